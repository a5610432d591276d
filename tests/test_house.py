"""What holds for the whole site: who may open what, that no form works without its token, errors, headers, static files."""

import gzip
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import force_locale
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import AnyConverter, Rule

from tests.people import People
from tests.reading import text_of
from webapp.errors import MESSAGES
from webapp.models import Person
from webapp.models.base import Base

UNKNOWN, GUEST = "unknown", "guest"
REGISTERED = ("learner", "teacher", "coordinator", "region", "secretariat", "editor", "admin", "stranger")
ROLES = (UNKNOWN, GUEST, *REGISTERED)
STRANGERS = dict.fromkeys((UNKNOWN, GUEST), 302)
EVERYBODY = dict.fromkeys(ROLES, 200)
STAFF = dict.fromkeys(ROLES, 200) | STRANGERS | dict.fromkeys(("learner", "region", "secretariat"), 403)

# address → role → status. An address that is not here fails: whoever adds a page says who may open it.
ACCESS = {
    "/": EVERYBODY,
    "/healthz": EVERYBODY,
    "/layout/catalogue": EVERYBODY,
    "/courses": EVERYBODY,
    "/today": EVERYBODY,
    "/courses/review": STAFF,
    "/courses/review/problems": STAFF,
    "/disputes": dict.fromkeys(ROLES, 403) | STRANGERS | {"editor": 200, "admin": 200},
    "/disputes/decided": dict.fromkeys(ROLES, 403) | STRANGERS | {"editor": 200, "admin": 200},
    "/disputes/mine": EVERYBODY,
    "/words": EVERYBODY,
    "/words/card": EVERYBODY,
    "/words/text": EVERYBODY,
    "/words/saved": EVERYBODY,
    "/words/saved.apkg": EVERYBODY,
    "/words/saved.csv": EVERYBODY,
    "/words/saved.pdf": EVERYBODY,
    "/grammar": EVERYBODY,
    "/practice/drill": EVERYBODY,
    "/practice/drill/table": EVERYBODY,
    "/review": EVERYBODY,
    "/review/forms": EVERYBODY,
    "/review/known": dict.fromkeys((*ROLES, *STRANGERS), 404),
    "/associations": EVERYBODY,
    "/welcome": EVERYBODY,
    "/welcome/start": EVERYBODY,
    "/profile": EVERYBODY,
    "/placement": EVERYBODY,
    "/login": EVERYBODY,
    "/register": EVERYBODY | dict.fromkeys(REGISTERED, 302),
    "/classes": EVERYBODY | STRANGERS,
    "/live": EVERYBODY | STRANGERS,
    "/live/attendance": EVERYBODY | STRANGERS,
    "/marks": EVERYBODY | STRANGERS,
    "/classes/oneroster.zip": dict.fromkeys(ROLES, 404) | STRANGERS,
    "/join": EVERYBODY,
    "/password": EVERYBODY | STRANGERS,
    "/voices": EVERYBODY | STRANGERS,
    "/voices/mine": EVERYBODY | STRANGERS,
    "/voices/record": EVERYBODY | STRANGERS | dict.fromkeys(REGISTERED, 302),
    "/voices/review": dict.fromkeys(ROLES, 403) | STRANGERS | {"editor": 200, "admin": 200},
    "/work": EVERYBODY | STRANGERS,
    "/data": EVERYBODY,
    "/data/delete": EVERYBODY | {UNKNOWN: 404},
    "/guardian": EVERYBODY | STRANGERS,
    "/looks": EVERYBODY | STRANGERS,
    "/certificates": EVERYBODY,
    "/.well-known/did.json": dict.fromkeys(ROLES, 404),
    "/questions": EVERYBODY | STRANGERS,
    "/lti/login": dict.fromkeys(ROLES, 400),
    "/lti/keys.json": EVERYBODY,
    **dict.fromkeys(
        (
            "/branch",
            "/branch/figures.csv",
            "/branch/figures.xlsx",
            "/branch/teachers",
            "/branch/invitations",
            "/branch/waiting",
            "/branch/forms",
            "/branch/forms/new",
            "/branch/pages",
        ),
        dict.fromkeys(ROLES, 403) | STRANGERS | {"coordinator": 200},
    ),
    "/surveys": EVERYBODY | STRANGERS,
    "/surveys/thanks": EVERYBODY,
    "/uptake/surveys": EVERYBODY,
    **dict.fromkeys(
        ("/uptake/surveys/new", "/uptake/campaigns/new", "/uptake/programmes/new"),
        dict.fromkeys(ROLES, 403) | STRANGERS | {"secretariat": 200},
    ),
    **dict.fromkeys(
        ("/uptake/campaigns", "/uptake/programmes", "/uptake/programmes.csv", "/uptake/programmes.xlsx"),
        dict.fromkeys(ROLES, 403) | STRANGERS | dict.fromkeys(("secretariat", "region"), 200),
    ),
    "/jobs": dict.fromkeys(ROLES, 403) | STRANGERS | dict.fromkeys(("secretariat", "region", "admin"), 200),
    "/uptake/releases": dict.fromkeys(ROLES, 403) | STRANGERS | dict.fromkeys(("secretariat", "region"), 200),
    "/uptake": dict.fromkeys(ROLES, 403) | STRANGERS | {"secretariat": 200, "region": 302},
    "/uptake/calls": dict.fromkeys(ROLES, 403) | STRANGERS | {"secretariat": 200, "region": 200},
    "/uptake/targets": dict.fromkeys(ROLES, 403) | STRANGERS | {"secretariat": 200},
    "/uptake/branch": dict.fromkeys(ROLES, 403) | STRANGERS | {"coordinator": 200},
    "/uptake/methods": EVERYBODY,
    **dict.fromkeys(
        ("/uptake/open", "/uptake/open/api", "/uptake/open/api/openapi.json", "/uptake/open/api/releases"), EVERYBODY
    ),
    "/uptake/questions": EVERYBODY,
    "/uptake/questions/answer.csv": EVERYBODY,
    "/register-of-associations": dict.fromkeys(ROLES, 403)
    | STRANGERS
    | dict.fromkeys(("secretariat", "region", "admin"), 200),
    **dict.fromkeys(
        (
            "/register-of-associations/new",
            "/register-of-associations/houses",
            "/register-of-associations/import",
        ),
        dict.fromkeys(ROLES, 403) | STRANGERS | dict.fromkeys(("secretariat", "admin"), 200),
    ),
}
SAMPLES = {
    "lesson_id": "a1-01-01",
    "course_id": "a1",
    "class_id": "1",
    "person_id": "1",
    "live_id": "1",
    "number": "1",
    "group_id": "1",
    "code": "ACEHK7",
    "client_id": "9d1b9f5e-3d8a-4b8e-9a53-1f4f5d1c2b3a",
    "name": "0" * 24,
    "dispute_id": "1",
    "draft_id": "1",
    "run_id": "1",
    "job_id": "1",
    "survey_id": "1",
    "campaign_id": "1",
    "programme_id": "1",
    "assignment_id": "1",
    "sitting_id": "1",
    "work_id": "1",
    "mark_id": "1",
    "where": "work",
    "ending": "csv",
    "recording_id": "1",
    "utterance_id": "1",
    "step_id": "l1",
    "word_id": "үй",
    "topic_id": "vowel-harmony",
    "token": "x" * 22,
    "form": "json",
    "note_id": "1",
    "certificate_id": "x" * 22,
    "announcement_id": "1",
    "question_id": "1",
    "platform_id": "1",
    "association_id": "korean-kz-75",
    "feed_token": "x" * 22,
    "form_id": "1",
    "grant_id": "1",
    "invitation_id": "1",
    "waiting_id": "1",
    "action": "rename",
    "mistake": "harmony",
    "list_id": "1",
    "own_id": "1",
    "place": "0",
    "region": "KZ-75",
    "target_id": "1",
}
TOO_LONG = "а" * 2_000_000


