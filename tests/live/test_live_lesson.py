"""The live lesson through its pages: the teacher's phone, the wall, several learners' phones."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.counting import statements_of
from tests.live.lesson import CHOOSE, Room, answer
from tests.people import People
from tests.practice.test_lesson import EXERCISE, right_form
from tests.practice.test_lesson import answer as practise
from tests.reading import fields, text_of
from webapp.courses.generation import candidates
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.live import queries
from webapp.memory.cards import keys_asked
from webapp.models import Answer, Completion, LiveLesson, LivePresence, Look, Run


def options(page: str) -> dict[str, str]:
    """Text → value of the options on a learner's page."""
    found = re.findall(r'value="(o\d)" required[^>]*>(.*?)</label>', page, re.DOTALL)
    return {text_of(text): value for value, text in found}


def choose(client: FlaskClient, text: str) -> str:
    """Choose an option by what it says; the number of the question comes with the page."""
    page = client.get("/live/1").text
    action = re.search(r'<form class="answer" method="post" action="([^"]+)"', page)
    assert action
    sent = client.post(action[1], data={**fields(page), "answer": options(page)[text]})
    assert sent.status_code == 303 and sent.location == "/live/1"
    return action[1]


def test_learners_join_with_one_tap_and_are_counted_without_names(people: People, session: Session) -> None:
    room = Room(people)
    aina, bota = (room.phone(one, join=False) for one in room.learners)
    assert "Your lesson is on" not in aina.get("/today").text
    room.begin()
    for page in ("/today", "/classes", "/live"):
        assert "I am here" in aina.get(page).text
    joined = aina.send("/live/1/join", page="/today", follow_redirects=True)
    assert "You are in" in joined.text
    aina.send("/live/1/join", page="/live/1")
    assert session.scalar(select(func.count()).select_from(LivePresence)) == 1, "joining twice is joining once"
    assert aina.get("/live").location == "/live/1"
    assert "I am here" in bota.get("/live").text, "nobody is in who did not say so"
    assert "1 of 2 are in" in text_of(room.teacher.get(room.at).text)
    wall = room.wall()
    assert "1 is in" in text_of(wall) and "localhost/live" in wall and "data:image/svg+xml" in wall
    assert "Aina" not in wall and "Bota" not in wall
    room.act("names", shown="1")
    assert "Aina" in room.wall() and "Bota" not in room.wall()
    room.act("names", shown="0")
    assert "Aina" not in room.wall()


def test_the_code_on_the_wall_leads_newcomers_into_the_class(people: People) -> None:
    room = Room(people)
    room.begin()
    code = room.class_.join_code
    assert f"/live?code={code}" not in room.wall(), "the address is in the picture"
    newcomer = people.signed_in(people.person("newcomer"))
    page = newcomer.get(f"/live?code={code}")
    assert "No class of yours has a lesson on" in page.text
    newcomer.post("/classes/join", data=fields(page.text))
    assert "I am here" in newcomer.get("/live").text


def test_one_exercise_for_all_is_answered_counted_and_revealed(people: People, session: Session) -> None:
    room = Room(people, 3)
    room.begin()
    aina, bota, dana = (room.phone(one) for one in room.learners)
    room.ask()
    assert "сәлем" in room.wall() and "0 of 3 answered" in text_of(room.wall())
    texts = list(options(aina.get("/live/1").text))
    assert len(texts) == 4
    choose(aina, texts[0])
    choose(bota, texts[0])
    assert "Your answer is in" in aina.get("/live/1").text and "Right!" not in aina.get("/live/1").text
    shown = room.teacher.get(room.at).text
    assert "2 of 3 answered" in text_of(shown) and "Not yet: Dana" in text_of(shown)
    wall = room.wall()
    assert "2 of 3 answered" in text_of(wall) and "live-tally" not in wall
    choose(dana, texts[1])
    room.act("reveal")
    wall = room.wall()
    tally = dict(re.findall(r'class="live-given"[^>]*>([^<]+)</span> <b class="live-count">(\d+)', wall))
    assert tally == {texts[0]: "2", texts[1]: "1", texts[2]: "0", texts[3]: "0"}
    assert "The right answer:" in wall and not {"Aina", "Bota", "Dana"} & set(re.findall(r"\w+", text_of(wall)))
    right = session.scalar(select(Answer.verdict).where(Answer.person_id == room.learners[0].id)) == "right"
    assert ("Right!" if right else "Not yet") in aina.get("/live/1").text
    assert "Continue" not in aina.get("/live/1").text, "the teacher says what comes next"


