"""How well an answer went: a verdict, and how long it took for what it was → one of FSRS's four ratings. Pure.

Times are bounds, not measures: somebody who searches for letters on a telephone is neither slow nor quick. Why: decision 0022.
"""

from dataclasses import dataclass

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4

# Open for longer, the page was left: its time says nothing. Milliseconds.
LEFT_OPEN = 120_000
_A_LETTER_AT_LEAST, _A_LETTER_AT_MOST = 350, 1_500


@dataclass(frozen=True, slots=True)
class Bounds:
    """Milliseconds beside those for typing: up to `quick` it came at once (None: never said), beyond `slow` it was searched for."""

    slow: int
    quick: int | None = None
    typed: bool = True


# A choice is never called easy: one of four is right by chance, and the right one is in sight.
BOUNDS = {
    "type": Bounds(12_000, 2_000),
    "listen": Bounds(15_000, 4_000),
    "choose": Bounds(15_000, typed=False),
    "match": Bounds(60_000, typed=False),
    "ending": Bounds(18_000),
    "drill": Bounds(18_000),
}


def rate(verdict: str, kind: str, given: str, milliseconds: int, typed: bool = True) -> int:
    """1 (again) to 4 (easy). `kind`: of exercise, or `drill`; `milliseconds`: 0 where nobody measured; `typed`: not tapped."""
    if verdict == "wrong":
        return AGAIN
    if verdict == "almost":
        return HARD
    bounds = BOUNDS.get(kind)
    if bounds is None or not 0 < milliseconds <= LEFT_OPEN:
        return GOOD
    letters = len(given) if bounds.typed else 0
    if milliseconds > bounds.slow + letters * _A_LETTER_AT_MOST:
        return HARD
    quick = bounds.quick if typed else None
    return EASY if quick and milliseconds <= quick + letters * _A_LETTER_AT_LEAST else GOOD
