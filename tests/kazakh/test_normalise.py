"""What is typed and pasted becomes one form before it is compared."""

import pytest

from webapp.kazakh.normalise import normalise, words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("мeктeп", "мектеп"),  # Latin e
        ("Caлем", "Салем"),  # Latin C, a
        ("iнiм", "інім"),  # Latin i
        ("ïнїм", "інім"),  # Latin ï, Ukrainian ї
        ("əке", "әке"),  # Latin schwa
        ("ƏКЕ", "ӘКЕ"),
        ("айдаhар", "айдаһар"),  # Latin h
        ("αна", "ана"),  # Greek alpha
        ("и\u0306", "й"),
        ("e\u0308лка", "ёлка"),  # Latin e and a separate diaeresis
        ("ба\u200bла\ufeff", "бала"),
        ("\u202eбала\u202c", "бала"),
        ("бала\x00\x07", "бала"),
        ("  Бұл\u00a0 \tүй\n", "Бұл үй"),
        ("«үй» “үй” „үй‟", '"үй" "үй" "үй"'),
        ("ата–ана — ата‑ана", "ата-ана - ата-ана"),
        ("о’қу", "о'қу"),
    ],
)
def test_one_form(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


@pytest.mark.parametrize("latin", ["Menıñ ınım", "cope", "Wi-Fi", "Ia"])
def test_wholly_latin_words_stay_latin(latin: str) -> None:
    assert normalise(latin) == latin
    assert normalise(f"бұл {latin}") == f"бұл {latin}"


def test_a_word_with_latin_letters_that_look_like_nothing_stays() -> None:
    assert normalise("SMSті") == "SMSті"


def test_words_drop_punctuation_and_case_and_keep_inner_hyphens() -> None:
    assert words("Менің атым — Айгүл!") == ("менің", "атым", "айгүл")
    assert words("«Ата-анам», дейді...") == ("ата-анам", "дейді")
    assert words("ата - ана") == ("ата", "ана")
    assert words(" !? ") == ()


def test_words_drop_stress_marks() -> None:
    assert words("бала\u0301") == ("бала",)


def test_latin_case_is_kazakh() -> None:
    assert words("INIM İT") == ("ınım", "it")
