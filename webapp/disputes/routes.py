"""/disputes for the learner: one tap, what became of it, the news put away."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.courses import current_profile, library
from webapp.disputes import actions, queries
from webapp.disputes.asked import Asked, asked
from webapp.limits import limited
from webapp.models import Answer
from webapp.practice import disputing
from webapp.practice.drill_questions import DRILL
from webapp.practice.grading import Grade
from webapp.practice.screens import languages
from webapp.security import everybody, guarded, me, record

blueprint = guarded(Blueprint("disputes", __name__, url_prefix="/disputes"), everybody)


def _own(client_id: UUID) -> tuple[Answer, Asked, Grade]:
    """The asker's own answer, what was asked, and its grade. Raises NoResultFound for any other, and for withdrawn exercises."""
    person = me()
    if person is None:
        raise NoResultFound
    answer = queries.own_answer(db.session(), person.id, client_id)
    question = asked(library(), current_profile(), languages(), answer.lesson_id, answer.exercise_id)
    if question is None:
        raise NoResultFound
    return answer, question, question.grade(answer.given)


@blueprint.post("/<uuid:client_id>")
@limited("60 per minute")
def raise_one(client_id: UUID) -> str | Response:
    """“My answer should be accepted.” Only one's own, only where texts were compared; twice is once."""
    answer, _, grade = _own(client_id)
    if not grade.disputable or answer.verdict == "right":
        raise NoResultFound
    if actions.raise_dispute(db.session(), answer, grade, clock.now()):
        record("raise dispute", answer.person_id, exercise=answer.exercise_id)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(url_for("disputes.one", client_id=client_id), 303)
    offer = disputing.offer(db.session(), answer.person_id, client_id)
    return render_template("practice/_dispute.html", offer=offer)


@blueprint.get("/<uuid:client_id>")
def one(client_id: UUID) -> str:
    """One's own answer beside the right one, and what became of the dispute."""
    answer, _, grade = _own(client_id)
    room = "drill" if answer.lesson_id == DRILL else f"{answer.lesson_id}/exercise"
    return render_template(
        "disputes/one.html",
        answer=answer,
        grade=grade,
        offer=disputing.offer(db.session(), answer.person_id, client_id),
        onward=f"/practice/{room}",
    )


@blueprint.get("/mine")
def mine() -> str:
    """Everything that the person asking disputed."""
    person = me()
    return render_template("disputes/mine.html", rows=queries.mine(db.session(), person.id) if person else ())


@blueprint.post("/read")
def read() -> Response:
    """The news is put away."""
    person = me()
    if person is not None:
        actions.put_away(db.session(), person.id, clock.now())
    return redirect(url_for("disputes.mine"), 303)
