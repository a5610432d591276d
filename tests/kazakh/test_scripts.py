"""Cyrillic, Latin of 2021 and Arabic: telling them apart, writing the second from the first."""

import pytest

from webapp.kazakh.writing.latin import LATIN_VERSION, latin
from webapp.kazakh.writing.scripts import same_in_latin, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [("Қазақ тілі", "Cyrl"), ("Qazaq tılı", "Latn"), ("قازاق ٴتىلى", "Arab"), ("2021!", "Zyyy"), ("", "Zyyy"),
     ("카자흐", "Zyyy"), ("қазақ til", "Cyrl")],
)  # fmt: skip
def test_script_is_that_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("cyrillic", "in_latin"),
    [
        ("Қазақстан", "Qazaqstan"),
        ("Түркістан", "Türkıstan"),
        ("Ұлытау", "Ūlytau"),
        ("Маңғыстау", "Mañğystau"),
        ("Бұрыңғы өткен заманда бір данышпан кісі", "Būryñğy ötken zamanda bır danyşpan kısı"),
        ("Ислам", "İslam"),
        ("Іле", "Ile"),
        ("қоян", "qoian"),
        ("Юрта", "İurta"),
        ("АЮ", "AİU"),
        ("ЦИРК", "TSİRK"),
        ("Я", "İa"),
        ("рубль", "rubl"),
        ("Бұл 5 үй.", "Būl 5 üi."),
    ],
)
def test_latin_of_2021(cyrillic: str, in_latin: str) -> None:
    assert LATIN_VERSION == "2021"
    assert latin(cyrillic) == in_latin


@pytest.mark.parametrize(
    "typed",
    [
        "Menıñ ınım student.",
        "MENIÑ INIM STUDENT",
        "menıŋ ınım student",
        "menın\u0303 ınım student",
        "менің ınım студент",
    ],
)
def test_latin_answers_that_are_the_same(typed: str) -> None:
    assert same_in_latin(typed, "Менің інім студент")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("inim", "інім"),
        ("ıt", "ит"),
        ("menin", "менің"),
        ("uy", "үй"),
        ("ынім", "інім"),
        ("ұи", "үй"),
        ("балаи", "балай"),
    ],
)
def test_a_bare_letter_is_another_letter(typed: str, expected: str) -> None:
    assert not same_in_latin(typed, expected)
