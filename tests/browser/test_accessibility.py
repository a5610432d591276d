"""No page has a fault that axe-core knows, by day or by night, on a phone; none scrolls sideways on the narrowest one."""

import re

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
        ("today-of-a-stranger", "/today"),
        ("course", "/courses/a1"),
        ("lesson", "/practice/a1-01-01"),
        ("welcome", "/welcome"),
        ("profile", "/profile"),
        ("placement", "/placement"),
        ("login", "/login"),
        ("register", "/register"),
        ("associations", "/associations"),
        ("words", "/words"),
        ("word", "/words/үй"),
        ("words-found", "/words?q=үйде"),
        ("grammar", "/grammar"),
        ("topic", "/grammar/vowel-harmony?word=мектеп"),
        ("test", "/tests/a1"),
        ("childrens-course", "/courses/balapan"),
        ("childrens-lesson", "/practice/balapan-01-01"),
        ("lesson-with-a-reading", "/practice/a1-05-01"),
        ("checkpoint", "/practice/a1-05-07"),
        ("404", "/nowhere"),
    ):
        page.goto(address)
        examine(page, name)


def test_a_child_is_at_home_in_the_childrens_course(visit: Visit, examine: Examiner) -> None:
    page = visit()
    sign_in(page, "child")
    for address in ("/courses/a1", "/practice/a1-05-01", "/tests/a1"):
        page.goto(address)
        expect(page).to_have_url(re.compile("/courses/balapan$"))
    examine(page, "course-of-a-child")
    page.get_by_role("link", name="Сәлем, балапан!").click()
    expect(page.get_by_role("heading", name="You and me")).to_be_visible()
    examine(page, "lesson-of-a-child")
    expect(page.get_by_role("navigation", name="Main menu")).not_to_contain_text("Grammar")


def test_a_whole_test_page_by_page(visit: Visit, examine: Examiner) -> None:
    page = visit()
    page.goto("/tests/a1?lang=en")
    page.get_by_role("button", name="Begin the test").click()
    met: set[str] = set()
    while not (ended := page.get_by_role("heading", name="Result of the test")).is_visible():
        kind = re.sub(r"[\d /]+$", "", page.get_by_role("heading", level=1).inner_text())
        if kind not in met:
            examine(page, f"test-{kind.lower()}")
        met.add(kind)
        for question in page.get_by_role("main").locator("fieldset").all():
            question.locator(".option").first.click()
        before = page.get_by_role("main").locator("form").get_attribute("action")
        page.get_by_role("main").get_by_role("button", name=re.compile("Next|Hand in")).click()
        expect(ended.or_(page.locator(f'main form:not([action="{before}"])')).first).to_be_visible()
    assert met == {"Listening", "Reading", "Writing", "Speaking"}
    examine(page, "test-result")


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
    page.goto("/profile")
    page.get_by_label("Association or join code").fill("nobody knows it")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("We know no association of this name")
    examine(page, "welcome-refused")


def test_pages_of_teachers_and_editors(visit: Visit, examine: Examiner) -> None:
    page = visit()
    sign_in(page, "teacher")
    page.goto("/classes")
    examine(page, "classes")
    page.goto("/classes")  # the menus that were opened are shut again
    page.get_by_role("main").get_by_role("link", name="Кешкі топ А1").first.click()
    expect(page.get_by_role("table").first).to_be_visible()
    examine(page, "class")
    page.get_by_role("rowheader", name="Анна", exact=True).get_by_role("link").click()
    expect(page.get_by_role("table").first).to_be_visible()
    examine(page, "learner")
    page.goto("/courses/a1/why?language=uz&age=teen&sphere=school")
    examine(page, "why")
    page = visit()
    sign_in(page, "coordinator")
    page.goto("/classes")
    examine(page, "classes-of-a-coordinator")


def test_the_review_of_the_lessons(visit: Visit, examine: Examiner) -> None:
    page = visit()
    sign_in(page, "editor")
    page.goto("/courses/review")
    expect(page.get_by_role("heading", level=1)).to_have_text("Review of the lessons")
    # The checker reads every lesson the first time it is asked.
    expect(page.get_by_text(re.compile(r"\d+ errors, \d+ warnings"))).to_be_visible(timeout=120_000)
    examine(page, "review")


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
