"""What a class sits together: opened, begun, supervised, closed, set aside, and its results."""

import csv
import io
import re
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.counting import statements_of
from tests.exams.test_sittings import action, names
from tests.marks.setting import Setting
from tests.people import NOW
from tests.reading import text_of
from webapp import clock, spreadsheets
from webapp.classes.actions import join_class
from webapp.courses import loading
from webapp.exams.sittings import shown
from webapp.exams.standing import standing
from webapp.models import Answer, Class, Look, Person, Run, Sitting, SittingSeat, Submission

CHECKPOINT = "a1-02-06"


def opened(setting: Setting, what: str = "test/a1", **more: Any) -> Sitting:
    made = setting.client(setting.teacher).send(setting.sittings, {"what": what} | more)
    assert made.status_code == 303
    setting.session.rollback()
    sitting = setting.session.scalars(select(Sitting).order_by(Sitting.id.desc())).first()
    assert sitting is not None and made.location == f"{setting.sittings}/{sitting.id}"
    return sitting


def begun(client: FlaskClient, sitting: Sitting) -> str:
    answer = client.send(f"/sittings/{sitting.id}/begin", page=f"/sittings/{sitting.id}")
    assert answer.status_code == 303
    return str(answer.location)


def through(client: FlaskClient, address: str, content: loading.Library) -> str:
    """Go through a test, all right; returns the last page."""
    test = content.sittings["a1-test-1"]
    items = [one for shelf in (test.listening, test.reading) for passage in shelf for one in passage.items]
    right = {one.id: str(shown(int(address.rsplit("/", 1)[1]), one).order.index(0)) for one in items}
    for _ in range(80):
        page = str(client.get(f"{address}?lang=en").text)
        if "Result of the test" in page:
            return page
        values = {name: right[name] for name in names(page)}
        written = re.findall(r'<textarea id="([^"]+)"', page)
        assert (
            client.send(action(page), values | dict.fromkeys(written, "Менің атым Дана."), page=address).status_code
            == 303
        )
    raise AssertionError("the test has no end")


def test_a_class_sits_the_test_from_opening_to_the_standing(
    setting: Setting, app: Flask, content: loading.Library
) -> None:
    dana, teacher = setting.client(setting.dana), setting.client(setting.teacher)
    sitting = opened(setting)
    assert "Your class begins it now" in dana.get("/today").text
    address = begun(dana, sitting)
    assert re.fullmatch(r"/tests/a1/\d+", address) and begun(dana, sitting) == address, "begun once"
    page = dana.get(address).text
    dana.send(action(page), dict.fromkeys(names(page), "-"), page=address)
    told = text_of(teacher.get(f"{setting.sittings}/{sitting.id}").text)
    assert "Not begun: 1. At work: 1. Finished: 0." in told and re.search(r"Dana [\d:]+.*? [1-9] / 62", told)
    last = text_of(through(dana, address, content))
    assert "your teacher marks it — —" in last and "An example" not in last
    setting.session.rollback()
    blocks = setting.session.scalars(select(Submission).order_by(Submission.id)).all()
    assert [one.own_points for one in blocks] == [{}, {}], "nobody marks their own"
    assert "Your class begins it now" not in dana.get("/today").text
    queue = text_of(teacher.get(setting.marks).text)
    assert "Begin: 2 wait" in queue
    for block in blocks:
        marking = f"{setting.marks}/test/{block.id}"
        points = dict.fromkeys(names(teacher.get(marking).text), "3")
        assert teacher.send(marking, points).status_code == 303
    results = f"{setting.sittings}/{sitting.id}/results"
    assert "shown" in text_of(teacher.get(results).text).split("In force")[0]
    with app.app_context():
        assert standing(setting.session, [setting.dana.id], "a1", clock.today()) == {}, "it is open still"
    closed = teacher.send(f"{setting.sittings}/{sitting.id}/close", page=f"{setting.sittings}/{sitting.id}")
    assert closed.status_code == 303
    setting.session.rollback()
    with app.app_context():
        found = standing(setting.session, [setting.dana.id, setting.erlan.id], "a1", clock.today())
    assert set(found) == {setting.dana.id} and found[setting.dana.id].met
    assert found[setting.dana.id].blocks["writing"] == (15, 25)
    aside = {"learner": str(setting.dana.id), "note": "Телефон", "aside": "1"}
    assert teacher.send(f"{setting.sittings}/{sitting.id}/set-aside", aside, page=results).status_code == 303
    setting.session.rollback()
    with app.app_context():
        assert standing(setting.session, [setting.dana.id], "a1", clock.today()) == {}
    assert "Телефон" in dana.get(f"/sittings/{sitting.id}").text
    assert "marked by Teacher 15 / 25" in text_of(dana.get(address).text), "it stays the learner's"
    teacher.send(f"{setting.sittings}/{sitting.id}/set-aside", aside | {"aside": "0"}, page=results)
    setting.session.rollback()
    with app.app_context():
        assert set(standing(setting.session, [setting.dana.id], "a1", clock.today())) == {setting.dana.id}


