"""What a learner's teacher sees, for the learner and for those who look after a child; and who looked at it."""

from flask import Blueprint, Response, render_template

from webapp import db
from webapp.classes.current import asking
from webapp.models import Class
from webapp.overview import files, learner_queries, periods
from webapp.overview.learner_building import LearnerPage, answers_page, learner_page
from webapp.overview.looks_told import look_said
from webapp.security import guarded, learner

blueprint = guarded(Blueprint("mine", __name__), learner)
CLASS = "/classes/<int(max=2147483647):class_id>/mine"
CHILD = "/of/<int(max=2147483647):person_id>"


def _whose(person_id: int | None) -> int:
    """The person asking, or a child they look after. Raises NoResultFound (404) for anybody else."""
    if person_id is None or person_id == asking().id:
        return asking().id
    return learner_queries.child_of(db.session(), asking().id, person_id).id


def _page(class_id: int, person_id: int | None) -> tuple[Class, LearnerPage]:
    whose = _whose(person_id)
    class_ = learner_queries.class_sat_in(db.session(), class_id, whose)
    return class_, learner_page(class_, whose, asking().id)


@blueprint.get(CLASS)
@blueprint.get(CLASS + CHILD)
def mine(class_id: int, person_id: int | None = None) -> str:
    """The page that the teacher has; a child gets it in few words."""
    class_, page = _page(class_id, person_id)
    own = page.learner.id == asking().id
    if own and asking().age_group == "child":
        return render_template("overview/child.html", class_=class_, page=page)
    answers, older = answers_page(page.learner)
    here = f"/classes/{class_id}/mine" if own else f"/classes/{class_id}/mine/of/{page.learner.id}"
    return render_template(
        "overview/learner.html",
        class_=class_,
        page=page,
        answers=answers,
        older=older,
        here=here,
        view="own" if own else "guardian",
        periods=periods.TITLES,
    )


@blueprint.get(CLASS + "/figures.<any(csv, xlsx):form>")
@blueprint.get(CLASS + CHILD + "/figures.<any(csv, xlsx):form>")
def mine_file(class_id: int, form: str, person_id: int | None = None) -> Response:
    """The same figures as a file."""
    _, page = _page(class_id, person_id)
    return files.response(page.learner.name, page.tables, form)


@blueprint.get("/looks")
@blueprint.get("/looks" + CHILD)
def looks(person_id: int | None = None) -> str:
    """Who opened what of mine, when."""
    whose = _whose(person_id)
    return render_template(
        "overview/looks.html",
        own=whose == asking().id,
        whose=whose,
        looks=learner_queries.looks(db.session(), whose),
        classes=learner_queries.classes_sat_in(db.session(), whose),
        look_said=look_said,
    )
