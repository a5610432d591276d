"""The queue, marks by rubric, oral marks, tables and files."""

import csv
import io
from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from tests.counting import statements_of
from tests.marks.setting import POINTS, SPOKEN, Setting
from tests.people import NOW
from tests.reading import text_of
from tests.voices.sounds import recorded
from webapp import clock, spreadsheets
from webapp.classes.actions import join_class
from webapp.courses import loading
from webapp.models import Answer, Class, HandedIn, Look, Mark, Run, Sitting, SittingSeat, Submission


def handed_in(setting: Setting) -> list[HandedIn]:
    setting.session.rollback()
    return list(setting.session.scalars(select(HandedIn).order_by(HandedIn.id)))


def test_one_opens_and_the_next_follows(setting: Setting) -> None:
    given, other = setting.give(), setting.give(group_id=setting.group(setting.erlan).id)
    setting.hand_in(setting.erlan, other)
    setting.hand_in(setting.dana, given)
    setting.hand_in(setting.dana, given, "Жаңа мәтін.")
    setting.hand_in(setting.erlan, given)
    first, _old, second, third = handed_in(setting)
    teacher = setting.client(setting.teacher)
    queue = text_of(teacher.get(setting.marks).text)
    assert "Begin: 3 wait" in queue, "the newest of each counts"
    links = [f"{setting.marks}/work/{one.id}" for one in (first, second, third)]
    assert teacher.send(links[0], POINTS).location == links[1]
    assert "Жаңа мәтін." in text_of(teacher.get(links[1]).text)
    assert f'href="{links[2]}"' in teacher.get(links[1]).text, "later"
    assert teacher.send(links[1], POINTS).location == links[2]
    assert teacher.send(links[2], POINTS).location == setting.marks
    assert "Nothing waits." in teacher.get(setting.marks).text


def test_points_are_chosen_for_each_criterion(setting: Setting) -> None:
    setting.hand_in(setting.dana, setting.give())
    address = f"{setting.marks}/work/{handed_in(setting)[0].id}"
    teacher = setting.client(setting.teacher)
    for wrong in ({"points-task": "9"}, {"points-task": ""}, {"points-task": "-1"}):
        refused = teacher.send(address, POINTS | wrong | {"comment": "Менің пікірім"})
        assert refused.status_code == 422 and "Choose points for each line." in refused.text
        assert refused.text.count(" checked") == 3 and "Менің пікірім</textarea>" in refused.text
    assert setting.session.scalars(select(Mark)).all() == []
    assert "Marked by the descriptors of A1." in text_of(teacher.get(address).text)
    teacher.send(address, POINTS | {"level": "A2"})
    mark = setting.session.scalars(select(Mark)).one()
    assert (mark.rubric, sum(mark.points.values())) == ("writing-a2-1", 6)


def test_marked_again_a_new_row_stands_in_place_of_the_old(setting: Setting) -> None:
    setting.hand_in(setting.dana, setting.give())
    address = f"{setting.marks}/work/{handed_in(setting)[0].id}"
    teacher = setting.client(setting.teacher)
    teacher.send(address, POINTS | {"comment": "Алғашқы"})
    assert teacher.get(address).text.count(" checked") == 4, "the old points are shown"
    teacher.send(address, POINTS | {"points-coherence": "3", "comment": "Екінші"})
    assert len(setting.session.scalars(select(Mark)).all()) == 2
    mine = text_of(setting.client(setting.dana).get("/marks").text)
    assert "9 / 12" in mine and "Екінші" in mine and "Алғашқы" not in mine
    assert text_of(teacher.get(f"{setting.marks}/all").text).count("Dana") == 1


def test_a_spoken_comment_is_heard_by_the_learner(setting: Setting) -> None:
    setting.hand_in(setting.dana, setting.give())
    address = f"{setting.marks}/work/{handed_in(setting)[0].id}"
    teacher = setting.client(setting.teacher)
    assert 'data-limit="60"' in teacher.get(address).text
    teacher.send(address, POINTS | {"sound": (io.BytesIO(recorded()), "a.webm")})
    first = setting.session.scalars(select(Mark)).one()
    sound = f"/marks/{first.id}/comment.mp3"
    dana = setting.client(setting.dana)
    assert sound in dana.get("/marks").text and dana.get(sound).mimetype == "audio/mpeg"
    assert setting.client(setting.erlan).get(sound).status_code == 404
    teacher.send(address, POINTS | {"keep-spoken": "1"})
    teacher.send(address, POINTS)
    setting.session.rollback()
    kept, dropped = setting.session.scalars(select(Mark).order_by(Mark.id)).all()[1:]
    assert kept.content == first.content and dropped.content is None
    broken = teacher.send(address, POINTS | {"sound": (io.BytesIO(b"no sound at all"), "a.webm")})
    assert broken.status_code == 422 and broken.text.count(" checked") == 4


