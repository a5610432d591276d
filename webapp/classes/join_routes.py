"""/join: by the code of a class, typed or from a QR code; after signing in or registering one tap is left."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.classes import actions, join_codes, queries, roster_teachers
from webapp.classes.forms import Join
from webapp.classes.join_codes import tidy
from webapp.limits import limited
from webapp.security import everybody, guarded, me, record

blueprint = guarded(Blueprint("joining", __name__, url_prefix="/join"), everybody)
JOINED = _l("You are in the class. Your teacher sees your lessons and answers; nobody sees your ethnic group.")


@blueprint.get("")
def form() -> str:
    """The code, to be typed."""
    return render_template("classes/join_form.html", form=Join(formdata=None))


@blueprint.post("")
@limited("60 per minute")
def typed() -> Response | tuple[str, int]:
    """To the page of that class."""
    form = Join()
    if not form.validate_on_submit():
        return render_template("classes/join_form.html", form=form), 422
    return redirect(url_for("joining.page", code=tidy(form.code.data)[:12]), 303)


@blueprint.get("/<code>")
# A whole class scans the code at once, from one address.
@limited("120 per minute")
def page(code: str) -> str:
    """Which class it is and who teaches it; the button, or the ways to sign in."""
    found = queries.open_to_join(db.session(), tidy(code)[:12], person.id if (person := me()) else 0)
    teachers = roster_teachers.teachers_of(db.session(), [found.class_.id], clock.today()).get(found.class_.id, [])
    return render_template(
        "classes/join.html",
        found=found,
        teachers=[line for line in teachers if line.begins is None],
        back=url_for("joining.page", code=found.class_.join_code),
        code=join_codes.shown(found.class_.join_code),
    )


@blueprint.post("/<code>")
@limited("120 per minute")
def join(code: str) -> Response:
    """Take a seat; children come by the sheet of their teacher."""
    person = me()
    if person is None or person.guest:
        return redirect(url_for("accounts.login", next=url_for("joining.page", code=tidy(code)[:12])), 303)
    if person.by_sheet:
        abort(403)
    found = queries.open_to_join(db.session(), tidy(code)[:12], person.id)
    if actions.join_class(db.session(), found.class_, person.id, clock.now(), clock.today()):
        record("join class", person.id, class_id=found.class_.id)
    flash(JOINED, "success")
    # Somebody new says first who they are, so that the lessons fit.
    return redirect("/classes" if person.age_group else "/welcome", 303)