def test_an_ending_that_was_chosen_is_counted_beside_those_that_were_not(people: People, content: Library) -> None:
    room = Room(people, 1)
    room.begin()
    aina = room.phone(room.learners[0])
    endings = (one for one in candidates(content.courses["a1"].lessons["a1-01-05"], content) if one.kind == "ending")
    room.ask(next(endings).id)
    offered = list(options(aina.get("/live/1").text))
    choose(aina, offered[0])
    room.act("reveal")
    counted = re.findall(r'class="live-given"[^>]*>([^<]+)</span> <b class="live-count">(\d+)', room.wall())
    assert len(counted) == len(offered) == 4 and sorted(count for _, count in counted) == ["0", "0", "0", "1"]
    assert all(any(text.endswith(one.lstrip("-")) for one in offered) for text, _ in counted)


def test_names_on_say_who_answered_what_and_the_log_says_who_saw_it(people: People, session: Session) -> None:
    room = Room(people)
    room.begin()
    aina = room.phone(room.learners[0])
    room.ask()
    choose(aina, next(iter(options(aina.get("/live/1").text))))
    room.act("reveal")
    assert "Aina" not in room.wall() and session.scalars(select(Look)).all() == []
    room.act("names", shown="1")
    assert "Aina" in room.wall()
    seen = session.scalars(select(Look)).all()
    assert [(one.learner_id, one.teacher_id, one.what) for one in seen] == [
        (room.learners[0].id, room.owner.id, "answers")
    ]


def test_an_answer_is_kept_once_however_often_it_is_sent(people: People, content: Library, session: Session) -> None:
    room = Room(people)
    room.begin()
    phone, tablet = room.phone(room.learners[0]), people.signed_in(room.learners[0])
    room.ask()
    page, other = phone.get("/live/1").text, tablet.get("/live/1").text
    texts = options(page)
    for client, shown, text in ((phone, page, 0), (phone, page, 0), (tablet, other, 1)):
        client.post("/live/1/questions/1", data={**fields(shown), "answer": list(texts.values())[text]})
    kept = session.scalars(select(Answer)).one()
    assert (kept.lesson_id, kept.exercise_id) == ("live", CHOOSE)
    assert "1 of 1 answered" in text_of(room.teacher.get(room.at).text)


def test_a_late_answer_is_kept_for_the_question_it_was_given_to(people: People, session: Session) -> None:
    room = Room(people)
    room.begin()
    aina = room.phone(room.learners[0])
    room.ask()
    page = aina.get("/live/1").text
    room.ask()
    aina.post("/live/1/questions/1", data={**fields(page), "answer": "o0"})
    assert session.scalars(select(Answer.client_id)).all() == [queries.answer_id(1, 1, room.learners[0].id)]
    choose(aina, next(iter(options(aina.get("/live/1").text))))
    assert len(session.scalars(select(Answer)).all()) == 2, "the same exercise asked again is another question"
    for number, exercise in ((3, CHOOSE), (0, CHOOSE), (1, "a1-01-01/иә/choose")):
        sent = aina.post(f"/live/1/questions/{number}", data={**fields(page), "exercise": exercise, "answer": "o0"})
        assert sent.status_code == 404


def test_whoever_gave_none_is_told_the_right_answer(people: People) -> None:
    room = Room(people)
    room.begin()
    aina = room.phone(room.learners[0])
    room.ask()
    room.act("reveal")
    page = text_of(aina.get("/live/1").text)
    assert "The right answer" in page and "Check" not in page


def test_an_unfinished_answer_is_asked_for_again(people: People, session: Session) -> None:
    room = Room(people)
    room.begin()
    aina = room.phone(room.learners[0])
    room.ask()
    sent = aina.post("/live/1/questions/1", data=fields(aina.get("/live/1").text))
    assert sent.status_code == 422 and "Choose one of the answers." in sent.text
    assert session.scalars(select(Answer)).all() == []


def test_nothing_is_completed_by_a_live_lesson(people: People, content: Library, session: Session) -> None:
    room = Room(people)
    room.begin()
    aina = room.phone(room.learners[0])
    for _ in range(3):
        room.ask()
        answer(aina, content)
    run = session.scalars(select(Run)).one()
    assert (run.lesson_id, run.plan, run.finished_at) == ("live", [], None)
    assert session.scalars(select(Completion)).all() == []
    course = aina.get("/courses/a1").text
    assert 'data-state="open"' not in course and 'data-state="done"' not in course
    seen = room.teacher.get(f"/classes/{room.class_.id}/learners/{room.learners[0].id}")
    assert "Live lesson" in text_of(seen.text)


def about(content: Library, exercise_id: str) -> set[str]:
    """The cards that an exercise asks for, and what it is made from."""
    return {*keys_asked(content, exercise_id), exercise_id.rpartition("/")[0]}


