"""A class as its teacher sees it: at a glance, as a file, and one mistake with the names of those who made it."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

from flask import Blueprint, Response, abort, current_app, render_template, request
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from webapp import clock, db
from webapp.classes import join_codes, looks
from webapp.classes.current import asking, my_class
from webapp.courses import library
from webapp.overview import building, files, periods, xapi, xapi_queries
from webapp.overview.mistakes_made import answers_with
from webapp.practice.screens import languages
from webapp.security import grown_learner, guarded

# A drill given from here is due when the class meets again.
TO_DO = timedelta(days=7)
blueprint = guarded(
    Blueprint("overview", __name__, url_prefix="/classes/<int(max=2147483647):class_id>"), grown_learner
)


@blueprint.get("")
def class_page(class_id: int) -> str:
    """The class at a glance."""
    class_ = my_class(class_id)
    return render_template(
        "overview/class.html",
        class_=class_,
        glance=building.glance(class_),
        code=join_codes.shown(class_.join_code),
        periods=periods.TITLES,
        measures=building.MEASURES,
        today=clock.today(),
        due=clock.today() + TO_DO,
    )


@blueprint.get("/overview.<any(csv, xlsx):form>")
def overview_file(class_id: int, form: str) -> Response:
    """The same figures as a file."""
    class_ = my_class(class_id)
    glance = building.glance(class_)
    log(class_id, [one.person_id for one in glance.learners], looks.EXPORT)
    return files.response(class_.name, [glance.table, building.mistakes_table(glance.mistakes)], form)


@blueprint.get("/xapi.json")
def statements(class_id: int) -> Response:
    """What was answered and completed, as xAPI statements: one JSON list, sent as it is read."""
    class_ = my_class(class_id)
    wanted, members = building.members(class_.id)
    since, ids = wanted.since, [one.person_id for one in members]
    log(class_id, ids, looks.EXPORT)
    teller = xapi.Teller(library(), request.host_url.rstrip("/"), str(current_app.secret_key), class_.association_id)

    # Sent after the request has ended, so with a session of its own.
    told = _told(current_app.extensions["tilashar_engine"], teller, ids, since)
    return files.download(_listed(told), "application/json", f"{class_.name} xAPI.json")


def _told(engine: Engine, teller: xapi.Teller, ids: list[int], since: date | None) -> Iterator[xapi.Statement]:
    with Session(engine) as session:
        yield from (teller.completed(fact) for fact in xapi_queries.completions(session, ids, since))
        yield from (teller.answered(fact) for fact in xapi_queries.answers(session, ids, since))


def _listed(statements: Iterator[xapi.Statement]) -> Iterator[str]:
    """A JSON list, item by item."""
    before = "["
    for statement in statements:
        yield f"{before}\n{json.dumps(statement, ensure_ascii=False)}"
        before = ","
    yield "[]" if before == "[" else "\n]"


@blueprint.get("/mistakes/<mistake>")
def who_made(class_id: int, mistake: str) -> str:
    """One mistake: each wrong answer, with the name."""
    class_ = my_class(class_id)
    wanted, members = building.members(class_.id)
    found, rows = answers_with(db.session(), library(), languages(), members, wanted.since, mistake)
    if found is None:
        abort(404)
    log(class_id, sorted(found.persons), looks.ANSWERS)
    return render_template("overview/mistake.html", class_=class_, mistake=found, rows=rows, asked=wanted)


def log(class_id: int, learner_ids: list[int], what: str) -> None:
    """What the teacher asking opened of learners."""
    looks.log_look(
        teacher_id=asking().id,
        learner_ids=learner_ids,
        class_id=class_id,
        what=what,
        day=clock.today(),
        now=clock.now(),
    )
