"""No page has a fault that axe-core knows, by day or by night, on a phone; none scrolls sideways on the narrowest one."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.browser.conftest import ARTEFACTS, PHONE, Visit
from tests.browser.learner import Learner, sign_in
from webapp.config import ROOT
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.practice.exercises import KINDS, kind_of

pytestmark = pytest.mark.browser

NARROWEST = ViewportSize(width=320, height=640)
CHILD = LearnerProfile("ru", "child", ("school",))
ADULT = LearnerProfile("ru", "adult", ("clinic",))
# Which learner meets which lesson; together they meet every kind of exercise.
LESSONS = (("learner", ADULT, "a1-01-01"), ("learner", ADULT, "a1-02-01"), ("child", CHILD, "a1-02-03"))

Examine = Callable[[Page, str], None]

FAULTS = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .flatMap(found => found.nodes.map(node => `${found.id} ${node.target} ${node.failureSummary}`))"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach(box => { box.open = true; })"
SIDEWAYS = "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth"


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's script."""
    script = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        pytest.fail("node_modules/axe-core is missing: run `tilashar assets`")
    return script.read_text(encoding="utf-8")


@pytest.fixture
def examine(axe: str) -> Iterator[Examine]:
    """Looks at a page in light, in dark and at 320 px, everything opened. What is found fails the test at its end."""
    ARTEFACTS.mkdir(exist_ok=True)
    faults: list[str] = []

    def narrow(page: Page, name: str) -> None:
        page.set_viewport_size(NARROWEST)
        if (over := page.evaluate(SIDEWAYS)) > 0:
            faults.append(f"{name}: {over} px wider than a window of 320 px")

    def look(page: Page, name: str) -> None:
        size = page.viewport_size
        narrow(page, name)
        page.set_viewport_size(PHONE)
        page.evaluate(OPEN_ALL)
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(axe)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            faults.extend(f"{name}, {scheme}: {fault}" for fault in page.evaluate(FAULTS))
            page.screenshot(path=ARTEFACTS / f"axe-{name}-{scheme}.png", full_page=True)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        narrow(page, f"{name}, opened")
        if size:
            page.set_viewport_size(size)

    yield look
    assert not faults, "\n" + "\n".join(faults)


def test_the_examiner_is_awake(visit: Visit, axe: str) -> None:
    page = visit()
    page.goto("/")
    page.evaluate("() => document.querySelectorAll('h1').forEach(heading => { heading.style.color = '#eee'; })")
    page.evaluate(axe)
    assert any("color-contrast" in fault for fault in page.evaluate(FAULTS))


def test_pages_for_everybody(visit: Visit, examine: Examine) -> None:
    page = visit()
    for name, address in (
        ("front", "/"),
        ("courses", "/courses"),
        ("course", "/courses/a1"),
        ("lesson", "/practice/a1-01-01"),
        ("welcome", "/welcome"),
        ("login", "/login"),
        ("register", "/register"),
        ("associations", "/associations"),
        ("404", "/nowhere"),
    ):
        page.goto(address)
        examine(page, name)


@pytest.mark.parametrize("tag", ["kk", "ru"])
def test_pages_in_the_other_languages(visit: Visit, examine: Examine, tag: str) -> None:
    page = visit(locale=tag)
    for name, address in (("front", "/"), ("lesson", "/practice/a1-02-03"), ("welcome", "/welcome")):
        page.goto(address)
        examine(page, f"{name}-{tag}")


def test_refused_forms(visit: Visit, examine: Examine) -> None:
    page = visit()
    page.goto("/login")
    page.get_by_label("User name or e-mail").fill("learner")
    page.get_by_label("Password", exact=True).fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("main")).to_contain_text("The user name or the password is not right.")
    examine(page, "login-refused")
    page.goto("/register")
    page.get_by_label("User name", exact=True).fill("learner")
    page.get_by_label("Password", exact=True).fill("tilashar-demo")
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("main")).to_contain_text("Somebody has this user name already.")
    examine(page, "register-refused")
    page.goto("/welcome")
    page.get_by_label("Association or join code").fill("nobody knows it")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("We know no association of this name")
    examine(page, "welcome-refused")


