"""A new learner says who they are in four steps, takes the placement test, and starts where it says."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Keep, Visit
from tests.browser.examiner import Examiner
from tests.browser.learner import Learner
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile

pytestmark = pytest.mark.browser

RUSSIAN = LearnerProfile("ru", "adult", ("clinic",))
KNOWN = 4


def say(page: Page) -> None:
    """The four steps."""
    page.goto("/welcome?lang=en")
    page.get_by_label("The language you think in").select_option(label="Russian")
    page.get_by_role("button", name="Next").click()
    page.get_by_label("adults (18–60)", exact=True).check()
    page.get_by_label("I understand, but do not speak", exact=True).check()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("clinic", exact=True).check()
    page.get_by_label("10 minutes", exact=True).check()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Region").select_option("KZ-75")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A beginning that fits")


def question(page: Page) -> tuple[str, int]:
    """The exercise on the screen and its unit; ("", 0) on the result."""
    field = page.locator("form.answer input[name=exercise]")
    if not field.count():
        return "", 0
    exercise = field.input_value()
    return exercise, int(exercise.split("-")[1])


def moved_on(page: Page, before: str) -> None:
    expect(page.locator(f'input[name=exercise][value="{before}"]')).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_from_four_steps_to_a_start_that_fits(
    visit: Visit, keep: Keep, content: Library, examine: Examiner, javascript: bool
) -> None:
    page = visit(javascript=javascript)
    say(page)
    name = "js" if javascript else "plain"
    keep(page, f"placement-offer-{name}")
    page.get_by_role("main").get_by_role("link", name="Placement test").click()
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("form.answer")).to_be_visible()
    learner, met = Learner(page, content, RUSSIAN, javascript=javascript), set()
    for _ in range(20):
        exercise, unit = question(page)
        if not exercise:
            break
        kind = exercise.rsplit("/", 1)[1]
        if javascript and kind not in met:
            examine(page, f"placement-{kind}")
        met.add(kind)
        if unit <= KNOWN:
            learner.placing()
        else:
            page.get_by_role("button", name="I do not know").click()
        moved_on(page, exercise)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"Start at unit [456]"))
    if javascript:
        examine(page, "placement-result")
    keep(page, f"placement-result-{name}")
    started = int(heading.inner_text().rsplit(" ", 1)[1])
    page.get_by_role("button", name="Start here").click()
    expect(page).to_have_url(re.compile(f"/practice/a1-{started:02}-01$"))
    page.goto("/courses/a1")
    expect(page.locator('[data-state="known"]').first).to_contain_text("known by your placement")


def press(page: Page, name: str, role: str = "button") -> None:
    """Reach something with the Tab key alone, and press it."""
    wanted = page.get_by_role("main").get_by_role(role, name=name)  # type: ignore[arg-type]
    expect(wanted).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} is not reached with the keyboard")


def test_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit()
    page.goto("/welcome?lang=en")
    for _ in range(4):
        address = page.url
        press(page, "Next")
        expect(page).not_to_have_url(address)
    press(page, "Placement test", "link")
    expect(page).to_have_url(re.compile("/placement$"))
    press(page, "Begin")
    expect(page.locator("form.answer")).to_be_visible()
    for _ in range(20):
        exercise, _unit = question(page)
        if not exercise:
            break
        press(page, "I do not know")
        moved_on(page, exercise)
    expect(page.get_by_role("heading", level=1)).to_have_text("Start at the beginning")
    press(page, "Start here")
    expect(page).to_have_url(re.compile("/practice/a1-01-01$"))


def test_the_new_pages_have_no_fault(visit: Visit, examine: Examiner) -> None:
    page = visit()
    for address in (
        "/welcome",
        "/welcome/level",
        "/welcome/use",
        "/welcome/place",
        "/welcome/start",
        "/profile",
        "/placement",
    ):
        page.goto(f"{address}?lang=en")
        examine(page, f"beginning{address.replace('/', '-')}")
