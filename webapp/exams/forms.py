"""What a page of a test sends, read; what is missing is told without losing the rest."""

from collections.abc import Mapping, Sequence

from webapp.courses import schema
from webapp.exams.sittings import Shown
from webapp.typed import tidy_lines

LONGEST = 4000


class Incomplete(ValueError):
    """Something is missing: `missing` are the names of the fields; `code` says of what kind."""

    def __init__(self, code: str, missing: Sequence[str]) -> None:
        super().__init__(code)
        self.code, self.missing = code, tuple(missing)


def options_chosen(form: Mapping[str, str], questions: Sequence[Shown]) -> dict[str, str]:
    """Item id → number of the option in the file, or `-`. Raises Incomplete (`choose`)."""
    found = {one.item.id: one.number(form.get(one.item.id, "")) for one in questions}
    missing = [name for name, number in found.items() if number is None]
    if missing:
        raise Incomplete("choose", missing)
    return {name: number for name, number in found.items() if number is not None}


def texts_written(form: Mapping[str, str], tasks: Sequence[schema.Task]) -> dict[str, str]:
    """Task id → what was written; an empty text is an answer too. Raises Incomplete (`too-long`)."""
    found = {task.id: tidy_lines(form.get(task.id, "")) for task in tasks}
    missing = [name for name, text in found.items() if len(text) > LONGEST]
    if missing:
        raise Incomplete("too-long", missing)
    return found


def points_given(form: Mapping[str, str], rubric: schema.Rubric) -> dict[str, int]:
    """Criterion id → points. Raises Incomplete (`points`)."""
    allowed = {criterion.id: {str(points) for points in range(len(criterion.levels))} for criterion in rubric.criteria}
    missing = [name for name, points in allowed.items() if form.get(f"points-{name}") not in points]
    if missing:
        raise Incomplete("points", [f"points-{name}" for name in missing])
    return {name: int(form[f"points-{name}"]) for name in allowed}
