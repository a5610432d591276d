"""What may be chosen for paper, in the reader's language."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from webapp import i18n
from webapp.courses import library, meaning
from webapp.courses.loading import Course
from webapp.practice.drill_cells import TOPICS
from webapp.practice.drill_wording import topic_name
from webapp.script_view import NAMES as SCRIPT_NAMES
from webapp.worksheets.material import Kept
from webapp.worksheets.wishes import CARDS, CROSSWORD, EXERCISES, LETTERS, MOST_VERSIONS, SEARCH

SHEETS = (
    (EXERCISES, _l("Exercises")),
    (CROSSWORD, _l("Crossword")),
    (SEARCH, _l("Hidden words")),
    (LETTERS, _l("Letters and words to write")),
    (CARDS, _l("Cards to cut out")),
)
SCRIPTS = tuple(SCRIPT_NAMES.items())
SIZES = (("normal", _l("normal")), ("large", _l("large: for children and elders")))
VERSIONS = (
    ("1", _l("the same for all")),
    *((str(number), ", ".join("ABCD"[:number])) for number in range(2, MOST_VERSIONS + 1)),
)


@dataclass(frozen=True)
class Group:
    """Some things to choose from under one name. `own`: their names were typed by people."""

    name: str
    options: tuple[tuple[str, str], ...]


def subjects(course: Course, lists: list[Kept]) -> list[Group]:
    """Everything of a class that can be put on paper: its lists, the lessons unit by unit, and forms."""
    groups = []
    if lists:
        groups.append(
            Group(i18n.gettext("Word lists of the class"), tuple((f"words:{one.id}", one.name) for one in lists))
        )
    for number, unit in enumerate(course.units, start=1):
        lessons = tuple(
            (f"lesson:{lesson.id}", f"{number}.{place} {i18n.pick(lesson.title)}")
            for place, lesson in enumerate(unit.lessons, start=1)
        )
        words = (f"unit:{unit.entry.id}", i18n.gettext("All words of unit %(number)d", number=number))
        groups.append(Group(f"{number}. {i18n.pick(unit.entry.title)}", (*lessons, words)))
    if "child" not in course.entry.ages:
        forms = tuple((f"drill:{topic}", topic_name(topic)) for topic in TOPICS)
        groups.append(Group(i18n.gettext("Forms, as in the drill"), forms))
    return groups


def languages() -> list[tuple[str, str]]:
    """The languages of explanation, each by its own name."""
    content = library()
    offered = (tag for tag in meaning.offered(content) if tag in content.languages)
    return [*i18n.NAMES.items(), *((tag, content.languages[tag].names.own) for tag in offered)]
