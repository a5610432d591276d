"""The notation of accepted answers: what it stands for, what is refused, and that it never invents a word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.courses import notation


@pytest.mark.parametrize(
    ("written", "accepted"),
    [
        ("Сәлем!", ["Сәлем!"]),
        ("Бұл [менің] әкем.", ["Бұл менің әкем.", "Бұл әкем."]),
        ("(рақмет|рахмет)", ["рақмет", "рахмет"]),
        ("Иә, (рақмет|рахмет)!", ["Иә, рақмет!", "Иә, рахмет!"]),
        ("{Менің інім | мектепте} оқиды.", ["Менің інім мектепте оқиды.", "мектепте Менің інім оқиды."]),
        ("{а | б | в}", ["а б в", "а в б", "б а в", "б в а", "в а б", "в б а"]),
        ("{(а|б) | в}", ["а в", "б в", "в а", "в б"]),
        ("[(а|б)] в", ["а в", "б в", "в"]),
        ("әке[м]", ["әкем", "әке"]),
        ("  Мен   барам . ", ["Мен барам."]),
    ],
)
def test_what_is_accepted(written: str, accepted: list[str]) -> None:
    assert list(notation.variants(written)) == accepted
    assert notation.shown(written) == accepted[0], "the first is the one to show"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Бұл [менің әкем.", "'[' is never closed with ']'"),
        ("(рақмет|рахмет", "'(' is never closed with ')'"),
        ("{а | б", "'{' is never closed with '}'"),
        ("Бұл менің] әкем.", "']' closes nothing"),
        ("Бұл) әкем", "')' closes nothing"),
        ("(рақмет|рахмет]", "'(' is closed with ']'; ')' is expected"),
        ("рақмет|рахмет", "'|' stands only inside ( ) or { }"),
        ("[рақмет|рахмет]", "'|' stands only inside ( ) or { }"),
        ("{а|б|в|г|д|е|ж}", "more than 2000 variants; use fewer marks"),
        ("(а|б)" * 12, "more than 2000 variants; use fewer marks"),
    ],
)
def test_a_mistake_is_told_in_plain_words(written: str, told: str) -> None:
    with pytest.raises(notation.BadNotation) as refused:
        notation.parse(written)
    assert str(refused.value) == told


WORDS = st.sampled_from(["мен", "сен", "шай", "ішемін", "үй", "бар"])
TREES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        inner.map("[{}]".format),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: "{" + " | ".join(parts) + "}"),
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
    ),
    max_leaves=6,
)


def _plain(written: str) -> list[str]:
    return re.sub(r"[\[\](){}|]", " ", written).split()


@given(TREES)
def test_every_variant_is_made_of_the_words_written(written: str) -> None:
    there = _plain(written)
    found = notation.variants(written)
    assert notation.shown(written) == found[0]
    assert len(set(found)) == len(found) <= notation.variants_count(notation.parse(written))
    for variant in found:
        words = variant.split()
        assert all(words.count(word) <= there.count(word) for word in words)
        assert variant == " ".join(words), "spaces are tidy"


@given(TREES)
def test_what_is_only_ordered_or_plain_loses_no_word(written: str) -> None:
    written = re.sub(r"[\[\]()]", " ", written).replace("|", " | ")
    if "{" not in written:
        written = written.replace("|", " ")
    try:
        found = notation.variants(written)
    except notation.BadNotation:
        return  # a | that stood in ( ) stands nowhere now
    assert all(sorted(variant.split()) == sorted(_plain(written)) for variant in found)


@given(st.text(alphabet="[](){}| аб.", max_size=25))
def test_any_text_is_read_or_refused_in_words(written: str) -> None:
    try:
        found = notation.variants(written)
    except notation.BadNotation as refused:
        assert re.search(r"closed|closes|stands only|variants", str(refused))
    else:
        assert found and not any(set(variant) & set("[](){}|") for variant in found)
