"""A given answer beside the accepted ones → verdict, the right form, the difference letter by letter, and the kind of mistake."""

from dataclasses import dataclass
from functools import lru_cache

from webapp.kazakh import normalise
from webapp.kazakh.diagnosis import diagnose, difference
from webapp.kazakh.diagnosis.nearest import nearest
from webapp.kazakh.diagnosis.word_mistakes import WordMistake
from webapp.kazakh.reading.lexicon import Lexicon
from webapp.kazakh.writing import scripts

SEAM = "|"  # between the pieces of a word that was put together


@dataclass(frozen=True)
class Grade:
    """What is known of one answer. `spans` is the difference between `given` and `expected`, empty when there is nothing to compare.

    `mistake` says what is wrong in the word that is named, piece by piece; None where no one word is at fault.
    """

    verdict: str
    expected: str
    given: str
    diagnosis: str | None = None
    spans: tuple[difference.Span, ...] = ()
    expected_word: str = ""
    given_word: str = ""
    note: str = ""
    mistake: WordMistake | None = None

    @property
    def right(self) -> bool:
        return self.verdict == "right"

    @property
    def disputable(self) -> bool:
        """Whether a learner may hold it to be right: a Kazakh text that was compared letter by letter, not a choice."""
        return not self.right and bool(self.spans)


def plain(right: bool, expected: str, given: str, diagnosis: str = "lexical") -> Grade:
    """The grade of a choice: right, or another one was taken."""
    return Grade("right", expected, given) if right else Grade("wrong", expected, given, diagnosis)


_SAME = {"Latn": scripts.same_in_latin, "Arab": scripts.same_in_arabic}


@lru_cache(maxsize=4096)
def grade_text(given: str, accepted: tuple[str, ...], lexicon: Lexicon) -> Grade:
    """Grade a typed Kazakh text. Punctuation and capitals do not matter; Latin of 2021 and Arabic are
    accepted, and any right order.

    Words are read by `lexicon`. Cyrillic look-alikes are mended before comparing. Kept in memory: a class gives the same
    answers, and the same mistakes, again and again.
    """
    tidy = normalise.normalise(given)
    typed = normalise.words(tidy)
    for form in accepted:
        if typed == normalise.words(form):
            return Grade("right", accepted[0], given)
    script = scripts.script_of(tidy)
    same = _SAME.get(script)
    if same and any(same(tidy, form) for form in accepted):
        return Grade("right", accepted[0], given)
    expected = nearest(tidy, accepted)
    found = diagnose.diagnose(expected, tidy, lexicon)
    if found.kind is None:
        return Grade("right", accepted[0], given)
    return Grade(
        verdict=found.verdict,
        expected=expected,
        given=given,
        diagnosis=found.kind,
        spans=difference.letters(tidy, expected),
        expected_word=found.expected_word,
        given_word=found.given_word,
        mistake=found.mistake,
    )
