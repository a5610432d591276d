"""The words that texts are read by: lemma, part of speech and flags, found by the beginnings of their forms.

`common()` holds the commonest words of the language (`common-words.tsv`); a course adds its own.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from webapp.kazakh.alphabet import VOWELS
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.grammar.pronouns import own_beginnings
from webapp.kazakh.grammar.stems import Stem, stems

INFLECTED = frozenset({"N", "PROPN", "ADJ", "PRO", "NUM", "V"})


@dataclass(frozen=True, slots=True)
class Word:
    """A lemma (a verb by its bare stem), its part of speech as UniMorph names it, and its flags (None: look them up)."""

    lemma: str
    pos: str
    flags: frozenset[str] | None = None


class Lexicon:
    """Words by lemma and by the beginnings that their forms can have. Made once; not changed after."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.words = tuple(dict.fromkeys(words))
        self._by_lemma: dict[str, list[Word]] = defaultdict(list)
        self._by_beginning: dict[str, list[Word]] = defaultdict(list)
        for word in self.words:
            self._by_lemma[word.lemma.casefold()].append(word)
            for beginning in beginnings(word):
                self._by_beginning[beginning].append(word)

    def __contains__(self, lemma: str) -> bool:
        return lemma.casefold() in self._by_lemma

    def plus(self, words: Iterable[Word]) -> "Lexicon":
        """A lexicon with more words."""
        return Lexicon((*self.words, *words))

    def lemma(self, lemma: str) -> tuple[Word, ...]:
        """The words of a lemma."""
        return tuple(self._by_lemma.get(lemma.casefold(), ()))

    def beginning(self, letters: str) -> tuple[Word, ...]:
        """The words that some form of theirs begins with, before its endings."""
        return tuple(self._by_beginning.get(letters, ()))

    @cached_property
    def verbs_by_noun(self) -> dict[str, str]:
        """The bare stem of every verb by its verbal noun."""
        return _verbs_by_noun(self.words)

    def verb_stem(self, verbal_noun: str) -> str:
        """The bare stem of a verb given by its verbal noun: бару, бар; оқу, оқы; қою, қой. A bare stem stays."""
        return verb_stem(verbal_noun, self)


@lru_cache(maxsize=32768)
def beginnings(word: Word) -> tuple[str, ...]:
    """What can stand before the endings of a word, lower case: кітап, кітаб; тап, таб, тау; оқы, оқ; қой, қо."""
    pos = "V" if word.pos == "V" else "N"
    found: dict[str, None] = {word.lemma.casefold(): None}
    if word.pos in INFLECTED:
        for stem in stems(word.lemma, pos, word.flags):
            found.update(dict.fromkeys(part.casefold() for part in _texts(stem, pos)))
        if pos == "N":
            found.update(dict.fromkeys(own_beginnings(word.lemma)))
    return tuple(found)


def _texts(stem: Stem, pos: str) -> Iterable[str]:
    yield stem.text
    yield stem.soft
    if pos == "V":
        if stem.soft.endswith("б"):
            yield stem.soft[:-1] + "у"
        if stem.text.endswith(("ы", "і", "й")):
            yield stem.text[:-1]


def verb_stem(lemma: str, lexicon: Lexicon) -> str:
    """The bare stem for a verbal noun, by the verbs that a lexicon has; where it has none, by the letters."""
    known = lexicon.verbs_by_noun
    if lemma in known:
        return known[lemma]
    if not lemma.endswith(("у", "ю")) or any(word.pos == "V" for word in lexicon.lemma(lemma)):
        return lemma
    stem = lemma[:-1] + ("й" if lemma.endswith("ю") else "")
    if stem[-1:] in _HARD:
        stem = stem[:-1] + _HARD[stem[-1]]
    syllables = sum(letter in VOWELS for letter in stem)
    # A stem of one open syllable (де, же) is rare: сау and тау are whole.
    return lemma if syllables == 0 or (syllables == 1 and stem[-1] in VOWELS) else stem


_HARD = {"б": "п", "ғ": "қ", "г": "к"}
# Of two stems with one verbal noun the one meant, where it is the longer.
_LONGER = frozenset({"ері", "таны", "тасы"})


def _verbs_by_noun(words: Iterable[Word]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        if word.pos == "V":
            noun = inflect(word.lemma, "V;MSDR", word.flags)[0].text
            if noun not in found or len(word.lemma) < len(found[noun]) or word.lemma in _LONGER:
                found[noun] = word.lemma if found.get(noun) not in _LONGER else found[noun]
    return found


@lru_cache(maxsize=1)
def common() -> Lexicon:
    """The commonest words of the language."""
    lines = Path(__file__).with_name("common-words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:] if not line.startswith("#"))
    return Lexicon(Word(lemma, _POS.get(pos, pos)) for lemma, pos in rows)


_POS = {"PROP": "PROPN"}
