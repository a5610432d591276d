"""A person with a row in every table that may hold one."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import uuid4

from sqlalchemy import Table
from sqlalchemy.orm import Session

from tests.own_data.class_rows import learned, taught
from tests.own_data.uptake_rows import counted
from webapp.models import (
    Answer,
    Audit,
    Card,
    Class,
    ClassSheet,
    ClassTeacher,
    Completion,
    Dispute,
    EthnicDeclaration,
    Guardian,
    Invitation,
    Known,
    Membership,
    MemoryMark,
    Person,
    PictureCode,
    Placement,
    Recording,
    RoleGrant,
    Run,
    Saved,
    Seat,
    Submission,
    Utterance,
)

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
# What a test looks for in an export: a word for a table whose rows have text of their own.
WORDS: Mapping[str, str] = {"answer": "алма-answer", "submission": "хат-submission", "utterance": "сөз-utterance"}


def study(session: Session, person: int, class_id: int) -> None:
    """What a learner leaves: a run, an answer and all that hangs on them."""
    run = Run(person_id=person, course_id="a1", lesson_id="a1-01-01", plan=["x"], started_at=NOW)
    session.add(run)
    session.flush()
    answer = Answer(
        person_id=person,
        client_id=uuid4(),
        run_id=run.id,
        lesson_id="a1-01-01",
        exercise_id="x",
        given=WORDS["answer"],
        verdict="wrong",
        milliseconds=900,
        answered_at=NOW,
        day=NOW.date(),
    )
    session.add(answer)
    session.flush()
    session.add_all(
        [
            Completion(
                person_id=person,
                course_id="a1",
                kind="lesson",
                subject_id="a1-01-01",
                criterion={},
                completed_at=NOW,
                day=NOW.date(),
            ),
            Submission(
                person_id=person,
                run_id=run.id,
                block="writing",
                texts={"1": WORDS["submission"]},
                own_points={},
                submitted_at=NOW,
            ),
            Dispute(
                person_id=person,
                answer_id=answer.id,
                lesson_id="a1-01-01",
                exercise_id="x",
                given="а",
                expected="ә",
                raised_at=NOW,
                note="",
            ),
            Placement(
                person_id=person,
                run_id=run.id,
                course_id="a1",
                start_lesson_id="a1-02-01",
                found={},
                decided_at=NOW,
                day=NOW.date(),
            ),
            Card(person_id=person, key="w:үй", state=1, due=NOW, reviews=1, lapses=0),
            MemoryMark(person_id=person, answer_id=answer.id),
            Known(person_id=person, key="w:су", source="self", since=NOW),
            Saved(person_id=person, kind="word", ref="үй", saved_at=NOW),
            Recording(
                person_id=person,
                text="үй",
                text_digest="d" * 24,
                content="c" * 60 + f"{person:04d}",
                milliseconds=700,
                consent="v1",
                state="waiting",
                recorded_at=NOW,
            ),
            Utterance(
                person_id=person,
                lesson_id="a1-01-01",
                exercise_id="x",
                text=WORDS["utterance"],
                content="e" * 64,
                milliseconds=700,
                kept_at=NOW,
                class_id=class_id,
            ),
            Seat(class_id=class_id, person_id=person, joined_at=NOW),
            EthnicDeclaration(person_id=person, ethnic_group="korean", declared_at=NOW),
            Membership(person_id=person, association_id="korean-kz-75", valid_from=date(2026, 1, 1), recorded_at=NOW),
        ]
    )
    session.flush()


def everything_of(session: Session, person: Person, other: Person, class_: Class) -> None:
    """`person` (who has an account and a profile) in every other table too; `other` has a row beside each, with `person` in it."""
    study(session, person.id, class_.id)
    study(session, other.id, class_.id)
    counted(session, person.id)
    for dispute in session.query(Dispute).filter_by(person_id=other.id):
        dispute.decided_by_id = person.id
    for recording in session.query(Recording).filter_by(person_id=other.id):
        recording.decided_by_id = person.id
    session.add_all(
        [
            RoleGrant(person_id=person.id, role="editor", valid_from=date(2026, 1, 1)),
            ClassTeacher(class_id=class_.id, person_id=person.id),
            ClassSheet(class_id=class_.id, token="t" * 22, made_at=NOW, made_by_id=person.id),
            _code(person, class_, other),
            _code(other, class_, person),
            Guardian(child_id=person.id, guardian_id=other.id, since=NOW),
            Guardian(child_id=other.id, guardian_id=person.id, since=NOW),
            Audit(at=NOW, actor_id=person.id, subject_id=other.id, action="look", detail={}),
            Audit(at=NOW, actor_id=other.id, subject_id=person.id, action="look", detail={}),
        ]
    )
    session.flush()
    for learner, teacher in ((person, other), (other, person)):
        taught(session, class_, teacher.id)
        learned(session, class_, learner.id, teacher.id)
    session.query(Invitation).update({Invitation.used_by_id: person.id})
    session.commit()


def _code(child: Person, class_: Class, teacher: Person) -> PictureCode:
    return PictureCode(
        person_id=child.id,
        class_id=class_.id,
        sign="horse-round",
        pictures_hash="the hash of pictures",
        guardian_code=f"CODE{child.id}",
        set_at=NOW,
        set_by_id=teacher.id,
        wrong_tries=0,
    )


def mentions(session: Session, table: Table, columns: set[str], person_id: int) -> int:
    """How many rows of a table hold the person in one of these columns."""
    return sum(
        1 for row in session.execute(table.select()).mappings() if any(row[name] == person_id for name in columns)
    )
