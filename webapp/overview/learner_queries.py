"""What one learner did, for the teacher of the class or for the learner. Who may ask must be known before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.courses.loading import Library
from webapp.memory.cards import form_of, told_by
from webapp.models import (
    Answer,
    Attendance,
    Class,
    Completion,
    Dispute,
    Guardian,
    LearnerNote,
    Look,
    Mark,
    Person,
    Profile,
    Seat,
)  # fmt: skip
from webapp.overview.figures import Work
from webapp.overview.learner_figures import Day, FormAnswer, Marked
from webapp.overview.queries import RIGHT, TIME, seated
from webapp.practice.granting import VERDICT
from webapp.practice.sequence import PLACEMENT

MOST_LOOKS = 200


@dataclass(frozen=True)
class Subject:
    """The learner; no ethnic group, no e-mail address."""

    id: int
    name: str
    profile: Profile | None


def learner_of(session: Session, class_id: int, person_id: int) -> Subject:
    """A learner who sits in a class. Raises NoResultFound for anybody else."""
    row = session.execute(
        select(Person.id, Person.display_name, Person.username, Profile)
        .outerjoin(Profile, Profile.person_id == Person.id)
        .where(seated(class_id), Person.id == person_id)
    ).one()
    return Subject(row.id, row.display_name or row.username or "", row[3])


def class_sat_in(session: Session, class_id: int, person_id: int) -> Class:
    """A class in which somebody sits. Raises NoResultFound for any other."""
    sits = select(Seat.class_id).where(Seat.person_id == person_id, Seat.left_at.is_(None))
    return session.scalars(select(Class).where(Class.id == class_id, Class.id.in_(sits))).one()


def classes_sat_in(session: Session, person_id: int) -> Sequence[Class]:
    """Every class in which somebody sits."""
    sits = select(Seat.class_id).where(Seat.person_id == person_id, Seat.left_at.is_(None))
    return session.scalars(select(Class).where(Class.id.in_(sits)).order_by(Class.id)).all()


def child_of(session: Session, guardian_id: int, child_id: int) -> Person:
    """A child whom somebody looks after. Raises NoResultFound for any other."""
    theirs = select(Guardian.child_id).where(Guardian.guardian_id == guardian_id, Guardian.until.is_(None))
    return session.scalars(select(Person).where(Person.id == child_id, Person.id.in_(theirs))).one()


def completed(session: Session, person_id: int) -> list[tuple[str, date]]:
    """The lessons completed, the newest first."""
    rows = session.execute(
        select(Completion.subject_id, Completion.day)
        .where(Completion.person_id == person_id, Completion.kind == "lesson")
        .order_by(Completion.completed_at.desc(), Completion.id.desc())
    )
    return [(row[0], row[1]) for row in rows]


def days(session: Session, person_id: int, since: date | None) -> list[Day]:
    """What was done on each day since a day, in order; accepted answers count as right."""
    whose = [Answer.person_id == person_id, *([Answer.day >= since] if since else [])]
    sums = select(Answer.day, func.count(), RIGHT, TIME).where(*whose).group_by(Answer.day).order_by(Answer.day)
    found = {day: Work(answers, rights, time) for day, answers, rights, time in session.execute(sums)}
    granted = select(Answer.day, func.count()).join(Dispute, Dispute.answer_id == Answer.id)
    granted = granted.where(Dispute.state == "accepted", Answer.verdict == "wrong", *whose).group_by(Answer.day)
    for day, number in session.execute(granted):
        found[day] = replace(found[day], rights=found[day].rights + number)
    return [Day(day, work) for day, work in found.items()]


def form_answers(session: Session, library: Library, person_id: int, since: date | None) -> list[FormAnswer]:
    """The answers that asked for one form each, since a day."""
    rows = session.execute(
        select(Answer.exercise_id, Answer.given, VERDICT.label("verdict"), Answer.day).where(
            Answer.person_id == person_id,
            Answer.lesson_id != PLACEMENT,
            or_(Answer.exercise_id.like("drill/%"), Answer.exercise_id.like("%/ending")),
            *([Answer.day >= since] if since else []),
        )
    )
    return [
        FormAnswer(form[0], told.verdict != "wrong", row.day)
        for row in rows
        for told in told_by(library, row.exercise_id, row.given, row.verdict)
        if (form := form_of(told.key))
    ]


def attendance(session: Session, class_id: int, person_id: int) -> list[tuple[date, str]]:
    """The lessons of the class that were marked, the newest first."""
    rows = select(Attendance.day, Attendance.status).where(
        Attendance.class_id == class_id, Attendance.person_id == person_id
    )
    return [(row[0], row[1]) for row in session.execute(rows.order_by(Attendance.day.desc()))]


def marks(session: Session, library: Library, class_id: int, person_id: int) -> list[Marked]:
    """The marks of the class that stand, the newest first: a later mark of the same work stands in place of an earlier one."""
    rows = session.scalars(
        select(Mark).where(Mark.class_id == class_id, Mark.person_id == person_id).order_by(Mark.id.desc())
    )
    seen: set[tuple[Any, ...]] = set()
    found = []
    for mark in rows:
        work = (mark.handed_in_id, mark.submission_id)
        if work == (None, None) or work not in seen:
            seen.add(work)
            found.append(_marked(library, mark))
    return found


def _marked(library: Library, mark: Mark) -> Marked:
    # A rubric of the class, or that of a block of the test.
    rubric = library.marking.get(mark.rubric) or library.rubrics.get(mark.rubric.removeprefix("test-"))
    points = sum(value for value in mark.points.values() if isinstance(value, int))
    most = sum(len(one.levels) - 1 for one in rubric.criteria) if rubric else None
    return Marked(mark.id, day_of(mark.marked_at), mark.rubric, mark.occasion, points, most, mark.comment)


@dataclass(frozen=True)
class NoteLine:
    """A teacher's note; `own`: the person asking wrote it."""

    note: LearnerNote
    author: str
    own: bool


