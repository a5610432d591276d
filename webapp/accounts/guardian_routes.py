"""/guardian: a grown-up enters the code of a child's sheet, and sees the children looked after."""

from flask import Blueprint, abort, current_app, flash, redirect, render_template
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from webapp import clock, db, short_codes
from webapp.accounts import child_actions, child_queries
from webapp.limits import limited
from webapp.security import SignedIn, grown_learner, guarded, me, record
from webapp.typed import tidy


def grown_up() -> Response | None:
    """The guard: nobody who says they are a child looks after another's data."""
    refused, person = grown_learner(), me()
    if refused is None and person is not None and person.age_group == "child":
        abort(403)
    return refused


blueprint = guarded(Blueprint("guardians", __name__, url_prefix="/guardian"), grown_up)


class GuardianCode(FlaskForm):
    """The code of the family."""

    code = StringField(
        _l("Code for the family"),
        [InputRequired(_l("Write the code from the child's sheet.")), Length(max=40)],
        filters=[tidy],
        render_kw={"autocomplete": "off", "autocapitalize": "characters"},
    )


def _me() -> SignedIn:
    person = me()
    assert person is not None  # the guard let nobody else in
    return person


def _links(child_id: int) -> list[tuple[str, str]]:
    """Pages on a child that other rooms lend: addresses and titles."""
    lent = current_app.extensions.get("tilashar_child_links", [])
    return [link for links_of in lent for link in links_of(child_id)]


def _page(form: GuardianCode) -> str:
    children = child_queries.children_of(db.session(), _me().id)
    return render_template("accounts/guardian.html", form=form, children=children, links=_links)


@blueprint.get("")
def guardian() -> str:
    """The children, and the form."""
    return _page(GuardianCode(formdata=None))


@blueprint.post("")
@limited("10 per minute")
def enter() -> Response | tuple[str, int]:
    """Use a code up."""
    form = GuardianCode()
    if form.validate_on_submit():
        code = short_codes.tidy(form.code.data)[:12]
        child_id = child_actions.become_guardian(db.session(), _me().id, code, clock.now())
        if child_id is not None:
            record("become guardian", child_id)
            flash(_l("You now look after what is kept about this child."), "success")
            return redirect(f"/data/of/{child_id}", 303)
        form.code.errors = [_l("There is no such code, or it was used. The teacher can print a new one.")]
    return _page(form), 422


@blueprint.post("/<int(max=2147483647):person_id>/leave")
def leave(person_id: int) -> Response:
    """Look after a child no more."""
    child_actions.leave_guardianship(db.session(), _me().id, person_id, clock.now())
    record("leave guardianship", person_id)
    flash(_l("You look after this child's data no more."), "success")
    return redirect("/guardian", 303)
