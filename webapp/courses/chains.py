"""The word of a sentence whose ending is practised, in all its pieces as the language engine makes them: қала|лар|ымыз|да."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from webapp.courses import schema
from webapp.courses.cutting import cut_word
from webapp.courses.loading import Library
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh.grammar.forms import Segment
from webapp.kazakh.reading.analysis import Reading, analyse

_NOT_BUILT = frozenset({"PROPN", "PRO"})  # a name, and a pronoun with forms of its own: маған


@dataclass(frozen=True)
class Chain:
    """A word in lower case with its lemma (a verb's is its bare stem), its part of speech, and its pieces: a stem and an ending or more."""

    word: str
    lemma: str
    pos: str
    pieces: tuple[Segment, ...]

    @property
    def endings(self) -> int:
        """How many endings follow the stem."""
        return len(self.pieces) - 1


@lru_cache(maxsize=8192)
def chain_of(library: Library, sentence: schema.Sentence) -> Chain | None:
    """The pieces of the practised word; None where there is none, or the word can be cut in more than one way."""
    cut = cut_word(sentence)
    if cut is None:
        return None
    stem, ending = (part.casefold() for part in cut)
    readings = [one for one in analyse(stem + ending, lexicon_of(library)) if _begins_at(one, len(stem))]
    ways = {tuple(piece.text for piece in one.form.segments) for one in readings}
    if len(ways) != 1 or not _in_pieces(readings[0]):
        return None
    return Chain(stem + ending, readings[0].lemma.casefold(), readings[0].pos, readings[0].form.segments)


def place_of(chain: Chain, shown: str) -> tuple[int, int] | None:
    """Where the word stands in a sentence as shown; None where it does not."""
    found = re.search(rf"(?<![\w-]){re.escape(chain.word)}(?![\w-])", shown, re.IGNORECASE)
    return found.span() if found else None


def _begins_at(reading: Reading, letters: int) -> bool:
    return letters in accumulate(len(piece.text) for piece in reading.form.segments[:-1])


def _in_pieces(reading: Reading) -> bool:
    """Whether each piece is written by itself: a stem that melts into its ending (оқ|и|мын) is no tile."""
    stem, *endings = reading.form.segments
    melted = reading.pos == "V" and stem.text.casefold() != reading.lemma.casefold()
    written = all(piece.text.strip() and " " not in piece.text and piece.family for piece in endings)
    return reading.pos not in _NOT_BUILT and not melted and bool(stem.text) and written
