"""Recordings and utterances as each may see them. What is another's is not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.orm import Session

from webapp.associations.teaching import classes_taught
from webapp.models import Class, Person, Recording, Seat, Utterance
from webapp.voices.consenting import CODES, may_name

_recording = Recording.__table__.c
_STAMP = select(func.count(), func.max(_recording.decided_at)).where(_recording.state == "approved")
_ROWS = (
    select(_recording.text_digest, _recording.content, _recording.consent, Person.display_name)
    .join_from(Recording.__table__, Person.__table__, Person.id == _recording.person_id)
    .where(_recording.state == "approved")
    .order_by(_recording.decided_at, _recording.id)
)


def approved_stamp(connection: Connection) -> tuple[Any, ...]:
    """Something that changes whenever another recording is heard."""
    return tuple(connection.execute(_STAMP).one())


def approved_rows(connection: Connection) -> list[tuple[str, str, str]]:
    """Digest of the text, content, and the name that may be told, of every approved recording, oldest decision first."""
    rows = connection.execute(_ROWS)
    return [(digest, content, (name or "") if may_name(consent) else "") for digest, content, consent, name in rows]


def consent_of(session: Session, person_id: int) -> str | None:
    """The code of the present wording that a volunteer agreed to with the newest recording, or None."""
    newest = select(Recording.consent).where(Recording.person_id == person_id).order_by(Recording.id.desc()).limit(1)
    found = session.scalar(newest)
    return found if found in CODES else None


def digests(session: Session, state: str) -> frozenset[str]:
    """The texts that have a recording in this state."""
    return frozenset(session.scalars(select(Recording.text_digest).where(Recording.state == state).distinct()))


def own_digests(session: Session, person_id: int) -> frozenset[str]:
    """The texts that a volunteer recorded, those left out that were refused."""
    mine = select(Recording.text_digest).where(Recording.person_id == person_id, Recording.state != "refused")
    return frozenset(session.scalars(mine))


def own_recordings(session: Session, person_id: int) -> Sequence[Recording]:
    """A volunteer's recordings, newest first."""
    mine = select(Recording).where(Recording.person_id == person_id).order_by(Recording.id.desc())
    return session.scalars(mine).all()


def recording_heard_by(session: Session, recording_id: int, person_id: int, reviews: bool) -> Recording:
    """A recording, for the volunteer who made it and for those who review. Raises NoResultFound for anybody else."""
    found = select(Recording).where(Recording.id == recording_id)
    return session.scalars(found if reviews else found.where(Recording.person_id == person_id)).one()


@dataclass(frozen=True)
class ToReview:
    """A recording with the name of who made it, and how many of the same text are heard or were approved."""

    recording: Recording
    name: str
    others: int


def in_state(session: Session, state: str, limit: int) -> list[ToReview]:
    """Recordings for those who review: the waiting ones oldest first, the decided ones newest first."""
    other = Recording.__table__.alias()
    others = (
        select(func.count())
        .select_from(other)
        .where(other.c.text_digest == Recording.text_digest, other.c.state == "approved", other.c.id != Recording.id)
        .scalar_subquery()
    )
    order = Recording.id if state == "waiting" else Recording.decided_at.desc()
    rows = session.execute(
        select(Recording, Person.display_name, others)
        .join(Person, Person.id == Recording.person_id)
        .where(Recording.state == state)
        .order_by(order)
        .limit(limit)
    )
    return [ToReview(recording, name or "", number) for recording, name, number in rows]


def own_utterances(session: Session, person_id: int) -> list[tuple[Utterance, str | None]]:
    """What a learner kept, newest first, with the name of the class it was sent to."""
    rows = session.execute(
        select(Utterance, Class.name)
        .outerjoin(Class, Class.id == Utterance.class_id)
        .where(Utterance.person_id == person_id)
        .order_by(Utterance.id.desc())
    )
    return [(kept, name) for kept, name in rows]


def own_utterance(session: Session, utterance_id: int, person_id: int) -> Utterance:
    """One of the learner's own. Raises NoResultFound for another's."""
    return session.scalars(
        select(Utterance).where(Utterance.id == utterance_id, Utterance.person_id == person_id)
    ).one()


def utterance_heard_by(session: Session, utterance_id: int, person_id: int, day: date) -> Utterance:
    """An utterance for its speaker, and for the teachers of the class it was sent to while the speaker sits in it.

    Raises NoResultFound for anybody else.
    """
    taught = (
        select(Seat.class_id)
        .where(
            Seat.class_id.in_(classes_taught(person_id, day)),
            Seat.person_id == Utterance.person_id,
            Seat.left_at.is_(None),
        )
        .correlate(Utterance)
    )
    mine = Utterance.person_id == person_id
    return session.scalars(
        select(Utterance).where(Utterance.id == utterance_id, or_(mine, Utterance.class_id.in_(taught)))
    ).one()


def classes_of(session: Session, person_id: int) -> list[tuple[int, str]]:
    """Id and name of the open classes in which a learner sits."""
    rows = session.execute(
        select(Class.id, Class.name)
        .join(Seat, Seat.class_id == Class.id)
        .where(Seat.person_id == person_id, Seat.left_at.is_(None), Class.closed_at.is_(None))
        .order_by(Class.name, Class.id)
    )
    return [(number, name) for number, name in rows]


def number_of(session: Session, table: type[Recording] | type[Utterance], person_id: int) -> int:
    """How many sounds somebody has here."""
    return session.scalar(select(func.count()).select_from(table).where(table.person_id == person_id)) or 0


def used_contents(session: Session, table: type[Recording] | type[Utterance], contents: Sequence[str]) -> set[str]:
    """Which of these contents a row still names."""
    return set(session.scalars(select(table.content).where(table.content.in_(contents))))
