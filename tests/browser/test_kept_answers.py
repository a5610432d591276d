"""Answers given without a network: kept on the device, sent once, counted for the day on which they were given."""

import json
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Visit
from tests.browser.learner import Learner, register, sign_in
from webapp import clock
from webapp.courses.loading import Library
from webapp.demo.cast import PASSWORD

pytestmark = pytest.mark.browser

LESSON = "a1-01-01"
NOTICE = "No connection just now."
AWAY = timedelta(days=2)


def left(page: Page) -> list[dict[str, Any]]:
    """The answers that wait on the device."""
    found: list[dict[str, Any]] = json.loads(page.evaluate("localStorage.getItem('tilashar-kept') ?? '[]'"))
    return found


def answers_of(page: Page) -> list[dict[str, Any]]:
    """The learner's answers of the lesson, as their own data have them."""
    page.goto("/data?lang=en")
    token = page.locator("input[name=csrf_token]").first.input_value()
    sent = page.request.post("/data/export/json", form={"csrf_token": token})
    assert sent.ok, sent.status
    rows = json.loads(sent.text())["tables"]["answer"]["rows"]
    return [row for row in rows if row["lesson_id"] == LESSON]


def no_network(learner: Learner) -> None:
    """Answer while there is none."""
    learner.page.context.set_offline(True)
    learner.fill()
    learner.check()
    expect(learner.page.get_by_role("status").filter(has_text=NOTICE)).to_be_visible()
    assert len(left(learner.page)) == 1


def come_back(context: BrowserContext, away: timedelta = timedelta()) -> Page:
    """A new page after the browser was closed; what waits was given so long ago."""
    page = context.new_page()
    milliseconds = int(away.total_seconds() * 1000)
    page.goto("/healthz")
    page.evaluate(
        """(long) => {
          const kept = JSON.parse(localStorage.getItem("tilashar-kept"));
          for (const one of kept) {
            one.at -= long;
            for (const field of one.fields) if (field[0] === "answered_at") field[1] = String(Number(field[1]) - long);
          }
          localStorage.setItem("tilashar-kept", JSON.stringify(kept));
        }""",
        milliseconds,
    )
    return page


def test_an_answer_given_before_the_browser_was_closed_counts_for_its_day(visit: Visit, content: Library) -> None:
    learner = Learner(visit(), content)
    sign_in(learner.page, "elder")
    learner.begin(LESSON)
    done, exercise = learner.progress[0], learner.exercise
    no_network(learner)
    context = learner.page.context
    learner.page.close()
    context.set_offline(False)
    page = come_back(context, AWAY)
    page.goto(f"/practice/{LESSON}/exercise")
    back = Learner(page, content)
    # The question that stood there has been answered: the page goes on by itself.
    expect(page.get_by_role("progressbar")).to_have_attribute("value", str(done + 1))
    assert back.exercise != exercise and left(page) == []
    today = clock.today()
    (kept,) = (one for one in answers_of(page) if one["exercise_id"] == exercise and one["received_on"])
    assert (kept["day"], kept["received_on"]) == ((today - AWAY).isoformat(), today.isoformat())
    page.goto(f"/practice/{LESSON}/exercise")
    assert back.progress[0] == done + 1, "sent once"


def test_what_one_person_left_is_not_sent_by_another(visit: Visit, content: Library) -> None:
    first = Learner(visit(), content)
    register(first.page, "shares-a-telephone")
    first.begin(LESSON)
    no_network(first)
    context = first.page.context
    first.page.close()
    context.set_offline(False)
    context.clear_cookies()
    second = Learner(come_back(context), content)
    register(second.page, "the-other-one")
    second.begin(LESSON)
    assert second.progress[0] == 0 and len(left(second.page)) == 1
    second.answer()
    assert len(left(second.page)) == 1, "only the own answer is gone"
    context.clear_cookies()
    sign_in(second.page, "shares-a-telephone", PASSWORD)
    # The page of the day sends it: one need not go to the lesson.
    second.page.wait_for_function("localStorage.getItem('tilashar-kept') === null")
    second.page.goto(f"/practice/{LESSON}/exercise")
    assert second.progress[0] == 1


def test_an_answer_that_arrives_leaves_nothing_on_the_device(visit: Visit, content: Library) -> None:
    learner = Learner(visit(), content)
    learner.begin(LESSON)
    learner.answer()
    assert left(learner.page) == []
    learner.go_on()
    no_network(learner)
    learner.page.context.set_offline(False)
    learner.sees("right")
    assert left(learner.page) == []
