"""The learners of a class with what they did. The class must be authorised before; each call is one statement, however many they are."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, select
from sqlalchemy.orm import Session

from webapp.kazakh.alphabet import sort_key
from webapp.models import Answer, ClassGroup, Completion, Dispute, GroupSeat, Person, Profile, Seat
from webapp.overview.figures import LONGEST_MILLISECONDS, Learner, Work
from webapp.overview.help_needed import WRONG_IN_A_ROW, Recent
from webapp.overview.mistakes import Missed
from webapp.practice.granting import VERDICT
from webapp.practice.sequence import PLACEMENT

# So many of the newest mistakes of a period are read: more say nothing new, and the page must not grow with the years.
MOST_MISTAKES = 1500


def learners(
    session: Session, class_id: int, since: date | None, group_id: int | None = None, person_id: int | None = None
) -> list[Learner]:
    """The learners by name, with what they did since a day; four statements. All, those of a group, or one."""
    wanted = _people(class_id)
    people = session.execute(wanted if person_id is None else wanted.where(Person.id == person_id)).all()
    member_of: dict[int, list[tuple[int, str]]] = {}
    for number, name, person in session.execute(_group_seats(class_id)):
        member_of.setdefault(person, []).append((number, name))
    if group_id is not None:
        people = [row for row in people if group_id in {number for number, _ in member_of.get(row.id, ())}]
    work = worked(session, [row.id for row in people], since)
    found = [
        _learner(row, tuple(name for _, name in member_of.get(row.id, ())), work.get(row.id, {})) for row in people
    ]
    return sorted(found, key=lambda one: sort_key(one.name))


def _learner(row: Any, groups: tuple[str, ...], work: dict[str, Work]) -> Learner:
    verdicts = tuple(one for one in row[5:] if one is not None)
    done = frozenset((row.done or "").split(",")) - {""}
    name = row.display_name or row.username or ""
    return Learner(row.id, name, not row.username, Recent(verdicts, row.last), done, groups, work)


def seated(class_id: int) -> ColumnElement[bool]:
    """Who sits in a class."""
    return Person.id.in_(select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None)))


def _people(class_id: int) -> Any:
    last = select(func.max(Answer.day)).where(Answer.person_id == Person.id).correlate(Person).scalar_subquery()
    lessons = select(func.aggregate_strings(Completion.subject_id, ",")).where(
        Completion.person_id == Person.id, Completion.kind == "lesson"
    )
    return select(
        Person.id,
        Person.display_name,
        Person.username,
        last.label("last"),
        lessons.correlate(Person).scalar_subquery().label("done"),
        *(_verdict(place) for place in range(WRONG_IN_A_ROW)),
    ).where(seated(class_id))


def _verdict(place: int) -> ScalarSelect[Any]:
    """The newest verdict but `place`. A placement test asks until it goes wrong: that is no cry for help."""
    newest = select(VERDICT).select_from(Answer).where(Answer.person_id == Person.id, Answer.lesson_id != PLACEMENT)
    # In the order of an index: a few rows are read, not a year of answers.
    newest = newest.order_by(Answer.day.desc(), Answer.id.desc()).limit(1).offset(place)
    return newest.correlate(Person).scalar_subquery()


def _group_seats(class_id: int) -> Any:
    return (
        select(ClassGroup.id, ClassGroup.name, GroupSeat.person_id)
        .join(GroupSeat, GroupSeat.group_id == ClassGroup.id)
        .where(ClassGroup.class_id == class_id)
        .order_by(ClassGroup.name)
    )


def groups(session: Session, class_id: int) -> Sequence[ClassGroup]:
    """The groups of a class, by name."""
    found = session.scalars(select(ClassGroup).where(ClassGroup.class_id == class_id)).all()
    return sorted(found, key=lambda group: sort_key(group.name))


def _since(since: date | None) -> list[ColumnElement[bool]]:
    return [Answer.day >= since] if since else []


TIME = func.sum(case((Answer.milliseconds > LONGEST_MILLISECONDS, LONGEST_MILLISECONDS), else_=Answer.milliseconds))
RIGHT = func.sum(case((Answer.verdict != "wrong", 1), else_=0))


def worked(session: Session, ids: Collection[int], since: date | None) -> dict[int, dict[str, Work]]:
    """Person → lesson → answers since a day; two statements. Accepted answers are added apart: looking each up would cost more."""
    whose = [Answer.person_id.in_(ids), *_since(since)]
    found: dict[int, dict[str, Work]] = {}
    sums = select(Answer.person_id, Answer.lesson_id, func.count(), RIGHT, TIME).where(*whose)
    for person, lesson, answers, rights, time in session.execute(sums.group_by(Answer.person_id, Answer.lesson_id)):
        found.setdefault(person, {})[lesson] = Work(answers, rights, time)
    granted = select(Answer.person_id, Answer.lesson_id, func.count()).join(Dispute, Dispute.answer_id == Answer.id)
    granted = granted.where(Dispute.state == "accepted", Answer.verdict == "wrong", *whose)
    for person, lesson, number in session.execute(granted.group_by(Answer.person_id, Answer.lesson_id)):
        work = found[person][lesson]
        found[person][lesson] = replace(work, rights=work.rights + number)
    return found


def missed(session: Session, ids: Collection[int], since: date | None) -> list[Missed]:
    """The newest mistakes of these people since a day that have a diagnosis and were not accepted by an editor."""
    accepted = and_(Dispute.answer_id == Answer.id, Dispute.state == "accepted")
    rows = session.execute(
        select(
            Answer.id,
            Answer.person_id,
            Answer.lesson_id,
            Answer.exercise_id,
            Answer.given,
            Answer.diagnosis,
            Profile.people,
        )
        .outerjoin(Profile, Profile.person_id == Answer.person_id)
        .outerjoin(Dispute, accepted)
        .where(
            Answer.person_id.in_(ids),
            Answer.verdict != "right",
            Answer.diagnosis.is_not(None),
            Answer.lesson_id != PLACEMENT,
            Dispute.id.is_(None),
            *_since(since),
        )
        .order_by(Answer.id.desc())
        .limit(MOST_MISTAKES)
    )
    return [Missed(*row[:5], row[5] or "", row[6]) for row in rows]
