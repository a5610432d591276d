"""How work is called, and where it is done: for teachers and learners alike."""

from datetime import date, timedelta
from urllib.parse import quote

from flask import url_for
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from webapp import i18n
from webapp.associations.holidays import holidays
from webapp.courses import library, markup, notation, schema
from webapp.planning.assigning import HANDED_IN, Drill, Given
from webapp.planning.own_checks import SENTENCES, Message
from webapp.practice.drill_cells import CELLS
from webapp.practice.drill_wording import topic_name
from webapp.script_view import in_view

KIND_NAMES = {
    "lesson": _l("Lesson"),
    "again": _l("A lesson once more"),
    "unit": _l("Unit"),
    "drill": _l("Forms to practise"),
    "words": _l("Words"),
    "own": _l("Exercises of the teacher"),
    "test": _l("Test"),
    "writing": _l("Writing"),
    "speaking": _l("Speaking"),
}
STATES = {
    "open": _l("to do"),
    "late": _l("still welcome"),
    "done": _l("done"),
    "coming": _l("not open yet"),
}


def kind_name(kind: str) -> str:
    """What sort of work it is."""
    return str(KIND_NAMES[kind])


def state_name(state: str) -> str:
    """How a piece of work stands, kindly."""
    return str(STATES[state])


def _titled(title: schema.Texts) -> Markup:
    kazakh, told = Markup('<span lang="kk">{}</span>').format(title.kk), markup.teach(title)
    if i18n.language() == "kk" or str(told) == in_view(title.kk):
        return kazakh
    return Markup('{} <span class="gloss">{}</span>').format(kazakh, told)


def lesson_title(lesson_id: str) -> Markup:
    """The title of a lesson of the courses, in Kazakh and in the reader's language; its id where it is gone."""
    found = library().lesson(lesson_id)
    return _titled(found[1].title) if found else escape(lesson_id)


def unit_title(unit_id: str) -> Markup:
    """The title of a unit."""
    units = (unit for course in library().courses.values() for unit in course.units)
    found = next((unit for unit in units if unit.id == unit_id), None)
    return _titled(found.entry.title) if found else escape(unit_id)


def drill_title(drill: Drill) -> Markup:
    """What a drill practises, without terms: the topic, or the questions of its forms; and the word."""
    told = [Markup("{}").format(topic_name(drill.topic))] if drill.topic else []
    told += [i18n.kazakh(CELLS[cell].kk) for cell in drill.cells]
    word = library().words.get(drill.word)
    if word is not None:
        told.insert(0, i18n.kazakh(notation.shown(word.kk)))
    return Markup(" · ").join(told) if told else Markup("{}").format(i18n.gettext("All forms"))


def work_title(given: Given) -> Markup:
    """What a piece of work is called."""
    if given.kind in ("lesson", "again"):
        return lesson_title(given.subject)
    if given.kind == "unit":
        return unit_title(given.subject)
    if given.drill is not None:
        return drill_title(given.drill)
    if given.kind == "test":
        course = library().courses.get(given.subject)
        return Markup("{}").format(
            i18n.gettext("Test %(level)s", level=course.entry.level if course else given.subject)
        )
    first = given.note.split("\n", 1)[0]
    return i18n.own(given.name or (first if len(first) <= 80 else f"{first[:78]}…") or kind_name(given.kind))


def work_link(given: Given, next_lesson: str | None = None) -> str:
    """Where a piece of work is done: straight there. `next_lesson`: of a unit, the first that is not done."""
    if given.kind in ("lesson", "unit"):
        return f"/practice/{next_lesson or (given.lessons[0] if given.lessons else given.subject)}"
    if given.kind == "again":
        return f"/practice/{given.subject}"
    if given.kind in ("words", "own"):
        return f"/practice/{given.kind}-{given.subject}"
    if given.drill is not None:
        return f"/practice/drill?{given.drill.query}".rstrip("?")
    if given.kind == "test":
        return f"/tests/{quote(given.subject)}"
    assert given.kind in HANDED_IN
    return f"/work/{given.id}/hand-in"


def week_end(monday: date) -> date:
    """The Sunday of a week."""
    return monday + timedelta(days=6)


def holidays_in(monday: date) -> list[str]:
    """The names of the days off in a week, in the reader's language."""
    tag = i18n.language()
    named = dict.fromkeys(one.name(tag) for one in holidays(monday, week_end(monday)) if one.off)
    return [in_view(name) if tag == "kk" else name for name in named]


def told(message: Message) -> Markup:
    """A message on a draft as a sentence, the Kazakh in it tagged."""
    values = {"form": i18n.kazakh(message.form), "word": i18n.kazakh(message.word)}
    return Markup(i18n.gettext(SENTENCES[message.code])) % values  # noqa: S704 (the catalog is ours)


def plan_address(class_id: int) -> str:
    """The plan of a class."""
    return url_for("planning.plan", class_id=class_id)


def day_of_week(number: int) -> date:
    """Some day of the week with this number, 0 for Monday: to be named."""
    return date(2024, 1, 1) + timedelta(days=number)


GLOBALS = {
    "day_of_week": day_of_week,
    "work_title": work_title,
    "work_link": work_link,
    "work_kind": kind_name,
    "work_state": state_name,
    "plan_lesson_title": lesson_title,
    "plan_told": told,
    "week_end": week_end,
    "holidays_in": holidays_in,
}
