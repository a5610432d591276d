"""What a lesson costs somebody on a thin line, the first time and from one exercise to the next."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.learner import Learner
from tests.browser.weighing import Scales, cold
from webapp.courses.loading import Library

pytestmark = pytest.mark.browser

HEAVIEST, MOST_REQUESTS = 60_000, 8
# From one exercise to the next: the part of the page that changes, and a picture or a module of script where one is needed.
STEP_BYTES, STEP_REQUESTS = 8_000, 2


@pytest.mark.parametrize("address", ["/practice/a1-01-01", "/practice/a1-01-01/exercise"])
def test_the_first_lesson_is_light(chromium: str, browser: Browser, site: str, address: str) -> None:
    with cold(chromium, browser.browser_type, site) as (page, scales):
        page.goto(address, wait_until="networkidle")
    assert scales.weight <= HEAVIEST, scales.told
    assert len(scales.told) <= MOST_REQUESTS, scales.told
    counted = [size for _, size in scales.told if size]
    assert len(counted) >= 5, f"page, style, scripts and picture were not all counted: {scales.told}"


def test_an_answer_brings_only_its_feedback(chromium: str, browser: Browser, site: str, content: Library) -> None:
    with cold(chromium, browser.browser_type, site) as (page, scales):
        learner = Learner(page, content)
        learner.begin("a1-01-01")
        page.wait_for_load_state("networkidle")
        learner.fill()
        _step(scales, learner.check, lambda: learner.sees("right"))
        _step(scales, page.locator("[data-next]").click, lambda: expect(learner.form).to_be_visible())


def _step(scales: Scales, press: object, seen: object) -> None:
    assert callable(press) and callable(seen)
    scales.empty()
    press()
    seen()
    assert 0 < len(scales.told) <= STEP_REQUESTS, scales.told
    assert scales.weight <= STEP_BYTES, scales.told
