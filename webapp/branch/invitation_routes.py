"""Invitations of a branch; and the page that their link opens."""

import segno
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.associations.queries import associations_on
from webapp.branch import actions
from webapp.branch import invitation_queries as queries
from webapp.branch.current import asking, mine, my_branch
from webapp.branch.forms import ROLES, Invite, association_choices
from webapp.branch.queries import holds
from webapp.limits import limited
from webapp.models import Invitation
from webapp.security import guarded, holding, me, not_by_sheet, record

blueprint = guarded(Blueprint("invitations", __name__, url_prefix="/branch/invitations"), holding("coordinator"))
opened = guarded(Blueprint("invited", __name__, url_prefix="/invitations"), not_by_sheet)
GONE = 410


def _form() -> Invite:
    form = Invite()
    form.association.choices = association_choices(my_branch())
    if len(form.association.choices) == 1:
        form.association.data = form.association.choices[0][0]
    return form


def _page(form: Invite) -> str:
    return render_template(
        "branch/invitations.html",
        form=form,
        lines=queries.invitations(db.session(), my_branch(), clock.now()),
        by_id=my_branch().by_id,
        roles=ROLES,
    )


@blueprint.get("")
def page() -> str:
    """The form, and the invitations made: open, used, expired, revoked."""
    form = _form()
    form.association.data = request.args.get("association", form.association.data)
    return _page(form)


@blueprint.post("")
@limited("60 per hour")
def invite() -> str | tuple[str, int]:
    """Make one. The answer shows its link this once."""
    form = _form()
    if not form.validate_on_submit():
        return _page(form), 422
    association = mine(form.association.data)
    made, token = actions.invite(
        db.session(),
        association_id=association.id,
        role=form.role.data,
        note=form.note.data or "",
        days=form.days.data,
        made_by=asking().id,
        now=clock.now(),
    )
    record("invite", None, invitation_id=made.id, role=made.role, association_id=association.id)
    address = url_for("invited.invitation", token=token, _external=True)
    return render_template(
        "branch/invited.html",
        invitation=made,
        association=association,
        roles=ROLES,
        address=address,
        code=segno.make(address, error="m").svg_data_uri(scale=6, border=3, light="#fff"),
    )


@blueprint.post("/<int(max=2147483647):invitation_id>/revoke")
def revoke(invitation_id: int) -> Response:
    """The link opens nothing from now on."""
    one = queries.invitation_in(db.session(), my_branch(), invitation_id)
    if actions.revoke(db.session(), one, clock.now()):
        record("revoke invitation", None, invitation_id=one.id)
        flash(_l("The invitation is taken back."), "success")
    else:
        flash(_l("The invitation was open no more."), "warning")
    return redirect("/branch/invitations", 303)


def _opened(token: str) -> tuple[str, int]:
    """What the link shows to whoever asks: the invitation, or why it cannot be taken up."""
    one = queries.by_token(db.session(), token)
    person, state = me(), queries.state(one, clock.now())
    association = next((a for a in associations_on(db.session(), clock.today()) if a.id == one.association_id), None)
    if state == "open" and association is None:
        state = "revoked"
    grown = person is None or person.age_group != "child"
    mine_already = state == "used" and person is not None and one.used_by_id == person.id
    body = render_template(
        "branch/invitation.html",
        invitation=one,
        association=association,
        state=state,
        grown=grown,
        mine_already=mine_already,
        held=_held(one),
        roles=ROLES,
        here=url_for("invited.invitation", token=token),
    )
    return body, 200 if state == "open" or mine_already else GONE


def _held(one: Invitation) -> bool:
    person = me()
    return person is not None and holds(db.session(), person.id, one.role, one.association_id, clock.today())


@opened.get("/<token>")
def invitation(token: str) -> tuple[str, int]:
    """Which association invites, and to what."""
    return _opened(token)


@opened.post("/<token>")
@limited("30 per minute")
def accept(token: str) -> Response | tuple[str, int]:
    """Take it up, once, and begin."""
    one, person = queries.by_token(db.session(), token), me()
    if person is None or person.guest:
        return redirect(url_for("accounts.login", next=url_for("invited.invitation", token=token)), 303)
    if person.age_group == "child":
        abort(403)
    stands = any(a.id == one.association_id for a in associations_on(db.session(), clock.today()))
    if not stands or not actions.accept(db.session(), one, person.id, clock.now(), clock.today()):
        return _opened(token)[0], GONE
    record("accept invitation", person.id, invitation_id=one.id, role=one.role, association_id=one.association_id)
    if one.role == "coordinator":
        flash(_l("You coordinate the association from today. First invite its teachers."), "success")
        return redirect("/branch", 303)
    flash(
        _l("You teach from today. First make a class: a name is enough. Then give its join code to your learners."),
        "success",
    )
    return redirect("/classes", 303)
