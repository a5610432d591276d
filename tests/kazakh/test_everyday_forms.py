"""Forms that the course teaches and grammars mention in passing: polite -шы, -мақшы, -ғым, and words that are always somebody's."""

import pytest

from webapp.kazakh.grammar.features import UnknownFeatures
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.reading.analysis import analyse
from webapp.kazakh.reading.lexicon import Word, common


@pytest.mark.parametrize(
    ("lemma", "features", "form"),
    [
        ("кел", "V;IMP;2;SG;POL", "келші"),
        ("бер", "V;IMP;2;SG;FORM;POL", "беріңізші"),
        ("айт", "V;IMP;2;SG;FORM;POL", "айтыңызшы"),
        ("көр", "V;IMP;1;PL;POL", "көрейікші"),
        ("бар", "V;PTCP;DES;PSS1S", "барғым"),
        ("іш", "V;PTCP;DES;PSS2SF", "ішкіңіз"),
        ("жиырма", "NUM;ORD", "жиырмасыншы"),
    ],
)
def test_forms_are_made_and_read_back(lemma: str, features: str, form: str) -> None:
    assert inflect(lemma, features)[0].text == form
    assert lemma in {reading.lemma for reading in analyse(form)}


def test_an_intention_has_the_everyday_form_beside_the_bookish_one() -> None:
    assert [form.text for form in inflect("бар", "V;FUT;INTEN;1;SG")] == ["бармақпын", "бармақшымын"]
    assert "V;FUT;INTEN;1;SG" in {reading.features for reading in analyse("бармақшымын")}


def test_only_a_request_is_made_more_polite() -> None:
    with pytest.raises(UnknownFeatures):
        inflect("бар", "V;PST;1;SG;POL")


OWNED = frozenset({"owned"})


@pytest.mark.parametrize(
    ("case", "form"), [("LOC", "үстінде"), ("DAT", "үстіне"), ("ABL", "үстінен"), ("ACC", "үстін")]
)
def test_what_is_always_somebodys_has_one_set_of_endings(case: str, form: str) -> None:
    assert [found.text for found in inflect("үсті", f"N;SG;{case}", OWNED)] == [form]
    assert [found.text for found in inflect("отбасы", "N;SG;LOC")] == ["отбасында", "отбасыда"]


def test_left_as_an_adjective_declines_like_a_noun_and_that_as_a_pronoun() -> None:
    lexicon = common().plus([Word("сол", "ADJ")])
    assert "ADJ;SG;DAT" in {reading.features for reading in analyse("солға", lexicon)}
    assert "PRO;DAT" in {reading.features for reading in analyse("соған", lexicon)}
