"""Recordings come, are decided on and are taken back; learners keep and send what they said."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from webapp.models import Recording, Utterance
from webapp.voices import queries, storage
from webapp.voices.speakable import text_digest


def add_recording(
    session: Session, *, person_id: int, text: str, content: str, milliseconds: int, consent: str, now: datetime
) -> Recording | None:
    """A recording that waits for an editor. None when this volunteer sent the same sound before."""
    same = select(Recording.id).where(Recording.person_id == person_id, Recording.content == content)
    if session.scalar(same) is not None:
        return None
    made = Recording(
        person_id=person_id,
        text=text,
        text_digest=text_digest(text),
        content=content,
        milliseconds=milliseconds,
        consent=consent,
        state="waiting",
        recorded_at=now,
    )
    session.add(made)
    session.flush()
    return made


def decide(session: Session, recording: Recording, state: str, editor_id: int, now: datetime) -> None:
    """Approve, refuse, or withdraw an approval. Of several approved ones of a text the last to be approved is heard."""
    recording.state, recording.decided_by_id, recording.decided_at = state, editor_id, now
    session.flush()


def keep_utterance(
    session: Session,
    *,
    person_id: int,
    exercise_id: str,
    text: str,
    content: str,
    milliseconds: int,
    class_id: int | None,
    now: datetime,
) -> Utterance:
    """Keep what a learner said; with `class_id` its teachers hear it too. The same sound kept once more is the same row."""
    same = select(Utterance).where(
        Utterance.person_id == person_id, Utterance.content == content, Utterance.exercise_id == exercise_id
    )
    found = session.scalars(same).first()
    if found is None:
        found = Utterance(
            person_id=person_id,
            lesson_id=exercise_id.split("/", 1)[0],
            exercise_id=exercise_id,
            text=text,
            content=content,
            milliseconds=milliseconds,
            kept_at=now,
        )
        session.add(found)
    if class_id is not None:
        found.class_id, found.sent_at = class_id, now
    session.flush()
    return found


def forget_recordings(session: Session, instance: Path, person_id: int) -> int:
    """Delete all that a volunteer recorded, rows now and files at the commit. Returns how many there were."""
    return _forget(session, instance, Recording, queries.own_recordings(session, person_id))


def forget_utterances(session: Session, instance: Path, kept: Sequence[Utterance]) -> int:
    """Delete what a learner kept, rows now and files at the commit. Returns how many there were."""
    return _forget(session, instance, Utterance, kept)


def forget_all(session: Session, instance: Path, person_id: int) -> None:
    """Delete every sound of a person."""
    forget_recordings(session, instance, person_id)
    forget_utterances(session, instance, [row[0] for row in queries.own_utterances(session, person_id)])


def _forget(
    session: Session,
    instance: Path,
    table: type[Recording] | type[Utterance],
    rows: Sequence[Recording] | Sequence[Utterance],
) -> int:
    contents = [row.content for row in rows]
    for row in rows:
        session.delete(row)
    session.flush()
    # Two people may have sent the same sound: a file stays as long as a row names it.
    gone = set(contents) - queries.used_contents(session, table, contents)
    shelf = storage.RECORDINGS if table is Recording else storage.UTTERANCES

    @event.listens_for(session, "after_commit", once=True)
    def clear(_session: Session) -> None:
        storage.remove(instance, shelf, gone)

    return len(contents)
