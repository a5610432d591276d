"""From the front door, as a guest, to an account that knows the place on any device."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Keep, Visit
from tests.browser.learner import Learner, register, sign_in
from webapp.courses.loading import Library
from webapp.i18n import NAMES

pytestmark = pytest.mark.browser

HEADING = "Kazakh for every people of Kazakhstan"


@pytest.mark.parametrize(("locale", "tag"), [("kk-KZ", "kk"), ("ru-RU", "ru"), ("en-GB", "en"), ("pl-PL", "ru")])
def test_the_front_page_speaks_the_browsers_language(visit: Visit, keep: Keep, locale: str, tag: str) -> None:
    page = visit(locale=locale)
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", tag)
    heading = page.get_by_role("heading", level=1)
    assert (heading.inner_text() == HEADING) == (tag == "en"), heading.inner_text()
    keep(page, f"front-{tag}")
    other = "kk" if tag == "en" else "en"
    before = heading.inner_text()
    page.locator(f'a[hreflang="{other}"]').click()
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(heading).not_to_have_text(before)
    page.goto("/courses")
    expect(page.locator("html")).to_have_attribute("lang", other)


def test_the_languages_are_called_by_their_names(visit: Visit) -> None:
    page = visit()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # Three letters may be all that is seen; the whole word, in one piece, is what is read aloud.
    said = page.get_by_role("list", name="Language of the site").aria_snapshot()
    assert [name for name in NAMES.values() if f'link "{name}"' not in said] == [], said


def test_a_guest_works_registers_and_goes_on_elsewhere(
    visit: Visit, keep: Keep, content: Library, javascript: bool
) -> None:
    page = visit(javascript=javascript)
    guest = Learner(page, content, javascript=javascript)
    page.goto("/")
    page.get_by_role("link", name="Try the first lesson").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Сәлем!")
    keep(page, f"lesson-page{'' if javascript else '-plain'}")
    page.get_by_role("link", name="Start the exercises").click()
    expect(guest.form).to_be_visible()
    if javascript:
        page.evaluate("window.theSameDocument = true")
    for number in range(5):
        guest.answer(right=number != 1)
        expect(page.locator("[data-verdict]")).to_contain_text("Right!" if number != 1 else "The right answer:")
        guest.go_on()
    if javascript:
        assert page.evaluate("window.theSameDocument") is True, "an answer loaded a whole new page"
    assert guest.progress[0] == 4, "four were right, one comes once more"
    place = guest.exercise, guest.progress
    page.get_by_role("link", name="Leave; your place is kept").click()
    expect(page.locator('[data-state="open"]')).to_contain_text("Сәлем!")

    name = f"guest-{'js' if javascript else 'plain'}"
    register(page, name)
    elsewhere = Learner(visit(javascript=javascript), content, javascript=javascript)
    sign_in(elsewhere.page, name)
    elsewhere.page.goto("/courses/a1")
    elsewhere.page.locator('[data-state="open"]').get_by_role("link").click()
    expect(elsewhere.form).to_be_visible()
    assert (elsewhere.exercise, elsewhere.progress) == place
    elsewhere.answer()
