"""No page has a fault that axe-core knows, by day or by night, on a phone; none scrolls sideways on the narrowest one."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.examiner import Examiner
from tests.browser.learner import sign_in

pytestmark = pytest.mark.browser


def test_the_examiner_is_awake(visit: Visit, examine: Examiner) -> None:
    page = visit()
    page.goto("/")
    page.evaluate("() => document.querySelectorAll('h1').forEach(heading => { heading.style.color = '#eee'; })")
    assert any("color-contrast" in fault for fault in examine.found(page))


def test_pages_for_everybody(visit: Visit, examine: Examiner) -> None:
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
def test_pages_in_the_other_languages(visit: Visit, examine: Examiner, tag: str) -> None:
    page = visit(locale=tag)
    for name, address in (("front", "/"), ("lesson", "/practice/a1-02-03"), ("welcome", "/welcome")):
        page.goto(address)
        examine(page, f"{name}-{tag}")


def test_refused_forms(visit: Visit, examine: Examiner) -> None:
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


def test_pages_of_teachers_and_editors(visit: Visit, examine: Examiner) -> None:
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


def test_pages_of_the_secretariat(visit: Visit, examine: Examiner) -> None:
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
