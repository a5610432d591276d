"""Double clicks, a network that goes away, the back button, reload: nothing is lost and nothing kept twice."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Keep, Visit
from tests.browser.learner import Learner, register
from webapp.courses.loading import Library

pytestmark = pytest.mark.browser

LESSON = "a1-01-01"


def test_a_double_click_keeps_one_answer(visit: Visit, content: Library, javascript: bool) -> None:
    learner = Learner(visit(javascript=javascript), content, javascript=javascript)
    register(learner.page, f"hasty-{'js' if javascript else 'plain'}")
    learner.begin(LESSON)
    for number in (1, 2):
        first = learner.exercise
        learner.fill()
        learner.form.get_by_role("button", name="Check").dblclick()
        learner.sees("right")
        assert learner.progress[0] == number
        learner.page.goto(f"/practice/{LESSON}/exercise")
        assert learner.progress[0] == number and learner.exercise != first
    while learner.form.is_visible():
        learner.answer()
        learner.go_on()
    answers = sum(int(figure) for figure in learner.page.get_by_role("definition").all_inner_texts())
    learner.page.get_by_role("button", name="Practise this lesson again").click()
    expect(learner.form).to_be_visible()
    assert learner.progress == (0, answers), "as many answers were kept as there are exercises"


def test_a_guests_first_double_click_keeps_one_answer(visit: Visit, content: Library) -> None:
    guest = Learner(visit(), content)
    guest.begin(LESSON)
    guest.fill()
    guest.form.get_by_role("button", name="Check").dblclick()
    guest.sees("right")
    guest.go_on()
    assert guest.progress[0] == 1
    guest.answer()
    assert guest.progress[0] == 2


def test_an_empty_answer_is_asked_for_kindly(visit: Visit, content: Library, javascript: bool) -> None:
    learner = Learner(visit(javascript=javascript), content, javascript=javascript)
    learner.begin(LESSON)
    learner.until(learner.field)
    before = learner.exercise
    learner.check()
    expect(learner.page.get_by_role("alert")).to_have_text("Write your answer first.")
    assert learner.exercise == before
    learner.answer()


def test_without_a_network_the_answer_waits_on_the_page(visit: Visit, keep: Keep, content: Library) -> None:
    learner = Learner(visit(), content)
    learner.begin(LESSON)
    learner.until(learner.field)
    done = learner.progress[0]
    learner.fill()
    typed = learner.field.input_value()
    learner.page.context.set_offline(True)
    learner.check()
    notice = learner.page.get_by_role("status").filter(has_text="No connection just now.")
    expect(notice).to_be_visible()
    assert learner.field.input_value() == typed
    keep(learner.page, "offline")
    learner.page.context.set_offline(False)
    learner.sees("right")
    assert learner.progress[0] == done + 1


def test_a_server_that_fails_once_is_asked_again(visit: Visit, content: Library) -> None:
    learner = Learner(visit(), content)
    learner.begin(LESSON)
    failed: list[str] = []

    def drop_first(route: Route) -> None:
        if route.request.method == "POST" and not failed:
            failed.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    learner.page.route("**/exercise", drop_first)
    learner.fill()
    learner.check()
    expect(learner.page.get_by_role("status").filter(has_text="No connection just now.")).to_be_visible()
    learner.sees("right")
    assert failed and learner.progress[0] == 1


def test_back_and_reload_lose_nothing(visit: Visit, content: Library, javascript: bool) -> None:
    learner = Learner(visit(javascript=javascript), content, javascript=javascript)
    learner.begin(LESSON)
    learner.answer()
    learner.page.reload()
    if learner.form.is_visible():
        assert javascript, "without JavaScript the feedback has an address of its own"
    else:
        learner.sees("right")
        learner.go_on()
    second = learner.exercise
    assert learner.progress[0] == 1
    learner.answer()
    learner.page.go_back()
    expect(learner.page.get_by_role("heading", level=1)).to_be_visible()
    learner.page.goto(f"/practice/{LESSON}")
    expect(learner.form).to_be_visible()
    assert learner.progress[0] == 2 and learner.exercise != second


def test_the_letter_keys_write(visit: Visit, content: Library) -> None:
    learner = Learner(visit(), content)
    learner.begin(LESSON)
    learner.until(learner.field)
    learner.field.fill("рамет")
    learner.field.evaluate("field => field.setSelectionRange(2, 2)")
    learner.page.get_by_role("group", name="Kazakh letters").get_by_role("button", name="қ", exact=True).click()
    expect(learner.field).to_have_value("рақмет")
    expect(learner.field).to_be_focused()


def test_each_screen_takes_the_focus_and_says_what_it_is(visit: Visit, content: Library) -> None:
    learner = Learner(visit(), content)
    learner.begin(LESSON)
    title = learner.page.title()
    learner.answer()
    # Who hears the page hears the verdict at once: its heading has the focus.
    expect(learner.page.get_by_role("heading", level=1)).to_be_focused()
    assert learner.page.title() == title
    learner.go_on()
    asked = learner.page.get_by_role("heading", level=1)
    expect(asked.or_(learner.field).and_(learner.page.locator(":focus"))).to_be_visible()


def test_reload_in_the_middle_shows_where_the_lesson_stands(visit: Visit, content: Library) -> None:
    learner = Learner(visit(), content)
    learner.begin(LESSON)
    first = learner.exercise
    learner.page.reload()
    assert learner.exercise == first and learner.progress[0] == 0
    learner.answer()
    learner.page.reload()
    expect(learner.form).to_be_visible()
    assert learner.exercise != first and learner.progress[0] == 1


def test_a_page_left_open_without_its_cookie_keeps_what_was_written(visit: Visit, content: Library) -> None:
    learner = Learner(visit(), content)
    learner.begin(LESSON)
    learner.answer()
    learner.go_on()
    learner.until(learner.field)
    learner.page.context.clear_cookies()
    learner.fill()
    learner.check()
    learner.sees("right")
