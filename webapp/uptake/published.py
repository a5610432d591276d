"""Published releases, read: the newest, one by number, its files. What is published never changes, so it may be kept."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from webapp.models import Release, ReleaseFile
from webapp.uptake.content import Content, unpacked


class Head(NamedTuple):
    """What is known of a published release without opening it."""

    id: int
    number: int
    period: str
    revises_id: int | None
    published_at: datetime

    @property
    def yearly(self) -> bool:
        return "Q" not in self.period


class FileHead(NamedTuple):
    """A file of a release, without its bytes."""

    name: str
    media_type: str
    sha256: str
    size: int


_HEADS: Select[int, int | None, str, int | None, datetime | None] = select(
    Release.id, Release.number, Release.period, Release.revises_id, Release.published_at
).where(Release.state == "published")


def releases(session: Session) -> list[Head]:
    """All that were published, the newest first."""
    return [Head(*row) for row in session.execute(_HEADS.order_by(Release.number.desc()))]  # type: ignore[arg-type]


def in_force(session: Session) -> list[Head]:
    """Those that no later one revises, the latest period first, a year before its quarters."""
    every = releases(session)
    revised = {one.revises_id for one in every}
    return sorted(
        (one for one in every if one.id not in revised),
        key=lambda one: (one.period[:4], one.yearly, one.period),
        reverse=True,
    )


def head(session: Session, number: int) -> Head:
    """One by its number. Raises NoResultFound."""
    return Head(*session.execute(_HEADS.where(Release.number == number)).one())  # type: ignore[arg-type]


def content(session: Session, number: int) -> Content:
    """What a release published. Raises NoResultFound."""
    kept, signed_over = session.execute(
        select(Release.content, Release.signed_over).where(Release.number == number, Release.state == "published")
    ).one()
    return _opened(signed_over, kept)


@lru_cache(maxsize=12)
def _opened(_signed_over: str, kept: bytes) -> Content:
    return unpacked(kept)


def files(session: Session, release_id: int) -> Sequence[FileHead]:
    """The files of a release, by name. Of published releases alone: see `head`."""
    columns = ReleaseFile.name, ReleaseFile.media_type, ReleaseFile.sha256, ReleaseFile.size
    found = session.execute(select(*columns).where(ReleaseFile.release_id == release_id).order_by(ReleaseFile.name))
    return [FileHead(*row) for row in found]


def file(session: Session, number: int, name: str) -> tuple[FileHead, bytes]:
    """One file with its bytes. Raises NoResultFound."""
    columns = ReleaseFile.name, ReleaseFile.media_type, ReleaseFile.sha256, ReleaseFile.size, ReleaseFile.content
    of = head(session, number).id
    row = session.execute(select(*columns).where(ReleaseFile.release_id == of, ReleaseFile.name == name)).one()
    return FileHead(*row[:4]), row[4]
