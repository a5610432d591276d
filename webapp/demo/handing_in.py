"""Writing that waits in the demo teacher's queue, and one mark that was given."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from webapp.clock import now
from webapp.marks.actions import hand_in, mark_work
from webapp.marks.own_queries import Given
from webapp.marks.queries import handed_in
from webapp.models import Assignment, Class, Person

PROMPT = "Напишите пять предложений о своём доме."
TEXTS = {
    "learner": "Менің үйім үлкен емес. Үйде уш бөлме бар.\nАс үйде үстел тұр. Мен балаларлармен тұрамын.",
    "elder": "Біздің үй Алматыда. Үйде екі бөлме бар. Терезенің жанында гүл тұр.",
}


def hand_in_some(session: Session, class_: Class, cast: dict[str, Person]) -> None:
    """One piece of writing is given; two learners hand it in, and one of them has a mark."""
    teacher, at = cast["teacher"].id, now() - timedelta(days=2)
    given = Assignment(
        class_id=class_.id, kind="writing", note=PROMPT, opens_on=date(2026, 9, 1), made_by_id=teacher, made_at=at
    )
    session.add(given)
    session.flush()
    work = Given(given.id, class_.id, class_.name, "writing", PROMPT, None)
    rows = [hand_in(session, cast[name].id, work, text=text, now=at) for name, text in TEXTS.items()]
    points = {"task": 3, "range": 2, "accuracy": 3, "coherence": 2}
    mark_work(
        session,
        class_.id,
        handed_in(session, class_.id, rows[1].id),
        rubric="writing-a1-1",
        points=points,
        comment="Өте жақсы! Енді «және», «бірақ» сөздерін қосып көріңіз.",
        content=None,
        teacher_id=teacher,
        now=at + timedelta(days=1),
    )
