"""What a cell of the register's table says: text to a value, and a value to text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from webapp.associations.columns import folded
from webapp.marking import _m
from webapp.spreadsheets import as_read

Value = str | date | tuple[str, ...] | None
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KINDS = {
    "republican": ("republican", "республикалық", "республиканское", "республиканская", "республиканский"),
    "regional": ("regional", "өңірлік", "облыстық", "региональное", "областное", "региональный"),
    "local": ("local", "жергілікті", "филиал", "местное", "местный", "branch"),
}
LONGEST = {"district": 300, "accreditation_number": 40, "number": 40, "phone": 60, "email": 254, "address": 300}
DAYS = ("accreditation_from", "accreditation_to", "stands_from", "until", "from", "to")


class CellError(ValueError):
    """A cell says nothing that can be used; the message is marked."""


@dataclass(frozen=True)
class Known:
    """What cells may name: folded name or code → code. An association that two bear the name of is None."""

    regions: Mapping[str, str]
    groups: Mapping[str, str]
    houses: Mapping[str, str]
    packages: frozenset[str]
    associations: Mapping[str, str | None] = field(default_factory=dict)


def value_of(code: str, text: str, known: Known) -> Value:
    """The value of a cell. Raises CellError."""
    reader = _READERS.get(code)
    return reader(text, known) if reader else _text(code, text)


def text_of(value: Value) -> str:
    """A value as a table has it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    return value.isoformat() if isinstance(value, date) else as_read(value)


def day_of(text: str) -> date | None:
    """A day written as 2026-03-31 or 31.03.2026. Raises CellError."""
    if not text:
        return None
    iso, dotted = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", text), re.fullmatch(r"(\d\d?)[./](\d\d?)[./](\d{4})", text)
    if not iso and not dotted:
        raise CellError(_m("This is no day."))
    year, month, day = iso.groups() if iso else dotted.groups()[::-1]  # type: ignore[union-attr]
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise CellError(_m("There is no such day.")) from error


def _text(code: str, text: str) -> str:
    if len(text) > LONGEST.get(code, 300):
        raise CellError(_m("This is too long."))
    if code.startswith("name_") and not text:
        raise CellError(_m("A name is missing."))
    return text


def _id(text: str, _known: Known) -> str:
    if not ID.fullmatch(text) or len(text) > 60:
        raise CellError(_m("This cannot be an id."))
    return text


def _kind(text: str, _known: Known) -> str:
    found = next((kind for kind, words in KINDS.items() if folded(text) in words), None)
    if found is None:
        raise CellError(_m("This is no kind of association."))
    return found


def _package(text: str, known: Known) -> str | None:
    if text and text not in known.packages:
        raise CellError(_m("There is no such package."))
    return text or None


def _groups(text: str, known: Known) -> tuple[str, ...]:
    return tuple(sorted({_group(one, known) for part in text.split(";") if (one := part.strip())}))


def _group(text: str, known: Known) -> str:
    found = known.groups.get(folded(text))
    if found is None:
        raise CellError(_m("There is no such people."))
    return found


def _region(text: str, known: Known) -> str | None:
    if text and folded(text) not in known.regions:
        raise CellError(_m("There is no such region."))
    return known.regions[folded(text)] if text else None


def _house(text: str, known: Known) -> str | None:
    if text and folded(text) not in known.houses:
        raise CellError(_m("There is no such House of Friendship. Add it to the list of houses first."))
    return known.houses[folded(text)] if text else None


def _association(text: str, known: Known) -> str | None:
    if not text:
        return None
    if folded(text) not in known.associations:
        raise CellError(_m("No association has this id or name."))
    found = known.associations[folded(text)]
    if found is None:
        raise CellError(_m("More than one association has this name: write its id."))
    return found


def _email(text: str, _known: Known) -> str:
    if text and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        raise CellError(_m("This is no e-mail address."))
    return _text("email", text)


def _website(text: str, _known: Known) -> str:
    if text and not re.fullmatch(r"https?://[^\s<>\"]+", text):
        raise CellError(_m("This is no address of a website."))
    return _text("website", text)


def _day(text: str, _known: Known) -> date | None:
    return day_of(text)


_READERS: dict[str, Callable[[str, Known], Value]] = {
    "id": _id,
    "kind": _kind,
    "package": _package,
    "peoples": _groups,
    "people": _group,
    "region": _region,
    "house": _house,
    "parent": _association,
    "merged_into": _association,
    "email": _email,
    "website": _website,
    **dict.fromkeys(DAYS, _day),
}
