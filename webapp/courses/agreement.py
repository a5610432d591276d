"""A sentence whose person or number contradicts its English translation, where that can be seen.

Seen is little: a verb that the engine reads in one person only, and a noun that it reads as a plural only.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from webapp.courses import notation, schema
from webapp.courses.loading import Library, Problem
from webapp.courses.meetings import readings
from webapp.courses.wordforms import word_forms
from webapp.kazakh.grammar.features import read
from webapp.kazakh.reading.analysis import Reading

_SAYS = {
    "1;SG": re.compile(r"\b(I|I[\u2019']\w+|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b"),
    "1;PL": re.compile(r"\b(we|we[\u2019']\w+|us|our|ours|let[\u2019']s)\b", re.IGNORECASE),
    "2;SG": re.compile(r"\b(you|you[\u2019']\w+|your|yours|yourself)\b", re.IGNORECASE),
}
_SAYS["2;SG;FORM"] = _SAYS["2;PL"] = _SAYS["2;PL;FORM"] = _SAYS["2;SG"]
_MOODS = frozenset({"IMP", "OPT"})  # an English imperative names nobody


def problems(library: Library) -> Iterator[Problem]:
    """Sentences and lines of all lessons that say another person, or one thing for several."""
    for course in library.courses.values():
        for lesson in course.lessons.values():
            yield from of_lesson(library, lesson)


def of_lesson(library: Library, lesson: schema.Lesson) -> Iterator[Problem]:
    """The same for one lesson."""
    source = library.source(lesson)
    for path, piece in _translated(lesson):
        told = _person(library, piece) or _number(library, piece)
        if told:
            yield Problem(source.file, source.line(*path), told, "warning")


def _translated(lesson: schema.Lesson) -> Iterator[tuple[tuple[str | int, ...], schema.Translated]]:
    for index, sentence in enumerate(lesson.sentences):
        yield ("sentences", index), sentence
    for shelf in ("dialogues", "readings"):
        for index, piece in enumerate(getattr(lesson, shelf)):
            for number, line in enumerate(piece.lines):
                yield (shelf, index, "lines", number), line


def _person(library: Library, piece: schema.Translated) -> str | None:
    for form in word_forms(notation.shown(piece.kk)):
        if form in _of_phrases(library):
            continue
        persons = {_of_verb(reading) for reading in readings(form, library)}
        person = persons.pop() if len(persons) == 1 else None
        if person in _SAYS and not _SAYS[person].search(piece.en):
            return f"'{form}' is of the person {person}, which the English does not say: {piece.en!r}"
    return None


@lru_cache(maxsize=4)
def _of_phrases(library: Library) -> frozenset[str]:
    """The words of taught phrases, such as қош келдіңіз: whom they speak of is not in every translation."""
    phrases = (notation.shown(word.kk) for word in library.words.values())
    return frozenset(form for phrase in phrases if " " in phrase for form in word_forms(phrase))


def _of_verb(reading: Reading) -> str | None:
    if reading.pos != "V":
        return None
    bundle = read(reading.features)
    return bundle.person if bundle.tense not in _MOODS else None


def _number(library: Library, piece: schema.Translated) -> str | None:
    for form in word_forms(notation.shown(piece.kk)):
        found = [reading for reading in readings(form, library) if reading.pos == "N"]
        if not found or any("PL" not in reading.features.split(";") for reading in readings(form, library)):
            continue
        for word in library.words.values():
            if word.kk == found[0].lemma and word.pos == "noun" and _one(word.gloss.en, piece.en):
                return f"'{form}' is a plural, and the English speaks of one: {piece.en!r}"
    return None


def _one(gloss: str, english: str) -> bool:
    first = re.split(r"[,;(]", gloss)[0].strip()
    return bool(re.search(rf"\b(a|an|one) {re.escape(first)}\b", english, re.IGNORECASE))