def test_pages_of_teachers_and_editors(visit: Visit, examine: Examine) -> None:
    page = visit()
    sign_in(page, "teacher")
    page.goto("/classes")
    examine(page, "classes")
    page.get_by_role("main").get_by_role("link", name="Кешкі топ А1").first.click()
    expect(page.get_by_role("table")).to_be_visible()
    examine(page, "class")
    page.get_by_role("rowheader", name="Анна", exact=True).get_by_role("link").click()
    expect(page.get_by_role("table")).to_be_visible()
    examine(page, "learner")
    page.goto("/courses/a1/why?language=uz&age=teen&sphere=school")
    examine(page, "why")
    page = visit()
    sign_in(page, "coordinator")
    page.goto("/classes")
    examine(page, "classes-of-a-coordinator")


def test_pages_of_the_secretariat(visit: Visit, examine: Examine) -> None:
    page = visit()
    sign_in(page, "secretariat")
    for name, query in (("uptake", "by=region"), ("uptake-of-three", "by=region,ethnic_group,age_group")):
        page.goto(f"/uptake?quarter=2026Q2&{query}")
        examine(page, name)
    page.goto("/uptake?quarter=2019Q1")
    examine(page, "uptake-empty")
    page.goto("/uptake?by=shoe_size")
    examine(page, "uptake-unclear")
    page.goto("/classes/1")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing here")


def test_every_way_of_asking(visit: Visit, examine: Examine, content: Library) -> None:
    met: set[str] = set()
    kinds: set[str] = set()
    verdicts: set[str] = set()
    for username, profile, lesson in LESSONS:
        learner = Learner(visit(), content, profile)
        sign_in(learner.page, username)
        learner.begin(lesson)
        while learner.form.is_visible():
            ask = kind_of(context := learner.context()).pose(context).ask
            right = bool(verdicts) or ask != "match"
            if ask not in met:
                examine(learner.page, f"exercise-{ask}")
            learner.fill(right)
            if ask not in met and ask in ("match", "order", "written"):
                examine(learner.page, f"exercise-{ask}-answered")
            met.add(ask)
            kinds.add(context.exercise.kind)
            learner.check()
            learner.sees("right" if right else "wrong")
            if (verdict := f"{context.exercise.kind}-{right}") not in verdicts:
                verdicts.add(verdict)
                examine(learner.page, f"feedback-{verdict}")
            learner.go_on()
        examine(learner.page, f"finish-{username}")
    assert kinds == set(KINDS)


def test_near_misses_and_what_is_missing(visit: Visit, examine: Examine, content: Library) -> None:
    learner = Learner(visit(), content)
    learner.begin("a1-01-01")
    learner.until(learner.field)
    learner.check()
    expect(learner.page.get_by_role("alert")).to_be_visible()
    examine(learner.page, "exercise-unanswered")
    learner.fill()
    learner.field.fill(re.sub("[әқң]", "г", learner.field.input_value(), count=1) + "а")
    learner.check()
    shown = learner.page.locator("[data-verdict]")
    expect(shown).to_be_visible()
    assert shown.get_attribute("data-verdict") != "right"
    expect(shown).to_contain_text("Letter by letter")
    examine(learner.page, "feedback-letters")
    learner.go_on()
    while learner.form.is_visible():
        learner.answer()
        learner.go_on()
    examine(learner.page, "finish-guest")


def test_lists_instead_of_tiles(visit: Visit, examine: Examine, content: Library) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    learner = Learner(visit(), content, javascript=False)
    # The browser runs scripts, as axe needs, but the site's own never arrive.
    learner.page.route("**/static/**/*.js", refuse)
    learner.begin("a1-01-01")
    met: set[str] = set()
    while {"match", "order"} - met:
        kind = learner.context().exercise.kind
        if kind in ("match", "order") and kind not in met:
            examine(learner.page, f"exercise-{kind}-plain")
        met.add(kind)
        learner.answer()
        learner.go_on()
