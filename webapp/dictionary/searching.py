"""A word of the courses found by any of its forms, in any of the three scripts, or by its meaning. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from unicodedata import category, normalize

from webapp.courses import notation, schema
from webapp.courses.loading import Library
from webapp.courses.meaning import gloss
from webapp.courses.meetings import every_key, key_of, words_met
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh.diagnosis.slips import in_russian_letters
from webapp.kazakh.normalise import normalise
from webapp.kazakh.reading.analysis import Reading, analyse
from webapp.kazakh.writing.scripts import Script, as_cyrillic, in_script

MOST = 40
LONGEST = 60  # letters of a query; nothing longer is looked for


@dataclass(frozen=True)
class Hit:
    """A word found, and the reading of the form that led to it; None where its meaning did, or the word as it stands."""

    word: schema.Word
    reading: Reading | None = None


def search(library: Library, query: str, tags: tuple[str, ...]) -> tuple[Hit, ...]:
    """The words for a query, the surest first. `tags`: the reader's languages, whose meanings are searched first."""
    text = normalise(query)[:LONGEST].casefold().strip(" .,!?;:")
    if not text:
        return ()
    found = [hit for cyrillic in in_cyrillic(text) for hit in _by_form(library, cyrillic)]
    found += [*map(Hit, _in_other_script(library, text)), *_by_beginning(library, as_cyrillic(text))]
    found += _by_meaning(library, text, tags)
    first: dict[str, Hit] = {}
    for hit in found:
        first.setdefault(hit.word.id, hit)
    return tuple(first.values())[:MOST]


def in_cyrillic(text: str) -> tuple[str, ...]:
    """A text of any script in Cyrillic, in the ways it may be meant: kitap is kıtap typed on an English keyboard."""
    plain = as_cyrillic(text)
    return tuple(dict.fromkeys((plain, plain.replace("и", "і"))))


def _in_other_script(library: Library, text: str) -> tuple[schema.Word, ...]:
    return _by_other_script(library).get(_folded(text), ())


_OTHERS: tuple[Script, ...] = ("Latn", "Arab")


@lru_cache(maxsize=4)
def _by_other_script(library: Library) -> dict[str, tuple[schema.Word, ...]]:
    """Words by their Latin and Arabic spelling, and in the letters of a Russian keyboard, without the marks that a keyboard may lack."""
    found: dict[str, list[schema.Word]] = {}
    for word in _taught(library):
        for variant in notation.variants(word.kk):
            for spelling in (in_russian_letters(variant.casefold()), *(in_script(variant, one) for one in _OTHERS)):
                found.setdefault(_folded(spelling), []).append(word)
    return {spelling: tuple(words) for spelling, words in found.items()}


def _folded(text: str) -> str:
    return "".join(sign for sign in normalize("NFD", text.casefold().replace("ı", "i")) if category(sign) != "Mn")


def _by_form(library: Library, form: str) -> Iterator[Hit]:
    """Words of which this is a form, and phrases that it stands in."""
    index = _by_key(library)
    if any(form in entry.split() or form == entry for entry in index):
        yield from (Hit(word) for entry, words in index.items() if entry == form for word in words)
    for reading in analyse(form, lexicon_of(library)):
        lemma, verb = key_of(reading)
        yield from (
            Hit(word, None if reading.form.text == reading.lemma and not verb else reading)
            for word in _taught(library)
            if (lemma, verb) in every_key(word) and " " not in word.kk
        )
    yield from (Hit(word) for entry, words in index.items() if " " in entry and form in entry.split() for word in words)


def _by_beginning(library: Library, text: str) -> Iterator[Hit]:
    if len(text) > 1:
        yield from (Hit(word) for entry, words in _by_key(library).items() if entry.startswith(text) for word in words)


def _by_meaning(library: Library, text: str, tags: tuple[str, ...]) -> list[Hit]:
    """Words whose meaning has the text at the beginning of a word of it, whole words first."""
    whole = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    begun = re.compile(rf"(?<!\w){re.escape(text)}")
    languages = dict.fromkeys((*tags, "ru", "en", *library.glosses))
    ranked: list[tuple[int, int, schema.Word]] = []
    for word in _taught(library):
        meanings = [gloss(library, word, (tag,)) for tag in languages]
        told = [meaning.text.casefold() for meaning in meanings]
        rank = 0 if text in told else 1 if any(map(whole.search, told)) else 2 if any(map(begun.search, told)) else 3
        if rank < 3 and (rank < 2 or len(text) > 2):
            ranked.append((rank, len(ranked), word))
    return [Hit(word) for _, _, word in sorted(ranked, key=lambda one: one[:2])]


@lru_cache(maxsize=4)
def _taught(library: Library) -> tuple[schema.Word, ...]:
    """Every word that a course teaches, in the order of teaching."""
    ids = dict.fromkeys(
        word
        for course in library.courses.values()
        for lesson in course.lessons.values()
        for word in lesson.teaches.words
    )
    return tuple(library.words[word] for word in ids if word in library.words)


def every_word(library: Library) -> tuple[schema.Word, ...]:
    """All taught words by the alphabet of Kazakh."""
    return tuple(
        sorted(_taught(library), key=lambda word: [_ORDER[sign] for sign in word.kk.casefold() if sign in _ORDER])
    )


@lru_cache(maxsize=4)
def by_letter(library: Library) -> dict[str, tuple[schema.Word, ...]]:
    """All taught words by their first letter, in the order of the alphabet."""
    return {
        letter: tuple(words)
        for letter, words in groupby(every_word(library), lambda word: word.kk.strip("(")[0].casefold())
    }


_ORDER = {letter: place for place, letter in enumerate("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", 1)}


@lru_cache(maxsize=4)
def _by_key(library: Library) -> dict[str, tuple[schema.Word, ...]]:
    found: dict[str, list[schema.Word]] = {}
    for word in _taught(library):
        for variant in notation.variants(word.kk):
            found.setdefault(variant.casefold(), []).append(word)
    return {entry: tuple(words) for entry, words in found.items()}


@lru_cache(maxsize=4)
def lessons_with(library: Library) -> dict[str, tuple[str, ...]]:
    """For each word by id, the lessons that it stands in."""
    found: dict[str, tuple[str, ...]] = {}
    for course in library.courses.values():
        for word, met in words_met(library, course).items():
            found[word] = found.get(word, ()) + met
    return found
