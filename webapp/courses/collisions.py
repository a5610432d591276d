"""Exercises that would have two right answers: the same translation twice, an ending that is right as another variant."""

from collections.abc import Iterator

from webapp.courses import notation, schema
from webapp.courses.cutting import cut_word
from webapp.courses.loading import Library, Problem, Source
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh.diagnosis.rivals import rivals

_LANGUAGES = ("ru", "en")


def of_lesson(library: Library, lesson: schema.Lesson) -> Iterator[Problem]:
    """Collisions within one lesson."""
    source = library.source(lesson)
    for tag in _LANGUAGES:
        yield from _same_meaning(source, lesson, tag)
    for index, sentence in enumerate(lesson.sentences):
        told = _second_ending(library, sentence)
        if told:
            yield Problem(source.file, source.line("sentences", index, "ending"), told)
    for index, reading in enumerate(lesson.readings):
        for number, question in enumerate(reading.questions):
            for tag in ("kk", *_LANGUAGES):
                options = [option.get(tag) for option in question.options]
                if len(set(options)) < len(options):
                    line = source.line("readings", index, "questions", number)
                    yield Problem(source.file, line, f"two options are the same in '{tag}'")


def _same_meaning(source: Source, lesson: schema.Lesson, tag: str) -> Iterator[Problem]:
    first: dict[str, schema.Sentence] = {}
    for index, sentence in enumerate(lesson.sentences):
        other = first.setdefault(_plain(getattr(sentence, tag)), sentence)
        if other is not sentence and _together(other, sentence):
            told = f"'{sentence.id}' and '{other.id}' mean the same in '{tag}': which is asked for?"
            yield Problem(source.file, source.line("sentences", index, tag), told)


def _plain(text: str) -> str:
    return text.casefold().strip(" .!?…")


def _together(one: schema.Sentence, other: schema.Sentence) -> bool:
    """Whether one learner can get both."""
    return not one.ages or not other.ages or bool(set(one.ages) & set(other.ages))


def _second_ending(library: Library, sentence: schema.Sentence) -> str | None:
    cut = cut_word(sentence)
    if not cut:
        return None
    stem, ending = (part.casefold() for part in cut)
    accepted = {text.casefold() for text in notation.variants(sentence.kk)}
    shown = notation.shown(sentence.kk).casefold()
    for rival in rivals(stem, ending, lexicon_of(library)):
        if shown.replace(stem + ending, stem + rival.ending) in accepted:
            return f"'-{rival.ending}' is offered as wrong beside '{sentence.ending}', and a variant of the sentence has it"
    return None
