"""/lti: where platforms (a school's Moodle) send learners, and what they fetch."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, abort, current_app, make_response, redirect, render_template, request, session, url_for
from itsdangerous import BadSignature, URLSafeTimedSerializer
from pylti1p3.deep_link import DeepLink
from pylti1p3.deep_link_resource import DeepLinkResource
from pylti1p3.exception import LtiException, OIDCException
from pylti1p3.lineitem import LineItem
from pylti1p3.registration import Registration
from werkzeug.wrappers import Response

from webapp import clock, db, i18n
from webapp.accounts import signing
from webapp.courses import library
from webapp.exchange import lti_actions, lti_claims, lti_tool
from webapp.exchange.grades import SENT_BY
from webapp.headers import CONTENT_SECURITY
from webapp.limits import limited
from webapp.models import Class, Platform
from webapp.security import csrf, everybody, guarded, record

blueprint = guarded(Blueprint("lti", __name__, url_prefix="/lti"), everybody)
_DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"
_DEPLOYMENT = "https://purl.imsglobal.org/spec/lti/claim/deployment_id"
# How long a teacher may choose a lesson.
CHOOSING = 60 * 60


def _secret() -> str:
    return str(current_app.config["SECRET_KEY"])


def _refused(problem: Exception) -> tuple[str, int]:
    """A launch that does not hold: said plainly to who sits before it, with the reason for whoever runs the platform."""
    return render_template("exchange/refused.html", reason=str(problem)[:200]), 400


@blueprint.route("/login", methods=["GET", "POST"])
@csrf.exempt
@limited("300 per minute")
def login() -> Response | tuple[str, int]:
    """A platform announces somebody (OpenID Connect, third-party initiated login)."""
    try:
        return make_response(lti_tool.login(db.session(), _secret()).redirect(url_for("lti.launch", _external=True)))
    except (LtiException, OIDCException) as problem:
        return _refused(problem)


@blueprint.post("/launch")
@csrf.exempt
@limited("300 per minute")
def launch() -> Response | str | tuple[str, int]:
    """The platform says who it is and what is opened: a learner is signed in and sent to the lesson."""
    private = current_app.config["SETTINGS"].private_platforms
    told = lti_tool.launch(db.session(), _secret(), private)
    try:
        claims = told.validate().get_launch_data()
        platform = lti_tool.Platforms(db.session()).find(told.get_iss(), told.get_client_id())
        who = lti_claims.opened(claims)
    except (LtiException, KeyError, ValueError) as problem:
        return _refused(problem)
    assert platform is not None  # the launch was validated against it
    if told.is_deep_link_launch():
        return _choosing(platform, claims)
    lesson = library().lesson(who.lesson)
    where = url_for("practice.lesson", lesson_id=who.lesson) if lesson else "/today"
    if not who.learner:
        # A teacher of the school looks at the lesson as anybody may; teaching here is granted by associations.
        return redirect(where, 303)
    person = lti_actions.learner_of(db.session(), platform, who, clock.now(), clock.today())
    lti_actions.open_line(db.session(), platform, person.id, who, clock.now())
    signing.begin(person, lasting=False)
    session[SENT_BY] = platform.id
    if who.locale in i18n.INTERFACE and "language" not in session:
        session["language"] = who.locale
    record("open by platform", person.id, platform=platform.id)
    return redirect(where, 303)


def _choosing(platform: Platform, claims: Any) -> str:
    """The lessons of the class's course, for a teacher of the platform to choose from."""
    course = library().courses[db.session().get_one(Class, platform.class_id).course_id]
    kept = {"platform": platform.id, "deployment": claims[_DEPLOYMENT], "settings": claims[_DEEP]}
    token = URLSafeTimedSerializer(_secret(), salt="lti-choose").dumps(kept)
    return render_template("exchange/choose.html", course=course, token=token)


@blueprint.post("/choose")
@limited("60 per minute")
def choose() -> Response:
    """The chosen lesson as a signed answer that the teacher's browser carries back to the platform."""
    try:
        kept = URLSafeTimedSerializer(_secret(), salt="lti-choose").loads(
            request.form.get("chosen_for", ""), max_age=CHOOSING
        )
    except BadSignature:
        abort(400)
    platform = db.session().get(Platform, kept["platform"])
    lesson = library().lesson(request.form.get("lesson", ""))
    if platform is None or platform.ended_at is not None or lesson is None:
        abort(404)
    item = DeepLinkResource().set_title(i18n.pick(lesson[1].title)).set_target("window")
    item.set_url(url_for("lti.launch", _external=True)).set_custom_params({"lesson": lesson[1].id})
    item.set_lineitem(LineItem().set_score_maximum(1).set_label(lesson[1].title.kk))
    registration: Registration = lti_tool.registration_of(platform, lti_tool.tool_keys(db.session())[0])
    link = DeepLink(registration, kept["deployment"], kept["settings"])
    back = kept["settings"]["deep_link_return_url"]
    response = make_response(
        render_template(
            "exchange/chosen.html", lesson=lesson[1], back=back, platform=platform, answer=link.get_response_jwt([item])
        )
    )
    # This one page sends its form to the platform that asked.
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY.replace(
        "form-action 'self'", f"form-action {_origin(back)}"
    )
    return response


def _origin(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.netloc or any(sign in parts.netloc for sign in " ;,'\""):
        abort(400)
    return f"{parts.scheme}://{parts.netloc}"


@blueprint.get("/keys.json")
def keys() -> dict[str, Any]:
    """The tool's public keys, which platforms fetch."""
    return lti_tool.key_set(db.session())
