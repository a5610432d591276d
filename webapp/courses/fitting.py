"""Which dialogues and readings of a lesson a learner gets, and why: those of the learner's people, then of the spheres in order."""

from collections.abc import Sequence
from typing import TypeVar

from webapp.courses import schema
from webapp.courses.pieces import Told
from webapp.courses.profile import LearnerProfile
from webapp.courses.reasons import Reason

T = TypeVar("T", schema.Dialogue, schema.Reading)
Chosen = tuple[tuple[T, Reason], ...]


def choose(
    told: Sequence[Told], kind: type[T], profile: LearnerProfile, peoples: dict[str, schema.People], most: int
) -> tuple[Chosen[T], Chosen[T]]:
    """What is shown and what is left out, each with its reason; at most `most` are shown.

    A piece of another sphere is shown only where there would be none.
    """
    shown: list[tuple[T, Reason]] = []
    left_out: list[tuple[T, Reason]] = []
    for one in sorted(told, key=lambda piece: _rank(piece, profile)):
        assert isinstance(one.piece, kind)
        refused = _refused(one, profile, peoples, bool(shown))
        if refused is None and len(shown) >= most:
            refused = Reason("enough")
        if refused is not None:
            left_out.append((one.piece, refused))
        else:
            shown.append((one.piece, _reason(one, profile, peoples)))
    return tuple(shown), tuple(left_out)


def fits(piece: schema.Sentence | schema.Dialogue | schema.Reading | schema.HandMade, profile: LearnerProfile) -> bool:
    """Whether a piece is for this age. A child is never shown what is not for a child."""
    return not piece.ages or profile.age in piece.ages


def _refused(one: Told, profile: LearnerProfile, peoples: dict[str, schema.People], some: bool) -> Reason | None:
    piece = one.piece
    if one.people is not None and one.people != profile.people:
        return Reason("other-people", people=peoples[one.people].names)
    if not fits(piece, profile):
        return Reason("not-this-age")
    if one.people is None and some and piece.sphere is not None and piece.sphere not in profile.spheres:
        return Reason("other-sphere", sphere=piece.sphere)
    return None


def _reason(one: Told, profile: LearnerProfile, peoples: dict[str, schema.People]) -> Reason:
    if one.people is not None:
        return Reason("people-piece", people=peoples[one.people].names)
    if one.piece.sphere is not None and one.piece.sphere in profile.spheres:
        return Reason("sphere", sphere=one.piece.sphere)
    return Reason("core")


def _rank(one: Told, profile: LearnerProfile) -> int:
    if one.people is not None:
        return -1
    if one.piece.sphere in profile.spheres:
        return profile.spheres.index(one.piece.sphere)
    return 50 if one.piece.sphere is None else 100
