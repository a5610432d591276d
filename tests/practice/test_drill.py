"""A learner practises endings for as long as they like."""

import re
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import fields, text_of
from webapp.courses.loading import Library
from webapp.courses.vocabulary import lexicon_of
from webapp.models import Answer, Completion, Person, Run
from webapp.practice.drill_questions import Question, by_id, options
from webapp.practice.drill_questions import graded as graded_by

DRILL = "/practice/drill"


def on_screen(content: Library, page: str) -> Question:
    """The question that a page asks."""
    question = by_id(content, fields(page)["exercise"])
    assert question is not None, fields(page)
    return question


def give(client: FlaskClient, page: str, given: str, **more: Any) -> Any:
    return client.post(DRILL, data={**fields(page), "answer": given}, **more)


def right(content: Library, client: FlaskClient, address: str = DRILL, **more: Any) -> Any:
    """Answer the next question rightly."""
    page = client.get(address).text
    return give(client, page, on_screen(content, page).expected, **more)


def count(session: Session, of: Any) -> int:
    return session.scalar(select(func.count()).select_from(of)) or 0


def test_a_guest_drills_and_keeps_it_after_registering(client: FlaskClient, content: Library, session: Session) -> None:
    client.get("/?lang=en")
    assert "Write the word in this form" in client.get(DRILL).text
    assert count(session, Person) == 0, "looking makes nobody a guest"
    for _ in range(3):
        assert "Right!" in right(content, client, follow_redirects=True).text
    assert "3 today, 3 right" in text_of(client.get(DRILL).text)
    client.send("/register", {"username": "Әлия", "password": "three plain words"})
    assert "3 today, 3 right" in text_of(client.get(DRILL).text)
    assert session.scalars(select(Answer.lesson_id)).all() == ["drill"] * 3
    assert count(session, Run) == 1 and count(session, Completion) == 0
    assert "begun" not in client.get("/courses/a1").text, "the drill is no lesson"


def test_a_wrong_form_is_shown_letter_by_letter_with_the_right_one_and_the_whole_table(
    client: FlaskClient, content: Library, session: Session
) -> None:
    client.get("/?lang=en")
    page = client.get(f"{DRILL}?word=қала&topic=case").text
    assert on_screen(content, page).word.id == "қала"
    feedback = give(client, page, "қалаш", follow_redirects=True).text
    assert "Not yet" in feedback and "The right form" in feedback and "Letter by letter" in feedback
    assert (
        "Show the whole table" in feedback
        and "қала" in feedback
        and "лардан" in feedback.replace("</b>", "").replace('<b class="ending">', "")
    )
    assert 'href="/practice/drill?word=' in feedback, "Continue keeps to what was chosen"
    kept = session.scalars(select(Answer)).one()
    question = by_id(content, kept.exercise_id)
    assert question is not None and kept.verdict == "wrong"
    assert kept.diagnosis == graded_by(content, question, "қалаш").diagnosis


def test_what_was_missed_comes_again_as_a_choice(people: People, content: Library) -> None:
    client = people.signed_in(people.person("dana", age_group="adult"))
    first = client.get(f"{DRILL}?word=кел&topic=request").text
    missed = on_screen(content, first).id
    assert 'type="radio"' not in first
    give(client, first, "шшш")
    for _ in range(40):
        page = client.get(f"{DRILL}?word=кел&topic=request").text
        if on_screen(content, page).id == missed:
            break
        give(client, page, on_screen(content, page).expected)
    assert on_screen(content, page).id == missed and 'type="radio"' in page and "once more" in page
    assert "Right!" in give(client, page, on_screen(content, page).expected, follow_redirects=True).text


def test_the_question_stays_until_it_is_answered(people: People, content: Library) -> None:
    client = people.signed_in(people.person("dana"))
    right(content, client)
    pages = {on_screen(content, client.get(DRILL).text).id for _ in range(3)}
    assert len(pages) == 1


def test_the_same_answer_sent_twice_is_kept_once(client: FlaskClient, content: Library, session: Session) -> None:
    page = client.get(DRILL).text
    given = on_screen(content, page).expected
    first, second = give(client, page, given), give(client, page, given)
    assert first.status_code == second.status_code == 303 and first.location == second.location
    assert count(session, Answer) == 1 and count(session, Run) == 1


def test_nobody_reads_anothers_answer_nor_is_asked_by_it(people: People, content: Library, session: Session) -> None:
    dana, erlan = people.person("dana"), people.person("erlan")
    right(content, people.signed_in(dana))
    client_id = session.scalars(select(Answer.client_id)).one()
    other = people.signed_in(erlan)
    assert other.get(f"{DRILL}/answers/{client_id}").status_code == 404
    assert "today" not in text_of(other.get(DRILL).text)
    assert people.signed_in(dana).get(f"{DRILL}/answers/{client_id}").status_code == 200
    assert people.signed_in(dana).get(f"/practice/a1-01-01/answers/{client_id}").status_code == 404


