"""The learners of a class with what they did. The class must be authorised before; each call is one statement, however many they are."""

from collections.abc import Collection, Mapping, Sequence
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
from webapp.overview.past_work import PastWork
from webapp.practice.granting import VERDICT
from webapp.practice.sequence import PLACEMENT

# So many of the newest mistakes of a period are read: more say nothing new, and the page must not grow with the years.
MOST_MISTAKES = 600


def people(session: Session, class_id: int, group_id: int | None = None, person_id: int | None = None) -> list[Learner]:
    """The learners by name, without their work: all, those of a group, or one; two statements."""
    wanted = _people(class_id)
    rows = session.execute(wanted if person_id is None else wanted.where(Person.id == person_id)).all()
    member_of: dict[int, list[tuple[int, str]]] = {}
    for number, name, person in session.execute(_group_seats(class_id)):
        member_of.setdefault(person, []).append((number, name))
    found = [
        _learner(row, tuple(name for _, name in member_of.get(row.id, ())))
        for row in rows
        if group_id is None or group_id in {number for number, _ in member_of.get(row.id, ())}
    ]
    return sorted(found, key=lambda one: sort_key(one.name))


def with_work(
    session: Session, learners: Sequence[Learner], since: date | None, past: PastWork, today: date
) -> list[Learner]:
    """The same learners with what they did since a day; four statements."""
    work = worked(session, [one.person_id for one in learners], since, past, today)
    return [replace(one, work=work.get(one.person_id, {})) for one in learners]


def _learner(row: Any, groups: tuple[str, ...]) -> Learner:
    verdicts = tuple(one for one in row[5:] if one is not None)
    done = frozenset((row.done or "").split(",")) - {""}
    name = row.display_name or row.username or ""
    return Learner(row.id, name, not row.username, Recent(verdicts, row.last), done, groups)


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


Sums = dict[int, dict[str, Work]]


def worked(session: Session, ids: Sequence[int], since: date | None, past: PastWork, today: date) -> Sums:
    """Person → lesson → answers since a day; four statements. Of days gone by only what `past` does not know is read.

    Accepted answers are added apart: looking each answer up would cost more.
    """
    counted = select(Answer.person_id, func.count()).where(
        Answer.person_id.in_(ids), Answer.day < today, *_since(since)
    )
    counts = {row[0]: row[1] for row in session.execute(counted.group_by(Answer.person_id))}
    unknown = [one for one in ids if past.get(one, since, today, counts.get(one, 0)) is None]
    read = _sums(session, unknown, since, today)
    found = _sums(session, ids, today, None)
    for one in ids:
        before = past.get(one, since, today, counts.get(one, 0))
        if before is None:
            before = past.keep(one, since, today, counts.get(one, 0), read.get(one, {}))
        found[one] = _both(before, found.get(one, {}))
    for person, lesson, number in session.execute(_accepted(ids, since)):
        work = found[person][lesson]
        found[person][lesson] = replace(work, rights=work.rights + number)
    return found


def _both(one: Mapping[str, Work], other: Mapping[str, Work]) -> dict[str, Work]:
    return {**one, **{lesson: one.get(lesson, Work()) + work for lesson, work in other.items()}}


def _sums(session: Session, ids: Sequence[int], since: date | None, until: date | None) -> Sums:
    """`until` is the first day that is not counted."""
    whose = [Answer.person_id.in_(ids), *_since(since), *([Answer.day < until] if until else [])]
    sums = select(Answer.person_id, Answer.lesson_id, func.count(), RIGHT, TIME).where(*whose)
    found: Sums = {}
    for person, lesson, answers, rights, time in session.execute(sums.group_by(Answer.person_id, Answer.lesson_id)):
        found.setdefault(person, {})[lesson] = Work(answers, rights, time)
    return found


def _accepted(ids: Sequence[int], since: date | None) -> Any:
    granted = select(Answer.person_id, Answer.lesson_id, func.count()).join(Dispute, Dispute.answer_id == Answer.id)
    granted = granted.where(
        Dispute.state == "accepted", Answer.verdict == "wrong", Answer.person_id.in_(ids), *_since(since)
    )
    return granted.group_by(Answer.person_id, Answer.lesson_id)


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
        # Not by number alone: a database would then walk the answers of the whole country.
        .order_by(Answer.day.desc(), Answer.id.desc())
        .limit(MOST_MISTAKES)
    )
    return [Missed(*row[:5], row[5] or "", row[6]) for row in rows]
