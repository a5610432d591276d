"""Which form of an ending follows which word, and which wrong forms are offered."""

import pytest

from webapp.kazakh.harmony import EXCEPTIONS, series
from webapp.kazakh.suffixes import FAMILIES, families_of, right_allomorph, rivals

FORMS = """
1;SG: дәрігер+мін оқушы+мын мұғалім+мін студент+пін аспаз+бын дайын+мын емес+пін директор+мын
2;SG: студент+сің
2;SG;FORM: ғалым+сыз
1;PL: дайын+быз дос+пыз оқушы+мыз әріптес+піз
PL: бала+лар әке+лер адам+дар мұғалім+дер дос+тар студент+тер ауыл+дар дәрігер+лер үй+лер сәби+лер аю+лар
PL: телефон+дар клуб+тар министр+лер ата-ана+лар
PSS1S: әке+м ат+ым үй+ім
PSS2S: бала+ң
PSS3: ана+сы іні+сі дос+ы күйеу+і тау+ы костюм+і
PSS2SF: үй+іңіз аға+ңыз
PSS1P: отбасы+мыз ит+іміз
GEN: бала+ның адам+ның қыз+дың дәрігер+дің студент+тің
ACC: кітап+ты әке+ні үй+ді билет+ті
DAT: қала+ға мектеп+ке дос+қа үй+ге ми+ға кино+ға такси+ге келу+ге
LOC: автобус+та институт+та тарих+та су+да рубль+де кафе+де оқу+да станция+да парк+те
ABL: адам+нан ауыл+дан мектеп+тен
INS: дос+пен қыз+бен әке+мен
Q: әнші+ме студент+пе оқушысың+ба сіз+бе бос+па дәрігер+ме
PSS;DAT: әкем+е атаң+а
PSS3;DAT: баласы+на
PSS3;LOC: інісі+нде
PSS3;ACC: үйі+н
"""


def forms() -> list[tuple[str, str, str]]:
    """Stem, ending, family, from the lines above."""
    lines = (line.split(": ") for line in FORMS.strip().splitlines())
    return [(*form.split("+"), family) for family, row in lines for form in row.split()]  # type: ignore[misc]


@pytest.mark.parametrize(("stem", "ending", "family"), forms())
def test_the_right_form(stem: str, ending: str, family: str) -> None:
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
