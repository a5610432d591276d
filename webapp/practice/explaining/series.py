"""Words put among those of the other vowels: which of their vowels tell."""

from webapp.courses import harmony
from webapp.i18n import gettext
from webapp.kazakh.phonology import Series
from webapp.marking import _m
from webapp.practice.explaining.told import Told

_WHY = {
    "back": _m("%(word)s has back vowels: listen to %(vowels)s."),
    "front": _m("%(word)s has front vowels: listen to %(vowels)s."),
    "child": _m("%(word)s sounds like %(example)s: listen to %(vowels)s."),
}


def vowels(told: Told) -> str:
    """A sentence on each word that is named; '' where its vowels do not tell."""
    return " ".join(
        _sentence(word, series, told.child)
        for word in told.grade.expected_word.split()
        if (series := harmony.series_of(word)) is not None
    )


def _sentence(word: str, series: Series, child: bool) -> str:
    heard = ", ".join(f"*{vowel}*" for vowel in harmony.telling(word))
    values = {"word": f"*{word}*", "vowels": heard, "example": f"*{harmony.EXAMPLES[series]}*"}
    return gettext(_WHY["child" if child else series], **values)
