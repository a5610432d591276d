"""/classes/<id>/connect: a teacher connects a school's learning system to a class."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.classes.current import asking, my_class
from webapp.exchange import lti_actions, lti_tool
from webapp.exchange.connecting_forms import Connect
from webapp.exchange.lti_queries import grades_of, platform_of, platforms_of
from webapp.limits import limited
from webapp.models import Class, Platform
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint("connecting", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/connect"), grown_learner
)


def _page(class_: Class, form: Connect) -> str:
    found = platforms_of(db.session(), class_.id)
    return render_template(
        "exchange/connect.html",
        class_=class_,
        form=form,
        platforms=found,
        grades=grades_of(db.session(), [one.id for one in found]),
        tool={
            "launch": url_for("lti.launch", _external=True),
            "login": url_for("lti.login", _external=True),
            "keys": url_for("lti.keys", _external=True),
        },
    )


@blueprint.get("")
def page(class_id: int) -> str:
    """How to connect, and what is connected."""
    return _page(my_class(class_id), Connect(formdata=None))


@blueprint.post("")
@limited("20 per minute")
def connect(class_id: int) -> Response | tuple[str, int]:
    """Connect a platform."""
    class_, form = my_class(class_id), Connect()
    if not form.validate_on_submit():
        return _page(class_, form), 422
    said = {name: field.data for name, field in form._fields.items() if name != "csrf_token"}
    lti_tool.make_key(db.session(), clock.now())
    taken = select(Platform.id).where(Platform.issuer == said["issuer"], Platform.client_id == said["client_id"])
    if db.session().scalars(taken).first() is not None:
        form.client_id.errors = [_l("This platform and client are connected already.")]
        return _page(class_, form), 422
    made = lti_actions.connect(db.session(), class_.id, asking().id, clock.now(), **said)
    record("connect platform", None, class_id=class_.id, platform=made.id)
    flash(_l("Connected. Now put a lesson into your course there."), "success")
    return redirect(url_for("connecting.page", class_id=class_.id), 303)


@blueprint.post("/<int(max=2147483647):platform_id>/end")
def end(class_id: int, platform_id: int) -> Response:
    """It opens nothing more."""
    class_ = my_class(class_id)
    lti_actions.end(db.session(), platform_of(db.session(), class_.id, platform_id), clock.now())
    record("end platform", None, class_id=class_.id, platform=platform_id)
    flash(_l("Ended. The learners and what they did stay in the class."), "success")
    return redirect(url_for("connecting.page", class_id=class_.id), 303)
