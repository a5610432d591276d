"""Mistakes in answers and sentences: which words match, the kind named first, its gravity."""

import pytest

from tests.kazakh.forms_of import table
from webapp.kazakh.diagnosis.diagnose import KINDS, diagnose, verdict
from webapp.kazakh.reading.lexicon import Lexicon, Word

ANSWERS = """
letters      | інім                     | иним
letters      | Сенің атың кім?          | сенин атын ким
letters      | мұғалім                  | мугалим
letters      | айдаһар                  | айдахар
letters      | Менің інім бар           | menin inim bar
harmony      | қалада                   | қаладе
harmony      | інім                     | іным
harmony      | қалаға                   | калаге
harmony      | мектепке                 | мектепқе
harmony      | Олар келген              | Олар келган
harmony      | шайымыз                  | шайыміз
harmony      | Ол әнші ме?              | Ол әнші ма?
harmony      | Мен қазақпын             | men qazaqpın
assimilation | студентпін               | студентмін
assimilation | қалаға                   | қалақа
assimilation | Ол студент пе?           | Ол студент бе?
voicing      | кітабым                  | кітапым
voicing      | жүрегім                  | жүрекім
elision      | халқы                    | халығы
elision      | орны                     | орыны
case         | мектепте                 | мектепке
case         | Мен мектепке барамын     | Мен мектепте барамын
case         | Мен нанды жедім          | мен наннан жедім
case         | Үстелдің үстінде кітап   | Үстел үстінде кітап
possessor    | әкем                     | әке
possessor    | Менің кітабым            | Менің кітабы
number       | Балалар ойнады           | Бала ойнады
person       | барамын                  | барасың
person       | Мен дәрігер емеспін      | Мен дәрігер емессің
person       | Біз үйге келдік          | Біз үйге келдім
tense        | келді                    | келген
tense        | Мен кітап оқимын         | Мен кітап оқыдым
polarity     | Мен барамын              | Мен бармаймын
ending       | Мен де қуаныштымын       | Менде қуаныштымын
ending       | ана мен әке              | анамен әке
typo         | дәптерім                 | дпәтерім
typo         | мұғалімге                | мұғалмге
typo         | Ол әнші ме?              | Ол әншіме?
typo         | ата-ана                  | ата ана
typo         | Мен дәрігермін           | Мендәрігермін
order        | Менің атым Айгүл         | Айгүл менің атым
order        | Мен мектепке барамын     | барамын мен мектепке
order        | Сенің атың кім?          | сенин ким атын
missing      | Мен дәрігермін           | дәрігермін
missing      | сәлем                    | !
extra        | дәрігермін               | мен дәрігермін
extra        | Мен қазақпын             | men qazaqpyn emes
lexical      | Бұл — үй                 | Бұл — мектеп
lexical      | қала                     | дала
lexical      | Мен қаладамын            | hello xx
lexical      | Менің атым               | Сенің атым
lexical      | екі                      | 2
lexical      | қалаға                   | abc
script       | Менің атым               | 我的名字
script       | шаңырақ                  | shanyraq
"""


@pytest.mark.parametrize(("kind", "expected", "given"), table(ANSWERS))
def test_kinds(kind: str, expected: str, given: str) -> None:
    assert diagnose(expected, given).kind == kind


RIGHT = """
Бұл — үй.                    | бұл үй
Ата-ана                      | ата-ана!
інім                         | iнiм
Менің інім                   | menıñ ınım
Үй                           | Üİ
Мен бүгін мектепке барамын.  | Бүгін мен мектепке барамын
Мен бүгін мектепке барамын.  | мектепке бүгін мен барамын!
Ол үйде шай ішті             | Үйде ол шай ішті
"""


@pytest.mark.parametrize(("expected", "given"), table(RIGHT))
def test_no_mistake(expected: str, given: str) -> None:
    found = diagnose(expected, given)
    assert found.kind is None
    assert verdict(found.kind) == "right"


def test_a_slip_in_one_word_is_almost_right_and_slips_in_two_are_not() -> None:
    assert diagnose("Біздің мұғаліміміз мектепте", "Біздің мұғалміміз мектепте").verdict == "almost"
    assert diagnose("Біздің мұғаліміміз мектепте", "Біздің мұғалміміз мкетепте").verdict == "wrong"
    assert diagnose("Менің інім мектепте", "менин иним мектепте").verdict == "almost"


def test_only_letters_and_typos_are_almost_right() -> None:
    assert {kind for kind in KINDS if verdict(kind) == "almost"} == {"letters", "typo"}
    assert {verdict(kind) for kind in set(KINDS) - {"letters", "typo"}} == {"wrong"}


def test_each_word_of_the_answer_is_set_beside_its_own() -> None:
    found = diagnose("Мен бүгін мектепке барамын", "мен мектепте барасың ғой")
    assert [(word.expected, word.given, word.kind) for word in found.words] == [
        ("мен", "мен", None),
        ("бүгін", "", "missing"),
        ("мектепке", "мектепте", "case"),
        ("барамын", "барасың", "person"),
        ("", "ғой", "extra"),
    ]
    assert (found.kind, found.expected_word, found.given_word) == ("case", "мектепке", "мектепте")


def test_the_named_mistake_tells_the_piece() -> None:
    found = diagnose("Мен мектепке барамын", "мен мектепге барамын").mistake
    assert found
    assert (found.lemma, found.features, found.place, found.given_piece) == ("мектеп", "N;SG;DAT", 1, "ге")
    assert found.form.segments[1].text == "ке"


def test_another_known_word_is_no_slip() -> None:
    one = Lexicon([Word("жарық", "N")])
    assert diagnose("жарық", "жарқы", one).kind == "typo"
    assert diagnose("жарық", "жарқы", one.plus([Word("жарқы", "N")])).kind == "lexical"
    assert diagnose("қалам", "қамал").kind != "typo"


def test_a_word_that_no_lexicon_has_is_read_by_its_endings() -> None:
    assert diagnose("блогерге", "блогерга").kind == "harmony"
    assert diagnose("вайфайдан", "вайфайда").kind == "case"
    assert diagnose("Зәбиралар", "Зәбиралер").kind == "harmony"


def test_the_words_of_the_mistake_are_named_in_the_script_of_the_answer() -> None:
    found = diagnose("Менің інім мектепте", "менің інім мектепде")
    assert (found.expected_word, found.given_word) == ("мектепте", "мектепде")
    found = diagnose("Менің үйім", "menıñ uiım")
    assert (found.kind, found.expected_word, found.given_word) == ("letters", "üiım", "uiım")


def test_grammar_is_named_before_a_word_and_a_word_before_a_slip() -> None:
    assert diagnose("Менің інім мектепте", "менин иним мектепде").kind == "assimilation"
    assert diagnose("Менің інім мектепте", "інім мектепде").kind == "assimilation"
    assert diagnose("Менің үлкен мұғалімім", "менің мұғаілмім").kind == "missing"


def test_a_very_long_answer_is_cut() -> None:
    assert diagnose("бала", "бала " * 5000).kind == "extra"
    assert diagnose("бала", "б" * 5000).kind == "lexical"
