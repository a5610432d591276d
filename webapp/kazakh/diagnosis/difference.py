"""What differs between an answer and the right one, letter by letter, for showing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from webapp.kazakh.diagnosis.alignment import UNRELATED, letter_pairs, word_cost, word_pairs
from webapp.kazakh.normalise import normalise
from webapp.kazakh.writing.scripts import in_script, script_of

Op = Literal["same", "extra", "missing", "swap"]
LONGEST = 2000  # characters; a longer answer is shown whole against the whole
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True)
class Span:
    """Letters side by side: `same` (but for case) and `swap` have both, `extra` only `given`, `missing` the other."""

    op: Op
    given: str
    expected: str


def letters(given: str, expected: str) -> tuple[Span, ...]:
    """The spans from `given` to `expected`, in order. Case is no difference; punctuation is left out.

    Words answer words first, so that a missing word is shown as one. An answer typed in Latin or Arabic is
    set against that spelling. The `given` of all spans together is the answer's words with single spaces between; so is `expected`.
    """
    given, expected = normalise(given), normalise(expected)
    if script_of(expected) == "Cyrl":
        expected = in_script(expected, script_of(given))
    found, wanted = _WORD.findall(given), _WORD.findall(expected)
    whole, whole_wanted = " ".join(found), " ".join(wanted)
    if max(len(whole), len(whole_wanted)) > LONGEST:
        return _merged([_span(whole, whole_wanted)])
    if _closed_up(whole) == _closed_up(whole_wanted):
        return _merged(_by_letter(whole, whole_wanted))
    return _merged(_by_word(found, wanted))


def _closed_up(text: str) -> str:
    return text.replace(" ", "").replace("-", "").lower()


def _by_word(found: list[str], wanted: list[str]) -> Iterable[Span]:
    for row, column in word_pairs([word.lower() for word in found], [word.lower() for word in wanted]):
        yield _span(" " if row else "", " " if column else "")
        one, other = found[row] if row is not None else "", wanted[column] if column is not None else ""
        if one and other and 0 < word_cost(one.lower(), other.lower()) < UNRELATED:
            yield from _by_letter(one, other)
        else:
            yield _span(one, other)


def _by_letter(one: str, other: str) -> Iterable[Span]:
    for row, column in letter_pairs(one, other):
        yield _span(one[row] if row is not None else "", other[column] if column is not None else "")


def _span(given: str, expected: str) -> Span:
    if given.lower() == expected.lower():
        return Span("same", given, expected)
    if given and expected:
        return Span("swap", given, expected)
    return Span("extra" if given else "missing", given, expected)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].op == span.op:
            last = merged.pop()
            span = Span(span.op, last.given + span.given, last.expected + span.expected)
        if span.given or span.expected:
            merged.append(span)
    return tuple(merged)
