"""Every feature of the engine has a name in three languages."""

import pytest

from webapp.kazakh.grammar import features
from webapp.kazakh.grammar.feature_names import TAGS, name, names
from webapp.kazakh.grammar.features import UnknownFeatures
from webapp.kazakh.reading.lexicon import common
from webapp.kazakh.reading.tails import nominal, verbal

KNOWN = {
    *features.NUMBERS, *features.POSSESSORS, *features.CASES, *features.PERSONS, *features.NOMINAL, *features.DEGREES,
    *features.VOICES, *features.FINITE, *features.NONFINITE, "V", "NEG", "Q", "FORM",
}  # fmt: skip


@pytest.mark.parametrize("tag", TAGS)
def test_every_token_has_a_name(tag: str) -> None:
    tokens = KNOWN | {token for feature in KNOWN for token in feature.split(";")} | {w.pos for w in common().words}
    assert all(name(token, tag).strip() for token in tokens)


@pytest.mark.parametrize("tag", TAGS)
def test_whole_bundles_have_names(tag: str) -> None:
    """Every bundle that an ending of Kazakh may stand for."""
    for tails, pos in ((nominal(), "N"), (verbal(), "V")):
        for bundles in tails.values():
            for bundle in bundles:
                assert names(f"{pos};{bundle}", tag)


def test_a_bundle_is_read_name_by_name() -> None:
    assert names("N;PL;PSS1S;LOC", "en") == "plural · my · locative"
    assert (
        names("V;NEG;PST;HAB;2;SG;FORM;Q", "en")
        == "negative · habitual past · second person singular, polite · question"
    )
    assert names("N", "ru") == "существительное"
    assert names("N;SG;DAT", "kk") == "жекеше · барыс септік"


def test_what_has_no_name_is_said() -> None:
    with pytest.raises(UnknownFeatures, match="XYZ"):
        names("N;XYZ", "en")
