"""Every mistake is explained, in the reader's language, in two sentences at most."""

import re
from pathlib import Path

import pytest
from flask import Flask, g
from flask.testing import FlaskClient

from tests.practice.test_lesson import EXERCISE
from tests.reading import fields, text_of
from webapp.courses.loading import Library
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh.diagnosis.diagnose import KINDS
from webapp.kazakh.grammar.suffixes import FAMILIES
from webapp.practice.explaining.apart import Apart, apart, cut_apart
from webapp.practice.explaining.meanings import feature_of, says, says_something
from webapp.practice.explanations import because
from webapp.practice.grading import Grade, grade_text

# kind, expected, given, and what is said in English and in Russian
TOLD = Path(__file__).with_name("told.tsv").read_text(encoding="utf-8").splitlines()[1:]
TABLE = [tuple(line.split("\t")) for line in TOLD]
TERMS = re.compile(
    "case|ending|harmony|vowel|plural|locative|voiceless|падеж|окончани|гласн|сингарм|септік|жалғау|дауысты|шақ", re.I
)


def graded(expected: str, given: str, content: Library) -> Grade:
    return grade_text(given, (expected,), lexicon_of(content))


def told(app: Flask, tag: str, grade: Grade, child: bool = False) -> str:
    with app.test_request_context("/"):
        g.language = tag
        return because(grade, child).replace("*", "")


def test_a_sentence_for_every_kind_in_english_and_russian(app: Flask, content: Library) -> None:
    for kind, expected, given, english, russian in TABLE:
        grade = graded(expected, given, content)
        assert (grade.diagnosis, told(app, "en", grade), told(app, "ru", grade)) == (kind, english, russian)


def test_the_table_has_every_kind() -> None:
    assert {row[0] for row in TABLE} == set(KINDS)


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_two_sentences_at_most_and_no_terms_for_a_child(app: Flask, content: Library, tag: str) -> None:
    for _, expected, given, *_ in TABLE:
        grade = graded(expected, given, content)
        for child in (False, True):
            text = told(app, tag, grade, child)
            assert text and not re.search(r"[%{}]|  ", text)
            assert len(re.findall(r"\.(?:\s|$)", text)) <= 2, text
            assert grade.expected_word.casefold() in text.casefold() or "-" in text or not grade.expected_word
        if grade.mistake is not None:
            assert not TERMS.search(told(app, tag, grade, child=True))


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_every_ending_is_told(app: Flask, tag: str) -> None:
    with app.test_request_context("/"):
        g.language = tag
        for family in FAMILIES:
            assert says_something(feature_of(family)), family
            sentence = says(family)
            assert sentence.count("*") == 2 * len(FAMILIES[family].allomorphs) and len(sentence) > 10


def test_an_answer_in_latin_is_told_in_latin(app: Flask, content: Library) -> None:
    assert told(app, "en", graded("қалада", "qalade", content)) == (
        "Right case, wrong harmony: qala has back vowels, so -da, not -de."
    )


def pieces(found: Apart | None) -> str:
    """қала|да!де: pieces by |, the one at fault with ! and what was given for it."""
    assert found is not None
    return "|".join(piece.text + ("!" + piece.given if piece.fault else "") for piece in found.pieces)


@pytest.mark.parametrize(
    ("expected", "given", "shown"),
    [
        ("қалада", "қаладе", "қала|да!де"),
        ("қалада", "qalade", "qala|da!de"),
        ("кітабымда", "кітапымда", "кітаб!кітап|ым|да"),
        ("кітабымда", "кітабыңда", "кітаб|ым!ың|да"),
        ("бармадым", "бардым", "бар|ма!|ды|м"),
        ("бардым", "бармадым", "бар|!ма|ды|м"),
        ("барамын", "бардым", "бар|а!ды|мын"),
    ],
)
def test_the_word_is_shown_in_its_pieces(content: Library, expected: str, given: str, shown: str) -> None:
    assert pieces(apart(graded(expected, given, content), lexicon_of(content))) == shown


def test_no_pieces_where_no_piece_is_wrong(content: Library) -> None:
    for expected, given in (("нан", "су"), ("қалада", "калада"), ("мектеп", "мектп"), ("қалада", "қалада")):
        assert apart(graded(expected, given, content), lexicon_of(content)) is None
    assert apart(graded("зымырақта", "зымырақке", content), lexicon_of(content)) is None, "a guessed word is not cut"


def test_a_right_word_is_cut_by_the_pronoun_beside_it(content: Library) -> None:
    ours, we = (cut_apart("оқушымыз", 5, lexicon_of(content), beside) for beside in (("біздің",), ("біз",)))
    assert ours and ours.pieces[-1].feature == "PSS1P"
    assert we and we.pieces[-1].feature == "1;PL"


def feedback(client: FlaskClient, exercise: str, answer: str, lang: str = "en") -> str:
    client.get(f"/?lang={lang}")
    lesson = exercise.split("/")[0]
    data = {**fields(client.get(EXERCISE.replace("a1-01-01", lesson)).text), "exercise": exercise, "answer": answer}
    return client.post(f"/practice/{lesson}/exercise", data=data, follow_redirects=True).text


def test_feedback_shows_the_pieces_and_names_the_one_at_fault(client: FlaskClient) -> None:
    page = feedback(client, "a1-03-01/s1/ending", "ң")
    shown = re.search(r'<div class="pieces" aria-hidden="true">.*?</div>', page, re.DOTALL)
    assert shown and text_of(shown[0]) == "ана the word м my ң your"
    assert re.search(r"data-fault.*?<b[^>]*>м</b>", shown[0], re.DOTALL)
    assert "says “your”; here it is “my”" in text_of(page)
    assert text_of(page).count("the word · my") == 1, "who listens hears what the pieces say"


def test_feedback_on_a_right_ending_offers_to_take_the_word_apart(client: FlaskClient) -> None:
    page = feedback(client, "a1-03-01/s1/ending", "м", "ru")
    assert '<details class="taken-apart">' in page and "Разобрать слово по частям" in page
    assert "— это «мой»." in text_of(page), "each ending is told"
