"""A teacher's page: who in the class met the criterion, certificates issued and revoked."""

import random
import secrets

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.certificates import actions, queries
from webapp.certificates.criteria import Criterion, in_force
from webapp.certificates.forms import NAME_LENGTH, Reason
from webapp.certificates.keys import key_to_sign
from webapp.classes import looks
from webapp.classes.current import asking, my_class
from webapp.limits import limited
from webapp.models import Class
from webapp.security import grown_learner, guarded, record
from webapp.typed import tidy

blueprint = guarded(
    Blueprint("class_certificates", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/certificates"),
    grown_learner,
)
ID_BYTES = 16


def _ready(class_: Class) -> tuple[Criterion | None, list[queries.Candidate]]:
    day = clock.today()
    rule = in_force(class_.course_id, day)
    return rule, queries.candidates(db.session(), class_, rule.test, rule.level, day) if rule else []


@blueprint.get("")
def page(class_id: int) -> str:
    """Who may have a certificate and why, or what is missing."""
    class_ = my_class(class_id)
    rule, lines = _ready(class_)
    looks.log_look(
        teacher_id=asking().id,
        learner_ids=[line.person_id for line in lines if line.standing],
        class_id=class_.id,
        what=looks.CERTIFICATE,
        day=clock.today(),
        now=clock.now(),
    )
    return render_template("certificates/class.html", class_=class_, rule=rule, lines=lines, form=Reason(formdata=None))


@blueprint.post("")
@limited("20 per minute")
def issue(class_id: int) -> Response:
    """Issue to those who were chosen and are ready; anybody else is left out."""
    class_ = my_class(class_id)
    rule, lines = _ready(class_)
    chosen = set(request.form.getlist("learner", type=int))
    ready = [line for line in lines if line.ready and line.person_id in chosen]
    if rule is None or not ready:
        flash(_l("Choose learners who have met the criterion."), "warning")
        return redirect(url_for("class_certificates.page", class_id=class_.id), 303)
    key = key_to_sign(db.session(), clock.now())
    for line in ready:
        name = tidy(request.form.get(f"name-{line.person_id}", ""))[:NAME_LENGTH] or line.name
        made = actions.issue(
            db.session(),
            line,
            class_,
            rule,
            name=name,
            certificate_id=secrets.token_urlsafe(ID_BYTES),
            root=request.url_root,
            address=lambda one: url_for("certificates.page", certificate_id=one, _external=True),
            key=key,
            teacher_id=asking().id,
            now=clock.now(),
            rng=random.SystemRandom(),
        )
        record("issue certificate", line.person_id, level=made.level, class_id=class_.id)
    flash(ngettext("%(num)d certificate is issued.", "%(num)d certificates are issued.", len(ready)), "success")
    return redirect(url_for("class_certificates.page", class_id=class_.id), 303)


@blueprint.post("/<certificate_id>/revoke")
@limited("20 per minute")
def revoke(class_id: int, certificate_id: str) -> Response:
    """Revoke a certificate issued in this class, or to somebody who sits in it, with a reason that is shown to whoever checks it."""
    class_ = my_class(class_id)
    found = queries.of_class(db.session(), class_, certificate_id)
    form = Reason()
    if not form.validate_on_submit():
        flash(form.reason.errors[0] if form.reason.errors else _l("Say why."), "error")
    elif actions.revoke(db.session(), found, asking().id, form.reason.data, clock.now()):
        record("revoke certificate", found.person_id, level=found.level)
        flash(_l("The certificate is revoked: its page says so from now on."), "success")
    return redirect(url_for("class_certificates.page", class_id=class_.id), 303)
