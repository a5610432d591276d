"""An answer and what was expected → the kind of mistake, and how grave it is. Almost is not right."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal, get_args

from webapp.kazakh.alignment import plain, word_cost, word_pairs
from webapp.kazakh.mistakes import WordKind, word_kind
from webapp.kazakh.normalise import words
from webapp.kazakh.scripts import as_cyrillic, latin, same_word, script_of, strange_in_latin

Kind = Literal[WordKind, "order", "missing", "extra", "script"]
Verdict = Literal["right", "almost", "wrong"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_ALMOST = frozenset({"letters", "typo"})
# Which of several mistakes is named: grammar, then a word too many, too few or another, then slips.
_WEIGHT = {"typo": 2, "letters": 3, "order": 1, "lexical": 1, "missing": 1, "extra": 1, "script": 1}
_MOST = 60  # differing words looked at; in a longer answer the mistake is named by these
_LONGEST = 2000  # characters of an answer that are read
_TURNS_INTO_ENDINGS = frozenset(words("да де та те мен бен пен"))
_CLOSEST_READ = 12  # accepted variants compared word by word, after a rough choice
_ONE_WORD = 5  # what one word in common is worth in that choice


@dataclass(frozen=True)
class Diagnosis:
    """The kind of mistake (None: there is none) and the words it is in: lower case, in the answer's script.

    `expected_word` is empty when a word is extra, `given_word` when one is missing.
    """

    kind: Kind | None
    expected_word: str = ""
    given_word: str = ""


RIGHT = Diagnosis(None)


def verdict(kind: Kind | None) -> Verdict:
    """How grave a kind is: a letter the keyboard lacks and a slip are `almost`, everything else is `wrong`."""
    if kind is None:
        return "right"
    return "almost" if kind in _ALMOST else "wrong"


def diagnose(expected: str, given: str, lexicon: Collection[str] = ()) -> Diagnosis:
    """Name the mistake in one answer, a word or a sentence; case and punctuation are none.

    Of several mistakes the gravest is named (grammar before words before slips), of equally grave ones the first.
    `expected` is Cyrillic; `given` may be typed in Latin, and only its first 2,000 characters are read.
    `lexicon`: lower-case words (a set, so that looking up is quick), dictionary forms above all. They tell stems from
    endings, and another word from a slip.
    """
    wanted, found = words(expected), words(given[:_LONGEST])
    if wanted == found:
        return RIGHT
    if given.isascii() or script_of(given) != "Cyrl":
        return _not_in_cyrillic(expected, given[:_LONGEST], lexicon)
    if len(wanted) == len(found) and all(map(same_word, found, wanted)):
        return RIGHT
    return _compared(wanted, found, lexicon)


def _not_in_cyrillic(expected: str, given: str, lexicon: Collection[str]) -> Diagnosis:
    wanted, found = words(expected), words(given)
    if len(wanted) == len(found) and all(map(same_word, found, wanted)):
        return RIGHT
    script, expected_script = script_of(given), script_of(expected)
    if script == "Latn" and expected_script == "Cyrl":
        return _compared_in_latin(words(latin(expected)), found, strange_in_latin(given), lexicon)
    if script != expected_script and any(map(str.isalpha, given)):
        return Diagnosis("script", expected, given)
    return _compared(wanted, found, lexicon)


def _compared_in_latin(
    wanted: tuple[str, ...], found: tuple[str, ...], strange: bool, lexicon: Collection[str]
) -> Diagnosis:
    """Compare letter for letter as if both were Cyrillic, and show the words in Latin."""
    shown = {as_cyrillic(word): word for word in (*found, *wanted)}
    result = _compared(tuple(map(as_cyrillic, wanted)), tuple(map(as_cyrillic, found)), lexicon)
    kind: Kind | None = "script" if strange and result.kind == "lexical" else result.kind
    return Diagnosis(
        kind, shown.get(result.expected_word, result.expected_word), shown.get(result.given_word, result.given_word)
    )


def _compared(wanted: tuple[str, ...], found: tuple[str, ...], lexicon: Collection[str]) -> Diagnosis:
    if len(wanted) == len(found) == 1:
        return Diagnosis(word_kind(wanted[0], found[0], lexicon), wanted[0], found[0])
    joined = _differently_spaced(wanted, found)
    if joined:
        return joined
    pairs = [
        (wanted[column] if column is not None else "", found[row] if row is not None else "")
        for row, column in word_pairs(found, wanted)
    ]
    differing = [pair for pair in pairs if pair[0] != pair[1] and not same_word(pair[1], pair[0])]
    if Counter(map(plain, wanted)) == Counter(map(plain, found)) and any(
        plain(one) != plain(other) for one, other in differing
    ):
        return Diagnosis("order", *next((one, other) for one, other in zip(wanted, found, strict=True) if one != other))
    named = [Diagnosis(_pair_kind(one, other, lexicon), one, other) for one, other in islice(differing, _MOST)]
    return min(named, key=lambda found: _WEIGHT.get(found.kind or "", 0), default=RIGHT)


def _pair_kind(expected: str, given: str, lexicon: Collection[str]) -> Kind:
    if not given:
        return "missing"
    return word_kind(expected, given, lexicon) if expected else "extra"


def _differently_spaced(wanted: tuple[str, ...], found: tuple[str, ...]) -> Diagnosis | None:
    """The same letters with a space or hyphen more or less. де or мен joined to a word is an ending (мен де, менде)."""
    if "".join(wanted).replace("-", "") != "".join(found).replace("-", ""):
        return None
    expected, given = " ".join(wanted), " ".join(found)
    apart = set(wanted[1:]) ^ set(found[1:])  # the first мен is the pronoun
    return Diagnosis("ending" if apart & _TURNS_INTO_ENDINGS else "typo", expected, given)


def closest(given: str, accepted: Sequence[str]) -> str:
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

    ranked = sorted(((rough(variant), place) for place, variant in enumerate(accepted)))[:_CLOSEST_READ]
    likely = [accepted[place] for far, place in ranked if far <= ranked[0][0] + _ONE_WORD]
    return likely[0] if len(likely) == 1 else min(likely, key=lambda variant: _distance(found, words(variant)))


_Outline = tuple[frozenset[str], frozenset[str], int]


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
