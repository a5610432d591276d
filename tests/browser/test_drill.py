"""Endings one after another: by keyboard alone, by tapping, without JavaScript; and as axe-core sees it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Keep, Visit
from tests.browser.examiner import Examiner
from tests.browser.learner import sign_in
from webapp.courses.loading import Library
from webapp.practice.drill_questions import by_id

pytestmark = pytest.mark.browser

DRILL = "/practice/drill"


def form(page: Page) -> Locator:
    return page.locator("form.answer")


def wanted(page: Page, content: Library) -> str:
    """The right form of what is asked on the screen."""
    question = by_id(content, form(page).locator("input[name=exercise]").input_value())
    assert question is not None
    return question.expected


def sees(page: Page, verdict: str) -> None:
    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", verdict)


def test_by_keyboard_alone(visit: Visit, content: Library) -> None:
    page = visit()
    page.goto(f"{DRILL}?lang=en")
    for _ in range(4):
        right = wanted(page, content)
        page.locator("#answer").focus()
        page.keyboard.type(right)
        page.keyboard.press("Enter")
        sees(page, "right")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        page.keyboard.press("Enter")
        expect(form(page)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("4 today, 4 right")


def test_a_guest_chooses_a_word_and_leaves(visit: Visit, content: Library, javascript: bool) -> None:
    page = visit(javascript=javascript)
    page.goto("/courses/a1?lang=en")
    page.get_by_role("link", name="Practise endings").click()
    page.get_by_text("Choose what to practise").click()
    page.get_by_label("Word", exact=True).select_option("бөлме")
    page.get_by_role("button", name="Practise this").click()
    expect(page.locator(".drilled")).to_contain_text("бөлме")
    page.locator("#answer").fill("шшш")
    page.get_by_role("button", name="Check").click()
    sees(page, "wrong")
    page.get_by_text("Show the whole table").click()
    expect(page.get_by_role("cell", name="бөлмелерден", exact=True)).to_be_visible()
    page.locator("[data-next]").click()
    expect(form(page).locator("input[name=word]")).to_have_value("бөлме")
    page.locator(".leave").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("elementary")


def test_a_double_click_keeps_one_answer(visit: Visit, content: Library) -> None:
    page = visit()
    page.goto(f"{DRILL}?lang=en")
    page.locator("#answer").fill(wanted(page, content))
    page.get_by_role("button", name="Check").dblclick()
    sees(page, "right")
    page.locator("[data-next]").click()
    expect(page.get_by_role("main")).to_contain_text("1 today, 1 right")


def test_a_child_taps(visit: Visit, content: Library, keep: Keep, examine: Examiner) -> None:
    page = visit()
    sign_in(page, "child")
    page.goto(DRILL)
    examine(page, "drill-child")
    form(page).locator(f'.option:has(input[value="{wanted(page, content)}"])').click()
    page.get_by_role("button", name="Check").click()
    sees(page, "right")
    keep(page, "drill-child-right")


def test_the_drill_and_its_tables(visit: Visit, examine: Examiner) -> None:
    page = visit()
    page.goto(f"{DRILL}?lang=en&word=қала&topic=case")
    examine(page, "drill")
    # Taking a picture leaves styles on the fields, which htmx would carry over.
    page.reload()
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("alert")).to_be_visible()
    examine(page, "drill-unanswered")
    page.reload()
    page.locator("#answer").fill("қалатан")
    page.get_by_role("button", name="Check").click()
    sees(page, "wrong")
    examine(page, "drill-wrong")
    for word in ("дәрігер", "кел"):
        page.goto(f"{DRILL}/table?word={word}")
        examine(page, f"drill-table-{word}")


@pytest.mark.parametrize("tag", ["kk", "ru"])
def test_the_drill_in_the_other_languages(visit: Visit, examine: Examiner, tag: str) -> None:
    page = visit(locale=tag)
    for name, address in (("drill", DRILL), ("drill-past", f"{DRILL}?topic=past"), ("drill-table", f"{DRILL}/table")):
        page.goto(address)
        examine(page, f"{name}-{tag}")
