"""The names of UniMorph features in Kazakh, Russian and English (`feature-names.tsv`): the grammarian's view of a form."""

from functools import lru_cache
from pathlib import Path

from webapp.kazakh.grammar.features import NOMINAL, UnknownFeatures

TAGS = ("kk", "ru", "en")
PARTS_OF_SPEECH = (*NOMINAL, "V")
_APART = " · "
_LONGEST = 3  # tokens of one name: 2;SG;FORM


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    """Feature → its name by language tag."""
    lines = Path(__file__).with_name("feature-names.tsv").read_text(encoding="utf-8").splitlines()
    _, *tags = lines[0].split("\t")
    rows = (line.split("\t") for line in lines[1:])
    return {feature: dict(zip(tags, texts, strict=True)) for feature, *texts in rows}


def name(feature: str, tag: str) -> str:
    """The name of one feature, which may have several tokens (2;SG;FORM). `tag`: kk, ru or en.

    Raises UnknownFeatures.
    """
    found = _table().get(feature)
    if found is None:
        raise UnknownFeatures(f"{feature!r} has no name; it is expected in feature-names.tsv")
    return found[tag]


def names(features: str, tag: str) -> str:
    """The names of a bundle: N;PL;PSS1S;LOC → plural · my · locative. The part of speech only where nothing follows it.

    Raises UnknownFeatures.
    """
    tokens = features.split(";")
    if len(tokens) > 1 and tokens[0] in PARTS_OF_SPEECH:
        tokens = tokens[1:]
    found = []
    while tokens:
        many = next((size for size in range(_LONGEST, 1, -1) if ";".join(tokens[:size]) in _table()), 1)
        found.append(name(";".join(tokens[:many]), tag))
        tokens = tokens[many:]
    return _APART.join(found)
