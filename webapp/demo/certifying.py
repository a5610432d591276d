"""A test that the demo teacher's class sat: one learner has the certificate, another could be given one."""

import random
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from webapp.certificates import actions as certificates
from webapp.certificates import queries
from webapp.certificates.criteria import in_force
from webapp.certificates.keys import key_to_sign
from webapp.courses.loading import Library
from webapp.exams import actions as exams
from webapp.exams import sittings
from webapp.marks import sitting_actions
from webapp.models import Class, Mark, Person, Sitting, Submission

SAT = datetime(2026, 9, 20, 10, tzinfo=UTC)
ROOT = "http://127.0.0.1:8000/"
# How many questions in a hundred go wrong; points of the teacher by block and criterion.
WRONG = {"learner": 15, "elder": 30}
POINTS = {"writing": {"task": 4, "words": 3, "grammar": 3}, "speaking": {"task": 4, "words": 4, "grammar": 2}}
TEXTS = {"1": "Менің атым Анна. Мен Алматыда тұрамын."}


def sit_and_certify(
    session: Session, library: Library, class_: Class, cast: dict[str, Person], rng: random.Random
) -> None:
    """Open the A1 test for the class, let two learners sit it, mark, close; issue one certificate. Flushes."""
    teacher = cast["teacher"].id
    sitting = sitting_actions.open_sitting(session, class_.id, "test", "a1", None, teacher, SAT)
    for username in WRONG:
        _sit(session, library, class_, sitting, cast[username].id, teacher, WRONG[username], rng)
    sitting_actions.close(session, sitting, SAT + timedelta(hours=3))
    session.flush()
    day = SAT.date()
    rule = in_force("a1", day)
    assert rule is not None
    ready = [
        one
        for one in queries.candidates(session, class_, rule.test, rule.level, day)
        if one.ready and one.person_id == cast["learner"].id
    ]
    for one in ready:
        certificates.issue(
            session,
            one,
            class_,
            rule,
            name=one.name,
            certificate_id=f"{rng.getrandbits(128):032x}",
            root=ROOT,
            address=lambda known: f"{ROOT}certificates/{known}",
            key=key_to_sign(session, SAT),
            teacher_id=teacher,
            now=SAT + timedelta(days=1),
            rng=rng,
        )


def _sit(
    session: Session,
    library: Library,
    class_: Class,
    sitting: Sitting,
    person_id: int,
    teacher_id: int,
    wrong: int,
    rng: random.Random,
) -> None:
    course, test = library.courses["a1"], sittings.sittings_of(library, "a1")[0]
    run_id = exams.begin(session, person_id, course, test.id, SAT)
    sitting_actions.begin(session, sitting.id, person_id, run_id, SAT)
    at = SAT + timedelta(hours=1)
    for step in sittings.steps(test):
        if step.passage is not None:
            chosen = {item.id: "1" if rng.randrange(100) < wrong else "0" for item in step.passage.items}
            exams.answer_page(session, person_id, course, test.id, run_id, step, chosen, at)
            continue
        exams.hand_in(session, person_id, run_id, step.block, TEXTS if step.block == "writing" else {}, {}, at)
        handed = session.query(Submission).filter_by(run_id=run_id, block=step.block).one()
        session.add(
            Mark(
                person_id=person_id,
                class_id=class_.id,
                submission_id=handed.id,
                rubric=f"test-{step.block}",
                points=POINTS[step.block],
                marked_by_id=teacher_id,
                marked_at=at + timedelta(hours=1),
            )
        )
    exams.end(session, run_id, at)
    session.flush()
