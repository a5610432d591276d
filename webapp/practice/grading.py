"""A given answer beside the accepted ones → verdict, the right form, the difference letter by letter, and the kind of mistake."""

from dataclasses import dataclass
from functools import lru_cache

from webapp.kazakh import diagnose, difference, normalise, scripts


@dataclass(frozen=True)
class Grade:
    """What is known of one answer. `spans` is the difference between `given` and `expected`, empty when there is nothing to compare."""

    verdict: str
    expected: str
    given: str
    diagnosis: str | None = None
    spans: tuple[difference.Span, ...] = ()
    expected_word: str = ""
    given_word: str = ""
    note: str = ""

    @property
    def right(self) -> bool:
        return self.verdict == "right"


def plain(right: bool, expected: str, given: str, diagnosis: str = "lexical") -> Grade:
    """The grade of a choice: right, or another one was taken."""
    return Grade("right", expected, given) if right else Grade("wrong", expected, given, diagnosis)


@lru_cache(maxsize=4096)
def grade_text(given: str, accepted: tuple[str, ...], known: frozenset[str] = frozenset()) -> Grade:
    """Grade a typed Kazakh text. Punctuation and capitals do not matter; Latin of 2021 is accepted.

    `known` are word forms that are not typing slips when met. Cyrillic look-alikes are mended before comparing.
    Kept in memory: a class gives the same answers, and the same mistakes, again and again.
    """
    tidy = normalise.normalise(given)
    typed = normalise.words(tidy)
    for form in accepted:
        if typed == normalise.words(form):
            return Grade("right", accepted[0], given)
    if scripts.script_of(tidy) == "Latn":
        latin = next((form for form in accepted if scripts.same_in_latin(tidy, form)), None)
        if latin is not None:
            return Grade("right", accepted[0], given)
    expected = diagnose.closest(tidy, accepted)
    found = diagnose.diagnose(expected, tidy, known)
    if found is None:
        return Grade("right", accepted[0], given)
    shown = scripts.latin(expected) if scripts.script_of(tidy) == "Latn" else expected
    return Grade(
        verdict=diagnose.verdict(found.kind),
        expected=expected,
        given=given,
        diagnosis=found.kind,
        spans=difference.letters(tidy, shown),
        expected_word=found.expected_word,
        given_word=found.given_word,
    )
