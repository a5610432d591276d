"""Sentences of the courses that a word stands in, in whatever form. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from webapp.courses import notation, schema
from webapp.courses.loading import Library
from webapp.courses.meetings import every_key, likely_keys, stands_in
from webapp.courses.names import PLACEHOLDER
from webapp.courses.wordforms import word_forms
from webapp.kazakh.reading.lexicon import Word, beginnings

MOST = 8


@dataclass(frozen=True)
class Quoted:
    """A sentence and the lesson that it stands in."""

    sentence: schema.Sentence
    lesson: schema.Lesson


@lru_cache(maxsize=2048)
def sentences_with(library: Library, word: schema.Word, age: str, most: int = MOST) -> tuple[Quoted, ...]:
    """Sentences for this age with the word, without names of persons, in the order of teaching."""
    found: list[Quoted] = []
    for quoted in _all(library, age):
        if _has(library, quoted.sentence, word):
            found.append(quoted)
        if len(found) == most:
            break
    return tuple(found)


def _all(library: Library, age: str) -> Iterator[Quoted]:
    for course in library.courses.values():
        if age in course.entry.ages:
            for lesson in course.lessons.values():
                yield from (
                    Quoted(sentence, lesson)
                    for sentence in lesson.sentences
                    if (not sentence.ages or age in sentence.ages) and not PLACEHOLDER.search(sentence.kk)
                )


def _has(library: Library, sentence: schema.Sentence, word: schema.Word) -> bool:
    # The first letters tell most sentences apart without reading them.
    begun = {start for lemma, verb in every_key(word) for start in beginnings(Word(lemma, "V" if verb else "N"))}
    forms = word_forms(notation.shown(sentence.kk))
    near = [form for form in forms if any(form.startswith(start) for start in begun)]
    if "owned" in word.flags:
        near = [form for form in near if form != word.kk]  # асты may be ас with its ending
    return bool(near) and stands_in(word, frozenset(key for form in near for key in likely_keys(form, library)))
