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


def renew(page: Page, javascript: bool) -> None:
    """Without script the reader asks anew."""
    if not javascript:
        page.reload()


def answer(page: Page) -> None:
    """Give the first answer that can be given to a choice."""
    page.locator("form.answer label.option").first.click()
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="Your answer is in")).to_be_visible()


def test_a_live_lesson_from_joining_to_its_end(visit: Visit, keep: Keep, javascript: bool, examine: Examiner) -> None:
    ending = "js" if javascript else "plain"
    teacher = visit(javascript=javascript)
    sign_in(teacher, "teacher")
    code = make_class(teacher, f"Тірі сабақ {ending}")
    at = teacher.url + "/live"
    names = [f"{name}-{ending}" for name in NAMES]
    phones = [visit(javascript=javascript) for _ in names]
    for phone, name in zip(phones, names, strict=True):
        register(phone, name.lower())
        join(phone, code)

    teacher.goto(at)
    teacher.get_by_role("button", name="Begin the live lesson").click()
    wall = teacher.context.new_page()
    wall.set_viewport_size(DESK)
    wall.goto(f"{at}/wall")
    expect(wall.get_by_text("0 are in")).to_be_visible()
    expect(wall.get_by_text(code)).to_be_visible()
    for phone in phones:
        phone.goto("/today")
        phone.get_by_role("button", name="I am here").click()
        expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    renew(wall, javascript)
    renew(teacher, javascript)
    expect(wall.get_by_text("2 are in")).to_be_visible()
    expect(teacher.get_by_text("2 of 2 are in")).to_be_visible()

    # One exercise for all, chosen by the teacher.
    teacher.get_by_role("link", name="One exercise for all").click()
    line = teacher.locator(".live-choice li").filter(has_text="choose one").first
    line.get_by_role("button").click()
    for page in (wall, *phones):
        renew(page, javascript)
    expect(wall.get_by_text("0 of 2 answered")).to_be_visible()
    if javascript:
        keep(wall, "live-wall-exercise")
        keep(teacher, "live-control")
        examine(teacher, "live control")
        examine(wall, "live wall")
        examine(phones[0], "live exercise")
    for phone in phones:
        expect(phone.locator("form.answer")).to_be_visible()
        answer(phone)
    renew(wall, javascript)
    expect(wall.get_by_text("2 of 2 answered")).to_be_visible()
    renew(teacher, javascript)
    teacher.get_by_role("button", name="Show the answer").click()
    for page in (wall, *phones):
        renew(page, javascript)
    expect(wall.locator(".live-tally")).to_be_visible()
    assert wall.locator(".live-count").first.inner_text() in ("0", "2")
    for phone in phones:
        expect(phone.locator(".feedback")).to_be_visible()
    if javascript:
        keep(wall, "live-wall-answers")
        examine(wall, "live wall with answers")
    assert not any(name in words(wall) for name in names), "no person is shown"

    # Pairs: each phone says the other's name, the wall none.
    teacher.get_by_role("button", name="Make pairs").click()
    for phone, other in zip(phones, reversed(names), strict=True):
        renew(phone, javascript)
        expect(phone.get_by_text(re.compile(other, re.IGNORECASE))).to_be_visible()
    renew(wall, javascript)
    expect(wall.get_by_role("heading", name="In pairs")).to_be_visible()
    assert not any(name.lower() in words(wall).lower() for name in names)

    # Attendance: who joined is there with one tap; the next tap says late.
    teacher.goto(f"{at}/attendance")
    teacher.get_by_role("button", name="Present: all 2 who joined").click()
    expect(teacher.locator('.attendance-list [data-status="present"]')).to_have_count(2)
    teacher.get_by_role("button", name=re.compile(names[0], re.IGNORECASE)).click()
    expect(teacher.locator('.attendance-list [data-status="late"]')).to_have_count(1)
    if javascript:
        keep(teacher, "live-attendance")
        examine(teacher, "attendance")
    teacher.goto(at)
    teacher.get_by_role("button", name="End the live lesson").click()
    for page in (wall, *phones):
        renew(page, javascript)
        expect(page.get_by_role("heading", name="The lesson is over")).to_be_visible()
    phones[0].goto("/live/attendance")
    expect(phones[0].locator('[data-status="late"]')).to_be_visible()
