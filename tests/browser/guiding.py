"""Who walks the teacher's road: hands that count what they tap and fill in, in any language of the site, and take pictures."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from babel.support import Translations
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from tests.browser.examiner import PHONE
from tests.browser.small_pictures import light
from webapp.config import ROOT
from webapp.demo.cast import PASSWORD

# Where pictures go, such as docs/teachers/pictures. Without it a journey takes none.
PICTURES = os.environ.get("TILASHAR_GUIDE_PICTURES", "")
LANGUAGES = ("kk", "ru", "en") if PICTURES else ("en",)
DESK = ViewportSize(width=1000, height=680)
# Bytes: the pictures lie in the repository and are read on telephones.
HEAVIEST = 60_000
PDF = re.compile(r"\.pdf($|\?)")
# In pictures the site stands at a place of its own, not at this machine's number.
SHOW = "one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 12)"
PLACE = "tilashar.example"
RENAME = """([from, to]) => {
    const said = text => text.replaceAll(from, to);
    document.querySelectorAll('input[readonly]').forEach(box => { box.value = said(box.value); });
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) texts.currentNode.data = said(texts.currentNode.data);
}"""


@dataclass
class Words:
    """What the site says in a language: its own catalog, so that a button is found by its name."""

    language: str
    catalog: object = field(init=False)

    def __post_init__(self) -> None:
        self.catalog = Translations.load(ROOT / "translations", [self.language], domain="messages")

    def __call__(self, said: str, **values: object) -> str:
        told = str(self.catalog.gettext(said))  # type: ignore[attr-defined]
        return told % values if values else told

    def many(self, one: str, several: str, number: int) -> str:
        """With a number."""
        told = str(self.catalog.ngettext(one, several, number))  # type: ignore[attr-defined]
        return told % {"num": number}


@dataclass
class Hand:
    """Somebody at `page`. `steps` counts taps and fields, as a teacher would."""

    page: Page
    say: Words
    steps: int = 0

    def begin(self, address: str) -> None:
        """Type an address, in this language."""
        self.page.goto(f"{address}{'&' if '?' in address else '?'}lang={self.say.language}")

    def tap(self, what: Locator) -> None:
        self.steps += 1
        what.click()

    def press(self, name: str, within: Locator | None = None) -> None:
        """A button by its name."""
        self.tap((within or self.page).get_by_role("button", name=self.say(name)).first)

    def follow(self, name: str, within: Locator | None = None) -> None:
        """A link by its name."""
        self.tap((within or self.page).get_by_role("link", name=self.say(name)).first)

    def tab(self, name: str) -> None:
        """A page of the class."""
        tabs = self.page.get_by_role("navigation", name=self.say("Pages of the class"))
        self.tap(tabs.get_by_role("link", name=self.say(name), exact=True))

    def write(self, label: str, text: str) -> None:
        self.steps += 1
        self.page.get_by_label(self.say(label)).first.fill(text)

    def choose(self, label: str, value: str) -> None:
        """From a list."""
        self.steps += 1
        self.page.get_by_label(self.say(label), exact=True).select_option(value)

    def sees(self, said: str, **values: object) -> None:
        expect(self.page.get_by_role("main")).to_contain_text(self.say(said, **values))

    def reads(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", name=self.say(heading)).first).to_be_visible()

    def sign_in(self, username: str, password: str = PASSWORD) -> None:
        self.begin("/login")
        self.write("User name or e-mail", username)
        self.write("Password", password)
        self.press("Sign in", self.page.locator("form.card"))

    def pdf(self, button: str) -> bytes:
        """What a button gives to print. It is caught on its way: the browser's own viewer is no page of ours."""
        caught: list[bytes] = []

        def keep(route: Route) -> None:
            answer = route.fetch()
            assert answer.headers["content-type"] == "application/pdf", answer.url
            caught.append(answer.body())
            route.fulfill(status=204)

        self.page.route(PDF, keep)
        with self.page.expect_request(PDF):
            self.press(button)
        while not caught:
            self.page.wait_for_timeout(50)  # asked again until it is there
        self.page.unroute(PDF)
        return caught[0]

    def picture(self, name: str, desk: bool = False, at: Locator | None = None) -> None:
        """What is on the screen, from `at` or the heading on, as a file of the guide; when pictures are asked for."""
        if not PICTURES:
            return
        before = self.page.viewport_size
        self.page.set_viewport_size(DESK if desk else PHONE)
        (at or self.page.locator("main h1")).evaluate(SHOW)
        file = Path(PICTURES) / f"{name}.{self.say.language}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        host = urlsplit(self.page.url).netloc
        self.page.evaluate(RENAME, [host, PLACE])
        file.write_bytes(light(self.page.screenshot()))
        self.page.evaluate(RENAME, [PLACE, host])
        assert file.stat().st_size < HEAVIEST, f"{file.name} weighs {file.stat().st_size} bytes"
        if before:
            self.page.set_viewport_size(before)
