"""What a page costs on the wire: every byte and every request that a browser of its own makes for it, audio apart."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserType, Page

from tests.browser.examiner import PHONE

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
AUDIO = ("/sound/", "/voices/", "/recordings/")


@dataclass
class Scales:
    """Requests by address, in order, with the bytes that came for each, headers included."""

    asked: dict[str, str] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)

    def watch(self, page: Page) -> None:
        """Count what `page` asks for from now on."""
        wire = page.context.new_cdp_session(page)
        wire.on("Network.requestWillBeSent", self._begun)
        wire.on("Network.loadingFinished", self._ended)
        wire.send("Network.enable")

    def _begun(self, event: dict[str, Any]) -> None:
        address = event["request"]["url"]
        if not address.startswith(("data:", "blob:")) and not any(part in address for part in AUDIO):
            self.asked[event["requestId"]] = address

    def _ended(self, event: dict[str, Any]) -> None:
        self.bytes[event["requestId"]] = int(event["encodedDataLength"])

    def empty(self) -> None:
        """Begin anew."""
        self.asked.clear()
        self.bytes.clear()

    @property
    def told(self) -> list[tuple[str, int]]:
        """Addresses with their bytes."""
        return [(address, self.bytes.get(number, 0)) for number, address in self.asked.items()]

    @property
    def weight(self) -> int:
        """Bytes altogether."""
        return sum(size for _, size in self.told)


@contextmanager
def cold(chromium: str, browsers: BrowserType, site: str) -> Iterator[tuple[Page, Scales]]:
    """A page of a browser that has never seen the site (another visitor's pictures may still be in memory), and its scales."""
    browser = browsers.launch(executable_path=chromium, args=ARGUMENTS)
    page = browser.new_page(base_url=site, viewport=PHONE)
    scales = Scales()
    scales.watch(page)
    try:
        yield page, scales
    finally:
        browser.close()
