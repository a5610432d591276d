"""The order of the 42 letters, and their classes."""

from webapp.kazakh import alphabet, normalise


def test_there_are_42_letters_and_each_has_one_class() -> None:
    assert len(alphabet.LETTERS) == len(set(alphabet.LETTERS)) == 42
    assert set(alphabet.LETTERS) == alphabet.VOWELS | alphabet.CONSONANTS | alphabet.SIGNS
    assert not alphabet.VOWELS & alphabet.CONSONANTS
    assert not alphabet.BACK_VOWELS & alphabet.FRONT_VOWELS


def test_words_sort_as_in_a_kazakh_dictionary() -> None:
    words = normalise.words("ыдыс іні үй ұл уақыт әке ана ғалым гүл қала көл һәм хат өмір ол ән")
    right = normalise.words("ана әке ән гүл ғалым көл қала ол өмір уақыт ұл үй хат һәм ыдыс іні")
    assert tuple(sorted(words, key=alphabet.sort_key)) == right


def test_a_phrase_sorts_before_a_longer_word_and_case_does_not_matter() -> None:
    words = ["саудагер", "Сау бол", "сау", "Әже", "әке"]
    assert sorted(words, key=alphabet.sort_key) == ["Әже", "әке", "сау", "Сау бол", "саудагер"]


def test_signs_come_before_digits_digits_before_letters_and_small_letters_first() -> None:
    words = ["book", "Сау", "сау-сәлем", "сау бол", "5-сынып", "ёлка", "(а)", "сау", "елка", "қазақ", "САУ"]
    right = ["(а)", "5-сынып", "елка", "ёлка", "қазақ", "сау", "Сау", "САУ", "сау бол", "сау-сәлем", "book"]
    assert sorted(words, key=alphabet.sort_key) == right
