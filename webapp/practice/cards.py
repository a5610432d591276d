"""A word form of a text as its card tells it: which words it may be a form of, the likeliest first, each in its pieces. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from webapp.courses import notation, schema
from webapp.courses.loading import Library
from webapp.courses.meetings import Key, key_of, readings
from webapp.courses.wordforms import count
from webapp.kazakh.normalise import normalise
from webapp.kazakh.reading.analysis import Reading
from webapp.kazakh.reading.lexicon import common
from webapp.kazakh.writing.cyrillic import cyrillic
from webapp.kazakh.writing.scripts import Script, as_cyrillic, in_script, script_of
from webapp.practice.explaining.apart import Apart, in_pieces

LONGEST = 60  # letters; nothing longer is a word
MOST = 6
_FORM = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
# A bare stem is a request too (ал: take!), which is seldom what a text means.
_UNLIKELY = ("V;IMP;2;SG",)


@dataclass(frozen=True, slots=True)
class Card:
    """One way to read a form. `word`: the word of the courses, None where they teach none.

    `reading`: None for a phrase that the form stands in, and for a word that stands as the dictionary has it.
    """

    lemma: str
    pos: str
    word: schema.Word | None = None
    reading: Reading | None = None

    @property
    def pieces(self) -> Apart | None:
        """The form in its pieces; None where there is nothing to take apart."""
        if self.reading is None or len(self.reading.form.segments) < 2:
            return None
        return in_pieces(self.reading.form)

    @property
    def name(self) -> bool:
        """Whether it is the name of somebody or of a place."""
        return self.pos == "PROPN"


def forms_in(text: str) -> tuple[str, ...]:
    """The words of a text in order, as they stand in it."""
    return tuple(_FORM.findall(text))


def spellings(library: Library, form: str) -> tuple[str, ...]:
    """A form of any script in Cyrillic, lower case, in the ways it may be meant; () for what is no one word."""
    text = normalise(form).casefold().strip(" .,!?…:;«»\"'()—-")
    if not 0 < len(text) <= LONGEST or " " in text:
        return ()
    script = script_of(text)
    if script not in ("Latn", "Arab"):
        return (text,)
    # Latin has one letter for й and и, Arabic leaves the series to the hamza: the texts of the courses say which is meant.
    shown = _as_shown(library, script).get(_folded(text), ())
    plain = cyrillic(text) if script == "Arab" else as_cyrillic(text)
    return tuple(dict.fromkeys((*shown, plain, plain.replace("и", "й"), plain.replace("и", "і"))))


@lru_cache(maxsize=4)
def _as_shown(library: Library, script: Script) -> dict[str, tuple[str, ...]]:
    """Every form in the texts of the courses by its spelling in another script."""
    found: dict[str, tuple[str, ...]] = {}
    for form in count(library):
        spelling = _folded(in_script(form, script))
        found[spelling] = (*found.get(spelling, ()), form)
    return found


def _folded(text: str) -> str:
    return text.casefold().replace("ı", "i").replace("i̇", "i")


def cards(library: Library, form: str, lesson: schema.Lesson | None = None) -> tuple[Card, ...]:
    """The cards of a form, those of the lesson's words first, then those of other taught words; () if nobody knows it."""
    own = frozenset(lesson.teaches.words) if lesson else frozenset()
    for spelling in spellings(library, form):
        found = _of_spelling(library, spelling, own)
        if found:
            return found
    return ()


@lru_cache(maxsize=8192)
def _of_spelling(library: Library, form: str, own: frozenset[str]) -> tuple[Card, ...]:
    found = [*_read(library, form), *_phrases(library, form)]
    ranked = sorted(found, key=lambda card: _rank(card, own))
    first: dict[tuple[str, str, str], Card] = {}
    for card in ranked:
        features = card.reading.features if card.reading else ""
        first.setdefault((card.lemma, card.word.id if card.word else card.pos, features), card)
    return tuple(first.values())[:MOST]


def _rank(card: Card, own: frozenset[str]) -> tuple[int, bool, bool, int]:
    taught = 2 if card.word is None else 0 if card.word.id in own else 1
    unlikely = card.reading is not None and card.reading.features in _UNLIKELY
    pieces = len(card.reading.form.segments) if card.reading else 1
    return taught, unlikely, " " in card.lemma, pieces


def _read(library: Library, form: str) -> Iterator[Card]:
    by_key = _words_by_key(library)
    for word in by_key.get((form, False), ()):
        yield Card(notation.shown(word.kk), word.pos, word)
    for reading in readings(form, library):
        words = [word for word in by_key.get(key_of(reading), ()) if word.pos != "phrase"]
        bare = reading.form.text.casefold() == reading.lemma.casefold() and reading.pos != "V"
        if bare and words:
            continue  # it stands as it is: told above
        if not words:
            yield Card(reading.lemma, reading.pos, None, reading)
        yield from (Card(notation.shown(word.kk), word.pos, word, reading) for word in words)


def _phrases(library: Library, form: str) -> Iterable[Card]:
    return (Card(notation.shown(word.kk), word.pos, word) for word in _phrases_by_word(library).get(form, ()))


@lru_cache(maxsize=4)
def _words_by_key(library: Library) -> dict[Key, tuple[schema.Word, ...]]:
    """The single words of the courses by what they are known by."""
    found: dict[Key, dict[str, schema.Word]] = {}
    for word in library.words.values():
        for variant in notation.variants(word.kk):
            if " " not in variant:
                for key in _keys(variant.casefold(), word.pos):
                    found.setdefault(key, {})[word.id] = word
    return {key: tuple(words.values()) for key, words in found.items()}


def _keys(text: str, pos: str) -> Iterable[Key]:
    """As it stands; a verb by its stem too. What is taught as a phrase has no other forms."""
    yield text, False
    if pos == "verb":
        yield common().verb_stem(text), True


@lru_cache(maxsize=4)
def _phrases_by_word(library: Library) -> dict[str, tuple[schema.Word, ...]]:
    found: dict[str, dict[str, schema.Word]] = {}
    for word in library.words.values():
        for variant in notation.variants(word.kk):
            if " " in variant:
                for part in forms_in(variant.casefold()):
                    found.setdefault(part, {})[word.id] = word
    return {part: tuple(words.values()) for part, words in found.items()}
