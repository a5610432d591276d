"""Children come to their lessons by a sheet and three pictures; a grown-up looks after what is kept of one."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ARTEFACTS, Keep, Visit
from tests.browser.examiner import Examiner
from tests.browser.learner import sign_in

pytestmark = pytest.mark.browser
NAMES = ("Айша", "Дамир", "Соня")


def cards_of(teacher: Page, name: str) -> dict[str, tuple[list[str], str]]:
    """The teacher makes a class and cards for three children. Returns what the cards say: name → pictures, code for the family."""
    teacher.goto("/classes")
    teacher.get_by_label("Name of the class").fill(name)
    teacher.get_by_role("button", name="Make the class").click()
    teacher.get_by_role("link", name="Add children").click()
    teacher.get_by_label("First names, one on each line").fill("\n".join(NAMES))
    teacher.get_by_role("button", name="Make their cards").click()
    expect(teacher.locator(".child-card")).to_have_count(3)
    found = {}
    for card in teacher.locator(".child-card").all():
        shown = [re.sub(r"^\d\. ", "", text) for text in card.locator("ol li").all_inner_texts()]
        found[card.locator(".who").inner_text().strip()] = (shown, card.locator(".family b").inner_text())
    return found


def tap(child: Page, code: list[str]) -> None:
    """Tap pictures by their names, each when the one before has arrived at its place."""
    for place, picture in enumerate(code):
        expect(child.locator(".taken svg")).to_have_count(place)
        child.get_by_role("button", name=picture, exact=True).click()


def test_children_sign_in_by_pictures(visit: Visit, keep: Keep, examine: Examiner, javascript: bool) -> None:
    ending = "js" if javascript else "plain"
    teacher = visit(javascript=javascript)
    sign_in(teacher, "teacher")
    cards = cards_of(teacher, f"Балалар {ending}")
    assert set(cards) == set(NAMES)
    address = teacher.locator(".child-card .where").first.inner_text().strip()
    if javascript:
        examine(teacher, "children-cards")
        keep(teacher, "children-cards")
        teacher.emulate_media(media="print")
        teacher.set_viewport_size({"width": 718, "height": 1047})  # A4 between its margins
        teacher.screenshot(path=ARTEFACTS / "children-cards-printed.png", full_page=True)
        expect(teacher.locator("header.site")).to_be_hidden()
        expect(teacher.get_by_text("Print this page now")).to_be_hidden()
        boxes = [card.bounding_box() for card in teacher.locator(".child-card").all()]
        assert all(box and box["height"] < 319 for box in boxes), "six cards go on a page"

    child = visit(javascript=javascript)
    child.goto(address)
    expect(child.get_by_role("heading", level=1)).to_have_text("Who are you?")
    if javascript:
        examine(child, "sheet")
        keep(child, "children-sheet")
    child.get_by_role("link", name="Дамир").click()
    if javascript:
        examine(child, "pictures")
        keep(child, "children-pictures")
    wrong = ["sun"] * 3 if cards["Дамир"][0] != ["sun"] * 3 else ["moon"] * 3
    tap(child, wrong)
    expect(child.get_by_role("main")).to_contain_text("Not these three. Try once more.")
    tap(child, cards["Дамир"][0])
    expect(child).to_have_url(re.compile("/today$"))
    expect(child.get_by_role("heading", level=2, name="Your yurt")).to_be_visible()
    expect(child.get_by_role("link", name="Classes")).to_have_count(0)
    if javascript:
        keep(child, "children-balapan")
    child.get_by_role("button", name="Sign out").click()
    expect(child.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()

    guardian = visit(javascript=javascript)
    sign_in(guardian, "learner")
    guardian.goto("/guardian")
    guardian.get_by_label("Code for the family").fill(cards["Дамир"][1].lower())
    guardian.get_by_role("button", name="Add", exact=True).click()
    expect(guardian.get_by_role("heading", level=1)).to_have_text("Дамир")
    with guardian.expect_download() as download:
        guardian.get_by_role("button", name="Everything as JSON").click()
    assert download.value.suggested_filename.endswith(".json")
    if javascript:
        examine(guardian, "own-data")
        keep(guardian, "own-data-of-a-child")
    guardian.get_by_role("link", name="Delete everything…").click()
    guardian.get_by_label("Your password").fill("tilashar-demo")
    guardian.get_by_role("button", name="Delete everything now").click()
    expect(guardian.get_by_role("status")).to_contain_text("Everything about the child is deleted.")
    child.goto(address)
    expect(child.get_by_role("link", name="Соня")).to_be_visible()
    expect(child.get_by_role("link", name="Дамир")).to_have_count(0)
