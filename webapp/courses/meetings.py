"""Which taught words every text of a lesson uses, in whatever form: read from the text by the language engine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from webapp.courses import notation, schema
from webapp.courses.loading import Course, Library
from webapp.courses.names import PLACEHOLDER
from webapp.courses.vocabulary import lexicon_with_names
from webapp.courses.wordforms import Place, word_forms
from webapp.kazakh.reading.analysis import Reading, analyse
from webapp.kazakh.reading.lexicon import common

# Particles and conjunctions that only follow the sounds before them are one word.
ALIKE = {
    **dict.fromkeys(("ме", "ба", "бе", "па", "пе"), "ма"),
    **dict.fromkeys(("бен", "пен"), "мен"),
    **dict.fromkeys(("да", "та", "те"), "де"),
}
# What a word is known by: its lemma, and whether it is a verb.
Key = tuple[str, bool]


@dataclass(frozen=True)
class Text:
    """A Kazakh text that a learner of the lesson reads, hears or is asked, as it is shown."""

    path: Place
    kk: str

    def forms(self) -> tuple[str, ...]:
        """The different word forms, folded; letters and endings left out."""
        return tuple(dict.fromkeys(self._in_order()))

    def asked(self) -> frozenset[str]:
        """The word forms that the question particle follows."""
        forms = self._in_order()
        return frozenset(form for form, after in pairwise(forms) if ALIKE.get(after, after) == "ма")

    def _in_order(self) -> list[str]:
        return word_forms(PLACEHOLDER.sub(" ", self.kk))


def texts(lesson: schema.Lesson) -> Iterator[Text]:
    """Sentences, dialogues, rhymes and readings of a lesson."""
    for index, sentence in enumerate(lesson.sentences):
        yield Text(("sentences", index, "kk"), notation.shown(sentence.kk))
    for shelf in ("dialogues", "rhymes", "readings"):
        for index, piece in enumerate(getattr(lesson, shelf)):
            for number, line in enumerate(piece.lines):
                yield Text((shelf, index, "lines", number), notation.shown(line.kk))
    for index, reading in enumerate(lesson.readings):
        for number, question in enumerate(reading.questions):
            for asked in (question.ask, *question.options):
                yield Text(("readings", index, "questions", number), asked.kk)


Entry = tuple[frozenset[Key], ...]


def keys(word: schema.Word) -> tuple[Entry, ...]:
    """What a word of the lexicon is known by: for each way to write it, for each word of that, the keys that it may have."""
    return _keys(word.kk, word.pos)


@lru_cache(maxsize=4096)
def _keys(kk: str, pos: str) -> tuple[Entry, ...]:
    return tuple(_entry(word_forms(variant), pos) for variant in notation.variants(kk))


def _entry(parts: list[str], pos: str) -> Entry:
    found = []
    for number, part in enumerate(parts):
        verb = pos == "verb" and number == len(parts) - 1
        known: set[Key] = {(part, False), *([(common().verb_stem(part), True)] if verb else ())}
        if len(parts) > 1 or (pos in ("phrase", "pronoun", "interjection") and not verb):
            known |= {key_of(reading) for reading in analyse(part)}
        found.append(frozenset(known))
    return tuple(found)


def stands_in(word: schema.Word, here: frozenset[Key]) -> bool:
    """Whether a text with these keys has the word, written in one of its ways."""
    return any(entry and all(part & here for part in entry) for entry in keys(word))


def every_key(word: schema.Word) -> frozenset[Key]:
    """All keys of a word together."""
    return frozenset(key for entry in keys(word) for part in entry for key in part)


def key_of(reading: Reading) -> Key:
    """The key of a reading of a form."""
    return reading.lemma.casefold(), reading.pos == "V"


@lru_cache(maxsize=65536)
def readings(form: str, library: Library) -> tuple[Reading, ...]:
    """Every reading of a form, names of the packages included; a form with a hyphen by its parts."""
    found = analyse(form, lexicon_with_names(library))
    if found or "-" not in form:
        return found
    return tuple(reading for part in form.split("-") for reading in analyse(part, lexicon_with_names(library)))


def keys_of_form(form: str, library: Library) -> frozenset[Key]:
    """What a written form may be a form of. The form itself is among them, so that taught phrases are found."""
    return frozenset({(ALIKE.get(form, form), False), *map(key_of, readings(form, library))})


def likely_keys(form: str, library: Library) -> frozenset[Key]:
    """The same, but бар, which is taught as "there is", is not the bare stem of бару too."""
    found = keys_of_form(form, library)
    return found - {(form, True)} if form in _not_verbs(library) else found


@lru_cache(maxsize=4)
def _not_verbs(library: Library) -> frozenset[str]:
    """The words taught that are no verbs, as they stand."""
    return frozenset(word.kk for word in library.words.values() if word.pos != "verb")


def words_met(library: Library, course: Course) -> dict[str, tuple[str, ...]]:
    """For each word that the course teaches, by id: the lessons in which it stands, the teaching one included."""
    taught = {word: library.words[word] for lesson in course.lessons.values() for word in lesson.teaches.words
              if word in library.words}  # fmt: skip
    by_key = _by_key(taught)
    met: dict[str, dict[str, None]] = {word: {} for word in taught}
    for lesson in course.lessons.values():
        for word in lesson.teaches.words:
            if word in met:
                met[word][lesson.id] = None
        for text in texts(lesson):
            here = frozenset(key for form in text.forms() for key in likely_keys(form, library))
            for word in {word for key in here for word in by_key.get(key, ())}:
                if stands_in(taught[word], here):
                    met[word][lesson.id] = None
    return {word: tuple(lessons) for word, lessons in met.items()}


def _by_key(taught: dict[str, schema.Word]) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, dict[str, None]] = {}
    for name, word in taught.items():
        for key in every_key(word):
            found.setdefault(key, {})[name] = None
    return {key: tuple(names) for key, names in found.items()}


def known_keys(words: Iterable[schema.Word]) -> frozenset[Key]:
    """The keys of all words taught."""
    return frozenset(key for word in words for key in every_key(word))
