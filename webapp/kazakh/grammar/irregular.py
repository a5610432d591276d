"""Words that the rules do not foretell: flags by word, each with its reason (`irregular.tsv`).

back, front: the series of endings, against the rule; either: both are printed, this one (or the rule's) first.
elides: the narrow vowel of the last syllable drops before a vowel (орын, орны); may-elide, may-keep: both are printed,
the full form first or the elided one. keeps: a last к, қ, п stays (тип, типі); with may-voice the soft one too;
may-keep-stop: both, the soft one first.
keeps-geminate: a doubled last consonant stays (балл, баллы); may-single: it may, and stands first. drops-d: поезд, поезы.
links, may-link: a narrow vowel joins endings to a cluster (объект, объектіге), always or besides (банкке, банкіге).
possessed: the word ends in a possessive already (отбасы); owned: it is never said without one (үсті, үстінде).
mixed: wide endings back, narrow ones front (кінәға, кінәсі).
"""

from functools import lru_cache
from pathlib import Path

FLAGS = frozenset(
    (
        *("back", "front", "either", "mixed", "possessed", "owned"),
        *("elides", "may-elide", "may-keep", "keeps", "may-voice", "may-keep-stop"),
        *("keeps-geminate", "may-single", "drops-d", "links", "may-link"),
    )
)

_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], frozenset[str]]:
    lines = Path(__file__).with_name("irregular.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:] if not line.startswith("#"))
    return {(lemma.casefold(), pos): frozenset(flags.split()) for lemma, pos, flags, _ in rows}


@lru_cache(maxsize=16384)
def flags_of(word: str, pos: str) -> frozenset[str]:
    """The flags of a word, or of the last part of a compound; `pos` is N (anything nominal) or V. Case does not matter."""
    word = word.casefold()
    table = _table()
    found = table.get((word, pos))
    if found is None:
        found = table.get((word.replace("-", " ").rpartition(" ")[2], pos), _NONE)
    return found
