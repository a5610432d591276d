"""OneRoster 1.2: a class, or all of a teacher's, out as a zip; the learners of a class in, with a preview."""

from dataclasses import replace

from flask import Blueprint, abort, current_app, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.wrappers import Response

from webapp import clock, db, i18n, uploads
from webapp.classes import looks, roster_columns, roster_matching, roster_queries
from webapp.classes.current import asking, my_class
from webapp.classes.roster_routes import seated_in
from webapp.classes.roster_table_routes import carried_out
from webapp.courses import library
from webapp.exchange import oneroster_files, oneroster_queries, oneroster_reading, oneroster_writing
from webapp.limits import limited
from webapp.models import Class
from webapp.security import grown_learner, guarded

blueprint = guarded(Blueprint("oneroster", __name__, url_prefix="/classes"), grown_learner)
CLASS = "/<int(max=2147483647):class_id>/oneroster"
PURPOSE = "oneroster"
FIELDS = {f"users.{field}": name for field, name in roster_columns.FIELDS.items()}


class Roster(FlaskForm):
    """A zip with a OneRoster."""

    roster = FileField(_l("OneRoster (ZIP)"), render_kw={"accept": ".zip,application/zip"})


def _zip(class_ids: list[int], name: str) -> Response:
    titles = {course.id: i18n.pick(course.entry.title) for course in library().courses.values()}
    language = i18n.language()
    found = oneroster_queries.classes_out(db.session(), class_ids, clock.today(), titles, language)
    content = oneroster_files.packed(oneroster_writing.files_of(found, clock.today()), "Tilashar")
    headers = {"Content-Disposition": f'attachment; filename="{name}.zip"'}
    return current_app.response_class(content, mimetype="application/zip", headers=headers)


def _log(class_ids: list[int]) -> None:
    for class_id in class_ids:
        looks.log_look(
            teacher_id=asking().id,
            learner_ids=roster_queries.seated_ids(db.session(), class_id),
            class_id=class_id,
            what=looks.EXPORT,
            day=clock.today(),
            now=clock.now(),
        )


@blueprint.get("/oneroster.zip")
def all_classes() -> Response:
    """All classes of this teacher."""
    ids = oneroster_queries.taught_ids(db.session(), asking().id, clock.today())
    if not ids:
        abort(404)
    _log(ids)
    return _zip(ids, f"tilashar-oneroster-{clock.today().isoformat()}")


@blueprint.get("/<int(max=2147483647):class_id>/oneroster.zip")
def one_class(class_id: int) -> Response:
    """One class."""
    class_ = my_class(class_id)
    _log([class_.id])
    return _zip([class_.id], f"tilashar-oneroster-{class_.id}-{clock.today().isoformat()}")


@blueprint.get(CLASS)
def page(class_id: int) -> str:
    """Choose a file."""
    return _page(my_class(class_id), Roster(formdata=None))


def _page(class_: Class, form: Roster) -> str:
    return render_template("exchange/oneroster.html", class_=class_, form=form)


@blueprint.post(CLASS)
@limited("30 per minute")
def preview(class_id: int) -> str | tuple[str, int]:
    """Read the file, or the one kept with another class of it chosen, and show what it would do."""
    class_, form = my_class(class_id), Roster()
    token = request.form.get("token", "")[:32]
    sent = form.roster.data
    content = sent.read() if sent else b""
    if token:
        kept = uploads.kept(db.session(), asking().id, PURPOSE, str(class_.id), token)
        return _shown(class_, kept.token, kept.name, kept.content)
    if not content:
        form.roster.errors = [_l("Choose a file.")]
        return _page(class_, form), 422
    try:
        oneroster_files.unpacked(content)
    except oneroster_files.UnreadableRosterError as problem:
        form.roster.errors = [i18n.gettext(str(problem))]
        return _page(class_, form), 422
    name = sent.filename or "roster.zip"
    kept = uploads.keep(db.session(), asking().id, PURPOSE, str(class_.id), name, content, clock.now())
    return _shown(class_, kept.token, kept.name, content)


def _shown(class_: Class, token: str, name: str, content: bytes) -> str:
    sent = oneroster_files.unpacked(content)
    there = oneroster_reading.classes_in(sent)
    chosen = request.form.get("from") or oneroster_reading.likely(
        there, oneroster_queries.class_number(class_.id), class_.name
    )
    if chosen not in {one.sourced_id for one in there}:
        chosen = None
    return render_template(
        "exchange/oneroster_preview.html",
        class_=class_,
        there=there,
        chosen=chosen,
        plan=_plan(class_, sent, chosen, None) if chosen else roster_matching.Plan((), (), 0, ()),
        unread=sent.unread,
        fields=FIELDS,
        token=token,
        name=name,
        ages=[(one.id, i18n.pick(one.names)) for one in library().ages.values()],
        action=url_for("oneroster.carry_out", class_id=class_.id),
        again=url_for("oneroster.page", class_id=class_.id),
    )


def _plan(class_: Class, sent: oneroster_files.Unpacked, chosen: str, age: str | None) -> roster_matching.Plan:
    seated = seated_in(class_)
    read = oneroster_reading.learners_of(sent, chosen, {one.username for one in seated}, age)
    ours = oneroster_reading.our_ids(read)
    known = roster_queries.known_of(db.session(), class_, seated, (), [one.sourced_id for one in read.rows])
    known = replace(known, by_sourced_id={**ours, **known.by_sourced_id})
    return roster_matching.plan(read.rows, seated, known, read.problems)


@blueprint.post(f"{CLASS}/yes")
@limited("30 per minute")
def carry_out(class_id: int) -> str | Response:
    """Do it; the file is read and compared anew."""
    class_ = my_class(class_id)
    roster_queries.hold(db.session(), class_.id)
    kept = uploads.kept(db.session(), asking().id, PURPOSE, str(class_.id), request.form.get("token", "")[:32])
    sent, chosen, age = (
        oneroster_files.unpacked(kept.content),
        request.form.get("from", ""),
        request.form.get("age", ""),
    )
    if age not in library().ages:
        age = "adult"
    uploads.drop(db.session(), kept)
    return carried_out(class_, _plan(class_, sent, chosen, age))