def test_closed_nobody_begins_and_the_unfinished_are_told(setting: Setting) -> None:
    sitting = opened(setting)
    begun(setting.client(setting.dana), sitting)
    teacher, address = setting.client(setting.teacher), f"{setting.sittings}/{sitting.id}"
    closed = teacher.send(f"{address}/close", page=address, follow_redirects=True)
    assert "Closed. Not finished: Dana." in closed.text and 'hx-trigger="every' not in closed.text
    erlan = setting.client(setting.erlan)
    page = erlan.get(f"/sittings/{sitting.id}").text
    assert "It is closed." in page and "<button class" not in page.split("<main")[1]
    late = erlan.post(f"/sittings/{sitting.id}/begin", headers={"Sec-Fetch-Site": "same-origin"})
    assert late.location == f"/sittings/{sitting.id}"
    assert len(setting.session.scalars(select(SittingSeat)).all()) == 1
    assert "You may go on for yourself." in setting.client(setting.dana).get(f"/sittings/{sitting.id}").text
    teacher.send(f"{address}/open-again", page=address)
    assert begun(erlan, sitting).startswith("/tests/a1/")


def test_the_page_looks_again_by_itself_and_by_a_link(setting: Setting) -> None:
    sitting = opened(setting)
    teacher, address = setting.client(setting.teacher), f"{setting.sittings}/{sitting.id}"
    page = teacher.get(address).text
    assert f'hx-get="{address}/progress" hx-trigger="every 4s"' in page and "Look again" in page
    part = teacher.get(f"{address}/progress", headers={"HX-Request": "true"}).text
    assert "<h1" not in part and "Erlan" in part
    assert "<h1" in teacher.get(f"{address}/progress").text


