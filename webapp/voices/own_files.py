"""The sounds of one person's voice, as files to take along."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from webapp.voices import queries, storage


def own_files(instance: Path, session: Session, person_id: int) -> Iterator[tuple[str, bytes]]:
    """Name within the archive and bytes (MP3) of each recording and each utterance that is there."""
    shelves = (
        (storage.RECORDINGS, queries.own_recordings(session, person_id)),
        (storage.UTTERANCES, [row[0] for row in queries.own_utterances(session, person_id)]),
    )
    for shelf, rows in shelves:
        for content in dict.fromkeys(row.content for row in rows):
            path = storage.path(instance, shelf, content, "mp3")
            if path.exists():
                yield f"sound/{shelf}/{content}.mp3", path.read_bytes()
