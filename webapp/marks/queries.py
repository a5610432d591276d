"""What a class's teacher marks: what waits, one piece of it, and the marks given. A fixed number of statements.

The class itself must be authorised before (`my_class`); here a row of another class is not found.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from webapp.clock import day_of
from webapp.kazakh.alphabet import sort_key
from webapp.marks.given import Marked, standing
from webapp.models import (
    Assignment,
    ClassGroup,
    HandedIn,
    Mark,
    Person,
    Run,
    Seat,
    Sitting,
    SittingSeat,
    Submission,
    Utterance,
)


@dataclass(frozen=True)
class Waiting:
    """A piece of work to be marked. `where`: `work` (handed in) or `test` (a block of one); `heard`: a sound is there.

    `texts`: what was written, by task (one without a name for work handed in). `prompt`: the teacher's words, '' for a test.
    """

    where: str
    id: int
    person_id: int
    name: str
    kind: str
    prompt: str
    texts: dict[str, str]
    heard: bool
    at: datetime
    test: str = ""


def _seated(class_id: int, person: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    return person.in_(select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None)))


def _handed(class_id: int) -> Select[HandedIn, Assignment, str, str | None]:
    return (
        select(HandedIn, Assignment, Person.display_name, Person.username)
        .join(Assignment, Assignment.id == HandedIn.assignment_id)
        .join(Person, Person.id == HandedIn.person_id)
        .where(HandedIn.class_id == class_id, _seated(class_id, HandedIn.person_id))
    )


def _tests(class_id: int) -> Select[Submission, str, int | None, str, str | None]:
    """Blocks of tests of those who sit in the class: done while they sit there, or in a sitting of this class, of no other."""
    held_here = select(Sitting.id).where(Sitting.class_id == class_id)
    return (
        select(Submission, Run.lesson_id, SittingSeat.sitting_id, Person.display_name, Person.username)
        .join(Run, Run.id == Submission.run_id)
        .join(Seat, (Seat.person_id == Submission.person_id) & (Seat.class_id == class_id) & Seat.left_at.is_(None))
        .join(Person, Person.id == Submission.person_id)
        .outerjoin(SittingSeat, SittingSeat.run_id == Submission.run_id)
        .where(
            or_(
                SittingSeat.sitting_id.is_(None) & (Submission.submitted_at >= Seat.joined_at),
                SittingSeat.sitting_id.in_(held_here),
            )
        )
    )


def queue(session: Session, class_id: int) -> list[Waiting]:
    """What waits for a mark, the oldest first: the newest of each work handed in, and blocks of tests. Two statements."""
    later = aliased(HandedIn)
    newest = (
        select(func.max(later.id))
        .where(later.assignment_id == HandedIn.assignment_id, later.person_id == HandedIn.person_id)
        .correlate(HandedIn)
        .scalar_subquery()
    )
    unmarked = ~select(Mark.id).where(Mark.handed_in_id == HandedIn.id).exists()
    handed = session.execute(_handed(class_id).where(HandedIn.id == newest, unmarked))
    found = [_from_handed(*row) for row in handed]
    open_block = ~select(Mark.id).where(Mark.submission_id == Submission.id).exists()
    for submission, test, sitting_id, shown, username in session.execute(_tests(class_id).where(open_block)):
        one = _from_test(submission, test, shown, username)
        # At home nobody hears what is not recorded, and an empty sheet needs no mark.
        if sitting_id is not None or any(one.texts.values()):
            found.append(one)
    return sorted(found, key=lambda one: (one.at, one.where, one.id))


def _from_handed(handed: HandedIn, assignment: Assignment, shown: str, username: str | None) -> Waiting:
    texts = {"": handed.text} if handed.text else {}
    heard = handed.content is not None
    name = shown or username or ""
    return Waiting(
        "work", handed.id, handed.person_id, name, handed.kind, assignment.note, texts, heard, handed.handed_in_at
    )


def _from_test(submission: Submission, test: str, shown: str, username: str | None) -> Waiting:
    texts = {str(task): str(text) for task, text in submission.texts.items()}
    at, name = submission.submitted_at, shown or username or ""
    return Waiting("test", submission.id, submission.person_id, name, submission.block, "", texts, False, at, test)


def handed_in(session: Session, class_id: int, handed_in_id: int) -> Waiting:
    """Work handed in to this class by somebody who sits in it. Raises NoResultFound for any other."""
    return _from_handed(*session.execute(_handed(class_id).where(HandedIn.id == handed_in_id)).one())


def block_of_test(session: Session, class_id: int, submission_id: int) -> Waiting:
    """A block of a test that this class's teacher marks. Raises NoResultFound for any other."""
    row = session.execute(_tests(class_id).where(Submission.id == submission_id)).one()
    return _from_test(row[0], row[1], row[3], row[4])


