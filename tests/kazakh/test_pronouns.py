"""Pronouns and their own case forms."""

import pytest

from tests.kazakh.forms_of import form, forms
from webapp.kazakh.reading.analysis import analyse

CASES = ("GEN", "DAT", "ACC", "LOC", "ABL", "INS")


@pytest.mark.parametrize(
    "row",
    [
        "мен менің маған мені менде менен менімен",
        "сен сенің саған сені сенде сенен сенімен",
        "ол оның оған оны онда одан онымен",
        "сол соның соған соны сонда содан сонымен",
        "осы осының осыған осыны осында осыдан осымен",
        "біз біздің бізге бізді бізде бізден бізбен",
        "сіз сіздің сізге сізді сізде сізден сізбен",
        "сендер сендердің сендерге сендерді сендерде сендерден сендермен",
        "олар олардың оларға оларды оларда олардан олармен",
        "кім кімнің кімге кімді кімде кімнен кіммен",
        "не ненің неге нені неде неден немен",
        "бәрі бәрінің бәріне бәрін бәрінде бәрінен бәрімен",
    ],
)
def test_cases(row: str) -> None:
    pronoun, *expected = row.split()
    found = [form(pronoun, f"PRO;{case}") for case in CASES]
    if pronoun == "осы":
        found[-1], expected[-1] = "", ""  # осымен and осынымен are both heard
    assert found == expected


def test_two_forms_of_this_one() -> None:
    assert set(forms("бұл", "PRO;GEN")) == {"бұның", "мұның"}
    assert set(forms("бұл", "PRO;DAT")) == {"бұған", "мұған"}
    assert set(forms("бұл", "PRO;ABL")) == {"бұдан", "мұнан"}


def test_whose_it_is() -> None:
    assert [form(word, "PRO;PRED") for word in ("мен", "сен", "ол", "біз", "сіз")] == [
        "менікі", "сенікі", "оныкі", "біздікі", "сіздікі",
    ]  # fmt: skip
    assert form("Асан", "PROPN;SG;PRED") == "Асандікі"
    assert form("бала", "N;SG;PRED") == "баланікі"
    assert form("мұғалім", "N;SG;PRED") == "мұғалімдікі"


@pytest.mark.parametrize(
    ("text", "features"), [("маған", "PRO;DAT"), ("одан", "PRO;ABL"), ("мұның", "PRO;GEN"), ("онымен", "PRO;INS")]
)
def test_they_are_read_back(text: str, features: str) -> None:
    assert features in {reading.features for reading in analyse(text)}


def test_a_mother_is_no_pronoun() -> None:
    assert form("ана", "N;SG;DAT") == "анаға"
    assert "аған" in forms("ана", "PRO;DAT")
