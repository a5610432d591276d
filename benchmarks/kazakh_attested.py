"""Which common forms of the lessons' words a list of printed words lacks, and whether it has the form in another shape instead.

The list has one word form a line, plain or gzipped, any case. What was found, and why: docs/kazakh-attested.md.
Run: `.venv/bin/python -m benchmarks.kazakh_attested WORDLIST`.
"""

import gzip
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from webapp.config import ROOT
from webapp.courses import loading
from webapp.courses.vocabulary import UNIMORPH, lemma_of, lexicon_of
from webapp.kazakh.diagnosis.misforms import misshapen
from webapp.kazakh.grammar.forms import STEM, Form, Segment
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.grammar.suffixes import FAMILIES
from webapp.kazakh.phonology import softened, without_last_vowel
from webapp.kazakh.reading.analysis import analyse
from webapp.kazakh.reading.lexicon import Lexicon, Word

_CASES = ("NOM", "GEN", "DAT", "ACC", "LOC", "ABL", "INS")
_NOUN = (
    *(f"{number};{case}" for number in ("SG", "PL") for case in _CASES),
    *(f"SG;{possessor};NOM" for possessor in ("PSS1S", "PSS2S", "PSS2SF", "PSS3", "PSS1P")),
)
_VERB = (
    *(f"{tense};{person}" for tense in ("PRS", "PST", "PRF") for person in ("1;SG", "3")),
    *(f"NEG;PRS;{person}" for person in ("1;SG", "3")),
    "MSDR",
    "CVB;PFV",
)
_CELLS = {"N": _NOUN, "PROPN": _NOUN, "V": _VERB}
_HARD = {"б": "п", "ғ": "қ", "г": "к"}


def listed(path: Path) -> frozenset[str]:
    """The words of a list, lower case."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return frozenset(line.strip().casefold() for line in lines)


def course_forms(library: loading.Library, lexicon: Lexicon) -> Iterator[tuple[Word, str, tuple[Form, ...]]]:
    """The nouns and verbs of the lessons with their common cells, and the forms that are right for each."""
    taught = {(lemma_of(word.kk, word.pos), UNIMORPH.get(word.pos)) for word in library.words.values()}
    words = {(word.lemma, word.pos): word for word in lexicon.words}
    for word in (words[key] for key in words if key in taught):
        for cell in _CELLS.get(word.pos, ()):
            yield word, cell, inflect(word.lemma, f"{word.pos};{cell}", word.flags)


def competitors(word: Word, form: Form, words: frozenset[str], lexicon: Lexicon) -> list[str]:
    """The same form in a wrong shape, where the list has it and it is no right form of anything the engine knows."""
    shapes = [_shapes(word, segment) for segment in form.segments]
    spelt = {"".join(chosen).casefold() for chosen in product(*shapes)} & words
    return sorted(one for one in spelt if misshapen(form, word.lemma, one) and not analyse(one, lexicon))


def _shapes(word: Word, segment: Segment) -> set[str]:
    """Every shape that a piece could be given in: of a stem, softened or not, elided or not."""
    text, lemma = segment.text, word.lemma
    if segment.feature == STEM:
        return {text, lemma, softened(lemma), without_last_vowel(lemma), text[:-1] + _HARD.get(text[-1], text[-1])}
    return {text, *FAMILIES[segment.family].allomorphs} if segment.family else {text}


def report(words: frozenset[str]) -> Iterator[str]:
    """The forms that the list lacks: first those that it has in another shape, with that shape; then the others."""
    library = loading.load(ROOT / "lessons")
    lexicon = lexicon_of(library)
    found = list(course_forms(library, lexicon))
    absent = [row for row in found if not any(form.text.casefold() in words for form in row[2])]
    suspicious: list[str] = []
    plain: list[str] = []
    for word, cell, forms in absent:
        line = f"  {word.lemma}\t{word.pos};{cell}\t{forms[0].text}"
        others = competitors(word, forms[0], words, lexicon)
        (suspicious if others else plain).append("\t".join((line, *others)))
    yield f"{len(found)} forms, {len(found) - len(absent)} of them in the list"
    yield f"{len(suspicious)} not in it, but in another shape:"
    yield from suspicious
    yield f"{len(plain)} not in it in any shape:"
    yield from plain


def main() -> None:
    """Print the report for the list named on the command line."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.kazakh_attested WORDLIST")
    for line in report(listed(Path(sys.argv[1]))):
        print(line)


if __name__ == "__main__":
    main()
