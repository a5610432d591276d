"""Live lessons and who is in them: for the teacher of the class (authorised before), for a learner with a seat in it, for streams."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import ColumnElement, Engine, Row, Select, and_, func, select
from sqlalchemy.orm import Session

from webapp.kazakh.alphabet import sort_key
from webapp.live.stage import LONGEST, Stage
from webapp.live.watching import Seen
from webapp.models import Answer, Class, LiveLesson, LivePresence, Person, Profile, Run, Seat
from webapp.practice.granting import VERDICT
from webapp.practice.sequence import LIVE


def _going(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (LiveLesson.closed_at.is_(None), LiveLesson.opened_at > now - LONGEST)


def open_lesson(session: Session, class_id: int, now: datetime, change: bool = False) -> LiveLesson | None:
    """The live lesson of a class that goes on, or None. `change`: nobody else changes it meanwhile."""
    asked = (
        select(LiveLesson).where(LiveLesson.class_id == class_id, *_going(now)).order_by(LiveLesson.id.desc()).limit(1)
    )
    return session.scalars(asked.with_for_update() if change else asked).first()


@dataclass(frozen=True)
class Someone:
    """A learner of the class. `joined`: is in the live lesson; `answered`: the exercise that is on."""

    id: int
    name: str
    joined: bool = False
    answered: bool = False


def _seated(class_id: int) -> Select[int]:
    return select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None))


def learners(session: Session, class_id: int, live: LiveLesson | None = None) -> list[Someone]:
    """The learners of a class, with what they do in a live lesson: one statement, two with an exercise on."""
    joined = select(LivePresence.person_id).where(LivePresence.live_id == (live.id if live else 0))
    rows = session.execute(
        select(Person.id, Person.display_name, Person.username, Person.id.in_(joined)).where(
            Person.id.in_(_seated(class_id))
        )
    )
    answered = {one.person_id for one in given(session, live)} if live and live.exercise_since else set()
    found = [Someone(row[0], row[1] or row[2] or "", bool(row[3]), row[0] in answered) for row in rows]
    return sorted(found, key=lambda one: sort_key(one.name))


def answer_id(live_id: int, number: int, person_id: int) -> UUID:
    """One for each learner and question: what is sent twice, or from two devices, is kept once."""
    return uuid5(NAMESPACE_URL, f"live/{live_id}/{number}/{person_id}")


def _answers_of(live: type[LiveLesson]) -> tuple[ColumnElement[bool], ...]:
    """How the answers to the exercise that is on belong to it."""
    return (
        LivePresence.live_id == live.id,
        Run.person_id == LivePresence.person_id,
        Run.lesson_id == LIVE,
        Run.started_at >= live.opened_at,
        Answer.run_id == Run.id,
        Answer.exercise_id == live.exercise_id,
        Answer.answered_at >= live.exercise_since,
    )


@dataclass(frozen=True)
class Given:
    """An answer to the exercise that is on."""

    person_id: int
    given: str
    verdict: str
    diagnosis: str | None


def given(session: Session, live: LiveLesson) -> list[Given]:
    """What those who joined answered to the exercise that is on."""
    rows = session.execute(
        select(Answer.person_id, Answer.given, VERDICT, Answer.diagnosis)
        .select_from(LiveLesson, LivePresence, Run, Answer)
        .where(LiveLesson.id == live.id, *_answers_of(LiveLesson))
        .order_by(Answer.id)
    )
    return [Given(*row) for row in rows]


def marks(engine: Engine, ids: list[int], now: datetime) -> dict[int, Seen]:
    """What is to be seen of some live lessons: one statement on a connection of its own, for all streams of a process."""
    joined = select(func.count()).where(LivePresence.live_id == LiveLesson.id).correlate(LiveLesson).scalar_subquery()
    answered = select(func.count()).select_from(LivePresence, Run, Answer).where(*_answers_of(LiveLesson))
    columns = (LiveLesson.screen, LiveLesson.state, LiveLesson.version)
    with engine.connect() as connection:
        rows = connection.execute(
            select(LiveLesson.id, *columns, joined, answered.correlate(LiveLesson).scalar_subquery()).where(
                LiveLesson.id.in_(ids),
                *_going(now),
            )
        ).all()
    return {row[0]: seen(Stage.of(row[1], row[2]), *row[3:]) for row in rows}


def seen(stage: Stage, version: int, joined: int, answered: int) -> Seen:
    """The marks that belong to what a page shows."""
    return Seen(stage.mark, f"{version}.{joined}.{answered}")


@dataclass(frozen=True)
class Joined:
    """A live lesson as a learner of the class sees it."""

    live: LiveLesson
    class_: Class
    inside: bool

    @property
    def stage(self) -> Stage:
        return Stage.of(self.live.screen, self.live.state)


def _for_learner(person_id: int, now: datetime) -> Select[LiveLesson, Class, int | None]:
    here = and_(LivePresence.live_id == LiveLesson.id, LivePresence.person_id == person_id)
    seat = and_(Seat.class_id == LiveLesson.class_id, Seat.person_id == person_id, Seat.left_at.is_(None))
    return (
        select(LiveLesson, Class, LivePresence.person_id)
        .join(Class, Class.id == LiveLesson.class_id)
        .join(Seat, seat)
        .outerjoin(LivePresence, here)
        .where(LiveLesson.opened_at > now - LONGEST, Class.closed_at.is_(None))
        .order_by(LiveLesson.id.desc())
    )


def live_for(session: Session, person_id: int, now: datetime) -> list[Joined]:
    """The live lessons that go on in the classes of a learner, the newest of each."""
    rows = session.execute(_for_learner(person_id, now).where(LiveLesson.closed_at.is_(None))).all()
    newest: dict[int, Joined] = {}
    for live, class_, inside in rows:
        newest.setdefault(class_.id, Joined(live, class_, inside is not None))
    return list(newest.values())


def own_live(session: Session, live_id: int, person_id: int, now: datetime) -> Joined:
    """A live lesson of a class in which this person has a seat, also one that was closed a while ago. Raises NoResultFound."""
    row: Row[LiveLesson, Class, int | None] = session.execute(
        _for_learner(person_id, now).where(LiveLesson.id == live_id)
    ).one()
    return Joined(row[0], row[1], row[2] is not None)


def live_run(session: Session, person_id: int, live: LiveLesson) -> int | None:
    """The run of a learner in a live lesson, or None before the first answer."""
    return session.scalar(
        select(func.max(Run.id)).where(
            Run.person_id == person_id, Run.lesson_id == LIVE, Run.started_at >= live.opened_at
        )
    )


def names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """What people are called."""
    rows = session.execute(select(Person.id, Person.display_name, Person.username).where(Person.id.in_(list(ids))))
    return {row[0]: row[1] or row[2] or "" for row in rows}


def ages(session: Session, class_id: int) -> list[str]:
    """The age group of each learner of a class who said one."""
    asked = select(Profile.age_group).where(Profile.person_id.in_(_seated(class_id)), Profile.age_group.is_not(None))
    return [age for age in session.scalars(asked) if age]


def rounds_before(session: Session, class_id: int, live_id: int, limit: int = 10) -> Sequence[dict[str, object]]:
    """The states of the last live lessons of a class before this one, the oldest first."""
    rows = session.scalars(
        select(LiveLesson.state)
        .where(LiveLesson.class_id == class_id, LiveLesson.id != live_id)
        .order_by(LiveLesson.id.desc())
        .limit(limit)
    ).all()
    return rows[::-1]
