"""The difference that is shown, letter by letter."""

from webapp.kazakh.diagnosis.difference import Span, letters


def test_equal_texts_differ_in_nothing() -> None:
    assert letters("бұл үй", "Бұл — үй.") == (Span("same", "бұл үй", "Бұл үй"),)
    assert letters("", "") == ()


def test_a_changed_letter() -> None:
    assert letters("студентмін", "студентпін") == (
        Span("same", "студент", "студент"),
        Span("swap", "м", "п"),
        Span("same", "ін", "ін"),
    )


def test_an_extra_and_a_missing_letter() -> None:
    assert letters("студдент", "студент") == (
        Span("same", "студ", "студ"),
        Span("extra", "д", ""),
        Span("same", "ент", "ент"),
    )
    assert Span("missing", "", "ғ") in letters("мұалім", "мұғалім")


def test_a_missing_word_is_shown_as_a_word() -> None:
    assert letters("дәрігер емеспін", "Мен дәрігер емеспін") == (
        Span("missing", "", "Мен "),
        Span("same", "дәрігер емеспін", "дәрігер емеспін"),
    )
    assert letters("Мен емеспін", "Мен дәрігер емеспін")[1] == Span("missing", "", " дәрігер")


def test_another_word_is_shown_whole() -> None:
    assert letters("Бұл көше", "Бұл мектеп")[-1] == Span("swap", "көше", "мектеп")


def test_words_written_together_miss_only_the_space() -> None:
    assert letters("Ол әншіме", "Ол әнші ме?") == (
        Span("same", "Ол әнші", "Ол әнші"),
        Span("missing", "", " "),
        Span("same", "ме", "ме"),
    )


def test_a_latin_answer_is_set_against_latin() -> None:
    assert letters("inim", "інім") == (
        Span("swap", "i", "ı"),
        Span("same", "n", "n"),
        Span("swap", "i", "ı"),
        Span("same", "m", "m"),
    )