def rules(app: Flask, method: str) -> list[Rule]:
    """The site's own rules for a method."""
    return [rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())]


def sample(rule: Rule, name: str) -> str:
    """Something for a variable of an address: one of those it may be, or what stands in SAMPLES."""
    one_of = rule._converters[name]
    return min(one_of.items) if isinstance(one_of, AnyConverter) else SAMPLES[name]


def everything(session: Session) -> dict[str, list[str]]:
    """Every row of every table."""
    session.rollback()
    return {
        name: sorted(str(row) for row in session.execute(select(table))) for name, table in Base.metadata.tables.items()
    }


def guest(app: Flask) -> FlaskClient:
    """Somebody who answered nothing yet, and said their age."""
    client = app.test_client()
    assert client.send("/profile", {"age_group": "adult"}).status_code == 303
    return client


def somebody(role: str, app: Flask, people: People) -> FlaskClient:
    """A client of somebody in this role."""
    if role == UNKNOWN:
        return app.test_client()
    if role == GUEST:
        return guest(app)
    if role == "stranger":
        return people.signed_in(people.holding("teacher", "stranger", "german-kz-39"))
    association = {"teacher": "korean-kz-75", "coordinator": "korean-kz"}.get(role)
    region = "KZ-75" if role == "region" else None
    return people.signed_in(people.holding(role, association=association, region=region))


