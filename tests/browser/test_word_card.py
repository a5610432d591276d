"""A Kazakh word is tapped and shows its card; by keyboard and without JavaScript the same is told word by word."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Keep, Visit
from tests.browser.examiner import Examiner
from webapp.courses.loading import Library

pytestmark = pytest.mark.browser

LESSON = "/practice/a1-03-01?lang=en"


def tap(page: Page, text: Locator, word: str) -> None:
    """Tap one word of a text, where it stands on the screen."""
    text.scroll_into_view_if_needed()
    box = text.evaluate(
        """(element, word) => {
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(word);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + word.length);
                const { x, y, width, height } = range.getBoundingClientRect();
                return { x: x + width / 2, y: y + height / 2 };
            }
        }""",
        word,
    )
    page.mouse.click(box["x"], box["y"])


def sentence(page: Page, content: Library) -> tuple[Locator, str]:
    """The first sentence of the lesson on the screen, and its last word."""
    text = page.locator(".sentences [lang|=kk]").first
    return text, text.inner_text().split()[-1].strip(".,!?")


def test_a_tapped_word_opens_its_card_and_escape_closes_it(
    visit: Visit, content: Library, examine: Examiner, keep: Keep
) -> None:
    page = visit()
    page.goto(LESSON)
    text, word = sentence(page, content)
    tap(page, text, word)
    dialog = page.get_by_role("dialog", name=word)
    expect(dialog).to_be_visible()
    expect(dialog.locator(".meant").first).not_to_be_empty()
    expect(dialog.get_by_role("link", name="Every form and more").first).to_be_visible()
    title = page.title()
    examine(page, "word-card")
    keep(page, "word-card")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.title() == title and "a1-03-01" in page.url, "the page behind is as it was"
    tap(page, text, word)
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    tap(page, text, word)
    expect(dialog).to_be_visible()
    page.mouse.click(5, 5)
    expect(dialog).to_be_hidden()


def test_no_card_while_a_question_waits(visit: Visit) -> None:
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/practice/a1-03-01/exercise?lang=en")
    expect(page.locator("form.answer")).to_be_visible()
    for text in page.locator("form.answer [lang|=kk]").all()[:4]:
        if text.is_visible():
            text.click(force=True)
    expect(page.locator("form.answer")).to_be_visible()
    assert not [url for url in asked if "/words/card" in url or "wordcard" in url]


def test_word_by_word_by_keyboard_alone(visit: Visit, content: Library, javascript: bool) -> None:
    page = visit(javascript=javascript)
    page.goto(LESSON)
    _, word = sentence(page, content)
    page.get_by_role("link", name="Word by word", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Word by word")
    here = page.locator("li", has=page.get_by_role("heading", name=word, exact=True)).first
    expect(here.locator(".meant").first).not_to_be_empty()
    here.get_by_role("link", name="Every form and more").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/words/(?!text)"))
