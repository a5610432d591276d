"""A live lesson: the teacher's phone, the wall, two learners' phones; news arrive by themselves, and no name is on the wall."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, Keep, Visit
from tests.browser.examiner import Examiner
from tests.browser.learner import register, sign_in
from tests.browser.test_teacher import join, make_class

pytestmark = pytest.mark.browser
NAMES = ("Live-One", "Live-Two")


def words(page: Page) -> str:
    """What stands on the wall."""
    return str(page.get_by_role("main").inner_text())


def answer(page: Page) -> None:
    """Give the first answer that can be given to a choice."""
    page.locator("form.answer label.option").first.click()
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="Your answer is in")).to_be_visible()


class Journey:
    """Who is there: teacher, wall, two phones."""

    def __init__(self, visit: Visit, keep: Keep, examine: Examiner, javascript: bool) -> None:
        self.keep, self.examine, self.javascript = keep, examine, javascript
        ending = "js" if javascript else "plain"
        self.names = [f"{name}-{ending}" for name in NAMES]
        self.teacher = visit(javascript=javascript)
        sign_in(self.teacher, "teacher")
        self.code = make_class(self.teacher, f"Live {ending}")
        self.at = self.teacher.url + "/live"
        self.phones = [visit(javascript=javascript) for _ in self.names]
        for phone, name in zip(self.phones, self.names, strict=True):
            register(phone, name.lower())
            join(phone, self.code)
        self.wall = self.teacher.context.new_page()
        self.wall.set_viewport_size(DESK)

    def news(self, *pages: Page) -> None:
        """Something has changed: with script the pages show it by themselves, without it their readers ask anew."""
        for page in () if self.javascript else pages:
            page.reload()

    def look(self, page: Page, name: str) -> None:
        """Keep pictures of a page and examine it."""
        if self.javascript:
            self.keep(page, name)
            self.examine(page, name)
            page.emulate_media(color_scheme="light", reduced_motion="reduce")

    def nobody_is_named(self) -> None:
        """On the wall."""
        told = words(self.wall).lower()
        assert not any(name.lower() in told for name in self.names)


def begun(journey: Journey) -> None:
    """The lesson is on, and both phones are in."""
    teacher, wall = journey.teacher, journey.wall
    teacher.goto(journey.at)
    teacher.get_by_role("button", name="Begin the live lesson").click()
    wall.goto(f"{journey.at}/wall")
    expect(wall.get_by_text("0 are in")).to_be_visible()
    expect(wall.get_by_text(journey.code)).to_be_visible()
    for phone in journey.phones:
        phone.goto("/today")
        phone.get_by_role("button", name="I am here").click()
        expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    journey.news(wall, teacher)
    expect(wall.get_by_text("2 are in")).to_be_visible()
    expect(teacher.get_by_text("2 of 2 are in")).to_be_visible()


def answered(journey: Journey) -> None:
    """One exercise for all, from the list to the answers side by side."""
    teacher, wall = journey.teacher, journey.wall
    teacher.get_by_role("link", name="One exercise for all").click()
    teacher.locator(".live-choice li").filter(has_text="choose one").first.get_by_role("button").click()
    journey.news(wall, *journey.phones)
    expect(wall.get_by_text("0 of 2 answered")).to_be_visible()
    for page, name in ((teacher, "live-control"), (wall, "live-wall"), (journey.phones[0], "live-exercise")):
        journey.look(page, name)
    for phone in journey.phones:
        answer(phone)
    journey.news(wall, teacher)
    expect(wall.get_by_text("2 of 2 answered")).to_be_visible()
    teacher.get_by_role("button", name="Show the answer").click()
    journey.news(wall, *journey.phones)
    expect(wall.locator(".live-tally")).to_be_visible()
    for phone in journey.phones:
        expect(phone.locator(".feedback")).to_be_visible()
    journey.look(wall, "live-wall-answers")


def paired(journey: Journey) -> None:
    """Each phone says the other's name."""
    journey.teacher.get_by_role("button", name="Make pairs").click()
    journey.news(journey.wall, *journey.phones)
    for phone, other in zip(journey.phones, reversed(journey.names), strict=True):
        expect(phone.locator(".live-partners")).to_have_text(re.compile(other, re.IGNORECASE))
    expect(journey.wall.get_by_role("heading", name="In pairs")).to_be_visible()


def marked(journey: Journey) -> None:
    """Who joined is there with one tap; the next tap says late."""
    teacher = journey.teacher
    teacher.goto(f"{journey.at}/attendance")
    teacher.get_by_role("button", name="Present: all 2 who joined").click()
    expect(teacher.locator('.attendance-list [data-status="present"]')).to_have_count(2)
    teacher.get_by_role("button", name=re.compile(journey.names[0], re.IGNORECASE)).click()
    expect(teacher.locator('.attendance-list [data-status="late"]')).to_have_count(1)
    journey.look(teacher, "live-attendance")


def test_a_live_lesson_from_joining_to_its_end(visit: Visit, keep: Keep, javascript: bool, examine: Examiner) -> None:
    journey = Journey(visit, keep, examine, javascript)
    begun(journey)
    answered(journey)
    journey.nobody_is_named()
    paired(journey)
    journey.nobody_is_named()
    marked(journey)
    journey.teacher.goto(journey.at)
    journey.teacher.get_by_role("button", name="End the live lesson").click()
    journey.news(journey.wall, *journey.phones)
    for page in (journey.wall, *journey.phones):
        expect(page.get_by_role("heading", name="The lesson is over")).to_be_visible()
    journey.phones[0].goto("/live/attendance")
    expect(journey.phones[0].locator('[data-status="late"]')).to_be_visible()
