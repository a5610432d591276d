"""The Arabic alphabet of Kazakh, and answers typed in it."""

import pytest

from webapp.kazakh.writing.arabic import arabic
from webapp.kazakh.writing.scripts import same_in_arabic


@pytest.mark.parametrize(
    ("cyrillic", "in_arabic"),
    [
        ("қазақ", "قازاق"),
        ("тіл", "ٴتىل"),
        ("ән", "ٴان"),
        ("өмір", "ٴومىر"),
        ("үш", "ٴۇش"),
        ("мұғалім", "ٴمۇعالىم"),
        ("қазір", "ٴقازىر"),
        ("әке", "اكە"),  # ە and ك say front
        ("кітап", "كىتاپ"),
        ("гүл", "گۇل"),
        ("тілмен", "تىلمەن"),
        ("дәптер", "داپتەر"),
        ("қыз", "قىز"),
        ("тау", "تاۋ"),
        ("ит үй", "يت ٴۇي"),
        ("аю, қоян", "ايۋ، قويان"),
        ("ёлка", "يولكا"),
        ("цирк", "تسيرك"),
        ("ащы", "اششى"),
        ("чек", "چەك"),
        ("этаж", "ەتاج"),
        ("рубль", "رۋبل"),
        ("жиһан", "جيھان"),
        ("хат", "حات"),
        ("вагон", "ۆاگون"),
        ("таң", "تاڭ"),
        ("ҚАЗАҚ ТІЛІ", "قازاق ٴتىلى"),
        ("әдет-ғұрып", "ادەت-عۇرىپ"),
        ("жүріс-тұрыс", "ٴجۇرىس-تۇرىس"),
        ("ҚР-ның 5-ші", "قر-نىڭ 5-ٴشى"),
        ("Бұл не? Сен; мен, 3,5.", "بۇل نە؟ سەن؛ مەن، 3,5."),
        ("и\u0306од", "يود"),
        ("Word 12", "Word 12"),
    ],
)
def test_arabic(cyrillic: str, in_arabic: str) -> None:
    assert arabic(cyrillic) == in_arabic


@pytest.mark.parametrize("typed", ["قازاق ٴتىلى", "قازاق ءتىلى!", "قازاق \u0654تىلى", "қазақ ٴتىلى", "Қазақ тілі"])
def test_arabic_answers_that_are_the_same(typed: str) -> None:
    assert same_in_arabic(typed, "Қазақ тілі.")


@pytest.mark.parametrize("typed", ["قازاق تىلى", "قازاك ٴتىلى", "قازاق", "қазақ тили", "qazaq tılı", ""])
def test_arabic_answers_that_are_not(typed: str) -> None:
    assert not same_in_arabic(typed, "Қазақ тілі")


def test_a_digit_may_be_an_arabic_one() -> None:
    assert same_in_arabic("٥-كە", "5-ке")
