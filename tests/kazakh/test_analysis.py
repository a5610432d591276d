"""From a form back to its lemma and features, with a lexicon and without."""

import pytest

from tests.kazakh.forms_of import table
from webapp.kazakh.reading.analysis import LONGEST, analyse, guess
from webapp.kazakh.reading.lexicon import Lexicon, Word, common

READINGS = """
кітабына       | кітап  | N;SG;PSS3;DAT
үйлерімізден   | үй     | N;PL;PSS1P;ABL
халқымыз       | халық  | N;SG;PSS1P;NOM
орнынан        | орын   | N;SG;PSS3;ABL
студентпін     | студент | N;SG;NOM;1;SG
үйдегі         | үй     | N;REL;SG;LOC
барамын        | бар    | V;PRS;1;SG
бармадық       | бар    | V;NEG;PST;1;PL
баратынмын     | бар    | V;PST;HAB;1;SG
тауып          | тап    | V;CVB;PFV
қоямын         | қой    | V;PRS;1;SG
оқыған         | оқы    | V;PTCP;PST
оқығандардың   | оқы    | V;PTCP;PST;PL;GEN
келуіңізге     | кел    | V;MSDR;PSS2SF;DAT
айтылған       | айт    | V;PASS;PTCP;PST
шығардым       | шық    | V;CAUS;PST;1;SG
маған          | мен    | PRO;DAT
оныкі          | ол     | PRO;PRED
үшінші         | үш     | NUM;ORD
алмада         | алма   | N;SG;LOC
"""


@pytest.mark.parametrize(("form", "lemma", "features"), table(READINGS))
def test_a_form_is_read(form: str, lemma: str, features: str) -> None:
    words = common().plus((Word("студент", "N"), Word("алма", "N"), Word("шық", "V")))
    readings = {(reading.lemma, reading.features): reading for reading in analyse(form, words)}
    assert (lemma, features) in readings
    assert readings[lemma, features].form.text == form
    assert readings[lemma, features].known


def test_case_is_no_matter_and_the_plainest_reading_stands_first() -> None:
    assert analyse("ҮЙДЕ") == analyse("үйде")
    lengths = [len(reading.form.segments) for reading in analyse("алма", common().plus((Word("алма", "N"),)))]
    assert lengths == sorted(lengths)
    assert lengths[0] == 1


@pytest.mark.parametrize("form", ["", "зззз", "кітапымда", "қаладе", "барамыз-ба", "үйүй", "х" * (LONGEST + 1)])
def test_what_no_word_has_is_not_read(form: str) -> None:
    assert analyse(form) == ()


def test_one_form_may_be_read_in_several_ways() -> None:
    readings = {
        (reading.pos, reading.features) for reading in analyse("алма", Lexicon([Word("алма", "N"), Word("ал", "V")]))
    }
    assert readings >= {("N", "N;SG;NOM"), ("V", "V;NEG;IMP;2;SG")}


def test_words_of_a_lexicon_bring_their_own_flags() -> None:
    words = Lexicon([Word("бөрік", "N", frozenset({"keeps"}))])
    assert [reading.lemma for reading in analyse("бөрікі", words)] == ["бөрік"]
    assert analyse("бөркі", words) == ()


def test_words_without_endings_are_read_as_they_stand() -> None:
    words = Lexicon([Word("және", "CONJ"), Word("бүгін", "ADV")])
    assert [reading.features for reading in analyse("және", words)] == ["CONJ"]
    assert analyse("женеге", words) == ()


@pytest.mark.parametrize(
    ("form", "lemma", "features"),
    [
        ("блогерлерге", "блогер", "N;PL;DAT"),
        ("вайфайдан", "вайфай", "N;SG;ABL"),
        ("гуглдадым", "гуглда", "V;PST;1;SG"),
        ("зәбырлағысын", "зәбырлағы", "N;SG;PSS3;ACC"),
        ("Мырзабекке", "мырзабек", "N;SG;DAT"),
    ],
)
def test_a_word_that_nobody_knows_is_guessed_by_its_endings(form: str, lemma: str, features: str) -> None:
    found = guess(form)
    assert (lemma, features) in {(reading.lemma, reading.features) for reading in found}
    assert not any(reading.known for reading in found)


def test_a_guess_always_has_the_word_as_it_stands() -> None:
    assert ("абракадабра", "N;SG;NOM") in {(reading.lemma, reading.features) for reading in guess("абракадабра")}
    assert guess("") == ()
    assert guess("х" * (LONGEST + 1)) == ()


@pytest.mark.parametrize(
    ("noun", "stem"),
    [("бару", "бар"), ("оқу", "оқы"), ("қою", "қой"), ("табу", "тап"), ("шығу", "шық"), ("деу", "де"), ("сүю", "сүй"),
     ("жазу", "жаз"), ("сөйлеу", "сөйле"), ("тану", "таны"), ("бар", "бар"), ("блогтау", "блогта"), ("гуглеу", "гугле")],
)  # fmt: skip
def test_the_stem_of_a_verbal_noun(noun: str, stem: str) -> None:
    assert common().verb_stem(noun) == stem
