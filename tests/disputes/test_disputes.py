"""“My answer should be accepted”: one tap, an editor, and what is granted afterwards."""

import random
import re
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.people import PASSWORD, People
from tests.reading import fields, text_of
from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import by_id
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.models import Answer, Audit, Completion, Dispute, Person, Run
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context
from webapp.practice.queries import drilled, newest_run, outcomes

LESSON = "a1-01-01"
EXERCISE = f"/practice/{LESSON}/exercise"
TYPED = ("type", "order", "listen")


def context(content: Library, exercise_id: str, profile: LearnerProfile) -> Context:
    course, lesson = content.lesson(LESSON)
    plan = plan_lesson(content, course, lesson.id, profile)
    return Context(content, plan, by_id(lesson, content, exercise_id), ("en", "ru"), 0)


@dataclass
class Learner:
    """Somebody in the middle of a lesson who typed something that was not taken."""

    client: FlaskClient
    content: Library
    profile: LearnerProfile

    def typed_exercise(self) -> str:
        """The first exercise of the plan that is typed."""
        course, _ = self.content.lesson(LESSON)
        plan = plan_lesson(self.content, course, LESSON, self.profile)
        return next(item.exercise.id for item in plan.exercises if item.exercise.kind == "type")

    def give(self, exercise_id: str, given: str, **more: Any) -> Any:
        page = fields(self.client.get(EXERCISE).text)
        return self.client.post(
            EXERCISE, data={**page, "exercise": exercise_id, "answer_id": str(uuid4()), "answer": given}, **more
        )

    def finish_but(self, left: str) -> None:
        """Answer everything rightly but one exercise."""
        for _ in range(30):
            page = self.client.get(EXERCISE).text
            sent = fields(page)
            if "exercise" not in sent or sent["exercise"] == left:
                return
            asked = context(self.content, sent["exercise"], self.profile)
            self.client.post(EXERCISE, data={**sent, **form_of(asked)})


def form_of(asked: Context) -> dict[str, str]:
    """What a browser sends for the right answer."""
    import json

    kind = kind_of(asked)
    given = kind.imagine(asked, True, random.Random(1))
    posed = kind.pose(asked)
    if asked.exercise.kind == "match":
        return {f"pair-{number}": partner for number, partner in enumerate(json.loads(given).values())}
    if asked.exercise.kind == "order":
        tiles = {option.text: option.value for option in posed.options}
        said = " " + re.sub(r"[^\w -]", "", given) + " "
        order = [tiles[word] for word in sorted(tiles, key=lambda word: said.find(f" {word} "))]
        return {f"slot-{number}": value for number, value in enumerate(order)}
    if posed.options and asked.exercise.kind == "ending":
        return {"answer": max((one.value for one in posed.options if given.endswith(one.value)), key=len)}
    return {"answer": given}


@pytest.fixture
def learner(people: People, content: Library) -> Learner:
    """Dana, who thinks in Russian."""
    return Learner(people.signed_in(people.person("dana", age_group="adult", heritage_language="ru")), content,
                   LearnerProfile("ru", "adult"))  # fmt: skip


@pytest.fixture
def editor(people: People) -> FlaskClient:
    """An editor's browser."""
    return people.signed_in(people.holding("editor"))


def newest(session: Session) -> Answer:
    session.rollback()
    return session.scalars(select(Answer).order_by(Answer.id.desc()).limit(1)).one()


def disputed(learner: Learner, session: Session, given: str = "мүлдем басқа") -> tuple[str, Answer]:
    """The learner types something else and says that it is right."""
    exercise = learner.typed_exercise()
    learner.give(exercise, given)
    answer = newest(session)
    address = f"/disputes/{answer.client_id}"
    page = f"/practice/{LESSON}/answers/{answer.client_id}"
    assert learner.client.send(address, page=page).status_code == 303
    return exercise, answer


