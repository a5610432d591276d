"""What the language engine says of the Kazakh in the content: forms that it does not read, cuts and features it cannot make out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from webapp.courses import schema
from webapp.courses.cutting import cut_word
from webapp.courses.doubtful import correction, is_read
from webapp.courses.loading import Library, Problem
from webapp.courses.vocabulary import lexicon_of, lexicon_with_names
from webapp.courses.wordforms import Passage, passages
from webapp.kazakh.diagnosis.rivals import rivals
from webapp.kazakh.grammar.features import UnknownFeatures, read
from webapp.kazakh.reading.analysis import Reading, analyse, guess
from webapp.kazakh.reading.lexicon import Lexicon

FEWEST_RIVALS = 3  # wrong endings to choose from, beside the right one
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[а-яёәғқңөұүһі]")


@dataclass(frozen=True)
class Tally:
    """How many different word forms the content has, and how many of them the engine does not read."""

    forms: int
    doubtful: int

    def __str__(self) -> str:
        return f"{self.forms} word forms, {self.doubtful} doubtful ({self.doubtful / (self.forms or 1):.2%})"


def tally(library: Library, printed: frozenset[str] = frozenset()) -> Tally:
    """Count the forms of the content; those that are `printed` (lower case) are not doubtful."""
    lexicon = lexicon_with_names(library)
    forms = {form for passage in passages(library) for form in passage.forms()}
    return Tally(len(forms), sum(form not in printed and not is_read(form, lexicon) for form in forms))


def problems(library: Library, printed: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Doubtful forms, features that are not understood, and cuts where no ending begins."""
    yield from doubts(library, passages(library), printed)
    for course in library.courses.values():
        for lesson in course.lessons.values():
            yield from of_lesson(library, lesson)


def of_lesson(library: Library, lesson: schema.Lesson) -> Iterator[Problem]:
    """The features and the practised endings of one lesson."""
    yield from _features(library, lesson)
    yield from _endings(library, lesson)


def doubts(library: Library, read: Iterable[Passage], printed: frozenset[str]) -> Iterator[Problem]:
    """Every mistake wherever it stands; an unknown word that is not `printed` where it stands first."""
    lexicon = lexicon_with_names(library)
    unknown: set[str] = set()
    for passage in read:
        for form in passage.forms():
            if form in unknown or form in printed or is_read(form, lexicon):
                continue
            told, weight = _doubt(form, lexicon)
            if weight == "warning":
                unknown.add(form)
            yield Problem(passage.source.file, passage.source.line(*passage.path), told, weight)


def _doubt(form: str, lexicon: Lexicon) -> tuple[str, str]:
    """What to tell of a form that is not read, and whether it is an error or a warning."""
    if _LATIN.search(form) and _CYRILLIC.search(form):
        return f"'{form}' has Latin letters among the Cyrillic ones", "error"
    right = correction(form, lexicon)
    if right:
        said = "letters of the Russian keyboard" if right.kind == "letters" else right.kind
        return f"'{right.right}' for '{form}': {said}", "error"
    return f"'{form}' is not read by the engine: check it, or add its word to passing.yaml", "warning"


def _features(library: Library, lesson: schema.Lesson) -> Iterator[Problem]:
    source = library.source(lesson)
    for index, features in enumerate(lesson.teaches.forms):
        try:
            read(features)
        except UnknownFeatures as error:
            line = source.line("teaches", "forms", index)
            yield Problem(source.file, line, f"the features '{features}' are not understood: {error}")


def _endings(library: Library, lesson: schema.Lesson) -> Iterator[Problem]:
    """Every practised ending begins where the engine begins one, and has wrong endings beside it."""
    source = library.source(lesson)
    lexicon = lexicon_of(library)
    for index, sentence in enumerate(lesson.sentences):
        found = cut_word(sentence)
        if not found:
            continue
        stem, ending = (part.casefold() for part in found)
        line = source.line("sentences", index, "ending")
        readings = analyse(stem + ending, lexicon) or guess(stem + ending)
        if not any(len(stem) in _cuts(reading) for reading in readings):
            told = f"no ending begins at the | of '{sentence.ending}'; the engine reads {_shown(readings)}"
            yield Problem(source.file, line, told, "warning")
        elif len(rivals(stem, ending, lexicon)) < FEWEST_RIVALS:
            told = f"fewer than {FEWEST_RIVALS} wrong endings can be offered beside '{sentence.ending}'"
            yield Problem(source.file, line, told, "warning")


def _cuts(reading: Reading) -> set[int]:
    """After how many letters the endings begin."""
    pieces = [segment.text for segment in reading.form.segments]
    return {len("".join(pieces[:place])) for place in range(1, len(pieces))}


def _shown(readings: tuple[Reading, ...]) -> str:
    cut = dict.fromkeys("|".join(segment.text for segment in reading.form.segments) for reading in readings)
    return " or ".join(list(cut)[:3])
