"""Which form of an ending follows which word, and which wrong forms are offered."""

import pytest

from webapp.kazakh.harmony import EXCEPTIONS, series
from webapp.kazakh.suffixes import FAMILIES, families_of, right_allomorph, rivals

FORMS = """
дәрігер  1;SG мін | оқушы 1;SG мын | мұғалім 1;SG мін | студент 1;SG пін | аспаз 1;SG бын | дайын 1;SG мын | емес 1;SG пін
студент  2;SG сің | ғалым 2;SG;FORM сыз | дайын 1;PL быз | дос 1;PL пыз | оқушы 1;PL мыз | әріптес 1;PL піз
бала PL лар | әке PL лер | адам PL дар | мұғалім PL дер | дос PL тар | студент PL тер | ауыл PL дар | дәрігер PL лер | үй PL лер
әке PSS1S м | бала PSS2S ң | ат PSS1S ым | үй PSS1S ім | ана PSS3 сы | іні PSS3 сі | дос PSS3 ы | күйеу PSS3 і | тау PSS3 ы
үй PSS2SF іңіз | аға PSS2SF ңыз | отбасы PSS1P мыз | ит PSS1P іміз
бала GEN ның | адам GEN ның | қыз GEN дың | дәрігер GEN дің | студент GEN тің | кітап ACC ты | әке ACC ні | үй ACC ді
қала DAT ға | мектеп DAT ке | дос DAT қа | үй DAT ге | автобус LOC та | институт LOC та | тарих LOC та | су LOC да | ми DAT ға
адам ABL нан | ауыл ABL дан | мектеп ABL тен | дос INS пен | қыз INS бен | әке INS мен | рубль LOC де | кино DAT ға | кафе LOC де
такси DAT ге | сәби PL лер | аю PL лар | келу DAT ге | оқу LOC да | станция LOC да | билет ACC ті | телефон PL дар | директор 1;SG мын
парк LOC те | клуб PL тар | министр PL лер | костюм PSS3 і | ата-ана PL лар
әнші Q ме | студент Q пе | оқушысың Q ба | сіз Q бе | бос Q па | дәрігер Q ме
әкем PSS;DAT е | атаң PSS;DAT а | баласы PSS3;DAT на | інісі PSS3;LOC нде | үйі PSS3;ACC н
"""


@pytest.mark.parametrize("row", [row.strip() for line in FORMS.strip().splitlines() for row in line.split("|")])
def test_the_right_form(row: str) -> None:
    stem, family, ending = row.split()
    assert right_allomorph(stem, family) == ending
    assert family in families_of(ending)
    wrong = rivals(stem, ending)
    assert ending not in wrong
    assert not {right_allomorph(stem, name) for name in families_of(ending)} & set(wrong)


def test_every_family_has_the_forms_of_the_grammar() -> None:
    assert set(FAMILIES["PL"].allomorphs) == {"лар", "лер", "дар", "дер", "тар", "тер"}
    assert set(FAMILIES["1;SG"].allomorphs) == {"мын", "мін", "бын", "бін", "пын", "пін"}
    assert set(FAMILIES["PSS1S"].allomorphs) == {"ым", "ім", "м"}
    assert set(FAMILIES["INS"].allomorphs) == {"мен", "бен", "пен"}


def test_an_ending_of_two_families_and_of_none() -> None:
    assert families_of("мыз") == ("1;PL", "PSS1P")
    assert families_of("шы") == ()
    assert rivals("оқу", "шы") == ()


def test_rivals_begin_with_the_wrong_series_then_the_wrong_first_sound() -> None:
    assert rivals("студент", "пін")[:3] == ("пын", "мін", "бін")
    assert rivals("қала", "да") == ("де", "та", "те")
    assert rivals("бала", "м") == ("ым", "ім")
    assert rivals("дос", "пен") == ("мен", "бен")
    assert rivals("баласы", "на")[:2] == ("не", "ға")


def test_a_form_that_is_also_right_is_no_rival() -> None:
    assert not {"қа", "ке"} & set(rivals("банк", "ке"))
    assert "ға" not in rivals("отбасы", "на")


def test_each_exception_has_a_reason_and_is_needed() -> None:
    for word, exception in EXCEPTIONS.items():
        assert exception.reason
        assert exception.series == "either" or exception.also or series(word) == exception.series


def test_an_unknown_family_is_an_error() -> None:
    with pytest.raises(KeyError):
        right_allomorph("бала", "XXX")
