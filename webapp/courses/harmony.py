"""Which words tell by their own vowels whether they are back (жуан) or front (жіңішке), and six of them for a lesson to sort."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from webapp.courses import notation, schema
from webapp.courses.loading import Library
from webapp.courses.pieces import practised_words
from webapp.kazakh.alphabet import BACK_VOWELS, FRONT_VOWELS, VOWELS
from webapp.kazakh.phonology import Series, series_by_rule

SORTED = 6
FEWEST_OF_A_SERIES = 2
# The words that stand on the two baskets; they are not among those to sort.
EXAMPLES: dict[Series, str] = {"back": "қала", "front": "үй"}
# The order in which vowels are taught, for showing.
OF_SERIES: dict[Series, str] = {"back": "аоұы", "front": "әөүіе"}
# Letters of loans, whose vowels need not agree, and и, which is of both series.
_UNCLEAR = frozenset("вёиифхцчщъьэюя")
_TOPICS = frozenset({"vowel-harmony", "front-vowels"})
_EVERY = 3  # in other lessons, now and then


def telling(word: str) -> str:
    """The vowels of a word (any case) that tell its series, each once, in the order written."""
    return "".join(dict.fromkeys(letter for letter in word.casefold() if letter in BACK_VOWELS | FRONT_VOWELS))


def series_of(word: str) -> Series | None:
    """The series of one word in Cyrillic when all its vowels are of it; None for mixed words, loans and phrases."""
    folded = word.casefold()
    if not folded.isalpha() or not _UNCLEAR.isdisjoint(folded) or not _plain_u(folded):
        return None
    vowels = set(telling(folded))
    if not vowels or (vowels & BACK_VOWELS and vowels & FRONT_VOWELS):
        return None
    series: Series = "back" if vowels & BACK_VOWELS else "front"
    return series if series_by_rule(folded) == series else None


def _plain_u(word: str) -> bool:
    """Whether each у follows a vowel (тау) or ends a verb (бару): elsewhere it is a vowel of both series, often of a loan."""
    return all(
        place + 1 == len(word) or word[place - 1 : place] in VOWELS
        for place, letter in enumerate(word)
        if letter == "у" and place
    ) and not word.startswith("у")


def about_harmony(lesson: schema.Lesson) -> bool:
    """Whether a lesson teaches the two series; every third of the others comes back to them."""
    return bool(_TOPICS & set(lesson.notes)) or int(lesson.id.rpartition("-")[2]) % _EVERY == 0


@lru_cache(maxsize=1024)
def words_to_sort(library: Library, lesson: schema.Lesson) -> tuple[str, ...]:
    """Six words of the lesson, and of those before it where it has too few; at least two of each series. () where there are not enough."""
    return balanced(_words(library, lesson))


def balanced(texts: Iterable[str]) -> tuple[str, ...]:
    """The first six texts that tell their series, two of each series among them at least; () where there are not enough."""
    back: list[str] = []
    front: list[str] = []
    for text in dict.fromkeys(texts):
        series = series_of(text)
        if series and text.casefold() not in EXAMPLES.values():
            (back if series == "back" else front).append(text)
        if len(back) + len(front) >= SORTED and min(len(back), len(front)) >= FEWEST_OF_A_SERIES:
            fewer, more = sorted((back, front), key=len)
            half = fewer[: SORTED // 2]
            return (*half, *more[: SORTED - len(half)])
    return ()


def _words(library: Library, lesson: schema.Lesson) -> Iterator[str]:
    """The words of the lesson, then those of the lessons before it, the nearest first."""
    found = library.lesson(lesson.id)
    lessons = list(found[0].lessons.values()) if found else [lesson]
    before = reversed(lessons[: lessons.index(lesson)])
    return (
        notation.shown(word.kk)
        for word in chain.from_iterable(practised_words(library, one) for one in chain((lesson,), before))
        if not word.flags and word.pos != "particle"  # a particle takes the vowels of the word before it
    )