def test_a_checkpoint_begins_anew_and_its_results_count_what_was_right_at_once(
    setting: Setting, content: loading.Library
) -> None:
    assert content.courses["a1"].lessons[CHECKPOINT].kind == "checkpoint"
    old = Run(
        person_id=setting.dana.id, course_id="a1", lesson_id=CHECKPOINT, plan=["x"], started_at=NOW, finished_at=NOW
    )
    setting.session.add(old)
    setting.session.commit()
    sitting = opened(setting, f"checkpoint/{CHECKPOINT}")
    dana = setting.client(setting.dana)
    assert begun(dana, sitting) == f"/practice/{CHECKPOINT}/exercise"
    seat = setting.session.scalars(select(SittingSeat)).one()
    assert seat.run_id not in (None, old.id)
    run = setting.session.get_one(Run, seat.run_id)
    for number, verdict in ((0, "almost"), (1, "wrong"), (1, "right")):
        setting.session.add(
            Answer(
                person_id=setting.dana.id, client_id=uuid4(), run_id=run.id, lesson_id=CHECKPOINT, given="x",
                exercise_id=run.plan[number], verdict=verdict, milliseconds=0, answered_at=NOW, day=NOW.date(),
            )
        )  # fmt: skip
    setting.session.commit()
    address = f"{setting.sittings}/{sitting.id}"
    teacher = setting.client(setting.teacher)
    assert f"2 / {len(run.plan)}" in text_of(teacher.get(address).text)
    rows = list(csv.reader(io.StringIO(teacher.get(f"{address}/results.csv").data.decode("utf-8-sig"))))
    assert rows[1][:5] == ["Dana", "1", "1", "0", str(len(run.plan))] and rows[1][6] == "not finished"
    assert rows[2][0] == "Erlan" and rows[2][6] == "not begun"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_files_of_results_hold_what_the_screen_shows(setting: Setting, language: str) -> None:
    sitting = opened(setting)
    dana = setting.client(setting.dana)
    address = begun(dana, sitting)
    page = dana.get(address).text
    dana.send(action(page), dict.fromkeys(names(page), "-"), page=address)
    results = f"{setting.sittings}/{sitting.id}/results"
    teacher = setting.client(setting.teacher)
    screen = text_of(teacher.get(f"{results}?lang={language}").text)
    rows = list(csv.reader(io.StringIO(teacher.get(f"{results}.csv").data.decode("utf-8-sig"))))
    book = spreadsheets.read("r.xlsx", teacher.get(f"{results}.xlsx").data)
    assert [row[: len(rows[0])] for row in book] == rows
    assert rows[1][1].endswith("/20") and rows[1][5] == "", "writing waits for the teacher"
    for cell in (*rows[0], *rows[1], *rows[2]):
        assert not cell or cell in screen, cell
    looks = {look.what for look in setting.session.scalars(select(Look))}
    assert looks == {"marks", "export"}


def test_a_group_sits_alone(setting: Setting) -> None:
    group = setting.group(setting.erlan)
    sitting = opened(setting, group_id=str(group.id))
    assert setting.client(setting.dana).get(f"/sittings/{sitting.id}").status_code == 404
    assert "Your class begins it now" not in setting.client(setting.dana).get("/today").text
    assert setting.client(setting.erlan).get(f"/sittings/{sitting.id}").status_code == 200
    page = text_of(setting.client(setting.teacher).get(f"{setting.sittings}/{sitting.id}").text)
    assert "Erlan" in page and "Dana" not in page


def test_only_what_the_class_learns_is_opened(setting: Setting) -> None:
    teacher = setting.client(setting.teacher)
    for wrong in ({"what": "test/balapan"}, {"what": "checkpoint/a1-01-01"}, {"what": "test/a1", "group_id": "99"}, {}):
        assert teacher.send(setting.sittings, wrong).status_code == 404
    assert setting.session.scalars(select(Sitting)).all() == []


def test_another_learners_run_cannot_be_set_aside(setting: Setting) -> None:
    sitting = opened(setting)
    for person in (setting.erlan, setting.teacher, setting.people.person("outside")):
        refused = setting.client(setting.teacher).post(
            f"{setting.sittings}/{sitting.id}/set-aside",
            data={"learner": str(person.id), "aside": "1"},
            headers={"Sec-Fetch-Site": "same-origin"},
        )
        assert refused.status_code == 404


def test_pages_of_sittings_take_as_many_statements_for_three_as_for_thirty(app: Flask, setting: Setting) -> None:
    sitting = opened(setting)
    client = setting.client(setting.teacher)
    class_ = setting.session.get_one(Class, setting.class_.id)
    address, counts = f"{setting.sittings}/{sitting.id}", {}
    for size in (3, 30):
        for number in range(size):
            person: Person = setting.people.person(f"learner{size}-{number}")
            join_class(setting.session, class_, person.id, NOW, NOW.date())
            run = Run(person_id=person.id, course_id="a1", lesson_id="a1-test-1", plan=[], started_at=clock.now())
            setting.session.add(run)
            setting.session.flush()
            setting.session.add(
                SittingSeat(sitting_id=sitting.id, person_id=person.id, run_id=run.id, joined_at=clock.now())
            )
        setting.session.commit()
        for page in (setting.sittings, address, f"{address}/progress", f"{address}/results", f"{address}/results.csv"):
            counts.setdefault(page, set()).add(statements_of(client, app, page))
    assert all(len(found) == 1 for found in counts.values()), counts
    assert max(max(found) for found in counts.values()) < 12, counts
