"""The lessons of classes, lent to practice: found for those who learn in the class and were given them, and for its teachers.

One select a request says what the person asking may open and when it was last changed; what is made from a row is kept by that
time, so that answering costs no reading of YAML.
"""

from collections import OrderedDict
from datetime import datetime
from threading import Lock
from typing import NamedTuple

from flask import g
from sqlalchemy import String, and_, cast, literal, null, or_, select, union_all
from sqlalchemy.orm import Session

from webapp import clock, db
from webapp.associations.teaching import classes_taught
from webapp.courses import library, schema
from webapp.courses.loading import Course
from webapp.courses.own_lessons import own_course_of
from webapp.models import Assignment, OwnLesson, WordList
from webapp.planning import own_draft, word_lists
from webapp.planning.queries import seen_by
from webapp.security import me

KEPT = 256


class Stamp(NamedTuple):
    """When a lesson was last changed, and whether it was put away."""

    updated_at: datetime
    retired: bool


class Made:
    """Lessons as they were made, the ones used last, by number, time of change and database."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, datetime], Course] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, datetime]) -> Course | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: tuple[str, datetime], course: Course) -> Course:
        """Keep it, and return the one kept: two threads may have made it at once, and there should be one."""
        with self._lock:
            kept = self._kept.setdefault(key, course)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return kept


def lesson_for_me(made: Made, lesson_id: str, retired: bool) -> tuple[Course, schema.Lesson] | None:
    """The lesson with its course, if the person asking may have it. `retired`: also when it was put away."""
    person = me()
    if person is None or person.guest:
        return None
    if "own_lessons" not in g:
        g.own_lessons = stamps(db.session(), person.id)
    stamp = g.own_lessons.get(lesson_id)
    if stamp is None or (stamp.retired and not retired):
        return None
    key = (lesson_id, stamp.updated_at)
    course = made.get(key)
    if course is None:
        lesson = _read(db.session(), lesson_id)
        course = made.keep(key, own_course_of(lesson)) if lesson else None
    return (course, next(iter(course.lessons.values()))) if course else None


def stamps(session: Session, person_id: int) -> dict[str, Stamp]:
    """Every lesson of a class that somebody may open today, by its lesson id. One statement."""
    today = clock.today()
    taught = classes_taught(person_id, today)

    def given(kind: str, row: type[OwnLesson] | type[WordList]) -> object:
        to_me = and_(
            Assignment.kind == kind,
            Assignment.subject == cast(row.id, String),
            Assignment.class_id == row.class_id,
            seen_by(person_id, today),
        )
        return or_(row.class_id.in_(taught), select(Assignment.id).where(to_me).correlate(row).exists())

    own = select(literal(schema.OWN), OwnLesson.id, OwnLesson.updated_at, OwnLesson.retired_at)
    lists = select(literal(schema.WORDS), WordList.id, WordList.updated_at, cast(null(), OwnLesson.retired_at.type))
    rows = session.execute(
        union_all(own.where(given("own", OwnLesson)), lists.where(given("words", WordList)))  # type: ignore[arg-type]
    )
    return {f"{sort}-{number}": Stamp(updated_at, retired is not None) for sort, number, updated_at, retired in rows}


def _read(session: Session, lesson_id: str) -> schema.Lesson | None:
    sort, _, number = lesson_id.partition("-")
    if sort == schema.WORDS:
        found = session.get_one(WordList, int(number))
        return word_lists.lesson_of(library(), found.id, found.name, found.entries)
    source = session.get_one(OwnLesson, int(number)).source
    return own_draft.lesson_of(source) if source else None
