"""Whether a figure changed by more than chance and rounding would make. Pure; the method is told in docs/statistics.md.

A count is taken as Poisson, so two counts differ by chance with the variance of their sum; a share is taken as binomial. On top comes
the most that rounding can have moved each figure. Many people are counted in both periods, which makes chance smaller than this: the
test rather misses a change than invents one.
"""

from math import sqrt
from typing import NamedTuple

# One figure looked at by itself: about one false alarm in twenty.
ALONE = 2.0
# Twenty regions looked at together: about one false alarm in twenty such lists.
AMONG_MANY = 3.0
MORE, LESS, UNCLEAR, HIDDEN, BROKEN, NOTHING = "more", "less", "unclear", "hidden", "broken", "nothing"


class Value(NamedTuple):
    """A published figure: a count (`below` None), or `per` times a count over `parts` rounded counts added up. `number` None: hidden."""

    number: float | None
    above: int | None = None
    below: int | None = None
    parts: int = 1
    per: int = 100


def value(above: int | None, below: tuple[int | None, ...] = (), *, share_base: int = 25, per: int = 100) -> Value:
    """A count, or a share of counts as they were published; hidden where one of them is, or where the base is too small."""
    if not below:
        return Value(above, above)
    base = None if None in below else sum(one or 0 for one in below)
    if above is None or base is None or base < share_base:
        return Value(None)
    return Value(per * above / base, above, base, len(below), per)


def verdict(now: Value, before: Value, rounded_to: int, z: float = ALONE) -> str:
    """`more` or `less` where the change is beyond noise, else `unclear`; `hidden` where either figure is."""
    if now.number is None or before.number is None:
        return HIDDEN
    difference = now.number - before.number
    if abs(difference) <= margin(now, before, rounded_to, z):
        return UNCLEAR
    return MORE if difference > 0 else LESS


def margin(now: Value, before: Value, rounded_to: int, z: float = ALONE) -> float:
    """How far two figures may lie apart by chance and rounding alone, in their own unit."""
    chance = z * sqrt(_variance(now) + _variance(before))
    return chance + _rounding(now, rounded_to // 2) + _rounding(before, rounded_to // 2)


def _variance(one: Value) -> float:
    if one.below is None:
        return float(one.above or 0)
    # Two successes and two failures more: no share is taken for certain because all or none of a few did something.
    share = ((one.above or 0) + 2) / (one.below + 4)
    share = min(share, 1.0)
    return one.per**2 * share * (1 - share) / (one.below + 4)


def _rounding(one: Value, most: int) -> float:
    if one.below is None:
        return float(most)
    share = (one.above or 0) / one.below
    return one.per * (most + share * most * one.parts) / max(one.below - most * one.parts, 1)
