"""A teacher's class from its first minute to the first answers in it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Keep, Visit
from tests.browser.learner import Learner, register, sign_in
from webapp.courses.loading import Library

pytestmark = pytest.mark.browser


def cells(page: Page, name: str) -> list[str]:
    """Lessons, answers, right ones and last practice of a learner in the class's table, as text."""
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))
    lessons, answers, right, _minutes, last = row.get_by_role("cell").all_inner_texts()[:5]
    return [lessons, answers, right, last]


def make_class(page: Page, name: str) -> str:
    """The teacher makes a class. Returns its join code as shown."""
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Classes").click()
    page.get_by_label("Name of the class").fill(name)
    page.get_by_role("button", name="Make the class").click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
    expect(page.get_by_text("Nobody has joined yet. Give out the join code.")).to_be_visible()
    code = re.search(r"\b[A-Z0-9]{3}-[A-Z0-9]{3}\b", page.get_by_role("main").inner_text())
    assert code, "the join code is shown"
    return code[0]


def join(page: Page, code: str) -> None:
    """A learner joins."""
    page.goto("/classes")
    page.get_by_label("Join code").fill(code)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("status")).to_contain_text("You are in the class.")


def test_a_class_is_made_joined_worked_in_and_read(
    visit: Visit, keep: Keep, content: Library, javascript: bool
) -> None:
    ending = "js" if javascript else "plain"
    teacher = visit(javascript=javascript)
    sign_in(teacher, "teacher")
    code = make_class(teacher, f"Таңғы топ {ending}")
    address = teacher.url

    learner = Learner(visit(javascript=javascript), content, javascript=javascript)
    register(learner.page, f"pupil-{ending}")
    learner.page.goto("/classes")
    learner.page.get_by_label("Join code").fill("AAA-AAA")
    learner.page.get_by_role("button", name="Join").click()
    expect(learner.page.get_by_text("There is no class with this code.")).to_be_visible()
    join(learner.page, code.replace("-", "").lower())
    if javascript:
        keep(learner.page, "classes-of-a-learner")
    name = f"Pupil-{ending}".title()
    teacher.reload()
    assert cells(teacher, name) == ["0", "0", "—", "—"]

    learner.begin("a1-01-01")
    for right in (True, False, True, True):
        learner.answer(right)
        learner.go_on()
    teacher.reload()
    lessons, answers, share, last = cells(teacher, name)
    assert (lessons, answers, share) == ("0", "4", "75%")
    assert re.search(r"\b20\d\d\b", last), "the day of the last practice"
    if javascript:
        keep(teacher, "class-page")

    while learner.form.is_visible():
        learner.answer()
        learner.go_on()
    teacher.reload()
    assert cells(teacher, name)[0] == "1", "a lesson is completed"
    teacher.get_by_role("rowheader", name=name).get_by_role("link").click()
    expect(teacher.get_by_role("heading", name=name, level=1)).to_be_visible()
    expect(teacher.get_by_role("main")).to_contain_text("Сәлем!")
    expect(teacher.locator('tr[data-verdict="wrong"]')).to_have_count(1)
    if javascript:
        keep(teacher, "learner-page")

    stranger = visit(javascript=javascript)
    sign_in(stranger, "stranger")
    for closed in (address, teacher.url):
        answer = stranger.goto(closed)
        assert answer is not None and answer.status == 404
        expect(stranger.get_by_role("heading", level=1)).to_have_text("There is nothing here")
        expect(stranger.get_by_role("main")).not_to_contain_text(name)
    if javascript:
        keep(stranger, "not-found")
