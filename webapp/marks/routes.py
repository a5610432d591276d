"""/classes/<id>/marks: what waits for a mark, one after the other, and all marks of a class."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.classes.current import asking, my_class
from webapp.classes.looks import EXPORT, MARKS, log_look
from webapp.courses import library
from webapp.limits import limited
from webapp.marks import actions, doubts, forms, queries, rubrics, showing, sounds
from webapp.models import Class
from webapp.security import grown_learner, guarded, record
from webapp.voices.transcoding import Unusable

blueprint = guarded(Blueprint("marks", __name__, url_prefix="/classes/<int(max=2147483647):class_id>"), grown_learner)
LATELY = 10


def looked(class_: Class, learner_ids: list[int], what: str = MARKS) -> None:
    """The learners can read that their work was opened."""
    log_look(
        teacher_id=asking().id,
        learner_ids=learner_ids,
        class_id=class_.id,
        what=what,
        day=clock.today(),
        now=clock.now(),
    )


@blueprint.get("/marks")
def queue(class_id: int) -> str:
    """What waits, the oldest first, and what was marked lately."""
    class_ = my_class(class_id)
    return render_template(
        "marks/queue.html",
        class_=class_,
        waiting=queries.queue(db.session(), class_.id),
        lately=queries.marks_in(db.session(), class_.id)[:LATELY],
        sent=queries.spoken_waiting(db.session(), class_.id),
        groups=queries.groups(db.session(), class_.id),
        today=clock.today(),
    )


def _found(class_: Class, where: str, work_id: int) -> queries.Waiting:
    find = queries.handed_in if where == "work" else queries.block_of_test
    return find(db.session(), class_.id, work_id)


def _scale(class_: Class, work: queries.Waiting) -> rubrics.Scale:
    if work.where == "test":
        return rubrics.of_test(library(), work.kind)
    return showing.scale_asked_for(class_, work.kind)


def _shown(class_: Class, work: queries.Waiting, typed: Mapping[str, str] | None = None, problem: object = None) -> str:
    waiting = queries.queue(db.session(), class_.id)
    scale, mark = _scale(class_, work), queries.mark_of_work(db.session(), work)
    if typed is None:
        typed = showing.as_typed(mark, scale)
    looked(class_, [work.person_id])
    return render_template(
        "marks/mark.html",
        class_=class_,
        work=work,
        tasks=showing.tasks_of(work),
        parts={task: doubts.parts(library(), text) for task, text in work.texts.items()},
        listed=doubts.listed,
        scale=scale,
        mark=mark,
        typed=typed,
        problem=problem,
        left=len(waiting),
        later=showing.following(waiting, work),
        limit=sounds.LONGEST_COMMENT,
    )


@blueprint.get("/marks/<any(work, test):where>/<int(max=2147483647):work_id>")
def work(class_id: int, where: str, work_id: int) -> str:
    """One piece of work with the rubric beside it; marked already, it may be marked again."""
    class_ = my_class(class_id)
    return _shown(class_, _found(class_, where, work_id))


@blueprint.post("/marks/<any(work, test):where>/<int(max=2147483647):work_id>")
@limited("120 per minute")
def mark(class_id: int, where: str, work_id: int) -> Response | tuple[str, int]:
    """Save the mark and go on to the next piece of work."""
    class_ = my_class(class_id)
    found = _found(class_, where, work_id)
    scale = _scale(class_, found)
    try:
        judged = forms.judged(request.form, scale)
        content = sounds.keep(sounds.COMMENTS, sounds.LONGEST_COMMENT)[0] if sounds.sent() else None
    except forms.UnfitError as error:
        return _shown(class_, found, request.form, forms.PROBLEMS[error.code]), 422
    except Unusable as error:
        return _shown(class_, found, request.form, sounds.PROBLEMS[error.code]), 422
    before = queries.mark_of_work(db.session(), found)
    if content is None and before is not None and "keep-spoken" in request.form:
        content = queries.spoken_of(db.session(), before.id)
    made = actions.mark_work(
        db.session(),
        class_.id,
        found,
        rubric=scale.code,
        points=judged.points,
        comment=judged.comment,
        content=content,
        teacher_id=asking().id,
        now=clock.now(),
    )
    record("mark", found.person_id, mark=made.id)
    flash(_l("Saved."), "success")
    after = showing.following(queries.queue(db.session(), class_.id), found)
    return redirect(showing.address(class_, after), 303)


def _oral(class_: Class, typed: Mapping[str, str], problem: object = None, chosen: frozenset[int] = frozenset()) -> str:
    today = clock.today()
    marks = queries.marks_in(db.session(), class_.id)
    looked(class_, [one.person_id for one in marks if one.where == "oral" and one.day == today])
    return render_template(
        "marks/oral.html",
        class_=class_,
        learners=queries.learners(db.session(), class_.id),
        scale=showing.scale_asked_for(class_, "speaking"),
        typed=typed,
        problem=problem,
        chosen=chosen,
        today={one.person_id: one for one in reversed(marks) if one.where == "oral" and one.day == today},
        occasions=list(dict.fromkeys(one.what for one in marks if one.where == "oral"))[:LATELY],
    )


@blueprint.get("/marks/oral")
def oral(class_id: int) -> str:
    """Marks for what was said in class."""
    return _oral(my_class(class_id), MultiDict({"occasion": request.args.get("occasion", "")[:200]}))


@blueprint.post("/marks/oral")
@limited("120 per minute")
def mark_oral(class_id: int) -> Response | tuple[str, int]:
    """The same mark for each who was chosen; then the next may speak."""
    class_ = my_class(class_id)
    asked = frozenset(request.form.getlist("learner", type=int))
    chosen = [number for number, _ in queries.learners(db.session(), class_.id) if number in asked]
    scale = showing.scale_asked_for(class_, "speaking")
    try:
        if not chosen:
            raise forms.UnfitError("nobody")
        occasion, judged = forms.occasion(request.form), forms.judged(request.form, scale)
    except forms.UnfitError as error:
        return _oral(class_, request.form, forms.PROBLEMS[error.code], frozenset(chosen)), 422
    actions.mark_oral(
        db.session(),
        class_.id,
        chosen,
        occasion=occasion,
        rubric=scale.code,
        points=judged.points,
        comment=judged.comment,
        teacher_id=asking().id,
        now=clock.now(),
    )
    for person_id in chosen:
        record("mark", person_id, occasion="oral")
    flash(_l("Saved."), "success")
    return redirect(url_for("marks.oral", class_id=class_.id, occasion=occasion, level=request.form.get("level")), 303)


@blueprint.get("/marks/all")
def all_marks(class_id: int) -> str:
    """Every mark that stands, as a table; the files hold the same."""
    class_ = my_class(class_id)
    marks = queries.marks_in(db.session(), class_.id)
    looked(class_, sorted({one.person_id for one in marks}))
    return render_template("marks/all.html", class_=class_, table=showing.table(marks), marks=marks)


@blueprint.get("/marks.<any(csv, xlsx):ending>")
def marks_file(class_id: int, ending: str) -> Response:
    """The same table as a file."""
    class_ = my_class(class_id)
    marks = queries.marks_in(db.session(), class_.id)
    looked(class_, sorted({one.person_id for one in marks}), EXPORT)
    return showing.as_file(showing.table(marks), ending, f"marks-{class_.id}")