def decide(editor: FlaskClient, session: Session, decision: str, note: str = "", page: str = "/disputes") -> Any:
    session.rollback()
    case = session.scalars(select(Dispute.id).order_by(Dispute.id)).first()
    return editor.send(f"/disputes/{case}", {"decision": decision, "note": note}, page=page)


def test_one_tap_puts_an_answer_into_the_queue_and_twice_is_once(learner: Learner, session: Session) -> None:
    exercise = learner.typed_exercise()
    shown = learner.give(exercise, "мүлдем басқа", headers={"HX-Request": "true", "Sec-Fetch-Site": "same-origin"})
    tapped = re.search(r'hx-post="(/disputes/[0-9a-f-]{36})"', shown.text)
    assert tapped and "My answer should be accepted" in shown.text
    for _ in range(2):
        told = learner.client.post(tapped[1], headers={"HX-Request": "true", "Sec-Fetch-Site": "same-origin"})
        assert told.status_code == 200 and text_of(told.text) == "Thank you, an editor will look."
    kept = session.scalars(select(Dispute)).one()
    assert (kept.exercise_id, kept.given, kept.state) == (exercise, "мүлдем басқа", "open")
    assert session.scalar(select(func.count()).select_from(Audit).where(Audit.action == "raise dispute")) == 1


def test_a_browser_that_does_not_say_where_it_comes_from_gets_a_token(learner: Learner, session: Session) -> None:
    shown = learner.give(learner.typed_exercise(), "мүлдем басқа", headers={"HX-Request": "true"})
    answer = newest(session)
    sent = learner.client.post(f"/disputes/{answer.client_id}", data={"csrf_token": fields(shown.text)["csrf_token"]})
    assert sent.status_code == 303 and session.scalars(select(Dispute)).one().answer_id == answer.id
    assert "Thank you, an editor will look." in learner.client.get(sent.location).text


def test_kept_feedback_is_never_that_on_anothers_answer(people: People, content: Library) -> None:
    seen = set()
    for name in ("dana", "erlan"):
        client = people.signed_in(people.person(name, age_group="adult", heritage_language="ru"))
        one = Learner(client, content, LearnerProfile("ru", "adult"))
        shown = one.give(one.typed_exercise(), "мүлдем басқа", headers={"HX-Request": "true"})
        seen.add(re.search(r'action="(/disputes/[0-9a-f-]{36})"', shown.text)[1])
    assert len(seen) == 2


def test_only_ones_own_answer_and_only_what_was_compared(
    learner: Learner, people: People, session: Session, content: Library
) -> None:
    exercise = learner.typed_exercise()
    right = kind_of(context(content, exercise, learner.profile)).imagine(
        context(content, exercise, learner.profile), True, random.Random(1)
    )
    learner.give(exercise, "мүлдем басқа")
    wrong = newest(session)
    stranger = people.signed_in(people.person("erlan"))
    assert stranger.send(f"/disputes/{wrong.client_id}", page="/welcome").status_code == 404
    assert stranger.get(f"/disputes/{wrong.client_id}").status_code == 404
    learner.give(exercise, right)
    assert learner.client.send(f"/disputes/{newest(session).client_id}", page="/welcome").status_code == 404
    course, _ = content.lesson(LESSON)
    plan = plan_lesson(content, course, LESSON, learner.profile)
    choice = next(item.exercise.id for item in plan.exercises if item.exercise.kind == "choose")
    asked = context(content, choice, learner.profile)
    given = kind_of(asked).imagine(asked, False, random.Random(1))
    shown = learner.give(choice, given, follow_redirects=True)
    assert "Not yet" in shown.text and "should be accepted" not in shown.text
    assert learner.client.send(f"/disputes/{newest(session).client_id}", page="/welcome").status_code == 404
    assert session.scalar(select(func.count()).select_from(Dispute)) == 0


