"""/disputes for editors: what waits, what was decided, and taking a decision back."""

from collections.abc import Callable, Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.courses import library
from webapp.courses.profile import LearnerProfile
from webapp.disputes import actions, queries
from webapp.disputes.asked import Asked, asked
from webapp.disputes.forms import Decision
from webapp.i18n import language
from webapp.kazakh.grammar import feature_names
from webapp.models import Dispute
from webapp.practice import actions as practice_actions
from webapp.practice import granting
from webapp.practice.cards import Card, cards, forms_in
from webapp.practice.explanations import because
from webapp.practice.queries import newest_run
from webapp.practice.screens import languages
from webapp.security import guarded, holding, me, record

blueprint = guarded(Blueprint("dispute_queue", __name__, url_prefix="/disputes"), holding("editor", "admin"))


@blueprint.get("")
def queue() -> str:
    """The cases that wait, a page at a time."""
    return _shown("disputes/queue.html", queries.waiting)


@blueprint.get("/decided")
def decided() -> str:
    """The decided cases, a page at a time."""
    return _shown("disputes/decided.html", queries.decided)


def _shown(template: str, select: Callable[[Session, int], Sequence[queries.Case]]) -> str:
    page = max(0, min(request.args.get("page", 0, type=int), 10_000))
    found = select(db.session(), page)
    cases = found[: queries.A_PAGE]
    return render_template(
        template,
        cases=cases,
        asked={one.first.id: _asked(one.first) for one in cases},
        refused=queries.refused_before(db.session(), cases),
        cards_of=_cards_of,
        explained=because,
        names=lambda features: feature_names.names(features, language()),
        page=page,
        more=len(found) > queries.A_PAGE,
    )


def _asked(case: Dispute) -> Asked | None:
    return asked(library(), LearnerProfile(), languages(), case.lesson_id, case.exercise_id)


def _cards_of(case: Dispute) -> list[tuple[str, tuple[Card, ...]]]:
    """Each word of the text given, with the engine's readings of it."""
    found = library().lesson(case.lesson_id)
    return [(form, cards(library(), form, found[1] if found else None)) for form in forms_in(case.given)]


@blueprint.post("/<int(max=2147483647):dispute_id>")
def decide(dispute_id: int) -> Response | tuple[str, int]:
    """Accept, refuse, or open again: for everybody who gave this text to this exercise."""
    form = Decision()
    case = queries.case(db.session(), dispute_id)
    if not form.validate_on_submit():
        flash(_l("Nothing was decided: the note has up to 500 letters."), "error")
        return queue(), 422
    state = actions.STATES[form.decision.data]
    editor = me()
    assert editor is not None  # the guard let nobody else in
    if state != case[0].state:
        actions.decide(db.session(), case, state, form.note.data or "", editor.id, clock.now())
        _apply(case)
        for one in case:
            record("decide dispute", one.person_id, dispute_id=one.id, state=state)
        flash(_DONE[state], "success")
    return redirect(url_for("dispute_queue.decided" if state == "open" else "dispute_queue.queue"), 303)


_DONE = {
    "accepted": _l("Accepted: this answer is right from now on."),
    "refused": _l("Refused; the learner is told."),
    "open": _l("The decision is taken back."),
}


def _apply(case: Sequence[Dispute]) -> None:
    """What follows from a decision: the text in memory, runs that end by it, what other rooms work out from verdicts."""
    granting.index().forget()
    for one in case:
        if one.person_id is None:
            continue  # the learner is erased; the text stands for the others
        _end_run(one, one.person_id)
        for listener in granting.when_granted():
            listener(db.session(), one.person_id)


def _end_run(dispute: Dispute, person_id: int) -> None:
    found = library().lesson(dispute.lesson_id)
    run = newest_run(db.session(), person_id, dispute.lesson_id) if found else None
    if found is not None and run is not None and dispute.state == "accepted":
        practice_actions.finish_if_done(db.connection(), person_id, found[0], run, clock.now())