def test_the_warm_up_begins_with_what_the_class_got_wrong(people: People, content: Library, session: Session) -> None:
    room = Room(people)
    profile = LearnerProfile("ru", "adult")
    for one in room.learners:
        client = people.signed_in(one)
        for right in (True, False, True, True, False):
            practise(client, content, profile, right=right)
    missed = session.scalars(select(Answer.exercise_id).where(Answer.verdict != "right")).all()
    wrong = {what for one in missed for what in about(content, one)}
    room.begin()
    aina = room.phone(room.learners[0])
    room.act("warm-up")
    session.expire_all()
    live = session.scalars(select(LiveLesson)).one()
    planned = [*live.state["asked"], *live.state["waiting"]]
    assert len(planned) == live.state["planned"] == 8
    assert len({one.rpartition("/")[0] for one in planned}) == 8, "no two on the same word or sentence"
    assert all(one.startswith("a1-01-01/") for one in planned), "of the lesson that the class has reached"
    assert about(content, planned[0]) & wrong and about(content, planned[1]) & wrong, "first what was got wrong"
    for number in range(1, 9):
        assert f"Warm-up {number} of 8" in text_of(room.teacher.get(room.at).text)
        assert "answer" in aina.get("/live/1").text
        assert answer(aina, content).status_code == 303
        room.act("reveal")
        assert room.wall()
        room.act("next") if number < 8 else room.act("joining")
    assert "You are in" in aina.get("/live/1").text
    assert session.scalar(select(func.count()).select_from(Answer).where(Answer.lesson_id == "live")) == 8


def test_a_button_tapped_twice_counts_once(people: People) -> None:
    room = Room(people)
    room.begin()
    room.act("warm-up")
    page = fields(room.teacher.get(room.at).text)
    for _ in range(2):
        room.teacher.post(f"{room.at}/next", data=page)
    assert "Warm-up 2 of 8" in text_of(room.teacher.get(room.at).text)


def test_pairs_are_told_on_the_phones_and_named_on_the_wall_only_if_names_are_on(people: People) -> None:
    room = Room(people, 5)
    room.begin()
    assert "Pairs need two learners" in room.act("pairs").text
    phones = {one.display_name: room.phone(one) for one in room.learners}
    room.act("pairs")
    partners = {}
    for name, phone in phones.items():
        page = phone.get("/live/1").text
        assert "You speak with" in page
        partners[name] = set(re.findall(r"<li><bdi>(\w+)</bdi></li>", page))
    assert sorted(len(one) for one in partners.values()) == [1, 1, 2, 2, 2]
    assert all(name in partners[other] for name, others in partners.items() for other in others)
    assert not set(phones) & set(re.findall(r"\w+", text_of(room.wall())))
    assert set(phones) <= set(re.findall(r"\w+", text_of(room.teacher.get(room.at).text)))
    assert set(phones) <= set(re.findall(r"\w+", text_of(room.teacher.get(f"{room.at}/pairs").text)))
    room.act("names", shown="1")
    assert set(phones) <= set(re.findall(r"\w+", text_of(room.wall())))


def test_who_is_marked_away_is_in_no_pair_and_who_is_marked_present_is(people: People) -> None:
    room = Room(people, 4)
    room.begin()
    phones = [room.phone(one) for one in room.learners[:3]]
    for person, status in ((room.learners[0], "absent"), (room.learners[3], "late")):
        data = {"person": str(person.id), "status": status}
        room.teacher.send(f"{room.at}/attendance", data, page=f"{room.at}/attendance")
    room.act("pairs")
    assert "join any pair" in phones[0].get("/live/1").text
    shown = room.teacher.get(f"{room.at}/pairs").text
    assert "Erlan" in shown and "Aina" not in shown


def test_it_ends_when_the_teacher_says_so(people: People, session: Session) -> None:
    room = Room(people)
    room.begin()
    aina = room.phone(room.learners[0])
    room.begin()
    assert session.scalar(select(func.count()).select_from(LiveLesson)) == 1, "beginning twice is beginning once"
    room.act("close")
    assert "The lesson is over" in aina.get("/live/1").text
    assert "Your lesson is on" not in aina.get("/today").text
    assert "The lesson is over" in room.wall()
    assert "Begin the live lesson" in room.teacher.get(room.at).text
    assert "data: over" in room.teacher.get(f"{room.at}/events").text
    assert "data: over" in aina.get("/live/1/events").text
    left = room.teacher.post(f"{room.at}/reveal", data=fields(room.teacher.get(room.at).text), follow_redirects=True)
    assert "The live lesson is over." in left.text


def test_at_its_end_the_whole_page_changes_and_not_the_part_that_was_asked_for(people: People) -> None:
    room = Room(people)
    room.begin()
    asked = {"HX-Request": "true"}
    assert "HX-Retarget" not in room.teacher.get(f"{room.at}?part=1", headers=asked).headers
    room.act("close")
    for page in (room.at, f"{room.at}/wall"):
        assert room.teacher.get(f"{page}?part=1", headers=asked).headers["HX-Retarget"] == "#main"
        assert "HX-Retarget" not in room.teacher.get(page, headers=asked).headers


