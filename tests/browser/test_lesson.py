"""A whole lesson, by tapping and by typing, to its end."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Keep, Visit
from tests.browser.learner import Learner, sign_in
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile

pytestmark = pytest.mark.browser


def go_through(learner: Learner, typing: bool) -> list[str]:
    """Answer all exercises, the first one wrongly at first. Returns the ids in the order they were asked."""
    asked = [learner.exercise]
    learner.answer(right=False)
    expect(learner.page.locator("[data-verdict]")).to_contain_text("It will come once more at the end.")
    learner.go_on()
    typed = 0
    while learner.form.is_visible():
        asked.append(learner.exercise)
        typed += learner.field.count()
        if learner.exercise == asked[0]:
            expect(learner.page.get_by_role("heading", level=1)).to_contain_text("once more")
        learner.answer()
        learner.go_on()
    assert bool(typed) == typing
    return asked


@pytest.mark.parametrize(
    ("username", "profile", "typing", "lesson"),
    [
        ("child", LearnerProfile("ru", "child", ("school",)), False, "balapan-01-01"),
        ("learner", LearnerProfile("ru", "adult", ("clinic",)), True, "a1-02-03"),
    ],
)
def test_a_lesson_to_its_end(
    visit: Visit, keep: Keep, content: Library, username: str, profile: LearnerProfile, typing: bool, lesson: str
) -> None:
    learner = Learner(visit(), content, profile)
    sign_in(learner.page, username)
    learner.begin(lesson)
    asked = go_through(learner, typing)
    assert asked[-1] == asked[0], "what was missed comes back at the end"
    assert len(set(asked)) == len(asked) - 1, "and nothing else comes twice"
    expect(learner.ended).to_be_focused()
    figures = learner.page.get_by_role("definition").all_inner_texts()
    assert figures == [str(len(set(asked)) - 1), "1", "0"], "at once, at a later try, still to practise"
    keep(learner.page, f"finish-{username}")
    learner.page.get_by_role("link", name="To the course").click()
    course = content.course_for(profile.age)
    expect(learner.page).to_have_url(re.compile(f"/courses/{course.id}$"))
    title = course.lessons[lesson].title.kk
    expect(learner.page.locator('[data-state="done"]').get_by_text(title, exact=True)).to_be_visible()


def test_a_lesson_to_its_end_without_javascript(visit: Visit, content: Library) -> None:
    learner = Learner(visit(javascript=False), content, javascript=False)
    learner.begin("a1-03-01")
    asked = go_through(learner, typing=True)
    assert asked[-1] == asked[0]
    expect(learner.page.get_by_role("link", name="Register")).to_be_visible()
