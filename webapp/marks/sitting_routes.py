"""/classes/<id>/sittings: a test or checkpoint for a class sitting: open, supervise, close, results."""

from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db, i18n
from webapp.classes.current import asking, my_class
from webapp.classes.looks import EXPORT, MARKS
from webapp.courses import library, schema
from webapp.exams.sittings import format_on
from webapp.limits import limited
from webapp.marks import progress, queries, showing, sitting_actions, sitting_queries, tables
from webapp.marks.choosing import Choice, choices, title_of
from webapp.marks.routes import looked
from webapp.models import Class, Sitting
from webapp.security import grown_learner, guarded, record
from webapp.typed import tidy

blueprint = guarded(
    Blueprint("sittings", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/sittings"), grown_learner
)
LONGEST_NOTE = 500
NUMBER = "<int(max=2147483647):sitting_id>"


@dataclass(frozen=True)
class Seen:
    """A sitting with its class, as its teacher asked for it."""

    class_: Class
    sitting: Sitting
    parts: list[progress.Part]


def _seen(class_id: int, sitting_id: int) -> Seen:
    class_ = my_class(class_id)
    sitting = sitting_queries.sitting_of(db.session(), class_.id, sitting_id)
    return Seen(class_, sitting, sitting_queries.parts(db.session(), library(), sitting))


def _back(class_id: int, sitting_id: int) -> Response:
    return redirect(url_for("sittings.supervise", class_id=class_id, sitting_id=sitting_id), 303)


def _offered(class_: Class) -> list[Choice]:
    return choices(library(), class_.course_id)


@blueprint.get("")
def sittings(class_id: int) -> str:
    """Sittings of the class, and the form for a new one."""
    class_ = my_class(class_id)
    groups = queries.groups(db.session(), class_.id)
    return render_template(
        "marks/sittings.html",
        class_=class_,
        sittings=sitting_queries.sittings_of(db.session(), class_.id),
        offered=_offered(class_),
        groups=groups,
        group_names=dict(groups),
        title_of=title_of,
    )


@blueprint.post("")
@limited("30 per minute")
def open_sitting(class_id: int) -> Response:
    """Open one. From now on the learners find it."""
    class_ = my_class(class_id)
    chosen = next((one for one in _offered(class_) if one.value == request.form.get("what")), None)
    group = request.form.get("group_id", type=int)
    if chosen is None or (group is not None and group not in dict(queries.groups(db.session(), class_.id))):
        abort(404)
    made = sitting_actions.open_sitting(
        db.session(), class_.id, chosen.kind, chosen.subject, group, asking().id, clock.now()
    )
    record("open sitting", None, sitting=made.id)
    return _back(class_.id, made.id)


@blueprint.get(f"/{NUMBER}")
def supervise(class_id: int, sitting_id: int) -> str:
    """Who has begun, how far they are, who has finished."""
    seen = _seen(class_id, sitting_id)
    return render_template("marks/supervise.html", **_page(seen))


@blueprint.get(f"/{NUMBER}/progress")
def progress_part(class_id: int, sitting_id: int) -> str:
    """The part of the page that looks again every few seconds; opened by itself, it is the page."""
    seen = _seen(class_id, sitting_id)
    part = request.headers.get("HX-Request") == "true"
    return render_template("marks/_progress.html" if part else "marks/supervise.html", **_page(seen))


def _page(seen: Seen) -> dict[str, object]:
    return {
        "class_": seen.class_,
        "sitting": seen.sitting,
        "parts": seen.parts,
        "title": title_of(library(), seen.sitting.kind, seen.sitting.subject),
        "group": dict(queries.groups(db.session(), seen.class_.id)).get(seen.sitting.group_id or 0),
        "states": [part.state for part in seen.parts],
        "may_reopen": seen.sitting.closed_at is not None and clock.day_of(seen.sitting.closed_at) == clock.today(),
    }


@blueprint.post(f"/{NUMBER}/close")
def close(class_id: int, sitting_id: int) -> Response:
    """Close it: nobody begins any more. Who has not finished is named."""
    seen = _seen(class_id, sitting_id)
    sitting_actions.close(db.session(), seen.sitting, clock.now())
    record("close sitting", None, sitting=sitting_id)
    going = [part.name for part in seen.parts if part.state == "going"]
    if going:
        flash(_l("Closed. Not finished: %(names)s.", names=", ".join(going)), "warning")
    else:
        flash(_l("Closed."), "success")
    return _back(class_id, sitting_id)


@blueprint.post(f"/{NUMBER}/open-again")
def open_again(class_id: int, sitting_id: int) -> Response:
    """Closed by mistake: on the same day it may be opened again."""
    seen = _seen(class_id, sitting_id)
    closed = seen.sitting.closed_at
    if closed is not None and clock.day_of(closed) == clock.today():
        sitting_actions.open_again(db.session(), seen.sitting)
        record("open sitting", None, sitting=sitting_id)
    return _back(class_id, sitting_id)


@blueprint.post(f"/{NUMBER}/set-aside")
def set_aside(class_id: int, sitting_id: int) -> Response:
    """Not the learner's own work: it does not count for a certificate. Or take that back."""
    seen = _seen(class_id, sitting_id)
    person_id = request.form.get("learner", type=int)
    if person_id not in {part.person_id for part in seen.parts if part.run_id is not None}:
        abort(404)
    found = sitting_queries.seat_of(db.session(), sitting_id, person_id or 0)
    assert found is not None  # the parts have it
    aside = request.form.get("aside") == "1"
    sitting_actions.set_aside(db.session(), found[0], aside, tidy(request.form.get("note", ""))[:LONGEST_NOTE])
    record("set aside" if aside else "count again", person_id, sitting=sitting_id)
    return redirect(url_for("sittings.results", class_id=class_id, sitting_id=sitting_id), 303)


def _results(seen: Seen) -> tables.Table:
    closed = seen.sitting.closed_at
    if seen.sitting.kind == progress.CHECKPOINT:
        return progress.of_checkpoint(
            seen.parts, sitting_queries.outcomes(db.session(), seen.parts), closed, i18n.gettext
        )
    found = sitting_queries.standings(db.session(), library(), seen.sitting, seen.parts)
    form = _form(seen.sitting)
    return progress.of_test(seen.parts, found, form, closed, i18n.gettext, showing.in_words)


def _form(sitting: Sitting) -> schema.ExamFormat:
    level = library().courses[sitting.subject].entry.level
    return format_on(library(), level, clock.day_of(sitting.opened_at))


@blueprint.get(f"/{NUMBER}/results")
def results(class_id: int, sitting_id: int) -> str:
    """What each learner's part came to, with the threshold in force."""
    seen = _seen(class_id, sitting_id)
    looked(seen.class_, [part.person_id for part in seen.parts if part.run_id is not None], MARKS)
    return render_template(
        "marks/results.html",
        **_page(seen),
        table=_results(seen),
        form=_form(seen.sitting) if seen.sitting.kind == progress.TEST else None,
    )


@blueprint.get(f"/{NUMBER}/results.<any(csv, xlsx):ending>")
def results_file(class_id: int, sitting_id: int, ending: str) -> Response:
    """The same table as a file."""
    seen = _seen(class_id, sitting_id)
    looked(seen.class_, [part.person_id for part in seen.parts if part.run_id is not None], EXPORT)
    return showing.as_file(_results(seen), ending, f"sitting-{sitting_id}")
