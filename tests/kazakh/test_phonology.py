"""What an ending depends on: the series of a word, its last sound, and how its end softens; and words against the rule."""

from pathlib import Path

import pytest

from webapp.kazakh.grammar import irregular
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.grammar.suffixes import FAMILIES, families_of
from webapp.kazakh.phonology import backed, final_sound, fronted, series_by_rule, single_final, softened

BACK = """
бала қала ауыл адам қыз тау ғалым автобус институт студия станция кино роман рух тарих қи су ту бу аю оқу қою сауда
партия Алматы Қазақстан металл клуб қар сурет-сызба Ақсу емтихан астероид Тоқаев
"""
FRONT = """
әке көше үй мектеп мұғалім дәрігер студент рубль парк цирк министр костюм би такси лагерь іні күйеу келу сүю тәрбие
университет кафе режим Ақтөбе Әлия-Гүл процесс күй
"""


@pytest.mark.parametrize("word", BACK.split())
def test_back_words(word: str) -> None:
    assert series_by_rule(word) == series_by_rule(word.upper()) == "back"


@pytest.mark.parametrize("word", FRONT.split())
def test_front_words(word: str) -> None:
    assert series_by_rule(word) == series_by_rule(word.upper()) == "front"


@pytest.mark.parametrize(
    ("sound", "words"),
    [
        ("V", "бала іні кино партия кафе"),
        ("R", "дәрігер үй тау би су аю лагерь"),
        ("L", "ауыл көл рубль"),
        ("N", "адам күн таң"),
        ("Z", "қыз гараж сөз"),
        ("T", "кітап дос мектеп қазақ клуб Иванов абзац борщ Петербург поезд матч"),
    ],
)
def test_the_class_of_the_last_sound(sound: str, words: str) -> None:
    assert {final_sound(word) for word in words.split()} == {sound}


@pytest.mark.parametrize(
    ("word", "soft"),
    [
        ("кітап", "кітаб"),
        ("жүрек", "жүрег"),
        ("қазақ", "қазағ"),
        ("жауап", "жауаб"),
        ("тарих", "тарих"),
        ("парк", "парк"),
        ("ұлт", "ұлт"),
        ("рубль", "рубл"),
        ("п", "п"),
    ],
)
def test_a_stop_softens_after_a_vowel(word: str, soft: str) -> None:
    assert softened(word) == soft


def test_a_doubled_consonant_of_a_loan_is_written_once() -> None:
    assert [single_final(word) for word in ("процесс", "металл", "ұлт", "масса")] == ["процес", "метал", "ұлт", "масса"]


def test_twins_of_an_ending() -> None:
    assert fronted("лар") == "лер"
    assert fronted("ғаныңыздар") == "геніңіздер"
    assert backed("лерге") == "ларға"
    assert backed(fronted("қандықтан")) == "қандықтан"


def test_families_have_the_forms_of_the_grammar() -> None:
    assert set(FAMILIES["PL"].allomorphs) == {"лар", "лер", "дар", "дер", "тар", "тер"}
    assert set(FAMILIES["1;SG"].allomorphs) == {"мын", "мін", "бын", "бін", "пын", "пін"}
    assert set(FAMILIES["PSS1S"].allomorphs) == {"ым", "ім", "м"}
    assert set(FAMILIES["ABL"].allomorphs) == {"дан", "ден", "тан", "тен", "нан", "нен"}
    assert FAMILIES["INS"].allomorphs == ("мен", "бен", "пен")
    assert FAMILIES["INS"].one_series
    assert not FAMILIES["DAT"].one_series


def test_an_ending_of_two_families_and_of_none() -> None:
    assert families_of("мыз") == ("PSS1P", "1;PL")
    assert families_of("лық") == ()


def irregulars() -> list[tuple[str, str, frozenset[str]]]:
    """Every word of the table with its part of speech and flags."""
    lines = Path(irregular.__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) == 4 and row[3] for row in rows), "a reason is missing"
    return [(word, pos, frozenset(flags.split())) for word, pos, flags, _ in rows]


def test_every_exception_has_a_known_flag_and_is_found_in_any_case() -> None:
    for word, pos, flags in irregulars():
        assert flags
        assert flags <= irregular.FLAGS, word
        assert irregular.flags_of(word, pos) == irregular.flags_of(word.upper(), pos) == flags


def test_every_exception_is_needed() -> None:
    cells = {"N": ("N;PL;NOM", "N;SG;DAT", "N;SG;PSS3;NOM", "N;SG;PSS3;DAT"), "V": ("V;PRS;3", "V;MSDR", "V;PST;3")}
    for word, pos, _ in irregulars():
        assert texts(word, cells[pos], None) != texts(word, cells[pos], frozenset()), word


def texts(word: str, cells: tuple[str, ...], flags: frozenset[str] | None) -> list[str]:
    """Every form of a word for some features."""
    return [form.text for cell in cells for form in inflect(word, cell, flags)]
