"""The kind of mistake in an answer, its gravity, and the variant it is measured against."""

from itertools import product

import pytest

from webapp.kazakh.diagnose import KINDS, closest, diagnose, verdict

ANSWERS = """
letters | інім | иним
letters | Сенің атың кім? | сенин атын ким
letters | сәлем | сэлем
letters | мұғалім | мугалим
extra | Мен қазақпын | men qazaqpyn emes
letters | Менің інім бар | menin inim bar
letters | айдаһар | айдахар
harmony | қалада | қаладе
harmony | студентпін | студентпын
harmony | інім | іным
harmony | қалаға | калаге
harmony | досқа | доске
harmony | оқушымын | оқушымин
harmony | Ол әнші ме? | Ол әнші ма?
harmony | Мен қазақпын | men qazaqpın
assimilation | студентпін | студентмін
assimilation | мектептер | мектеплер
assimilation | қалаға | қалақа
assimilation | үйді | үйні
assimilation | Ол студент пе? | Ол студент бе?
voicing | кітабым | кітапым
voicing | тарағым | тарақым
voicing | жүрегім | жүрекім
voicing | кітапта | кітабта
ending | мектепте | мектепке
ending | әкем | әке
ending | кітабым | кітабы
ending | Мен дәрігер емеспін | Мен дәрігер емессің
ending | барамын | барасың
ending | келді | келген
ending | Мен де қуаныштымын | Менде қуаныштымын
ending | халқы | халығы
typo | дәптерім | дпәтерім
typo | мұғалімге | мұғалмге
typo | студентпін | студдентпін
typo | Ол әнші ме? | Ол әншіме?
typo | ата-ана | ата ана
typo | Мен дәрігермін | Мендәрігермін
ending | ана мен әке | анамен әке
order | Менің атым Айгүл | Айгүл менің атым
order | Сенің атың кім? | сенин ким атын
missing | Мен дәрігермін | дәрігермін
missing | сәлем | !
extra | дәрігермін | мен дәрігермін
lexical | Бұл — үй | Бұл — мектеп
lexical | қала | дала
lexical | Менің атым | Сенің атым
lexical | екі | 2
script | Менің атым | مەنىڭ اتىم
script | Менің атым | 我的名字
"""


@pytest.mark.parametrize("row", ANSWERS.strip().splitlines())
def test_kinds(row: str) -> None:
    kind, expected, given = row.split(" | ")
    assert diagnose(expected, given).kind == kind


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        ("Бұл — үй.", "бұл үй"),
        ("Ата-ана", "ата-ана!"),
        ("інім", "iнiм"),
        ("Менің інім", "menıñ ınım"),
        ("үй", "Üİ"),
        ("Үй", "Үи\u0306"),
    ],
)
def test_no_mistake(expected: str, given: str) -> None:
    found = diagnose(expected, given)
    assert found.kind is None
    assert verdict(found.kind) == "right"


def test_only_letters_and_typos_are_almost_right() -> None:
    assert {kind for kind in KINDS if verdict(kind) == "almost"} == {"letters", "typo"}
    assert {verdict(kind) for kind in set(KINDS) - {"letters", "typo"}} == {"wrong"}


def test_another_known_word_is_no_slip() -> None:
    assert diagnose("сағат", "саған").kind == "lexical"
    assert diagnose("қалам", "қамал").kind != "typo"
    assert diagnose("жарық", "жарқы", {"жарық"}).kind == "typo"
    assert diagnose("жарық", "жарқы", {"жарық", "жарқы"}).kind == "lexical"


def test_a_known_stem_shows_where_its_ending_begins() -> None:
    assert diagnose("дәптер", "дәптр").kind == "ending"  # -тер may be an ending
    assert diagnose("дәптерім", "дәптрім", {"дәптер"}).kind == "typo"
    assert diagnose("мектепте", "мектепт", {"мектеп"}).kind == "ending"


def test_the_words_of_the_mistake_are_named_in_the_script_of_the_answer() -> None:
    found = diagnose("Менің інім мектепте", "менің інім мектепде")
    assert (found.expected_word, found.given_word) == ("мектепте", "мектепде")
    found = diagnose("Менің үйім", "menıñ uiım")
    assert (found.kind, found.expected_word, found.given_word) == ("letters", "üiım", "uiım")
    found = diagnose("Мен дәрігермін", "дәрігермін")
    assert (found.expected_word, found.given_word) == ("мен", "")


def test_grammar_is_named_before_a_slip() -> None:
    assert diagnose("Менің інім мектепте", "менин иним мектепде").kind == "assimilation"
    assert diagnose("Менің студентпін", "менің стдуентпін").kind == "typo"


def test_closest_is_the_nearest_accepted_variant() -> None:
    accepted = (
        "Менің інім мектепте оқиды",
        "Мектепте менің інім оқиды",
        "Інім мектепте оқиды",
        "Оның інісі мектепте оқиды",
    )
    assert closest("иним мектепте окиды", accepted) == "Інім мектепте оқиды"
    assert closest("мектепте менин иним оқыды", accepted) == "Мектепте менің інім оқиды"
    assert closest("onyñ ınısı mektepte", accepted) == "Оның інісі мектепте оқиды"
    assert closest("", accepted) in accepted
    with pytest.raises(ValueError, match="empty"):
        closest("бала", ())


def test_closest_finds_one_of_very_many() -> None:
    parts = (
        "мен сен ол біз сіз",
        "бүгін кеше таңда түнде",
        "мектепке үйге қалаға ауылға базарға",
        "жаяу тез ақырын асығыс",
    )
    accepted = [f"{' '.join(chosen)} барды" for chosen in product(*map(str.split, parts))]
    assert len(accepted) == 400
    assert closest("біз туснде базарга асыгыс барды", accepted) == "біз түнде базарға асығыс барды"
