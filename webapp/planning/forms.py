"""Work to be given, lists of words and the plan of a year, as posted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from flask_babel import lazy_gettext as _l

from webapp.courses.loading import Library
from webapp.models import Class
from webapp.planning.assigning import HANDED_IN, KINDS, drill_of
from webapp.planning.queries import Seated, Shelf, lessons_of_unit
from webapp.practice.drill_words import words_of
from webapp.typed import tidy

LONGEST_NOTE = 1000
LATEST = timedelta(days=730)
Errors = dict[str, object]


@dataclass
class Wanted:
    """Work as it is wanted: valid when `errors` is empty. `errors`: field → what is expected."""

    kind: str = ""
    subject: str = ""
    group_id: int | None = None
    note: str = ""
    opens_on: date = date.min
    due_on: date | None = None
    errors: Errors = field(default_factory=dict)


def wanted(
    form: Mapping[str, str], library: Library, class_: Class, seated: Seated, shelf: Shelf, today: date
) -> Wanted:
    """Read the form: `kind` and `subject`, or both in `what` (`lesson:a1-01-01`), `group_id`, `note`, `opens_on`, `due_on`."""
    kind, _, subject = form.get("what", "").partition(":")
    found = Wanted(
        form.get("kind") or kind,
        (form.get("subject") or subject).strip()[:200],
        note=note_of(form),
    )
    found.subject = _known(found, library, class_, shelf)
    group = form.get("group_id", "")
    if group:
        ids = {number for number, _ in seated.groups}
        found.group_id = int(group) if group.isdecimal() and len(group) < 10 and int(group) in ids else None
        if found.group_id is None:
            found.errors["group_id"] = _l("Choose a group of this class.")
    found.opens_on, found.due_on = days_of(form, today, found.errors)
    return found


def note_of(form: Mapping[str, str]) -> str:
    """The note, tidied line by line."""
    return "\n".join(tidy(line) for line in form.get("note", "").splitlines()).strip()[:LONGEST_NOTE]


def days_of(form: Mapping[str, str], today: date, errors: Errors) -> tuple[date, date | None]:
    """From which day, and by which; from today where none is said."""
    opens = day_of(form.get("opens_on", ""), "opens_on", errors, today) or today
    due = day_of(form.get("due_on", ""), "due_on", errors, today)
    if due is not None and due < opens and not errors:
        errors["due_on"] = _l("The last day comes before the first one.")
    return opens, due


def day_of(text: str, name: str, errors: Errors, today: date) -> date | None:
    """A day as a browser sends it; None for none. A day that is none, or years away, is an error."""
    if not text.strip():
        return None
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        errors[name] = _l("Choose a day.")
        return None
    if abs(found - today) > LATEST:
        errors[name] = _l("This day is too far away.")
        return None
    return found


def _known(found: Wanted, library: Library, class_: Class, shelf: Shelf) -> str:
    """The subject as it is kept, if there is such a thing; else the error is noted."""
    checks = {
        "lesson": lambda: library.lesson(found.subject) is not None,
        "again": lambda: library.lesson(found.subject) is not None,
        "unit": lambda: bool(lessons_of_unit(library, found.subject)),
        "drill": lambda: _drill_known(library, found.subject),
        "words": lambda: _number_in(found.subject, shelf.words),
        "own": lambda: _number_in(found.subject, shelf.own),
        "test": lambda: found.subject in {one.course for one in library.sittings.values()},
    }
    if found.kind not in KINDS:
        found.errors["what"] = _l("Choose what to give.")
    elif found.kind in HANDED_IN:
        if not found.note:
            found.errors["note"] = _l("Write what learners are to write or say.")
        return ""
    elif not checks[found.kind]():
        found.errors["what"] = _l("This is not there any more: choose something else.")
    if found.kind == "drill" and not found.errors:
        drill = drill_of(found.subject)
        return drill.query if drill else ""
    return found.subject


def _drill_known(library: Library, subject: str) -> bool:
    drill = drill_of(subject)
    return drill is not None and (not drill.word or drill.word in words_of(library))


def _number_in(subject: str, shelf: Mapping[int, object]) -> bool:
    return subject.isdecimal() and len(subject) < 10 and int(subject) in shelf


def local(address: str) -> str | None:
    """An address of this very site to go back to; None for any other."""
    plain = address.startswith("/") and not address.startswith("//")
    return address if plain and not any(sign in address for sign in "\\\r\n\t") else None


@dataclass
class YearWanted:
    """How a plan of the year is to be spread. `weekdays`: one or two, 0 is Monday."""

    course: str
    start: date
    weekdays: tuple[int, ...]
    pace: int | None
    errors: Errors = field(default_factory=dict)


def year_wanted(form: Mapping[str, str], library: Library, usual: date, today: date) -> YearWanted:
    """Read the form: `course`, `start`, `hours`, `day1`, `day2`, `pace` (lessons an hour; empty for the usual one)."""
    errors: Errors = {}
    start = day_of(form.get("start", ""), "start", errors, today) or usual
    days = [form.get("day1", "5"), *([form.get("day2", "5")] if form.get("hours") == "2" else [])]
    weekdays = tuple(int(day) for day in days if day in "0123456" and len(day) == 1)
    if len(weekdays) < len(days):
        errors["day1"] = _l("Choose a day of the week.")
    pace = form.get("pace", "")
    if pace and pace not in "123456":
        errors["pace"] = _l("From one to six lessons.")
    course = form.get("course", "")
    if course not in library.courses:
        errors["course"] = _l("Choose a course.")
    return YearWanted(course, start, weekdays, int(pace) if pace and "pace" not in errors else None, errors)