def test_every_blueprint_has_its_guard_before_every_view(app: Flask) -> None:
    assert len(app.blueprints) >= 13
    for name, blueprint in app.blueprints.items():
        guard = getattr(blueprint, "guard", None)
        assert guard is not None, f"the blueprint {name} has no guard: use webapp.security.guarded"
        assert app.before_request_funcs[name][0] is guard, f"the guard of {name} does not come first"


def test_every_view_belongs_to_a_blueprint(app: Flask) -> None:
    loose = [rule.endpoint for rule in app.url_map.iter_rules() if "." not in rule.endpoint]
    assert loose == [], "a view outside a blueprint has no guard"


def test_every_page_says_who_may_open_it(app: Flask) -> None:
    pages = {rule.rule for rule in rules(app, "GET") if not rule.arguments}
    assert pages - ACCESS.keys() == set(), "say in ACCESS who may open these"


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_is_its_own_in_three_languages(role: str, app: Flask, people: People) -> None:
    client = somebody(role, app, people)
    pages = sorted(rule.rule for rule in rules(app, "GET") if not rule.arguments)
    for page in pages:
        for language in ("kk", "ru", "en"):
            # The client itself checks that what it gets is valid HTML.
            answer = client.get(f"{page}?lang={language}")
            assert answer.status_code == ACCESS[page][role], f"{role} at {page}: {answer.status_code}"
            if answer.mimetype == "text/html" and answer.status_code != 302:
                assert f'<html lang="{language}"' in answer.text
            if answer.status_code == 302 and role in STRANGERS:
                assert answer.location.startswith("/login?next=")


@pytest.mark.parametrize("role", [UNKNOWN, "learner", "teacher", "admin"])
def test_no_form_works_without_its_token(role: str, app: Flask, people: People, session: Session) -> None:
    client = somebody(role, app, people)
    before = everything(session)
    forms = rules(app, "POST")
    assert len(forms) >= 8
    for rule in forms:
        with app.test_request_context():
            address = app.url_map.bind("localhost").build(
                rule.endpoint, {name: sample(rule, name) for name in rule.arguments}, method="POST"
            )
        for token in ({}, {"csrf_token": "made-up"}):
            data = {"username": "someone", "password": "three plain words", "age_group": "child", **token}
            answer = client.post(address, data=data)
            assert answer.status_code == 400, f"{address} takes a form without a token"
            assert "three plain words" not in answer.text
    assert everything(session) == before


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_unknown_address_is_told_in_the_readers_language(language: str, app: Flask, client: FlaskClient) -> None:
    with app.test_request_context(), force_locale(language):
        title = str(MESSAGES[404][0])
    for answer in (
        client.get("/no/such/page", headers={"Accept-Language": language}),
        client.get(f"/courses/z9?lang={language}"),
        client.get("/practice/a1-99-99"),
    ):
        assert answer.status_code == 404
        assert f'<html lang="{language}"' in answer.text
        assert title in answer.text