def spoken_waiting(session: Session, class_id: int) -> int:
    """How many sounds from exercises were sent to the class by those who sit in it."""
    sent = select(func.count(Utterance.id)).where(
        Utterance.class_id == class_id, _seated(class_id, Utterance.person_id)
    )
    return session.scalar(sent) or 0


def learners(session: Session, class_id: int) -> list[tuple[int, str]]:
    """Id and name of each who sits in the class, by name."""
    rows = session.execute(
        select(Person.id, Person.display_name, Person.username).where(_seated(class_id, Person.id))
    ).all()
    return sorted(((row[0], row[1] or row[2] or "") for row in rows), key=lambda one: sort_key(one[1]))


def groups(session: Session, class_id: int) -> list[tuple[int, str]]:
    """Id and name of the groups of a class."""
    rows = session.execute(select(ClassGroup.id, ClassGroup.name).where(ClassGroup.class_id == class_id))
    return sorted(((row[0], row[1]) for row in rows), key=lambda one: sort_key(one[1]))


_TEACHER, _LEARNER = aliased(Person), aliased(Person)
_MARKS = (
    select(
        Mark,
        HandedIn.kind,
        Assignment.note,
        Submission.block,
        _LEARNER.display_name,
        _LEARNER.username,
        _TEACHER.display_name,
        _TEACHER.username,
    )
    .join(_LEARNER, _LEARNER.id == Mark.person_id)
    .outerjoin(_TEACHER, _TEACHER.id == Mark.marked_by_id)
    .outerjoin(HandedIn, HandedIn.id == Mark.handed_in_id)
    .outerjoin(Assignment, Assignment.id == HandedIn.assignment_id)
    .outerjoin(Submission, Submission.id == Mark.submission_id)
)


def _marked(session: Session, condition: ColumnElement[bool]) -> list[Marked]:
    found = []
    for mark, kind, note, block, shown, username, teacher, teacher_username in session.execute(_MARKS.where(condition)):
        where = "work" if mark.handed_in_id else "test" if mark.submission_id else "oral"
        found.append(
            Marked(
                mark.id,
                mark.person_id,
                shown or username or "",
                mark.class_id,
                where,
                kind or block or "speaking",
                note or mark.occasion,
                mark.handed_in_id or mark.submission_id,
                mark.rubric,
                dict(mark.points),
                mark.comment,
                mark.content is not None,
                teacher or teacher_username or "",
                mark.marked_at,
                day_of(mark.marked_at),
            )
        )
    return standing(found)


def marks_in(session: Session, class_id: int) -> list[Marked]:
    """The marks that stand of those who sit in the class, given in it; the newest first. One statement."""
    return _marked(session, (Mark.class_id == class_id) & _seated(class_id, Mark.person_id))


def marks_of(session: Session, person_id: int) -> list[Marked]:
    """A learner's own marks, of every class. One statement."""
    return _marked(session, Mark.person_id == person_id)


def mark_of_work(session: Session, waiting: Waiting) -> Marked | None:
    """The mark that stands of a piece of work, or None."""
    column = Mark.handed_in_id if waiting.where == "work" else Mark.submission_id
    return next(iter(_marked(session, column == waiting.id)), None)


def spoken_of(session: Session, mark_id: int) -> str | None:
    """The sound of the comment of a mark that was authorised before."""
    return session.scalar(select(Mark.content).where(Mark.id == mark_id))
