"""The same for every kind of exercise, every feedback and the end of a lesson."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visit
from tests.browser.examiner import Examiner
from tests.browser.learner import Learner, sign_in
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.practice.exercises import KINDS, kind_of

pytestmark = pytest.mark.browser

CHILD = LearnerProfile("ru", "child", ("school",))
ADULT = LearnerProfile("ru", "adult", ("clinic",))
# Which learner meets which lesson; together they meet every kind of exercise.
LESSONS = (
    ("learner", ADULT, "a1-01-01"),
    ("learner", ADULT, "a1-02-01"),
    ("learner", ADULT, "a1-05-01"),
    ("child", CHILD, "balapan-03-01"),
)


def test_every_way_of_asking(visit: Visit, examine: Examiner, content: Library) -> None:
    met: set[str] = set()
    kinds: set[str] = set()
    verdicts: set[str] = set()
    for username, profile, lesson in LESSONS:
        learner = Learner(visit(), content, profile)
        sign_in(learner.page, username)
        learner.begin(lesson)
        while learner.form.is_visible():
            ask = kind_of(context := learner.context()).pose(context).ask
            right = bool(verdicts) or ask != "match"
            if ask not in met:
                examine(learner.page, f"exercise-{ask}")
            learner.fill(right)
            if ask not in met and ask in ("match", "order", "written", "sort", "sort-child", "build"):
                examine(learner.page, f"exercise-{ask}-answered")
            met.add(ask)
            kinds.add(context.exercise.kind)
            learner.check()
            learner.sees("right" if right else "wrong")
            if (verdict := f"{context.exercise.kind}-{right}") not in verdicts:
                verdicts.add(verdict)
                examine(learner.page, f"feedback-{verdict}")
            learner.go_on()
        examine(learner.page, f"finish-{username}-{lesson}")
    assert kinds == set(KINDS)
    assert {"choose-heard", "choose-said", "reply-choose", "reply-type", "sort-child"} <= met


def test_near_misses_and_what_is_missing(visit: Visit, examine: Examiner, content: Library) -> None:
    learner = Learner(visit(), content)
    learner.begin("a1-01-01")
    learner.until(learner.field)
    learner.check()
    expect(learner.page.get_by_role("alert")).to_be_visible()
    examine(learner.page, "exercise-unanswered")
    learner.fill()
    learner.field.fill(re.sub("[әқң]", "г", learner.field.input_value(), count=1) + "а")
    learner.check()
    shown = learner.page.locator("[data-verdict]")
    expect(shown).to_be_visible()
    assert shown.get_attribute("data-verdict") != "right"
    expect(shown).to_contain_text("Letter by letter")
    examine(learner.page, "feedback-letters")
    learner.go_on()
    while learner.form.is_visible():
        learner.answer()
        learner.go_on()
    examine(learner.page, "finish-guest")


def test_lists_instead_of_tiles(visit: Visit, examine: Examiner, content: Library) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    learner = Learner(visit(), content, javascript=False)
    # The browser runs scripts, as axe needs, but the site's own never arrive.
    learner.page.route("**/static/**/*.js", refuse)
    learner.begin("a1-01-01")
    met: set[str] = set()
    while {"match", "order"} - met:
        kind = learner.context().exercise.kind
        if kind in ("match", "order") and kind not in met:
            examine(learner.page, f"exercise-{kind}-plain")
        met.add(kind)
        learner.answer()
        learner.go_on()