def test_doubtful_words_are_underlined_and_give_no_points(setting: Setting) -> None:
    setting.hand_in(setting.dana, setting.give(), "Менің уйім улкен.")
    page = setting.client(setting.teacher).get(f"{setting.marks}/work/{handed_in(setting)[0].id}").text
    assert '<u class="doubt" title="үйім">уйім</u>' in page and "2 words to look at" in page
    assert " checked" not in page


def test_what_a_teacher_opened_the_learner_can_read(setting: Setting) -> None:
    setting.hand_in(setting.dana, setting.give())
    teacher = setting.client(setting.teacher)
    teacher.get(setting.marks)
    assert setting.session.scalars(select(Look)).all() == [], "a list of names opens nothing"
    teacher.get(f"{setting.marks}/work/{handed_in(setting)[0].id}")
    look = setting.session.scalars(select(Look)).one()
    assert (look.learner_id, look.teacher_id, look.what) == (setting.dana.id, setting.teacher.id, "marks")


def test_an_oral_mark_for_each_who_spoke(setting: Setting) -> None:
    teacher, address = setting.client(setting.teacher), f"{setting.marks}/oral"
    outside = setting.people.person("outside")
    both = [str(one.id) for one in (setting.dana, setting.erlan, outside)]
    saved = teacher.send(address, SPOKEN | {"occasion": "Отбасы туралы", "learner": both, "comment": "Жарайсыз"})
    assert saved.status_code == 303
    page = teacher.get(saved.location).text
    assert 'value="Отбасы туралы"' in page and text_of(page).count("✓ 11") == 2
    again = teacher.send(address, SPOKEN | {"occasion": "отбасы туралы", "learner": both[:1], "points-fluency": "3"})
    assert again.status_code == 303
    assert "13 / 15" in text_of(setting.client(setting.dana).get("/marks").text)
    assert text_of(setting.client(setting.dana).get("/marks").text).count("/ 15") == 1, "in place of the old one"
    for missing, told in (({"learner": []}, "Choose who spoke."), ({"occasion": " "}, "Say what it was")):
        refused = teacher.send(address, SPOKEN | {"occasion": "x", "learner": both} | missing)
        assert refused.status_code == 422 and told in refused.text
    only = teacher.send(address, SPOKEN | {"occasion": "x", "learner": [str(outside.id)]})
    assert only.status_code == 422
    assert {mark.person_id for mark in setting.session.scalars(select(Mark))} == {setting.dana.id, setting.erlan.id}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_files_hold_what_the_screen_shows(setting: Setting, language: str) -> None:
    setting.hand_in(setting.dana, setting.give())
    teacher = setting.client(setting.teacher)
    teacher.send(f"{setting.marks}/work/{handed_in(setting)[0].id}", POINTS | {"comment": "=1+1"})
    learners = [str(setting.erlan.id)]
    teacher.send(f"{setting.marks}/oral", SPOKEN | {"occasion": "Отбасы", "learner": learners})
    screen = teacher.get(f"{setting.marks}/all?lang={language}").text
    rows = list(csv.reader(io.StringIO(teacher.get(f"{setting.marks}.csv").data.decode("utf-8-sig"))))
    book = spreadsheets.read("marks.xlsx", teacher.get(f"{setting.marks}.xlsx").data)
    assert len(rows) == 3 and rows[0] == book[0][: len(rows[0])]
    assert [row[5:8] for row in rows[1:]] == [["11", "15", "73"], ["6", "12", "50"]] == [row[5:8] for row in book[1:]]
    assert rows[2][9] == "'=1+1"
    shown = text_of(screen)
    for cell in (*rows[0], *rows[1][1:], *rows[2][1:9]):
        assert not cell or cell in shown, cell