def test_one_that_was_forgotten_is_over_after_four_hours(people: People, session: Session) -> None:
    room = Room(people)
    room.begin()
    aina = room.phone(room.learners[0])
    live = session.scalars(select(LiveLesson)).one()
    live.opened_at = datetime.now(UTC) - timedelta(hours=4, minutes=1)
    session.commit()
    assert "Begin the live lesson" in room.teacher.get(room.at).text
    assert aina.get("/live/1").status_code == 404
    assert "Your lesson is on" not in aina.get("/today").text
    room.begin()
    assert session.scalar(select(func.count()).select_from(LiveLesson)) == 2


def first_mark(client: FlaskClient, address: str) -> str:
    """What a stream says first."""
    answered = client.get(address)
    assert answered.mimetype == "text/event-stream" and answered.headers["Cache-Control"] == "no-store"
    lines = (line.decode() for line in answered.response)
    found = next(line for line in lines if line.startswith("data:"))
    answered.close()
    return found.removeprefix("data: ").strip()


def test_streams_say_the_mark_that_the_page_shows(app: Flask, people: People, content: Library) -> None:
    room = Room(people)
    room.begin()
    aina = room.phone(room.learners[0])

    def check() -> tuple[str, str]:
        app.extensions["tilashar_live"].wake()
        told = first_mark(room.teacher, f"{room.at}/events"), first_mark(aina, "/live/1/events")
        pages = (room.teacher.get(room.at).text, room.wall()), (aina.get("/live/1").text,)
        for mark, shown in zip(told, pages, strict=True):
            assert all(f'data-mark="{mark}"' in page for page in shown)
        return told

    marks = [check()]
    room.ask()
    marks.append(check())
    answer(aina, content)
    marks.append(check())
    assert marks[1][1] == marks[2][1] and marks[1][0] != marks[2][0], "an answer is news for the wall, not for phones"
    room.act("reveal")
    marks.append(check())
    room.act("names", shown="1")
    marks.append(check())
    assert marks[3][1] == marks[4][1], "who types is not disturbed by what does not concern them"
    assert len({one for one, _ in marks}) == 5
    assert app.extensions["tilashar_live"].streams == 0


def test_a_stream_holds_no_connection_while_it_waits(app: Flask, people: People) -> None:
    room = Room(people)
    room.begin()
    aina = room.phone(room.learners[0])
    pool = app.extensions["tilashar_engine"].pool
    answered = aina.get("/live/1/events")
    lines = iter(answered.response)
    next(lines), next(lines)
    assert pool.checkedout() == 0
    answered.close()


@pytest.mark.parametrize("page", ["", "/wall", "/attendance", "/attendance/history", "/choose"])
def test_pages_take_as_many_statements_for_three_as_for_thirty(
    page: str, app: Flask, people: People, content: Library, session: Session
) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    learners = tuple(people.person(f"learner{number}", age_group="adult") for number in range(33))
    classes = people.class_of(owner, learners=learners[:3]), people.class_of(owner, learners=learners[3:])
    teacher = people.signed_in(owner)
    for class_ in classes:
        at = f"/classes/{class_.id}/live"
        teacher.send(at)
        teacher.post(f"{at}/exercise", data={**fields(teacher.get(at).text), "exercise": CHOOSE})
    now = datetime.now(UTC)
    for number, person in enumerate(learners):
        session.add(LivePresence(live_id=1 if number < 3 else 2, person_id=person.id, joined_at=now))
    session.commit()
    for person, live in ((learners[0], 1), (learners[4], 2), (learners[5], 2)):
        client = people.signed_in(person)
        shown = client.get(f"/live/{live}").text
        client.post(f"/live/{live}/questions/1", data={**fields(shown), "answer": "o1"})
    for class_ in classes:
        at = f"/classes/{class_.id}/live"
        teacher.post(f"{at}/reveal", data=fields(teacher.get(at).text))
    few, many = (statements_of(teacher, app, f"/classes/{one.id}/live{page}") for one in classes)
    assert few == many <= 12


def test_a_child_of_a_sheet_takes_part_and_reads_no_grammar(people: People, content: Library) -> None:
    room = Room(people, 1, age_group="child")
    room.begin()
    child = room.phone(room.learners[0])
    room.act("warm-up")
    page = child.get("/live/1").text
    assert 'data-age="child"' in page
    exercise = fields(page)["exercise"]
    assert exercise.rpartition("/")[2] not in ("type", "build"), "a child does not type"
    sent = child.post(
        "/live/1/questions/1",
        data={**fields(page), **right_form(content, page, LearnerProfile("ru", "child"), True)},
    )
    assert sent.status_code == 303
    assert EXERCISE not in child.get("/live/1").text