def notes(session: Session, class_id: int, person_id: int, asking_id: int) -> list[NoteLine]:
    """The notes of the class's teachers on a learner, the newest first."""
    rows = session.execute(
        select(LearnerNote, Person.display_name, Person.username)
        .outerjoin(Person, Person.id == LearnerNote.author_id)
        .where(LearnerNote.class_id == class_id, LearnerNote.person_id == person_id)
        .order_by(LearnerNote.id.desc())
    )
    return [NoteLine(note, shown or username or "", note.author_id == asking_id) for note, shown, username in rows]


def note_of(session: Session, class_id: int, person_id: int, note_id: int, author_id: int) -> LearnerNote:
    """A note of one's own. Raises NoResultFound for any other."""
    return session.scalars(
        select(LearnerNote).where(
            LearnerNote.id == note_id,
            LearnerNote.class_id == class_id,
            LearnerNote.person_id == person_id,
            LearnerNote.author_id == author_id,
        )
    ).one()


def answers_of(session: Session, person_id: int, limit: int, before: int) -> Sequence[Answer]:
    """The newest answers of a learner, a page at a time: those with an id below `before` (0: from the newest)."""
    statement = select(Answer).where(Answer.person_id == person_id).order_by(Answer.id.desc()).limit(limit)
    return session.scalars(statement.where(Answer.id < before) if before else statement).all()


@dataclass(frozen=True)
class LookLine:
    """Who opened what, of which class, when."""

    look: Look
    teacher: str
    class_name: str


def looks(session: Session, person_id: int) -> list[LookLine]:
    """What teachers opened of somebody, the newest first."""
    rows = session.execute(
        select(Look, Person.display_name, Person.username, Class.name)
        .join(Class, Class.id == Look.class_id)
        .outerjoin(Person, Person.id == Look.teacher_id)
        .where(Look.learner_id == person_id)
        .order_by(Look.at.desc(), Look.id.desc())
        .limit(MOST_LOOKS)
    )
    return [LookLine(look, shown or username or "", name) for look, shown, username, name in rows]
