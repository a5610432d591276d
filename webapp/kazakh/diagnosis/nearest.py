"""Of several accepted answers, the one to set a given answer against."""

from collections.abc import Sequence
from functools import lru_cache

from webapp.kazakh.diagnosis.alignment import plain, word_cost, word_pairs
from webapp.kazakh.normalise import words
from webapp.kazakh.writing.scripts import as_cyrillic, script_of

_LONGEST = 2000  # characters of an answer that are read
_MOST = 60  # words looked at in the rough choice
_READ = 12  # accepted variants compared word by word, after the rough choice
_ONE_WORD = 5  # what one word in common is worth in that choice

_Outline = tuple[frozenset[str], frozenset[str], int]


def nearest(given: str, accepted: Sequence[str]) -> str:
    """The accepted variant nearest to what was given, the fair one to show the difference from; of equals the first.

    Raises ValueError when nothing is accepted.
    """
    found = words(given[:_LONGEST])
    if script_of(given) == "Latn":
        found = tuple(map(as_cyrillic, found))
    bag, starts, length = _outline(found)

    def rough(variant: str) -> int:
        other_bag, other_starts, other_length = _outline_of(variant)
        return abs(length - other_length) - 3 * len(bag & other_bag) - 2 * len(starts & other_starts)

    ranked = sorted(((rough(variant), place) for place, variant in enumerate(accepted)))[:_READ]
    likely = [accepted[place] for far, place in ranked if far <= ranked[0][0] + _ONE_WORD]
    return likely[0] if len(likely) == 1 else min(likely, key=lambda variant: _distance(found, words(variant)))


def _outline(of: tuple[str, ...]) -> _Outline:
    rough = [plain(word) for word in of[:_MOST]]
    return frozenset(rough), frozenset(word[:3] for word in rough), len(of)


@lru_cache(maxsize=16384)
def _outline_of(variant: str) -> _Outline:
    return _outline(words(variant))


def _distance(found: tuple[str, ...], wanted: tuple[str, ...]) -> int:
    """How far apart two texts are: nothing for equal words, more the less alike they are, most for a word alone."""
    return sum(
        word_cost(found[row], wanted[column]) if row is not None and column is not None else 10
        for row, column in word_pairs(found, wanted)
    )
