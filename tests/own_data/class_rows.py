"""A row of a learner, and of a teacher, in every table of classes, associations and other systems."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.planning.test_own_draft import FORM, kept
from webapp.models import (
    Announcement,
    Assignment,
    Attendance,
    Certificate,
    Class,
    ClassGroup,
    GradeLine,
    GroupSeat,
    HandedIn,
    Invitation,
    IssuedAccount,
    LearnerNote,
    LiveLesson,
    LivePresence,
    Look,
    Mark,
    OwnLesson,
    PendingUpload,
    Platform,
    PlatformUser,
    Question,
    RosterId,
    Run,
    Sitting,
    SittingSeat,
    Submission,
    WordList,
)
from webapp.models.base import Base

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
DAY = date(2026, 5, 4)
BRANCH = "korean-kz-75"


def taught(session: Session, class_: Class, teacher: int) -> None:
    """What a teacher leaves: things made for a class, and each kind of thing done for it."""
    made = {"class_id": class_.id, "made_by_id": teacher}
    own = OwnLesson(name="Сурет", source="", updated_at=NOW, **made)
    session.add_all(
        [
            WordList(name="Базар", entries=[], updated_at=NOW, **made),
            own,
            Assignment(kind="writing", note="Менің үйім", opens_on=DAY, made_at=NOW, **made),
            LiveLesson(class_id=class_.id, opened_by_id=teacher, opened_at=NOW, state={}),
            Sitting(class_id=class_.id, kind="test", subject="a1", opened_by_id=teacher, opened_at=NOW),
            Announcement(class_id=class_.id, told_by_id=teacher, text="Ертең", told_at=NOW),
            _platform(class_.id, teacher),
            Invitation(
                association_id=BRANCH,
                role="teacher",
                token_hash=f"{teacher:064d}",
                made_by_id=teacher,
                made_at=NOW,
                expires_at=NOW + timedelta(days=7),
            ),
            PendingUpload(
                token=f"t{teacher}", person_id=teacher, purpose="roster", name="a.csv", content=b"a", made_at=NOW
            ),
            ClassGroup(class_id=class_.id, name=f"Топ {teacher}"),
        ]
    )
    session.flush()
    own.source = kept(FORM).replace("own-7", f"own-{own.id}")
    session.flush()


def _platform(class_id: int, teacher: int) -> Platform:
    return Platform(
        class_id=class_id,
        name="Moodle",
        issuer="https://school.example",
        client_id=f"c{teacher}",
        deployment_ids=["1"],
        auth_login_url="https://school.example/auth",
        auth_token_url="https://school.example/token",
        key_set_url="https://school.example/keys",
        made_by_id=teacher,
        made_at=NOW,
    )


def learned(session: Session, class_: Class, learner: int, teacher: int) -> None:
    """What a learner of the class leaves there, with the teacher in every column for somebody else."""
    run = session.scalars(select(Run).where(Run.person_id == learner)).first()
    submission = session.scalars(select(Submission).where(Submission.person_id == learner)).first()
    assert run is not None and submission is not None
    seen = {"class_id": class_.id, "person_id": learner}
    handed_in = HandedIn(
        assignment_id=_newest(session, Assignment), kind="writing", text="handed-in", handed_in_at=NOW, **seen
    )
    session.add(handed_in)
    session.flush()
    session.add_all(
        [
            GroupSeat(group_id=_newest(session, ClassGroup), person_id=learner),
            IssuedAccount(person_id=learner, association_id=BRANCH, issued_by_id=teacher, issued_at=NOW),
            Look(learner_id=learner, teacher_id=teacher, class_id=class_.id, what="learner-page", day=DAY, at=NOW),
            Attendance(day=DAY, status="present", marked_by_id=teacher, marked_at=NOW, **seen),
            LearnerNote(text="learner_note", author_id=teacher, at=NOW, **seen),
            LivePresence(live_id=_newest(session, LiveLesson), person_id=learner, joined_at=NOW),
            Mark(
                handed_in_id=handed_in.id,
                submission_id=submission.id,
                rubric="writing-a1",
                points={},
                marked_by_id=teacher,
                marked_at=NOW,
                **seen,
            ),
            SittingSeat(sitting_id=_newest(session, Sitting), person_id=learner, run_id=run.id, joined_at=NOW),
            _certificate(class_.id, learner, teacher),
            Question(
                lesson_id="a1-01-01",
                exercise_id="x",
                text="question",
                asked_at=NOW,
                replied_by_id=teacher,
                **seen,
            ),
            PlatformUser(platform_id=_newest(session, Platform), subject=str(learner), person_id=learner, since=NOW),
            GradeLine(
                platform_id=_newest(session, Platform),
                person_id=learner,
                line_item="https://school.example/1",
                lesson_id="a1-01-01",
                subject=str(learner),
                opened_at=NOW,
            ),
            RosterId(association_id=BRANCH, sourced_id=f"s{learner}", person_id=learner, since=NOW),
        ]
    )
    session.flush()


def _newest(session: Session, table: type[Base]) -> int:
    found = session.scalars(select(table).order_by(table.id.desc())).first()  # type: ignore[attr-defined]
    assert found is not None
    return int(found.id)  # type: ignore[attr-defined]


def _certificate(class_id: int, learner: int, teacher: int) -> Certificate:
    return Certificate(
        id=f"cert{learner}",
        person_id=learner,
        course_id="a1",
        level="A1",
        name="Dana",
        association_id=BRANCH,
        class_id=class_id,
        criterion={},
        evidence={},
        credential="{}",
        status_index=learner,
        issued_by_id=teacher,
        issued_at=NOW,
        revoked_by_id=teacher,
    )