def test_every_kind_of_refusal_is_a_page(client: FlaskClient, people: People) -> None:
    client.get("/?lang=en")
    learner = people.signed_in(people.person("dana"))
    long = client.get("/login").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', long)
    assert token
    refusals = {
        403: learner.get("/uptake"),
        404: client.get("/nowhere"),
        405: client.get("/logout"),
        413: client.post("/login", data={"csrf_token": token[1], "username": TOO_LONG}),
        422: client.send("/login", {"username": "", "password": ""}),
    }
    for status, answer in refusals.items():
        assert answer.status_code == status
        assert answer.mimetype == "text/html" and '<html lang="en"' in answer.text
    assert "This page is not for your account" in refusals[403].text
    assert "That cannot be done here" in refusals[405].text
    assert "That is too long" in refusals[413].text
    assert "Write your user name." in refusals[422].text


def test_a_fault_of_ours_is_a_page_that_tells_nothing_of_the_inside(app: Flask) -> None:
    def broken() -> str:
        raise RuntimeError("the secret inside")

    app.add_url_rule("/broken", "promotion.broken", broken)
    app.config.update(PROPAGATE_EXCEPTIONS=False)
    answer = app.test_client().get("/broken?lang=en")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert "secret inside" not in answer.text and "Traceback" not in answer.text


def test_security_headers_on_every_answer(client: FlaskClient) -> None:
    style = re.search(r'href="(/static/css/[^"]+)"', client.get("/").text)
    assert style
    for address in ("/", "/healthz", "/login", "/classes", "/nowhere", "/logout", "/uptake", "/practice/a1-01-01"):
        policy = client.get(address).headers["Content-Security-Policy"]
        rights = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
        assert "unsafe" not in policy, address
        assert rights["default-src"] == "'self'" and rights["object-src"] == "'none'"
        assert rights["frame-ancestors"] == "'none'" and rights["form-action"] == "'self'"
        assert not re.search(r"https?:|\*", policy), f"{address} lets another site in"
    for address in ("/", "/healthz", "/nowhere", style[1]):
        assert client.get(address).headers["X-Content-Type-Options"] == "nosniff", address


def test_pages_are_not_kept_by_anybody(people: People) -> None:
    client = people.signed_in(people.person("dana"))
    for address in ("/profile", "/courses/a1", "/classes"):
        assert client.get(address).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("folder", "ending"), [("css", "css"), ("js", "js"), ("img", "svg")])
def test_static_files_are_named_by_content_kept_for_ever_and_compressed(
    folder: str, ending: str, client: FlaskClient
) -> None:
    found = re.search(rf'"(/static/{folder}/\w+\.[0-9a-f]{{12}}\.{ending})"', client.get("/").text)
    assert found, f"no {ending} with a hash in its name"
    plain = client.get(found[1])
    assert plain.status_code == 200 and "Content-Encoding" not in plain.headers
    assert "immutable" in plain.headers["Cache-Control"] and "max-age" in plain.headers["Cache-Control"]
    packed = client.get(found[1], headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert client.get(found[1], headers={"Accept-Encoding": "br, gzip"}).headers["Content-Encoding"] == "br"


def test_a_static_file_that_is_not_there(client: FlaskClient) -> None:
    assert client.get("/static/css/tilashar.css").status_code == 404
    assert client.get("/static/../webapp/config.py").status_code == 404


def test_health(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_looking_around_makes_nobody_a_guest(app: Flask, client: FlaskClient, session: Session) -> None:
    addresses: list[Any] = [rule.rule for rule in rules(app, "GET") if not rule.arguments]
    for address in (*addresses, "/courses/a1", "/practice/a1-01-01", "/practice/a1-01-01/exercise"):
        client.get(address)
    assert session.scalars(select(Person)).all() == []


def test_the_first_language_is_the_browsers(client: FlaskClient) -> None:
    assert '<html lang="kk"' in client.get("/", headers={"Accept-Language": "de, kk;q=0.8, en;q=0.5"}).text
    assert '<html lang="ru"' in client.get("/", headers={"Accept-Language": "uz"}).text
    client.get("/?lang=en")
    assert '<html lang="en"' in client.get("/", headers={"Accept-Language": "kk"}).text, "a choice stays"
    assert text_of(client.get("/?lang=xx").text), "an unknown language is ignored"
