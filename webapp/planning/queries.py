"""Work given to classes, and what was done of it. What is not the class's, or the learner's, is not found. A fixed number of statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from webapp.courses import schema
from webapp.courses.loading import Library
from webapp.courses.own_lessons import asked_of_list
from webapp.exams.sittings import sittings_of
from webapp.kazakh.alphabet import sort_key
from webapp.models import Assignment, Class, ClassGroup, GroupSeat, OwnLesson, Person, PlanWeek, Seat, WordList
from webapp.planning.assigning import Given
from webapp.planning.spreading import Week


@dataclass(frozen=True)
class Seated:
    """Who sits in a class: (id, name) by the alphabet; its groups, and who is in each."""

    learners: tuple[tuple[int, str], ...]
    groups: tuple[tuple[int, str], ...]
    members: dict[int, frozenset[int]]


def seated_in(session: Session, class_id: int) -> Seated:
    """The learners and groups of a class; the class itself must be authorised before. Two statements."""
    people = session.execute(
        select(Person.id, Person.display_name, Person.username)
        .join(Seat, Seat.person_id == Person.id)
        .where(Seat.class_id == class_id, Seat.left_at.is_(None))
    )
    learners = sorted(((row[0], row[1] or row[2] or "") for row in people), key=lambda one: sort_key(one[1]))
    rows = session.execute(
        select(ClassGroup.id, ClassGroup.name, GroupSeat.person_id)
        .outerjoin(GroupSeat, GroupSeat.group_id == ClassGroup.id)
        .where(ClassGroup.class_id == class_id)
        .order_by(ClassGroup.id)
    ).all()
    members: dict[int, set[int]] = {}
    for group_id, _, person_id in rows:
        members.setdefault(group_id, set()).update(() if person_id is None else (person_id,))
    groups = sorted({row[0]: row[1] for row in rows}.items(), key=lambda one: sort_key(one[1]))
    return Seated(tuple(learners), tuple(groups), {key: frozenset(found) for key, found in members.items()})


@dataclass(frozen=True)
class Shelf:
    """The lists of words (name, entries) and own lessons (name) of some classes, by number."""

    words: dict[int, tuple[str, list[dict[str, Any]]]]
    own: dict[int, str]


def shelf_of(session: Session, class_ids: Sequence[int]) -> Shelf:
    """What classes have of their own; two statements. Own lessons that were put away are not among them."""
    lists = select(WordList.id, WordList.name, WordList.entries).where(WordList.class_id.in_(class_ids))
    own = select(OwnLesson.id, OwnLesson.name).where(OwnLesson.class_id.in_(class_ids), OwnLesson.retired_at.is_(None))
    return Shelf(
        {row[0]: (row[1], row[2]) for row in session.execute(lists.order_by(WordList.id.desc()))},
        {row[0]: row[1] for row in session.execute(own.order_by(OwnLesson.id.desc()))},
    )


def _given(library: Library, shelf: Shelf, row: Assignment) -> Given:
    name, words = "", frozenset[str]()
    lessons: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    if row.kind == "lesson":
        lessons = (row.subject,)
    elif row.kind == "again":
        runs = (row.subject,)
    elif row.kind == "unit":
        lessons = lessons_of_unit(library, row.subject)
    elif row.kind == "test":
        runs = tuple(one.id for one in sittings_of(library, row.subject))
    elif row.kind == "words":
        name, entries = shelf.words.get(int(row.subject), ("", []))
        words = asked_of_list(library, entries)
    elif row.kind == "own":
        name, runs = shelf.own.get(int(row.subject), ""), (f"{schema.OWN}-{row.subject}",)
    return Given(
        row.id, row.class_id, row.group_id, row.kind, row.subject, row.note, row.opens_on, row.due_on,
        name, lessons, runs, words, row.made_at,
    )  # fmt: skip


def lessons_of_unit(library: Library, unit_id: str) -> tuple[str, ...]:
    """The lessons of a unit; () where there is none of this name."""
    units = (unit for course in library.courses.values() for unit in course.units)
    return next((tuple(lesson.id for lesson in unit.lessons) for unit in units if unit.id == unit_id), ())


def assignments_in(session: Session, library: Library, class_id: int, shelf: Shelf) -> list[Given]:
    """What a class was given and still has, the newest first; the class itself must be authorised before."""
    rows = session.scalars(
        select(Assignment)
        .where(Assignment.class_id == class_id, Assignment.withdrawn_at.is_(None))
        .order_by(Assignment.opens_on.desc(), Assignment.id)
    )
    return [_given(library, shelf, row) for row in rows]


def assignment_in(session: Session, class_id: int, assignment_id: int) -> Assignment:
    """One piece of work of a class. Raises NoResultFound for another class's, and for what was withdrawn."""
    return session.scalars(
        select(Assignment).where(
            Assignment.id == assignment_id, Assignment.class_id == class_id, Assignment.withdrawn_at.is_(None)
        )
    ).one()


def seen_by(person_id: int, today: date) -> ColumnElement[bool]:
    """Whether an assignment is seen by a learner on a day: an open seat in an open class, their group, opened, not withdrawn."""
    sits = select(Seat.class_id).join(Class, Class.id == Seat.class_id)
    inside = select(GroupSeat.group_id).where(GroupSeat.person_id == person_id)
    return and_(
        Assignment.withdrawn_at.is_(None),
        Assignment.opens_on <= today,
        or_(Assignment.group_id.is_(None), Assignment.group_id.in_(inside)),
        Assignment.class_id.in_(
            sits.where(Seat.person_id == person_id, Seat.left_at.is_(None), Class.closed_at.is_(None)).correlate(None)
        ),
    )


def given_to_learner(session: Session, library: Library, person_id: int, today: date) -> list[tuple[Given, str]]:
    """The work that a learner sees, each with the name of its class. Three statements; one where there is none."""
    rows = session.execute(
        select(Assignment, Class.name)
        .join(Class, Class.id == Assignment.class_id)
        .where(seen_by(person_id, today))
        .order_by(Class.name, Class.id, Assignment.id)
    ).all()
    if not rows:
        return []
    shelf = shelf_of(session, sorted({row[0].class_id for row in rows}))
    return [(_given(library, shelf, row[0]), row[1]) for row in rows]


def word_list(session: Session, class_id: int, list_id: int) -> WordList:
    """A list of a class. Raises NoResultFound for another class's."""
    return session.scalars(select(WordList).where(WordList.id == list_id, WordList.class_id == class_id)).one()


def own_lesson(session: Session, class_id: int, own_id: int) -> OwnLesson:
    """An own lesson of a class that was not put away. Raises NoResultFound for any other."""
    return session.scalars(
        select(OwnLesson).where(OwnLesson.id == own_id, OwnLesson.class_id == class_id, OwnLesson.retired_at.is_(None))
    ).one()


def weeks_of(session: Session, class_id: int) -> list[Week]:
    """The plan of the year of a class, in order; [] where there is none."""
    rows = session.scalars(select(PlanWeek).where(PlanWeek.class_id == class_id).order_by(PlanWeek.position))
    return [Week(row.monday, row.hours, tuple(row.lessons), row.note, row.free) for row in rows]


def lessons_given(givens: Iterable[Given]) -> frozenset[str]:
    """The lessons that the whole class was given one by one."""
    return frozenset(one.subject for one in givens if one.kind == "lesson" and one.group_id is None)
