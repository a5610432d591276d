"""The mistake in one word whose lemma and features are known: its kind, the piece at fault, what was given instead."""

import pytest

from tests.kazakh.forms_of import table
from webapp.kazakh.diagnosis.word_mistakes import WordMistake, word_mistake
from webapp.kazakh.grammar.features import UnknownFeatures
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.reading.lexicon import Word

MISTAKES = """
harmony      | қала    | N;SG;LOC         | қаладе
harmony      | дос     | N;SG;DAT         | доске
harmony      | студент | N;1;SG           | студентпын
harmony      | студент | N;1;SG           | студентмын
harmony      | іні     | N;SG;PSS1S;NOM   | іным
harmony      | кел     | V;PRS;1;SG       | келамын
harmony      | жақсы   | ADJ;CMPR         | жақсырек
harmony      | екі     | NUM;ORD          | екіншы
harmony      | 5       | NUM;SG;DAT       | 5-қа
harmony      | АҚШ     | PROPN;SG;DAT     | ақш-ке
harmony      | кітап   | N;SG;PSS3;DAT    | кітабыне
harmony      | қала    | N;SG;DAT         | калаге
assimilation | студент | N;1;SG           | студентмін
assimilation | мектеп  | N;PL;NOM         | мектеплер
assimilation | үй      | N;SG;ACC         | үйні
assimilation | адам    | N;SG;ABL         | адамдан
assimilation | дос     | N;SG;INS         | досмен
assimilation | жаз     | V;NEG;PRS;1;SG   | жазмаймын
assimilation | кел     | V;PST;3          | келті
assimilation | бала    | N;SG;PSS3;DAT    | баласыға
assimilation | үй      | N;SG;PSS3;LOC    | үйіде
assimilation | кітап   | N;SG;PSS3;ACC    | кітабыны
assimilation | әке     | N;SG;PSS1S;DAT   | әкемге
voicing      | кітап   | N;SG;PSS1S;NOM   | кітапым
voicing      | кітап   | N;SG;LOC         | кітабта
voicing      | жүрек   | N;SG;PSS1S;NOM   | жүрекім
voicing      | тарақ   | N;SG;PSS1S;NOM   | тарақым
voicing      | тап     | V;CVB;PFV        | тапып
voicing      | шық     | V;PRS;1;SG       | шықамын
elision      | орын    | N;SG;PSS3;NOM    | орыны
elision      | мұрын   | N;SG;PSS1S;NOM   | мұрыным
elision      | халық   | N;SG;PSS1P;NOM   | халығымыз
elision      | мойын   | N;SG;PSS3;LOC    | мойынында
case         | мектеп  | N;SG;LOC         | мектепке
case         | үй      | N;SG;DAT         | үй
case         | мен     | PRO;DAT          | мені
possessor    | әке     | N;SG;PSS1S;NOM   | әке
possessor    | әке     | N;SG;PSS1S;NOM   | әкең
possessor    | кітап   | N;SG;PSS3;DAT    | кітапқа
number       | бала    | N;PL;NOM         | бала
number       | үй      | N;SG;PSS1S;LOC   | үйлерімде
person       | бар     | V;PRS;1;SG       | барасың
person       | кел     | V;PST;1;PL       | келдім
person       | дәрігер | N;1;SG           | дәрігерсің
tense        | бар     | V;PRS;1;SG       | бардым
tense        | кел     | V;PST;3          | келген
tense        | жаз     | V;COND;1;SG      | жазамын
polarity     | бар     | V;PRS;1;SG       | бармаймын
polarity     | айт     | V;NEG;IMP;2;SG   | айт
letters      | мұғалім | N;SG;DAT         | мугалимге
letters      | сәлем   | N;SG;NOM         | салем
letters      | іні     | N;SG;PSS1S;NOM   | иним
letters      | көр     | V;PST;1;PL       | кордик
typo         | дәптер  | N;SG;PSS1S;NOM   | дпәтерім
typo         | мұғалім | N;SG;DAT         | мұғалмге
typo         | қарындас | N;SG;NOM        | қаррындас
ending       | бар     | V;PST;1;PL       | бардымыз
ending       | бала    | N;PL;NOM         | балаларлар
lexical      | қала    | N;SG;NOM         | дала
lexical      | ана     | N;SG;NOM         | әке
lexical      | мен     | PRO;DAT          | саған
lexical      | үй      | N;SG;NOM         | 2
"""


@pytest.mark.parametrize(("kind", "lemma", "features", "given"), table(MISTAKES))
def test_kinds(kind: str, lemma: str, features: str, given: str) -> None:
    assert mistake(lemma, features, given).kind == kind


@pytest.mark.parametrize(
    ("lemma", "features", "given"),
    [
        ("кітап", "N;SG;PSS3;DAT", "кітабына"),
        ("дауыс", "N;SG;PSS3;NOM", "даусы"),
        ("ауыз", "N;SG;PSS3;NOM", "ауызы"),
        ("оқы", "V;IMP;1;SG", "оқыйын"),
        ("АҚШ", "PROPN;SG;DAT", "ақш-қа"),
        ("бұл", "PRO;GEN", "мұның"),
    ],
)
def test_every_right_form_is_right(lemma: str, features: str, given: str) -> None:
    assert word_mistake(word(lemma, features), features, given) is None


def test_the_piece_at_fault_is_shown() -> None:
    found = mistake("кітап", "N;SG;PSS3;LOC", "кітабында".replace("да", "де"))
    assert (found.place, found.given_piece, found.form.text) == (2, "нде", "кітабында")
    found = mistake("жүрек", "N;SG;PSS1S;LOC", "жүрекімде")
    assert (found.place, found.given_piece) == (0, "жүрек")
    found = mistake("бар", "V;PST;1;PL", "бардымыз")
    assert (found.place, found.given_piece) == (1, "дымыз")


def test_the_features_of_the_given_form_are_told() -> None:
    assert mistake("мектеп", "N;SG;LOC", "мектепке").given_features == "N;SG;DAT"
    assert mistake("бар", "V;PRS;1;SG", "бармадым").given_features == "V;NEG;PST;1;SG"
    assert mistake("әке", "N;SG;PSS1S;NOM", "әкесі").given_features == "N;SG;PSS3;NOM"


def test_another_form_of_a_lexicon_s_own_word() -> None:
    own = Word("бөрік", "N", frozenset({"keeps"}))
    assert word_mistake(own, "N;SG;PSS3;NOM", "бөрікі") is None
    found = word_mistake(own, "N;SG;PSS3;NOM", "бөркі")
    assert found
    assert found.form.text == "бөрікі"


def test_features_must_be_known() -> None:
    with pytest.raises(UnknownFeatures):
        word_mistake(Word("бала", "N"), "N;XXX", "бала")


def word(lemma: str, features: str) -> Word:
    """The word that the features are of."""
    return Word(lemma, features.partition(";")[0])


def mistake(lemma: str, features: str, given: str) -> WordMistake:
    """The mistake in what is surely wrong."""
    found = word_mistake(word(lemma, features), features, given)
    assert found, given
    assert found.form in inflect(lemma, features)
    return found
