"""The words of the courses as the language engine knows them, beside the commonest words of the language."""

from functools import lru_cache

from webapp.courses import notation, schema
from webapp.courses.loading import Library
from webapp.kazakh.reading.analysis import analyse
from webapp.kazakh.reading.lexicon import Lexicon, Word, common

UNIMORPH = {
    "noun": "N", "verb": "V", "adjective": "ADJ", "adverb": "ADV", "pronoun": "PRO", "numeral": "NUM",
    "particle": "PART", "interjection": "INTJ", "conjunction": "CONJ", "postposition": "POST", "proper": "PROPN",
}  # fmt: skip


@lru_cache(maxsize=4)
def lexicon_of(library: Library) -> Lexicon:
    """Every single word of the library's lexicon, and those its texts use in passing, with flags; the commonest words."""
    words: tuple[schema.Word | schema.PassingWord, ...] = (*library.words.values(), *library.passing.values())
    return common().plus(
        Word(form, pos, frozenset(word.flags) if word.flags else None)
        for word in words
        if (pos := UNIMORPH.get(word.pos))
        for form in _lemmas(word.kk, pos)
    )


@lru_cache(maxsize=4)
def lexicon_with_names(library: Library) -> Lexicon:
    """The lexicon with the names of the peoples' packages, which a text may speak of."""
    named = (
        name
        for package in library.peoples.values()
        for shelf in (*dict(package.given_names).values(), package.feasts, package.dishes, package.places)
        for name in shelf
    )
    return lexicon_of(library).plus(Word(word, "PROPN") for name in named for word in name.kk.split())


def _lemmas(kk: str, pos: str) -> list[str]:
    """The lemmas of an entry: every variant of one word; a verb by its bare stem."""
    forms = [form for form in notation.variants(kk) if " " not in form]
    if pos == "V":
        return [common().verb_stem(form) for form in forms]
    # менің and біздің are taught as words, and are forms of мен and біз.
    return [form for form in forms if pos != "PRO" or form in common() or not analyse(form)]


def lemma_of(kk: str, pos: str) -> str | None:
    """The lemma of an entry as the engine inflects it, None for a phrase or a word that takes no endings."""
    if pos not in UNIMORPH:
        return None
    found = _lemmas(kk, UNIMORPH[pos])
    return found[0] if found else None