def test_an_answer_of_a_lesson_is_no_answer_of_the_drill(client: FlaskClient) -> None:
    assert client.get(f"{DRILL}/answers/{uuid4()}").status_code == 404
    page = client.get(DRILL).text
    assert client.post(DRILL, data={**fields(page), "exercise": "a1-01-01/шай/type", "answer": "x"}).status_code == 404
    assert client.post(DRILL, data={**fields(page), "answer_id": "1"}).status_code == 400


def test_an_empty_answer_is_asked_for_kindly(client: FlaskClient, session: Session) -> None:
    client.get("/?lang=en")
    page = client.get(f"{DRILL}?word=қала").text
    refused = client.post(DRILL, data=fields(page))
    assert refused.status_code == 422 and "Write your answer first." in refused.text
    assert fields(refused.text)["answer_id"] == fields(page)["answer_id"]
    assert fields(refused.text)["exercise"] == fields(page)["exercise"]
    assert count(session, Answer) == 0


def test_a_child_taps_and_reads_no_grammar(people: People, content: Library) -> None:
    client = people.signed_in(people.person("timur", age_group="child"))
    seen = ""
    for _ in range(8):
        page = client.get(f"{DRILL}?topic=case").text
        assert page.count('type="radio"') == 4 and 'id="answer"' not in page
        feedback = give(client, page, on_screen(content, page).expected, follow_redirects=True)
        assert "Right!" in feedback.text
        seen += text_of(page) + text_of(feedback.text)
    assert not re.search(r"genitive|dative|accusative|locative|ablative|instrumental|ending", seen)
    page = client.get(DRILL).text
    assert give(client, page, "шшш").status_code == 422, "a form that was not offered is no answer"


def test_htmx_gets_a_part_of_the_page(client: FlaskClient, content: Library) -> None:
    feedback = right(content, client, headers={"HX-Request": "true"})
    assert feedback.status_code == 200 and "<html" not in feedback.text and "data-verdict" in feedback.text


def test_the_learner_is_told_why_this_is_asked(people: People, content: Library) -> None:
    client = people.signed_in(people.person("dana", age_group="adult"))
    page = client.get(f"{DRILL}?word=қала&topic=case").text
    while on_screen(content, page).cell.features != "N;SG;LOC":
        give(client, page, on_screen(content, page).expected)
        page = client.get(f"{DRILL}?word=қала&topic=case").text
    give(client, page, "қаладе")
    told = ""
    for _ in range(12):
        page = client.get(f"{DRILL}?topic=case").text
        told += text_of(page)
        give(client, page, on_screen(content, page).expected)
    assert "you recently mixed up -да and -де" in told


@pytest.mark.parametrize("word", ["қала", "дәрігер", "сүт", "кел", "дайын"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_whole_table_of_a_word(client: FlaskClient, content: Library, word: str, language: str) -> None:
    page = client.get(f"{DRILL}/table", query_string={"word": word, "lang": language})
    assert page.status_code == 200 and '<th scope="row">' in page.text
    whole = page.text.replace("</b>", "").replace('<b class="ending">', "")
    shown = {
        "қала": "қалаларға",
        "дәрігер": "дәрігер емеспін",
        "сүт": "сүттен",
        "кел": "келмедіңіз",
        "дайын": "дайынмын",
    }
    assert shown[word] in whole


def test_a_word_that_there_is_not_has_no_table(client: FlaskClient) -> None:
    assert client.get(f"{DRILL}/table?word=abc").status_code == 404


def test_the_teacher_sees_the_word_and_the_form_that_was_asked(people: People, content: Library) -> None:
    dana, teacher = people.person("dana", age_group="adult"), people.holding("teacher", association="korean-kz-75")
    class_ = people.class_of(teacher, learners=(dana,))
    client = people.signed_in(dana)
    page = client.get(f"{DRILL}?word=қала").text
    question = on_screen(content, page)
    give(client, page, "қалаш")
    read = people.signed_in(teacher).get(f"/classes/{class_.id}/learners/{dana.id}").text
    assert "The endings drill" in read and "withdrawn" not in read
    assert f"қала · {question.cell.kk}" in text_of(read) and question.expected in read


def test_drilling_completes_nothing_and_opens_no_lesson(people: People, content: Library, session: Session) -> None:
    client = people.signed_in(people.person("dana"))
    for _ in range(10):
        right(content, client)
    assert count(session, Completion) == 0
    run = session.scalars(select(Run)).one()
    assert (run.lesson_id, run.plan, run.finished_at) == ("drill", [], None)
    assert client.get("/practice/drill/exercise").status_code == 404, "it is no lesson"


def test_it_is_found_from_the_course(client: FlaskClient) -> None:
    assert 'href="/practice/drill"' in client.get("/courses/a1").text


def test_a_choice_of_four_is_the_same_when_it_is_sent(client: FlaskClient, content: Library) -> None:
    page = client.get(f"{DRILL}?word=қала").text
    question = on_screen(content, page)
    wrong = next(form for form in options(question, lexicon_of(content), 1) if form != question.expected)
    sent = client.post(DRILL, data={**fields(page), "attempt": "1", "answer": wrong}, follow_redirects=True)
    assert 'data-verdict="wrong"' in sent.text or 'data-verdict="almost"' in sent.text
