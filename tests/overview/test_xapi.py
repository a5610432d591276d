"""xAPI statements of a class: the rules of the specification 1.0.3 that a learning record store checks."""

import json
import re
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.overview.test_class_page import HARMONY, LESSON, RIGHT, complete, give
from tests.people import People
from webapp.models import Class, Person
from webapp.overview.xapi import duration, instant

# Part 2, 2.4: what a statement may have; 2.4.5 a result; 2.4.6 a context.
STATEMENT = {
    "id",
    "actor",
    "verb",
    "object",
    "result",
    "context",
    "timestamp",
    "stored",
    "authority",
    "version",
    "attachments",
}
RESULT = {"score", "success", "completion", "response", "duration", "extensions"}
CONTEXT = {
    "registration", "instructor", "team", "contextActivities", "revision", "platform", "language", "statement", "extensions"
}  # fmt: skip
DURATION = re.compile(r"P(?=\d|T)(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")


def iri(text: str) -> None:
    parts = urlsplit(text)
    assert parts.scheme in ("http", "https") and parts.netloc, text
    assert not re.search(r'[\s<>"{}|\\^`]', text), text


def activity(found: dict) -> None:
    assert set(found) <= {"objectType", "id", "definition"} and found["objectType"] == "Activity"
    iri(found["id"])
    definition = found["definition"]
    assert set(definition) <= {"name", "description", "type", "moreInfo", "extensions"}
    iri(definition["type"])
    assert definition["name"] and all(re.fullmatch(r"[a-z]{2,3}(-\w+)*", tag) for tag in definition["name"])


def check(statement: dict) -> None:
    assert set(statement) <= STATEMENT and {"actor", "verb", "object"} <= set(statement)
    assert str(UUID(statement["id"])) == statement["id"]
    assert statement["version"].startswith("1.0.")
    actor = statement["actor"]
    assert set(actor) == {"objectType", "account"}, "one way to know the actor, and no name"
    assert set(actor["account"]) == {"homePage", "name"}
    iri(actor["account"]["homePage"])
    iri(statement["verb"]["id"])
    activity(statement["object"])
    result, context = statement["result"], statement["context"]
    assert set(result) <= RESULT and set(context) <= CONTEXT
    if "score" in result:
        assert -1 <= result["score"]["scaled"] <= 1
        assert DURATION.fullmatch(result["duration"]) and isinstance(result["success"], bool)
        assert isinstance(result["response"], str)
        UUID(context["registration"])
    for sort, found in context["contextActivities"].items():
        assert sort in ("parent", "grouping", "category", "other")
        for one in found:
            activity(one)
    assert datetime.fromisoformat(statement["timestamp"]).tzinfo is not None


@pytest.fixture
def owner(people: People) -> Person:
    return people.holding("teacher", association="korean-kz-75")


@pytest.fixture
def class_(people: People, owner: Person, session: Session) -> Class:
    learners = (people.person("dana"), people.person("erlan"))
    made = people.class_of(owner, learners=learners)
    give(session, learners[0], [HARMONY, RIGHT], milliseconds=4250)
    give(session, learners[1], [(f"{LESSON}/сәлем/type", "салем", "almost", "letters")], LESSON, days_ago=40)
    complete(session, learners[0], LESSON)
    return made


def statements(client: FlaskClient, class_: Class, query: str = "?period=all") -> list[dict]:
    answer = client.get(f"/classes/{class_.id}/xapi.json{query}")
    assert answer.mimetype == "application/json" and "attachment" in answer.headers["Content-Disposition"]
    found: list[dict] = json.loads(answer.data)
    return found


def test_statements_keep_the_rules(class_: Class, owner: Person, people: People) -> None:
    found = statements(people.signed_in(owner), class_)
    assert len(found) == 4
    for one in found:
        check(one)
    assert {one["verb"]["id"].rpartition("/")[2] for one in found} == {"answered", "completed"}
    assert len({one["id"] for one in found}) == 4
    harmony = next(one for one in found if one["result"].get("response") == "қаладе")
    assert harmony["result"] == {
        "success": False,
        "score": {"scaled": 0.0},
        "response": "қаладе",
        "duration": "PT4.25S",
    }
    assert harmony["object"]["id"] == "http://localhost/practice/drill/%D2%9B%D0%B0%D0%BB%D0%B0/N%3BSG%3BLOC"
    almost = next(one for one in found if one["result"].get("response") == "салем")
    assert almost["result"]["success"] is True and almost["result"]["score"] == {"scaled": 0.5}
    assert almost["context"]["contextActivities"]["parent"][0]["id"] == f"http://localhost/practice/{LESSON}"


def test_the_same_again_and_nobody_named(class_: Class, owner: Person, people: People) -> None:
    client = people.signed_in(owner)
    first, second = statements(client, class_), statements(client, class_)
    assert first == second, "the same row is the same statement"
    text = json.dumps(first, ensure_ascii=False).casefold()
    assert not any(word in text for word in ("dana", "erlan", "mbox", "openid"))
    actors = {one["actor"]["account"]["name"] for one in first}
    assert len(actors) == 2 and all(re.fullmatch("[0-9a-f]{32}", actor) for actor in actors)


def test_a_period_is_kept_to_and_an_empty_class_gives_an_empty_list(
    class_: Class, owner: Person, people: People
) -> None:
    client = people.signed_in(owner)
    assert len(statements(client, class_, "?period=two-weeks")) == 3
    assert statements(client, people.class_of(owner)) == []


def test_more_than_a_page_of_answers_comes_whole(
    class_: Class, owner: Person, people: People, session: Session
) -> None:
    aina = people.person("aina")
    large = people.class_of(owner, learners=(aina,))
    give(session, aina, [RIGHT] * 1203)
    found = statements(people.signed_in(owner), large)
    assert len(found) == len({one["id"] for one in found}) == 1203


def test_another_association_knows_the_learner_by_another_id() -> None:
    from webapp.courses.loading import Library
    from webapp.overview.xapi import Teller

    one, other = (Teller(Library(), "https://x.example", "key", of) for of in ("korean-kz-75", "german-kz-39"))
    assert one.opaque(7) != other.opaque(7)
    assert one.opaque(7) == Teller(Library(), "https://x.example", "key", "korean-kz-75").opaque(7)


def test_durations_and_instants() -> None:
    assert duration(0) == "PT0.00S" and duration(61_234) == "PT61.23S"
    assert instant(datetime.fromisoformat("2026-05-04T09:00:00+00:00")) == "2026-05-04T09:00:00.000+00:00"
