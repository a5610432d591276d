"""Sounds of this room: what learners say for their class, and what teachers say to it. Private, and gone with their rows."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from flask import request
from flask_babel import lazy_gettext as _l
from sqlalchemy import event, or_, select, update
from sqlalchemy.orm import Session

from webapp.models import HandedIn, Mark
from webapp.voices import forms, storage
from webapp.voices.sending import instance

HANDED_IN, COMMENTS = "handed-in", "comments"
# Seconds. At the rate at which pages record, both stay under the megabyte that a form may have.
LONGEST_WORK, LONGEST_COMMENT = 90, 60
PROBLEMS = forms.PROBLEMS | {
    "too-long": _l("That is too long. The page says how many seconds it may be."),
    "none": _l("Record it first, or choose a file with the sound."),
}


def sent() -> bool:
    """Whether the form came with a sound."""
    file = request.files.get("sound")
    return file is not None and bool(file.filename)


def keep(shelf: str, longest: int) -> tuple[str, int]:
    """Keep the sound that the form came with. Returns its name and milliseconds. Raises transcoding.Unusable."""
    found = forms.sent_sound(request.files.get("sound"), longest)
    storage.keep(instance(), shelf, found.content, found.encoded)
    return found.content, found.encoded.milliseconds


def own_files(folder: Path, session: Session, person_id: int) -> Iterator[tuple[str, bytes]]:
    """What somebody may take along: what they said, and the comments spoken to them. Name in the archive, and MP3."""
    mine = {
        HANDED_IN: select(HandedIn.content).where(HandedIn.person_id == person_id),
        COMMENTS: select(Mark.content).where(Mark.person_id == person_id),
    }
    for shelf, statement in mine.items():
        for content in dict.fromkeys(one for one in session.scalars(statement) if one):
            path = storage.path(folder, shelf, content, "mp3")
            if path.exists():
                yield f"sound/{shelf}/{content}.mp3", path.read_bytes()


def forget(folder: Path, session: Session, person_id: int) -> None:
    """Somebody goes: their voice goes too, at the commit; a teacher's comment is heard no more, its points stay."""
    works = set(session.scalars(select(HandedIn.content).where(HandedIn.person_id == person_id)))
    theirs = or_(Mark.person_id == person_id, Mark.marked_by_id == person_id)
    comments = set(session.scalars(select(Mark.content).where(theirs)))
    kept_works = select(HandedIn.content).where(HandedIn.content.in_(works), HandedIn.person_id != person_id)
    kept_comments = select(Mark.content).where(Mark.content.in_(comments), ~theirs)
    gone = {
        HANDED_IN: works - set(session.scalars(kept_works)),
        COMMENTS: comments - set(session.scalars(kept_comments)),
    }
    session.execute(update(Mark).where(Mark.marked_by_id == person_id).values(content=None))

    @event.listens_for(session, "after_commit", once=True)
    def clear(_session: Session) -> None:
        for shelf, contents in gone.items():
            storage.remove(folder, shelf, _named(contents))


def _named(contents: Iterable[str | None]) -> list[str]:
    return [one for one in contents if one]
