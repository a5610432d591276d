"""What the first lesson page costs somebody on a thin line, the first time."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import ARGUMENTS

pytestmark = pytest.mark.browser

HEAVIEST, MOST_REQUESTS = 60_000, 8


def test_the_first_lesson_page_is_light(chromium: str, browser: Browser, site: str) -> None:
    # A browser of its own: another visitor's pictures may still be in memory.
    cold = browser.browser_type.launch(executable_path=chromium, args=ARGUMENTS)
    page = cold.new_page(base_url=site)
    wire = page.context.new_cdp_session(page)
    asked: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def begun(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            asked[event["requestId"]] = event["request"]["url"]

    def ended(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = int(event["encodedDataLength"])

    wire.on("Network.requestWillBeSent", begun)
    wire.on("Network.loadingFinished", ended)
    wire.send("Network.enable")
    page.goto("/practice/a1-01-01", wait_until="networkidle")
    cold.close()
    told = [(address, sizes.get(number, 0)) for number, address in asked.items()]
    sent = [size for _, size in told if size]
    assert sum(sent) <= HEAVIEST, told
    assert len(told) <= MOST_REQUESTS, told
    assert len(sent) >= 5, f"page, style, scripts and picture were not all counted: {told}"
