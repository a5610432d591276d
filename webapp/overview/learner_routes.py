"""One learner as a teacher of the class sees them, logged for the learner; and the teacher's notes."""

from flask import Blueprint, Response, flash, redirect, render_template
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db
from webapp.classes import looks
from webapp.classes.current import asking, my_class
from webapp.overview import actions, files, learner_queries, periods
from webapp.overview.forms import Note
from webapp.overview.learner_building import answers_page, learner_page
from webapp.overview.routes import log
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint(
        "overview_learner",
        __name__,
        url_prefix="/classes/<int(max=2147483647):class_id>/learners/<int(max=2147483647):person_id>",
    ),
    grown_learner,
)


@blueprint.get("")
def learner(class_id: int, person_id: int) -> str:
    """Everything of one learner."""
    return _page(class_id, person_id, Note(formdata=None))


def _page(class_id: int, person_id: int, form: Note) -> str:
    class_ = my_class(class_id)
    page = learner_page(class_, person_id, asking().id)
    log(class_id, [person_id], looks.LEARNER_PAGE)
    answers, older = answers_page(page.learner)
    return render_template(
        "overview/learner.html",
        class_=class_,
        page=page,
        answers=answers,
        older=older,
        form=form,
        here=f"/classes/{class_id}/learners/{person_id}",
        view="teacher",
        periods=periods.TITLES,
    )


@blueprint.get("/figures.<any(csv, xlsx):form>")
def learner_file(class_id: int, person_id: int, form: str) -> Response:
    """The same figures as a file."""
    page = learner_page(my_class(class_id), person_id, asking().id)
    log(class_id, [person_id], looks.EXPORT)
    return files.response(page.learner.name, page.tables, form)


@blueprint.post("/notes")
def add_note(class_id: int, person_id: int) -> BaseResponse | tuple[str, int]:
    """Note something about a learner, who can read it."""
    class_ = my_class(class_id)
    found = learner_queries.learner_of(db.session(), class_.id, person_id)
    form = Note()
    if not form.validate_on_submit():
        return _page(class_id, person_id, form), 422
    actions.add_note(
        db.session(),
        class_id=class_.id,
        person_id=found.id,
        author_id=asking().id,
        text=form.text.data,
        now=clock.now(),
    )
    record("note on learner", found.id, class_id=class_.id)
    flash(_l("Noted. The learner can read it."), "success")
    return redirect(f"/classes/{class_id}/learners/{person_id}#notes", 303)


@blueprint.post("/notes/<int(max=2147483647):note_id>/delete")
def delete_note(class_id: int, person_id: int, note_id: int) -> BaseResponse:
    """Delete a note of one's own."""
    class_ = my_class(class_id)
    note = learner_queries.note_of(db.session(), class_.id, person_id, note_id, asking().id)
    actions.delete_note(db.session(), note)
    record("delete note on learner", person_id, class_id=class_.id)
    flash(_l("The note is deleted."), "success")
    return redirect(f"/classes/{class_id}/learners/{person_id}#notes", 303)
