"""One lesson, three learners who said who they are: what differs, and why, as they read it."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Keep, Visit
from tests.browser.learner import Learner, sign_in
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Said:
    """What somebody says of themselves, and what they then find in the first lesson and do not."""

    name: str
    language: str
    age: str
    sphere: str | None
    profile: LearnerProfile
    finds: tuple[str, ...]
    misses: tuple[str, ...] = field(default=())
    first: str = "Сәлем! Hi!"


AT_THE_DOCTORS, AT_SCHOOL, BRIDGES = "At the doctor’s", "First day at school", "Bridges from your language"
THREE = (
    Said(
        "adult",
        "Russian",
        "adults (18–60)",
        "clinic",
        LearnerProfile("ru", "adult", ("clinic",)),
        (AT_THE_DOCTORS, "because you use Kazakh here: clinic", "because your language", "Greeting people is easy"),
        (AT_SCHOOL,),
    ),
    Said(
        "teenager",
        "Uzbek",
        "teenagers (11–17)",
        "school",
        LearnerProfile("uz", "teen", ("school",)),
        (
            AT_SCHOOL,
            "because you use Kazakh here: school",
            BRIDGES,
            "nearly the same word in your language: Uzbek",
            "written for: teenagers",
        ),
        (AT_THE_DOCTORS,),
    ),
    Said(
        "child",
        "Russian",
        "children (6–10)",
        None,
        LearnerProfile("ru", "child"),
        ("This is a chick", "Two friends", "Who has the ball?"),
        (AT_THE_DOCTORS, BRIDGES, "because your language", "Greeting people is easy"),
        first="Сәлем, балапан! Hi, chick!",
    ),
)


def say(page: Page, who: Said) -> None:
    """Fill in the page with everything."""
    page.goto("/profile?lang=en")
    page.get_by_label("The language you think in").select_option(label=who.language)
    page.get_by_label(who.age, exact=True).check()
    if who.sphere:
        page.get_by_label(who.sphere, exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved. The lessons fit you now.")


def test_three_learners_read_three_lessons(visit: Visit, keep: Keep, content: Library) -> None:
    read, lengths = set(), {}
    for who in THREE:
        page = visit()
        say(page, who)
        keep(page, f"course-of-{who.name}")
        page.get_by_role("list").get_by_role("link", name=who.first, exact=True).click()
        main = page.get_by_role("main")
        expect(main).to_contain_text("New words")
        for text in who.finds:
            expect(main).to_contain_text(text)
        for text in who.misses:
            expect(main).not_to_contain_text(text)
        keep(page, f"lesson-of-{who.name}")
        read.add(main.inner_text())
        learner = Learner(page, content, who.profile)
        page.get_by_role("link", name="Start the exercises").click()
        expect(learner.form).to_be_visible()
        lengths[who.name] = learner.progress[1]
        keep(page, f"exercise-of-{who.name}")
        learner.answer()
    assert len(read) == 3
    assert lengths["child"] < lengths["adult"]


def test_editors_see_by_which_rule(visit: Visit, keep: Keep) -> None:
    page = visit()
    sign_in(page, "editor")
    page.goto("/courses/a1/why")
    page.get_by_label("Heritage language").select_option("uz")
    page.get_by_label("Age group").select_option("teen")
    page.get_by_label("Sphere").select_option("school")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_label("Heritage language")).to_have_value("uz")
    shown = page.get_by_role("table", name="In the lesson")
    expect(shown).to_contain_text("nearly the same word in your language: Uzbek")
    expect(shown).to_contain_text("because you use Kazakh here: school")
    page.locator("summary").filter(has_text="Left out").click()
    expect(page.get_by_role("table", name="Left out")).to_contain_text("you know it:")
    keep(page, "why")
