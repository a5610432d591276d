"""The A1 test: its shape by date, its pages, its result, and that nothing given in it is lost."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import text_of
from webapp.courses import loading
from webapp.exams import sittings
from webapp.models import Answer, Run, Submission


def test_the_shape_is_that_of_the_day(content: loading.Library) -> None:
    assert sittings.format_on(content, "A1", date(2020, 5, 1)).id == "kaztest-legacy-a1"
    now = sittings.format_on(content, "A1", date(2026, 11, 1))
    assert [(block.id, block.items.value) for block in now.blocks] == [
        ("listening", 20), ("reading", 40), ("writing", 2), ("speaking", 2),
    ]  # fmt: skip
    with pytest.raises(LookupError):
        sittings.format_on(content, "A1", date(2001, 1, 1))


def test_three_sittings_of_the_shape_in_force(content: loading.Library) -> None:
    shape = sittings.format_on(content, "A1", date(2026, 11, 1))
    found = sittings.sittings_of(content, "a1")
    assert len(found) >= 3
    for sitting in found:
        for block in shape.blocks:
            parts = getattr(sitting, block.id)
            number = sum(len(one.items) for one in parts) if block.id in sittings.CHOSEN else len(parts)
            assert number == block.items.value, f"{sitting.id} {block.id}"


def test_nothing_of_a_sitting_stands_in_a_lesson_or_in_another(content: loading.Library) -> None:
    lessons = {
        sentence.kk.casefold()
        for course in content.courses.values()
        for lesson in course.lessons.values()
        for sentence in lesson.sentences
    }
    met: set[str] = set()
    for sitting in sittings.sittings_of(content, "a1"):
        lines = [line for passage in (*sitting.listening, *sitting.reading) for line in passage.lines]
        texts = {" ".join(passage.lines).casefold() for passage in (*sitting.listening, *sitting.reading)}
        assert len(texts) == len(sitting.listening) + len(sitting.reading), sitting.id
        assert not met & texts, sitting.id
        met |= texts
        shared = [line for line in lines if line.casefold() in lessons]
        assert len(shared) <= len(lines) // 20, shared


def test_marks_are_fifty_in_all(content: loading.Library) -> None:
    assert sum(sittings.rubric_on(content, block).most for block in ("writing", "speaking")) == 50


def test_the_sitting_met_least_comes_next(content: loading.Library) -> None:
    found = sittings.sittings_of(content, "a1")
    first, second, third = (one.id for one in found[:3])
    assert sittings.next_sitting(found, []).id == first
    assert sittings.next_sitting(found, [first]).id == second
    assert sittings.next_sitting(found, [first, second]).id == third


def test_the_result_names_blocks_units_and_topics(content: loading.Library) -> None:
    sitting = sittings.sittings_of(content, "a1")[0]
    shape = sittings.format_on(content, "A1", date(2026, 11, 1))
    right = {item.id: "0" for passage in sitting.listening for item in passage.items}
    result = sittings.result(content, sitting, shape, right, {"writing": {"task": 5, "words": 3}})
    assert [(one.block.id, one.points, one.passed) for one in result.blocks] == [
        ("listening", 20, True), ("reading", 0, False), ("writing", 8, True), ("speaking", 0, False),
    ]  # fmt: skip
    assert sum(wrong for _, wrong in result.units) == 40
    assert result.topics and set(result.topics) <= set(content.topics)


def begin(client: FlaskClient) -> str:
    return str(client.send("/tests/a1", {}).location)


def page_of(client: FlaskClient, address: str) -> str:
    return str(client.get(f"{address}?lang=en").text)


def names(page: str) -> set[str]:
    return set(re.findall(r'<input type="radio" name="([^"]+)"', page))


def action(page: str) -> str:
    found = re.search(r'<form method="post" action="(/tests/[^"]+)"', page)
    assert found
    return found[1]


def test_a_learner_goes_through_and_reads_the_result(people: People, session: Session) -> None:
    client = people.signed_in(people.person("dana", age_group="adult"))
    address = begin(client)
    for _ in range(80):
        page = page_of(client, address)
        if "Result of the test" in page:
            break
        values = {name: "4" if name.startswith("points-") else "0" for name in names(page)}
        assert client.send(action(page), values, page=address).status_code == 303
    text = text_of(page_of(client, address))
    assert "You would pass:" in text and "Writing" in text and "20 / 25" in text
    assert session.scalar(select(func.count()).select_from(Answer)) == 60
    assert session.scalar(select(func.count()).select_from(Submission)) == 2
    assert session.scalars(select(Run.finished_at)).one() is not None
    assert "Your results" in client.get("/tests/a1?lang=en").text


def test_a_page_sent_twice_counts_once_and_one_without_an_answer_keeps_the_others(
    client: FlaskClient, session: Session
) -> None:
    address = begin(client)
    page = page_of(client, address)
    asked = names(page)
    values = dict.fromkeys(asked, "1")
    missing = client.send(action(page), dict(list(values.items())[1:]), page=address)
    assert missing.status_code == 422 and "if you do not know, say so" in missing.text
    assert missing.text.count("checked") == len(asked) - 1
    client.send(action(page), values, page=address)
    client.send(action(page), values, page=address)
    assert session.scalar(select(func.count()).select_from(Answer)) == len(asked)


def test_a_text_that_is_heard_is_not_shown(client: FlaskClient, content: loading.Library) -> None:
    page = page_of(client, begin(client))
    assert content.sittings["a1-test-1"].listening[0].lines[0] not in page
    sound = re.search(r'href="(/sound/[^"]+)"', page)
    assert sound and client.get(sound[1]).mimetype == "audio/mpeg"


def test_anothers_test_is_not_found(client: FlaskClient, people: People) -> None:
    address = begin(client)
    other = people.signed_in(people.person("stranger"))
    assert other.get(address).status_code == 404
    assert people.signed_in(people.person("aru", age_group="child")).get("/tests/a1").status_code == 302


def test_an_open_test_goes_on(client: FlaskClient) -> None:
    assert begin(client) == begin(client)
    assert client.get("/tests/balapan").status_code == 404


def test_a_teacher_reads_what_was_answered_in_a_test(people: People, content: loading.Library) -> None:
    owner, dana = people.holding("teacher", association="korean-kz-75"), people.person("dana", age_group="adult")
    class_ = people.class_of(owner, learners=(dana,))
    learner = people.signed_in(dana)
    address = begin(learner)
    page = page_of(learner, address)
    learner.send(action(page), dict.fromkeys(names(page), "-"), page=address)
    first = content.sittings["a1-test-1"].listening[0].items[0]
    shown = people.signed_in(owner).get(f"/classes/{class_.id}/learners/{dana.id}?lang=en").text
    assert "The A1 test" in shown and first.ask in shown and first.options[0] in shown and "withdrawn" not in shown
