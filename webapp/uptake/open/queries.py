"""Contents of several published releases at once; what is published never changes, so the last few stay in memory."""

from collections import OrderedDict
from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Release
from webapp.uptake.content import Content, unpacked

KEPT = 12
_kept: OrderedDict[tuple[int, str], Content] = OrderedDict()


def contents(session: Session, numbers: Collection[int]) -> dict[int, Content]:
    """Number → what that release published, in the order asked for; those that are not published are left out."""
    of_these = Release.number.in_(numbers), Release.state == "published"
    asked = select(Release.number, Release.signed_over).where(*of_these)
    keys = {number: (number, str(signed)) for number, signed in session.execute(asked) if number is not None}
    found = {key: _kept[key] for key in keys.values() if key in _kept}
    if missing := [number for number, key in keys.items() if key not in found]:
        wanted = select(Release.number, Release.content).where(
            Release.number.in_(missing), Release.state == "published"
        )
        for number, kept in session.execute(wanted):
            assert number is not None and kept is not None  # a published release has both
            found[keys[number]] = unpacked(kept)
    _keep(found)
    return {number: found[keys[number]] for number in numbers if number in keys}


def _keep(found: Mapping[tuple[int, str], Content]) -> None:
    for key, one in found.items():
        _kept[key] = one
        _kept.move_to_end(key)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
