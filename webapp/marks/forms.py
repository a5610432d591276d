"""What is posted when something is marked or handed in: values, or what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from webapp.marks.rubrics import Scale, points_chosen
from webapp.typed import tidy, tidy_lines

LONGEST_TEXT, LONGEST_COMMENT, LONGEST_OCCASION = 4000, 1000, 200
PROBLEMS = {
    "points": _l("Choose points for each line."),
    "comment": _l("The comment is too long: up to 1,000 characters, please."),
    "nobody": _l("Choose who spoke."),
    "occasion": _l("Say what it was, such as “A talk about the family”: up to 200 letters."),
    "empty": _l("There is nothing written yet."),
    "too-long": _l("That is too long: up to 4,000 characters, please."),
}


class UnfitError(ValueError):
    """Something is missing or too long: a code of PROBLEMS."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Judged:
    """Points by criterion, and the written comment."""

    points: dict[str, int]
    comment: str


def judged(form: Mapping[str, str], scale: Scale) -> Judged:
    """Raises UnfitError."""
    points, missing = points_chosen(form, scale)
    if missing:
        raise UnfitError("points")
    comment = tidy_lines(form.get("comment", ""))
    if len(comment) > LONGEST_COMMENT:
        raise UnfitError("comment")
    return Judged(points, comment)


def occasion(form: Mapping[str, str]) -> str:
    """What an oral mark is for. Raises UnfitError."""
    found = tidy(form.get("occasion", ""))
    if not found or len(found) > LONGEST_OCCASION:
        raise UnfitError("occasion")
    return found


def written(form: Mapping[str, str]) -> str:
    """A text handed in. Raises UnfitError."""
    found = tidy_lines(form.get("text", ""))
    if not found:
        raise UnfitError("empty")
    if len(found) > LONGEST_TEXT:
        raise UnfitError("too-long")
    return found
