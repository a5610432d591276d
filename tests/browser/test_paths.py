"""The way of each age in each language: who I am, today, a lesson begun, answers right and wrong, today again."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Keep, Visit
from tests.browser.learner import Learner
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile

pytestmark = pytest.mark.browser

# For whom meanings are told in Kazakh, a sentence is told in Russian.
LANGUAGES = {"kk": ("kk", "ru", "en"), "ru": ("ru", "en"), "en": ("en", "ru")}
COURSES = {"child": "balapan"}


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("age", ["child", "teen", "adult", "elder"])
def test_a_day(age: str, tag: str, visit: Visit, keep: Keep, content: Library) -> None:
    page, name = visit(locale=tag), f"path-{age}-{tag}"
    page.goto(f"/welcome/level?lang={tag}")
    page.locator(f'input[name=age_group][value="{age}"]').check()
    page.get_by_role("main").locator("form button.primary").click()
    page.goto("/today")
    html = page.locator("html")
    expect(html).to_have_attribute("lang", tag)
    expect(html).to_have_attribute("data-type-size", "large" if age in ("child", "elder") else "normal")
    expect(html).to_have_attribute("data-slow", "true" if age == "elder" else "false")
    keep(page, f"{name}-today")
    course = COURSES.get(age, "a1")
    page.get_by_role("main").locator(f'a.primary[href^="/practice/{course}-01-01"]').click()
    keep(page, f"{name}-lesson")
    page.locator(".go a.primary").click()
    learner = Learner(page, content, LearnerProfile(None, age), languages=LANGUAGES[tag])
    expect(learner.form).to_be_visible()
    keep(page, f"{name}-exercise")
    learner.answer()
    learner.go_on()
    learner.fill(right=False)
    learner.check()
    expect(page.locator("[data-verdict]")).not_to_have_attribute("data-verdict", "right")
    keep(page, f"{name}-feedback")
    page.goto("/today")
    expect(page.locator(".week [aria-current]")).to_have_attribute("data-state", "done")
    going_on = page.get_by_role("main").locator(f'a[href="/practice/{course}-01-01/exercise"]')
    expect(going_on).to_be_visible()
    keep(page, f"{name}-today-again")
