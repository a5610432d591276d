"""A signed draft becomes a release: numbered, its files made, its cells laid out for whoever asks. After that nothing changes."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from webapp.jobs.kinds import Progress
from webapp.models import Release, ReleaseCell, ReleaseFile
from webapp.uptake import content
from webapp.uptake.files import File, render_all
from webapp.uptake.releases import actions

Render = Callable[[content.Content], Sequence[File]]
KEYS = ("key1", "key2", "key3")
BATCH = 5000


def publish(session: Session, release: Release, now: datetime, progress: Progress, render: Render = render_all) -> int:
    """Publish a draft that is ready, with the files that `render` makes of its content; its number.

    Flushes. Raises NotReadyError.
    """
    if not actions.ready(session, release):
        raise actions.NotReadyError(release.period)
    number = (session.scalar(select(func.max(Release.number))) or 0) + 1
    document = actions.finished(session, release, actions.document_of(release), number, now)
    progress.step("files", 0, 2)
    opened = content.Content(document)
    files = render(opened)
    progress.step("cells", 1, 2)
    # From here on nothing may end the work: all of it is written, or none.
    release.content, release.number = content.packed(document), number
    release.state, release.published_at = "published", now
    session.flush()
    for one in files:
        session.add(
            ReleaseFile(
                release_id=release.id,
                name=one.name,
                media_type=one.media_type,
                sha256=hashlib.sha256(one.content).hexdigest(),
                size=len(one.content),
                content=one.content,
            )
        )
    _write_cells(session, release.id, opened)
    session.flush()
    return number


def _write_cells(session: Session, release_id: int, opened: content.Content) -> None:
    rows = [
        {"release_id": release_id, "table_code": table, "indicator": indicator, "value": value}
        | dict.fromkeys(KEYS, "")
        | dict(zip(KEYS, categories, strict=False))
        for table, indicator, categories, value in opened.cells()
    ]
    for at in range(0, len(rows), BATCH):
        session.execute(insert(ReleaseCell), rows[at : at + BATCH])
