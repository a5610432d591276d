"""What is published never changes: a session that tries is stopped. The database itself refuses as well (migration 0005)."""

from typing import Any

from sqlalchemy import event, inspect

from webapp.models import Release, ReleaseCell, ReleaseFile


class PublishedError(RuntimeError):
    """Somebody tried to change a published release: that is a fault of ours. A correction is a new release that revises."""


def _release(_mapper: Any, _connection: Any, release: Release) -> None:
    known = inspect(release).attrs.state.history
    was = known.deleted[0] if known.deleted else release.state
    if was == "published":
        raise PublishedError(f"release {release.number}")


def _part(_mapper: Any, _connection: Any, part: ReleaseCell | ReleaseFile) -> None:
    raise PublishedError(f"part of release {part.release_id}")


def watch() -> None:
    """Stop every session of this process from changing what is published."""
    for model, refuse in ((Release, _release), (ReleaseCell, _part), (ReleaseFile, _part)):
        for moment in ("before_update", "before_delete"):
            if not event.contains(model, moment, refuse):
                event.listen(model, moment, refuse)
