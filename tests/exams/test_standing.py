"""What a supervised test shows: by the criterion in force, with a teacher's marks alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.people import NOW, People
from webapp.courses import loading
from webapp.exams import sittings
from webapp.exams.criterion import Standing, Taken, best, standing_of
from webapp.exams.standing import standing
from webapp.models import Answer, Mark, Person, Run, Sitting, SittingSeat, Submission

RUBRIC = {"writing": "test-writing", "speaking": "test-speaking"}


def taken(content: loading.Library, **changed: object) -> Taken:
    test = sittings.sittings_of(content, "a1")[0]
    right = {item.id: "0" for block in sittings.CHOSEN for passage in getattr(test, block) for item in passage.items}
    marks = {"writing": {"task": 5, "words": 4}, "speaking": {"task": 5, "words": 3}}
    return replace(Taken(1, 2, test.id, NOW, NOW, right, marks), **changed)  # type: ignore[arg-type]


def judged(content: loading.Library, **changed: object) -> Standing:
    return standing_of(content, sittings.format_on(content, "A1", NOW.date()), taken(content, **changed))


def test_the_criterion_is_every_block_at_its_threshold(content: loading.Library) -> None:
    whole = judged(content)
    assert whole.met and whole.waiting == ()
    assert whole.blocks == {"listening": (20, 20), "reading": (40, 40), "writing": (9, 25), "speaking": (8, 25)}
    assert whole.criterion["format"] == "kaztest-2024-a1"
    assert whole.criterion["blocks"]["writing"] == {"per_cent": 30, "confidence": "low"}
    weak = judged(content, marks={"writing": {"task": 5, "words": 4}, "speaking": {"task": 5, "words": 2}})
    assert not weak.met, "28 of 100 is less than 30"


def test_a_block_that_no_teacher_marked_counts_as_nothing(content: loading.Library) -> None:
    waiting = judged(content, marks={"writing": {"task": 5, "words": 5, "grammar": 5, "spelling": 5, "links": 5}})
    assert not waiting.met and waiting.waiting == ("speaking",)
    assert waiting.blocks["speaking"] == (0, 25)


def test_a_level_once_shown_stays_shown(content: loading.Library) -> None:
    early, late = judged(content), replace(judged(content, answered={}), taken_at=NOW + timedelta(days=9))
    assert early.met and not late.met
    assert best([late, early]) == early
    assert best([late, replace(late, taken_at=NOW)]) == late


@pytest.fixture
def sat(people: People, session: Session, content: loading.Library) -> dict[str, object]:
    """A learner's whole test in a sitting of the class, marked by its teacher."""
    teacher, dana = people.holding("teacher", association="korean-kz-75"), people.person("dana")
    class_ = people.class_of(teacher, learners=(dana,))
    form = taken(content)
    run = Run(person_id=dana.id, course_id="a1", lesson_id=form.test, plan=[], started_at=NOW, finished_at=NOW)
    sitting = Sitting(class_id=class_.id, kind="test", subject="a1", opened_by_id=teacher.id, opened_at=NOW)
    sitting.closed_at = NOW + timedelta(hours=2)
    session.add_all([run, sitting])
    session.flush()
    seat = SittingSeat(sitting_id=sitting.id, person_id=dana.id, run_id=run.id, joined_at=NOW)
    session.add(seat)
    for number, item in enumerate(form.answered):
        session.add(
            Answer(
                person_id=dana.id, client_id=_uuid(number), run_id=run.id, lesson_id=form.test, given="0",
                exercise_id=f"{form.test}/{item}/choose", verdict="right", milliseconds=0, answered_at=NOW, day=NOW.date(),
            )
        )  # fmt: skip
    for block, points in form.marks.items():
        handed = Submission(person_id=dana.id, run_id=run.id, block=block, texts={}, own_points={}, submitted_at=NOW)
        session.add(handed)
        session.flush()
        for given in ({"task": 0}, dict(points)):
            session.add(_mark(class_.id, dana, teacher, handed, given))
            session.flush()
    session.commit()
    return {"dana": dana, "seat": seat, "sitting": sitting, "run": run, "teacher": teacher}


def _uuid(number: int):  # type: ignore[no-untyped-def]
    from uuid import UUID

    return UUID(int=number + 1)


def _mark(class_id: int, learner: Person, teacher: Person, handed: Submission, points: dict[str, int]) -> Mark:
    return Mark(
        person_id=learner.id, class_id=class_id, submission_id=handed.id, rubric=RUBRIC[handed.block],
        points=points, marked_by_id=teacher.id, marked_at=NOW,
    )  # fmt: skip


def test_the_newest_marks_of_the_teacher_count(app: Flask, session: Session, sat: dict[str, object]) -> None:
    dana: Person = sat["dana"]  # type: ignore[assignment]
    with app.app_context():
        found = standing(session, [dana.id, 999], "a1", NOW.date())
        assert set(found) == {dana.id}
        assert found[dana.id].met and found[dana.id].blocks["writing"] == (9, 25)
        assert standing(session, [dana.id], "b1", NOW.date()) == {}
        assert standing(session, [dana.id], "a1", NOW.date() - timedelta(days=1)) == {}, "closed later"


@pytest.mark.parametrize("why", ["set aside", "still open", "finished later", "not finished"])
def test_what_is_not_vouched_for_does_not_count(app: Flask, session: Session, sat: dict[str, object], why: str) -> None:
    dana: Person = sat["dana"]  # type: ignore[assignment]
    if why == "set aside":
        sat["seat"].set_aside = True  # type: ignore[attr-defined]
    elif why == "still open":
        sat["sitting"].closed_at = None  # type: ignore[attr-defined]
    elif why == "finished later":
        sat["run"].finished_at = datetime(2026, 5, 5, tzinfo=UTC)  # type: ignore[attr-defined]
    else:
        sat["run"].finished_at = None  # type: ignore[attr-defined]
    session.commit()
    with app.app_context():
        assert standing(session, [dana.id], "a1", datetime.now(UTC).date()) == {}