def test_a_block_of_the_test_comes_to_the_queue_and_its_points_into_the_result(
    setting: Setting, content: loading.Library
) -> None:
    runs = {
        person.id: Run(
            person_id=person.id, course_id="a1", lesson_id="a1-test-1", plan=[], started_at=NOW, finished_at=NOW
        )
        for person in (setting.dana, setting.erlan)
    }
    setting.session.add_all(runs.values())
    setting.session.flush()
    for person_id, text, own in ((setting.dana.id, "Менің атым Дана.", 5), (setting.erlan.id, "", 1)):
        for block in ("writing", "speaking"):
            texts = {"w1": text, "w2": ""} if block == "writing" else {}
            setting.session.add(
                Submission(
                    person_id=person_id, run_id=runs[person_id].id, block=block, texts=texts,
                    own_points={"task": own}, submitted_at=NOW,
                )
            )  # fmt: skip
    test = content.sittings["a1-test-1"]
    items = [one.id for shelf in (test.listening, test.reading) for passage in shelf for one in passage.items]
    for item in items:
        setting.session.add(
            Answer(
                person_id=setting.dana.id, client_id=uuid4(), run_id=runs[setting.dana.id].id, lesson_id=test.id,
                exercise_id=f"{test.id}/{item}/choose", given="0", verdict="right", milliseconds=0, answered_at=NOW,
                day=NOW.date(),
            )
        )  # fmt: skip
    setting.session.commit()
    result = f"/tests/a1/{runs[setting.dana.id].id}"
    teacher, dana = setting.client(setting.teacher), setting.client(setting.dana)
    assert "marked by yourself 5 / 25" in text_of(dana.get(result).text)
    assert "Begin: 1 waits" in text_of(teacher.get(setting.marks).text), (
        "nobody marks an empty sheet, or what nobody heard"
    )
    block = setting.session.scalars(select(Submission).where(Submission.person_id == setting.dana.id)).first()
    assert block is not None
    address = f"{setting.marks}/test/{block.id}"
    names = ("task", "words", "grammar", "spelling", "links")
    assert teacher.send(address, {f"points-{name}": "4" for name in names} | {"comment": "Жақсы"}).status_code == 303
    told = text_of(dana.get(result).text)
    assert "marked by Teacher 20 / 25" in told and "Жақсы" in told
    assert "marked by yourself 5 / 25" in told, "speaking is as it was"


def test_what_another_class_sits_its_teacher_marks(setting: Setting) -> None:
    other = setting.people.holding("teacher", "second", "korean-kz-75")
    second = setting.people.class_of(other, learners=(setting.dana,))
    run = Run(person_id=setting.dana.id, course_id="a1", lesson_id="a1-test-1", plan=[], started_at=NOW)
    sitting = Sitting(class_id=second.id, kind="test", subject="a1", opened_at=NOW)
    setting.session.add_all([run, sitting])
    setting.session.flush()
    block = Submission(
        person_id=setting.dana.id, run_id=run.id, block="speaking", texts={}, own_points={}, submitted_at=NOW
    )
    seat = SittingSeat(sitting_id=sitting.id, person_id=setting.dana.id, run_id=run.id, joined_at=NOW)
    setting.session.add_all([block, seat])
    setting.session.commit()
    mine, theirs = setting.client(setting.teacher), setting.client(other)
    assert "Nothing waits." in mine.get(setting.marks).text
    assert mine.get(f"{setting.marks}/test/{block.id}").status_code == 404
    assert "Begin: 1 waits" in text_of(theirs.get(f"/classes/{second.id}/marks").text)
    page = theirs.get(f"/classes/{second.id}/marks/test/{block.id}").text
    assert "Let the learner speak to you" in page


def test_a_test_from_before_the_class_stays_the_learners(setting: Setting) -> None:
    run = Run(person_id=setting.dana.id, course_id="a1", lesson_id="a1-test-1", plan=[], started_at=NOW)
    setting.session.add(run)
    setting.session.flush()
    before = NOW - timedelta(days=2)
    block = Submission(
        person_id=setting.dana.id,
        run_id=run.id,
        block="writing",
        texts={"w1": "Үй"},
        own_points={},
        submitted_at=before,
    )
    setting.session.add(block)
    setting.session.commit()
    assert "Nothing waits." in setting.client(setting.teacher).get(setting.marks).text
    assert setting.client(setting.teacher).get(f"{setting.marks}/test/{block.id}").status_code == 404


def test_pages_of_marks_take_as_many_statements_for_three_as_for_thirty(app: Flask, setting: Setting) -> None:
    client = setting.client(setting.teacher)
    counts: dict[str, set[int]] = {}
    class_ = setting.session.get_one(Class, setting.class_.id)
    given = setting.give()
    for size in (3, 30):
        for number in range(size):
            person = setting.people.person(f"learner{size}-{number}")
            join_class(setting.session, class_, person.id, NOW, NOW.date())
            work = HandedIn(
                person_id=person.id, class_id=class_.id, assignment_id=given.id, kind="writing", text="Үй",
                handed_in_at=NOW,
            )  # fmt: skip
            oral = Mark(
                person_id=person.id, class_id=class_.id, occasion="x", rubric="speaking-a1-1", points={"task": 2},
                marked_by_id=setting.teacher.id, marked_at=clock.now(),
            )  # fmt: skip
            setting.session.add_all([work, oral])
        setting.session.commit()
        for page in (setting.marks, f"{setting.marks}/all", f"{setting.marks}/oral", f"{setting.marks}.csv"):
            counts.setdefault(page, set()).add(statements_of(client, app, page))
    assert all(len(found) == 1 for found in counts.values()), counts
    assert max(max(found) for found in counts.values()) < 12, counts