def test_an_accepted_text_is_right_for_everybody_from_then_on(
    learner: Learner, editor: FlaskClient, people: People, session: Session, content: Library
) -> None:
    exercise, answer = disputed(learner, session)
    queue = text_of(editor.get("/disputes").text)
    assert "мүлдем басқа" in queue and "1 learner" in queue and exercise in queue
    assert decide(editor, session, "accept").status_code == 303
    other = Learner(people.signed_in(people.person("erlan", age_group="adult", heritage_language="ru")), content,
                    learner.profile)  # fmt: skip
    for text in ("Мүлдем басқа!", "müldem basqa"):
        assert "Right!" in other.give(exercise, text, follow_redirects=True).text
    assert "Not yet" in other.give(exercise, "мүлдем бөлек", follow_redirects=True).text
    session.expire_all()
    assert session.get(Answer, answer.id).verdict == "wrong", "an answer is a fact"


def test_the_answer_counts_as_right_wherever_verdicts_are_read(
    learner: Learner, editor: FlaskClient, people: People, session: Session
) -> None:
    exercise, answer = disputed(learner, session)
    teacher = people.holding("teacher", association="korean-kz-75")
    dana = session.get(Person, answer.person_id)
    class_ = people.class_of(teacher, learners=(dana,))
    roster = people.signed_in(teacher)
    page = f"/classes/{class_.id}/learners/{dana.id}"
    assert 'data-verdict="wrong"' in roster.get(page).text
    run = newest_run(session.connection(), dana.id, LESSON)
    assert run.place.passed == 0 and outcomes(session, run.id) == {"not_yet": 1}
    decide(editor, session, "accept")
    session.rollback()
    run = newest_run(session.connection(), dana.id, LESSON)
    assert run.place.passed == 1 and outcomes(session, run.id) == {"at_once": 1}
    assert 'data-verdict="right"' in roster.get(page).text
    again = learner.client.get(f"/practice/{LESSON}/answers/{answer.client_id}").text
    assert "Right!" in again and "Your answer is accepted now." in again
    asked = fields(learner.client.get(EXERCISE).text)["exercise"]
    learner.finish_but("nothing")
    assert asked != exercise and "The lesson is done" in learner.client.get(EXERCISE).text


def test_a_run_that_waited_for_this_answer_alone_ends_by_the_decision(
    learner: Learner, editor: FlaskClient, session: Session
) -> None:
    exercise, _ = disputed(learner, session)
    learner.finish_but(exercise)
    assert session.scalars(select(Completion)).all() == []
    decide(editor, session, "accept")
    session.rollback()
    assert session.scalars(select(Run)).one().finished_at is not None
    assert [one.subject_id for one in session.scalars(select(Completion)) if one.kind == "lesson"] == [LESSON]


def test_the_learner_is_told_until_they_put_it_away(learner: Learner, editor: FlaskClient, session: Session) -> None:
    disputed(learner, session)
    assert "accepted now" not in learner.client.get("/courses/a1").text
    assert "waits for an editor" in learner.client.get("/disputes/mine").text
    decide(editor, session, "refuse", note="Мұнда тәуелдік жалғауы керек.")
    course = learner.client.get("/courses/a1").text
    assert "it stays as it was" in course and "Мұнда тәуелдік жалғауы керек." in course
    assert learner.client.send("/disputes/read", page="/courses/a1").status_code == 303
    assert "it stays as it was" not in learner.client.get("/courses/a1").text
    assert "Мұнда тәуелдік жалғауы керек." in learner.client.get("/disputes/mine").text


def test_a_decision_is_taken_back(learner: Learner, editor: FlaskClient, session: Session) -> None:
    exercise, _ = disputed(learner, session)
    decide(editor, session, "accept")
    assert "accepted" in text_of(editor.get("/disputes/decided").text)
    decide(editor, session, "reopen", page="/disputes/decided")
    assert "мүлдем басқа" in editor.get("/disputes").text
    assert "Not yet" in learner.give(exercise, "мүлдем басқа", follow_redirects=True).text
    assert "accepted now" not in learner.client.get("/courses/a1").text


