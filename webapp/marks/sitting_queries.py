"""Sittings: of a class for its teacher, and of a learner's own classes. What is another's is not found."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.courses.loading import Library
from webapp.exams.criterion import Standing, standing_of
from webapp.exams.sittings import format_on
from webapp.exams.standing import taken_of
from webapp.kazakh.alphabet import sort_key
from webapp.marks.progress import CHECKPOINT, Outcome, Part, length_of_test, outcome
from webapp.models import Answer, Class, GroupSeat, Person, Run, Seat, Sitting, SittingSeat, Submission
from webapp.practice.granting import VERDICT


def sittings_of(session: Session, class_id: int) -> list[Sitting]:
    """Those of a class, the newest first. The class must be authorised before."""
    return list(session.scalars(select(Sitting).where(Sitting.class_id == class_id).order_by(Sitting.id.desc())))


def sitting_of(session: Session, class_id: int, sitting_id: int) -> Sitting:
    """One of a class. Raises NoResultFound for another's."""
    return session.scalars(select(Sitting).where(Sitting.id == sitting_id, Sitting.class_id == class_id)).one()


def _mine(person_id: int) -> ColumnElement[bool]:
    groups = select(GroupSeat.group_id).where(GroupSeat.person_id == person_id)
    seats = select(Seat.class_id).where(Seat.person_id == person_id, Seat.left_at.is_(None))
    return Sitting.class_id.in_(seats) & or_(Sitting.group_id.is_(None), Sitting.group_id.in_(groups))


def my_sitting(session: Session, sitting_id: int, person_id: int) -> tuple[Sitting, str]:
    """A sitting of a class (and group) in which the learner sits, and the name of the class. Raises NoResultFound for any other."""
    row = session.execute(
        select(Sitting, Class.name)
        .join(Class, Class.id == Sitting.class_id)
        .where(Sitting.id == sitting_id, Class.closed_at.is_(None), _mine(person_id))
    ).one()
    return row[0], row[1]


def open_for(session: Session, person_id: int) -> list[tuple[Sitting, str, bool]]:
    """Open sittings of the learner's classes that the learner has not finished: sitting, class, and whether it is begun."""
    rows = session.execute(
        select(Sitting, Class.name, SittingSeat.run_id)
        .join(Class, Class.id == Sitting.class_id)
        .outerjoin(SittingSeat, (SittingSeat.sitting_id == Sitting.id) & (SittingSeat.person_id == person_id))
        .outerjoin(Run, Run.id == SittingSeat.run_id)
        .where(Sitting.closed_at.is_(None), Class.closed_at.is_(None), Run.finished_at.is_(None), _mine(person_id))
        .order_by(Sitting.id)
    )
    return [(sitting, name, run_id is not None) for sitting, name, run_id in rows]


def seat_of(session: Session, sitting_id: int, person_id: int) -> tuple[SittingSeat, Run] | None:
    """The learner's part in a sitting with its run, None before it is begun."""
    row = session.execute(
        select(SittingSeat, Run)
        .join(Run, Run.id == SittingSeat.run_id)
        .where(SittingSeat.sitting_id == sitting_id, SittingSeat.person_id == person_id)
    ).first()
    return (row[0], row[1]) if row else None


def parts(session: Session, library: Library, sitting: Sitting) -> list[Part]:
    """Everybody for whom it is, and whoever began it and sits in the class, by name. Three statements."""
    seated = select(Seat.person_id).where(Seat.class_id == sitting.class_id, Seat.left_at.is_(None))
    found = (
        select(Person.id, Person.display_name, Person.username, SittingSeat, Run)
        .outerjoin(SittingSeat, (SittingSeat.person_id == Person.id) & (SittingSeat.sitting_id == sitting.id))
        .outerjoin(Run, Run.id == SittingSeat.run_id)
        .where(Person.id.in_(seated))
    )
    if sitting.group_id is not None:
        group = select(GroupSeat.person_id).where(GroupSeat.group_id == sitting.group_id)
        found = found.where(or_(SittingSeat.person_id.is_not(None), Person.id.in_(group)))
    rows = session.execute(found).all()
    runs = [row[4].id for row in rows if row[4] is not None]
    answered = _answered(session, runs)
    handed = _handed(session, runs)
    lines = []
    for person_id, shown, username, seat, run in rows:
        part = Part(person_id, shown or username or "")
        if seat is not None and run is not None:
            total = len(run.plan) if sitting.kind == CHECKPOINT else length_of_test(library, run.lesson_id)
            part = replace(
                part,
                run_id=run.id,
                lesson_id=run.lesson_id,
                started_at=run.started_at,
                finished_at=run.finished_at,
                done=min(total, answered.get(run.id, 0) + handed.get(run.id, 0)),
                total=total,
                set_aside=seat.set_aside,
                note=seat.note,
            )
        lines.append(part)
    return sorted(lines, key=lambda one: sort_key(one.name))


def _answered(session: Session, runs: Sequence[int]) -> dict[int, int]:
    """Run → how many different exercises were answered."""
    number = func.count(func.distinct(Answer.exercise_id))
    rows = session.execute(select(Answer.run_id, number).where(Answer.run_id.in_(runs)).group_by(Answer.run_id))
    return {row[0]: row[1] for row in rows}


def _handed(session: Session, runs: Sequence[int]) -> dict[int, int]:
    """Run → how many blocks of writing and speaking were handed in."""
    counted = select(Submission.run_id, func.count(Submission.id)).where(Submission.run_id.in_(runs))
    return {row[0]: row[1] for row in session.execute(counted.group_by(Submission.run_id))}


def standings(session: Session, library: Library, sitting: Sitting, parts: Sequence[Part]) -> dict[int, Standing]:
    """Run of a test → what it came to so far. Two statements."""
    known = [
        (sitting.id, part.run_id, part.lesson_id, part.started_at, part.finished_at or part.started_at)
        for part in parts
        if part.run_id is not None and part.started_at is not None and part.lesson_id in library.sittings
    ]
    found = {}
    for taken in taken_of(session, known):
        form = format_on(library, library.sittings[taken.test].level, day_of(taken.started_at))
        found[taken.run_id] = standing_of(library, form, taken)
    return found


def outcomes(session: Session, parts: Sequence[Part]) -> dict[int, Outcome]:
    """Run of a checkpoint → how it went so far. One statement."""
    totals = {part.run_id: part.total for part in parts if part.run_id is not None}
    answers: dict[int, list[tuple[str, bool]]] = {number: [] for number in totals}
    given = select(Answer.run_id, Answer.exercise_id, VERDICT).where(Answer.run_id.in_(list(totals)))
    for run_id, exercise, verdict in session.execute(given.order_by(Answer.id)):
        answers[run_id].append((exercise, verdict != "wrong"))
    return {run_id: outcome(answers[run_id], total) for run_id, total in totals.items()}
