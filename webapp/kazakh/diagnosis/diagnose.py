"""An answer and what was expected → the kind of mistake, and how grave it is. Almost is not right."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal, get_args

from webapp.kazakh.alphabet import KAZAKH_ONLY
from webapp.kazakh.diagnosis import order
from webapp.kazakh.diagnosis.alignment import UNRELATED, plain, word_cost, word_pairs
from webapp.kazakh.diagnosis.pairs import pair_mistake, whole
from webapp.kazakh.diagnosis.slips import with_kazakh_letters
from webapp.kazakh.diagnosis.word_mistakes import WordKind, WordMistake
from webapp.kazakh.normalise import words
from webapp.kazakh.reading.lexicon import Lexicon, common
from webapp.kazakh.writing.arabic import arabic, tidied
from webapp.kazakh.writing.cyrillic import cyrillic
from webapp.kazakh.writing.latin import SHAPES, latin
from webapp.kazakh.writing.scripts import script_of, strange_in_latin

Kind = Literal[WordKind, "order", "missing", "extra", "script"]
Verdict = Literal["right", "almost", "wrong"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_ALMOST = frozenset({"letters", "typo"})
# Which of several mistakes is named: grammar, then a word too many, too few or another, then slips.
_WEIGHT = {"typo": 2, "letters": 3, "order": 1, "lexical": 1, "missing": 1, "extra": 1, "script": 1}
_MOST = 60  # differing words looked at; in a longer answer the mistake is named by these
LONGEST = 2000  # characters of an answer that are read
_KAZAKH_ONLY = frozenset(KAZAKH_ONLY)
_TURNS_INTO_ENDINGS = frozenset(words("да де та те мен бен пен"))


@dataclass(frozen=True, slots=True)
class WordResult:
    """One word of the expected answer beside what was given for it, in the answer's script; kind None where they match.

    `expected` is empty for a word too many, `given` for one that is missing.
    """

    expected: str
    given: str
    kind: Kind | None = None
    mistake: WordMistake | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The mistake named first (kind None: there is none), and every word. A text may have more mistakes than the named one."""

    kind: Kind | None
    expected_word: str = ""
    given_word: str = ""
    mistake: WordMistake | None = None
    words: tuple[WordResult, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """How grave the whole is: that of the kind, but slips in two words are more than a slip."""
        slips = sum(word.kind == "typo" for word in self.words)
        return "wrong" if slips > 1 else verdict(self.kind)


RIGHT = Diagnosis(None)


def verdict(kind: Kind | None) -> Verdict:
    """How grave a kind is: a letter the keyboard lacks and a slip are `almost`, everything else is `wrong`."""
    if kind is None:
        return "right"
    return "almost" if kind in _ALMOST else "wrong"


def diagnose(expected: str, given: str, lexicon: Lexicon | None = None) -> Diagnosis:
    """Name the mistakes in one answer, a word or a sentence; case and punctuation are none, nor is another right order.

    Of several mistakes the gravest is named (grammar before words before slips), of equally grave ones the first.
    `expected` is Cyrillic; `given` may be typed in
    Latin or Arabic, and only its first 2,000 characters are read. Words are read by `lexicon`, or by the commonest words.
    """
    lexicon = lexicon or common()
    wanted, found = words(expected), words(given[:LONGEST])
    if wanted == found:
        return RIGHT
    if given.isascii() or script_of(given) != "Cyrl":
        return _not_in_cyrillic(expected, given[:LONGEST], lexicon)
    return _compared(wanted, found, lexicon)


def _not_in_cyrillic(expected: str, given: str, lexicon: Lexicon) -> Diagnosis:
    """Turn an answer typed in Latin or Arabic into Cyrillic, compare, and show the words as they were typed."""
    script = script_of(given)
    if script_of(expected) != "Cyrl" or script not in _VIEWS:
        foreign = script != script_of(expected) and any(map(str.isalpha, given))
        return Diagnosis("script", expected, given) if foreign else _compared(words(expected), words(given), lexicon)
    wanted, found = words(expected), words(tidied(given) if script == "Arab" else given)
    view = _VIEWS[script]
    meant = {view(word): word for word in wanted}
    read = tuple(meant.get(word.translate(SHAPES)) or cyrillic(word) for word in found)
    result = _compared(wanted, read, lexicon)
    typed = dict(zip(read, found, strict=True))
    right, written = view(result.expected_word), typed.get(result.given_word, view(result.given_word))
    # Another spelling resembles the word; letters at random do not.
    misspelt = script == "Latn" and strange_in_latin(given) and word_cost(written, right) < UNRELATED
    return replace(
        result,
        kind="script" if misspelt and result.kind == "lexical" else result.kind,
        expected_word=right,
        given_word=written,
        words=tuple(
            replace(one, expected=view(one.expected), given=typed.get(one.given, view(one.given)))
            for one in result.words
        ),
    )


_VIEWS: dict[str, Callable[[str], str]] = {"Latn": latin, "Arab": arabic}


def _compared(wanted: tuple[str, ...], found: tuple[str, ...], lexicon: Lexicon) -> Diagnosis:
    if wanted == found:
        return RIGHT
    joined = _differently_spaced(wanted, found)
    if joined:
        return joined
    if len(wanted) == len(found) > 1 and order.same_but_for_order(wanted, found, lexicon):
        return RIGHT
    results = tuple(_results(wanted, found, lexicon))
    out_of_order = _out_of_order(wanted, found, results)
    if out_of_order:
        return out_of_order
    wrong = [result for result in results if result.kind]
    if not wrong:
        return RIGHT
    if len(found) > 1 and all(result.kind in ("lexical", "missing", "extra") for result in results):
        return Diagnosis("lexical", " ".join(wanted), " ".join(found), None, results)  # nothing that was asked for
    worst = min(wrong, key=lambda result: _WEIGHT.get(result.kind or "", 0))
    return Diagnosis(worst.kind, worst.expected, worst.given, worst.mistake, results)


def _results(wanted: tuple[str, ...], found: tuple[str, ...], lexicon: Lexicon) -> list[WordResult]:
    pairs = [
        (wanted[column] if column is not None else "", found[row] if row is not None else "")
        for row, column in word_pairs(found, wanted)
    ]
    differing = list(islice((pair for pair in pairs if pair[0] != pair[1]), _MOST))
    in_russian = _typed_in_russian(pairs)
    named = {pair: _result(*pair, lexicon, in_russian) for pair in differing}
    return [named.get(pair) or WordResult(*pair) for pair in pairs]


def _typed_in_russian(pairs: list[tuple[str, str]]) -> bool:
    """Whether a text of several words was typed with Russian letters alone: атын beside сенин is атың, not 'his name'."""
    wanted, found = ("".join(side) for side in zip(*pairs, strict=True))
    restored = sum(one != other and with_kazakh_letters(one, other) == one for one, other in pairs)
    return restored > 1 and not _KAZAKH_ONLY.isdisjoint(wanted) and _KAZAKH_ONLY.isdisjoint(found)


def _result(expected: str, given: str, lexicon: Lexicon, in_russian: bool) -> WordResult:
    if not given:
        return WordResult(expected, given, "missing")
    if not expected:
        return WordResult(expected, given, "extra")
    if in_russian and with_kazakh_letters(expected, given) == expected:
        return WordResult(expected, given, "letters", whole("letters", expected))
    mistake = pair_mistake(expected, given, lexicon)
    return WordResult(expected, given, mistake.kind, mistake) if mistake else WordResult(expected, given)


def _out_of_order(wanted: tuple[str, ...], found: tuple[str, ...], results: tuple[WordResult, ...]) -> Diagnosis | None:
    """All the words are there, if only with other letters, and stand in an order that is not right."""
    differing = any(plain(result.expected) != plain(result.given) for result in results)
    if not differing or Counter(map(plain, wanted)) != Counter(map(plain, found)):
        return None
    one, other = next((one, other) for one, other in zip(wanted, found, strict=True) if one != other)
    return Diagnosis("order", one, other, None, results)


def _differently_spaced(wanted: tuple[str, ...], found: tuple[str, ...]) -> Diagnosis | None:
    """The same letters with a space or hyphen more or less. де or мен joined to a word is an ending (мен де, менде)."""
    if "".join(wanted).replace("-", "") != "".join(found).replace("-", ""):
        return None
    expected, given = " ".join(wanted), " ".join(found)
    apart = set(wanted[1:]) ^ set(found[1:])  # the first мен is the pronoun
    return Diagnosis("ending" if apart & _TURNS_INTO_ENDINGS else "typo", expected, given)