def test_an_accepted_text_outlives_the_learner_without_their_name(
    learner: Learner, editor: FlaskClient, people: People, session: Session, content: Library
) -> None:
    exercise, _ = disputed(learner, session)
    decide(editor, session, "accept")
    disputed(learner, session, "қате болсын")
    assert learner.client.send("/data/delete", {"password": PASSWORD}).status_code == 303
    session.rollback()
    left = session.scalars(select(Dispute)).one()
    assert (left.given, left.person_id, left.answer_id) == ("мүлдем басқа", None, None), "what was not accepted goes"
    other = Learner(people.signed_in(people.person("erlan", age_group="adult", heritage_language="ru")), content,
                    learner.profile)  # fmt: skip
    assert "Right!" in other.give(exercise, "мүлдем басқа", follow_redirects=True).text
    assert "мүлдем басқа" in editor.get("/disputes/decided").text
    assert decide(editor, session, "reopen", page="/disputes/decided").status_code == 303
    assert "Not yet" in other.give(exercise, "мүлдем басқа", follow_redirects=True).text


def test_the_same_text_of_several_learners_is_one_case(
    learner: Learner, editor: FlaskClient, people: People, session: Session, content: Library
) -> None:
    disputed(learner, session)
    other = people.signed_in(people.person("erlan", age_group="adult", heritage_language="ru"))
    disputed(Learner(other, content, learner.profile), session, "Мүлдем  басқа.")
    queue = editor.get("/disputes").text
    assert "2 learners" in text_of(queue) and queue.count("<article") == 1
    decide(editor, session, "accept")
    session.rollback()
    assert set(session.scalars(select(Dispute.state))) == {"accepted"}
    assert "Nothing waits." in editor.get("/disputes").text


def test_a_form_of_the_drill_is_disputed_too(
    people: People, editor: FlaskClient, session: Session, content: Library
) -> None:
    from datetime import date

    client = people.signed_in(people.person("dana", age_group="adult"))
    page = client.get("/practice/drill?word=қала").text
    given = client.post("/practice/drill", data={**fields(page), "answer": "қалашшш"}, follow_redirects=True)
    assert "My answer should be accepted" in given.text
    answer = newest(session)
    assert client.send(f"/disputes/{answer.client_id}", page="/practice/drill").status_code == 303
    assert "қалашшш" in editor.get("/disputes").text
    decide(editor, session, "accept")
    session.rollback()
    day: date = answer.day
    assert drilled(session, answer.person_id, day) == {"right": 1}


def test_a_child_says_it_in_simple_words(people: People, content: Library, session: Session) -> None:
    client = people.signed_in(people.person("aisha", age_group="child"))
    page = client.get("/practice/drill").text
    options = re.findall(r'name="answer" value="([^"]+)"', page)
    for option in options:
        shown = client.post("/practice/drill", data={**fields(page), "answer_id": str(uuid4()), "answer": option},
                            follow_redirects=True).text  # fmt: skip
        if "Not yet" in shown:
            assert "I think I am right" in shown and "should be accepted" not in shown
            return
    raise AssertionError("every form offered was right")


def test_a_note_that_is_too_long_decides_nothing(learner: Learner, editor: FlaskClient, session: Session) -> None:
    disputed(learner, session)
    assert decide(editor, session, "accept", note="а" * 501).status_code == 422
    assert decide(editor, session, "perhaps").status_code == 422
    session.rollback()
    assert session.scalars(select(Dispute.state)).one() == "open"


def test_what_a_guest_disputed_goes_with_them_when_they_sign_in(
    people: People, client: FlaskClient, editor: FlaskClient, session: Session, content: Library
) -> None:
    people.person("dana", age_group="adult")
    client.get("/?lang=en")
    _, answer = disputed(Learner(client, content, LearnerProfile()), session)
    client.send("/login", {"username": "dana", "password": PASSWORD})
    decide(editor, session, "accept")
    assert "accepted" in text_of(client.get("/disputes/mine").text)
    assert "Your answer is accepted now:" in client.get("/courses/a1").text
    assert answer.verdict == "wrong"
