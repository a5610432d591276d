"""With a microphone: a volunteer records, an editor approves by keys; a learner speaks in a lesson, compares, and sends it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import ARGUMENTS, PATIENCE, Complaints, Keep
from tests.browser.examiner import PHONE
from tests.browser.learner import Learner, register, sign_in
from webapp.courses.loading import Library

pytestmark = pytest.mark.browser

MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


@pytest.fixture(scope="module")
def speaking(chromium: str, browser: Browser) -> Iterator[Browser]:
    """A Chromium whose microphone beeps."""
    opened = browser.browser_type.launch(executable_path=chromium, args=[*ARGUMENTS, *MICROPHONE])
    yield opened
    opened.close()


@pytest.fixture
def meet(speaking: Browser, site: str) -> Iterator[object]:
    """Opens a page of a new visitor with a microphone."""
    contexts: list[BrowserContext] = []
    complaints = Complaints()

    def visitor() -> Page:
        context = speaking.new_context(base_url=site, locale="en-GB", viewport=PHONE, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        complaints.watch(context, site)
        contexts.append(context)
        return context.new_page()

    yield visitor
    for context in contexts:
        context.close()
    # What was recorded is played from the page itself.
    assert [one for one in complaints if "blob:" not in one] == []


def record(page: Page) -> None:
    """Press Record, be heard, stop."""
    page.get_by_role("button", name=re.compile("^Record")).click()
    expect(page.get_by_role("meter", name="How loud")).to_be_visible()
    # The beep comes, and is over.
    for level in ("meter.value > 0.02", "meter.value < 0.01"):
        page.locator(".recorder meter").evaluate(
            f"meter => new Promise(done => {{ const look = () => {level} ? done() : requestAnimationFrame(look); look(); }})"
        )
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Hear yourself")).to_be_visible()


def test_a_volunteer_records_and_an_editor_approves_by_keys(meet, keep: Keep) -> None:  # type: ignore[no-untyped-def]
    volunteer, editor = meet(), meet()
    sign_in(volunteer, "learner")
    volunteer.goto("/voices")
    volunteer.get_by_label("I agree.").check()
    volunteer.get_by_role("button", name="Begin").click()
    text = volunteer.locator(".prompt")
    first = text.inner_text()
    send = volunteer.get_by_role("button", name="Send")
    expect(send).to_be_disabled()
    record(volunteer)
    volunteer.get_by_role("button", name="Hear yourself").click()
    record(volunteer)
    keep(volunteer, "voices-record")
    send.click()
    expect(text).not_to_have_text(first)
    expect(volunteer.get_by_role("progressbar")).to_have_attribute("value", "1")

    sign_in(editor, "editor")
    editor.goto("/voices/review")
    heard = editor.get_by_role("link", name=f"Hear: {first}")
    heard.focus()
    editor.keyboard.press("h")
    expect(heard).to_have_attribute("data-playing", "usual")
    editor.keyboard.press("a")
    expect(editor.get_by_role("button", name=f"Withdraw: {first}")).to_be_visible()
    volunteer.goto("/practice/a1-01-01?read=1")
    expect(volunteer.get_by_role("link", name=f"Hear: {first}", exact=True).first).to_have_attribute(
        "title", "Recorded by a volunteer"
    )


def test_a_learner_speaks_compares_and_keeps(meet, content: Library, keep: Keep) -> None:  # type: ignore[no-untyped-def]
    page = meet()
    register(page, "aloud")
    learner = Learner(page, content)
    learner.begin("a1-01-01")
    learner.until(page.locator('.exercise[data-kind="speak"]'))
    expect(page.get_by_role("button", name="Keep it")).to_be_hidden()
    record(page)
    keep(page, "speak")
    page.get_by_role("button", name="The model, then you").click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("[data-state]")).to_have_text("Kept.")
    said = page.locator("#prompt").inner_text()
    learner.answer()
    page.goto("/voices/mine")
    expect(page.get_by_text(said, exact=True)).to_be_visible()
    page.get_by_role("button", name=f"Delete: {said}").click()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()


def test_a_closed_microphone_is_told_kindly_and_the_lesson_goes_on(visit, content: Library) -> None:  # type: ignore[no-untyped-def]
    page = visit(permissions=[])
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"
    )
    learner = Learner(page, content)
    learner.begin("a1-01-01")
    learner.until(page.locator('.exercise[data-kind="speak"]'))
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.locator("[data-state]")).to_contain_text("The microphone is closed to this page.")
    page.get_by_label("I said it aloud, without recording").check()
    learner.check()
    learner.sees("right")


def test_slow_by_a_second_tap_by_the_button_and_by_the_switch(visit, content: Library) -> None:  # type: ignore[no-untyped-def]
    page = visit()
    page.goto("/practice/a1-01-01?lang=en")
    sound = page.locator(".words .sound").first
    for pace in ("usual", "slow", "usual"):
        sound.click()
        expect(sound).to_have_attribute("data-playing", pace)
    page.get_by_role("button", name="Slow sound").click()
    other = page.locator(".words .sound").nth(1)
    other.click()
    expect(other).to_have_attribute("data-playing", "slow")
    learner = Learner(page, content)
    learner.begin("a1-01-01")
    learner.until(page.locator('.exercise[data-kind="speak"]'))
    expect(page.get_by_role("button", name="At normal speed")).to_be_visible()
