"""A browser, a site to visit, and visitors. Without Chromium the journeys are skipped; with CI=true they fail."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser.examiner import PHONE, Examiner
from tests.browser.server import serve
from tests.browser.weighing import ARGUMENTS
from webapp.config import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARTEFACTS = Path(__file__).parent / "artefacts"
DESK = ViewportSize(width=1280, height=800)
# Milliseconds until something is called missing: generous, for a busy machine.
PATIENCE = 15_000

# A refused form, a missing page, a network that is away: the journeys themselves look at what is then shown.
# axe-core may read style sheets by way of a style of its own, which the policy stops; that no page of ours has one,
# every page of the other tests is looked at for.
EXPECTED = ("Failed to load resource", "Failed to fetch", "Applying inline style violates")

Visit = Callable[..., Page]
Keep = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        said = f"no Chromium on PATH ({', '.join(NAMES)}): the journeys in a browser were not made"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One headless Chromium for all journeys."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(chromium: str) -> Iterator[str]:
    """The address of the site with the demo country."""
    instance = Path(tempfile.mkdtemp(prefix="tilashar-browser-"))
    try:
        with serve(instance) as address:
            yield address
    finally:
        shutil.rmtree(instance, ignore_errors=True)


class Complaints(list[str]):
    """What a page must not do: run into an error, break the content security policy, ask a third party."""

    def watch(self, context: BrowserContext, site: str) -> None:
        def console(message: ConsoleMessage) -> None:
            if message.type == "error" and not any(known in message.text for known in EXPECTED):
                self.append(f"console: {message.text} ({message.location})")

        def asked(request: Request) -> None:
            if not request.url.startswith((site, "data:")):
                self.append(f"third party: {request.url}")

        context.on("console", console)
        context.on("weberror", lambda error: self.append(f"script: {error.error}"))
        context.on("request", asked)


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Opens a new visitor's page: `visit()`, `visit(javascript=False, locale="kk-KZ")`. Each has cookies of their own."""
    contexts: list[BrowserContext] = []
    complaints = Complaints()

    def visitor(javascript: bool = True, locale: str = "en-GB", **more: Any) -> Page:
        context = browser.new_context(
            base_url=site,
            java_script_enabled=javascript,
            locale=locale,
            reduced_motion="reduce",
            **{"viewport": PHONE, **more},
        )
        context.set_default_timeout(PATIENCE)
        complaints.watch(context, site)
        contexts.append(context)
        return context.new_page()

    yield visitor
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture(params=[True, False], ids=["javascript", "no-javascript"])
def javascript(request: pytest.FixtureRequest) -> bool:
    """Every journey that says so is made twice."""
    return bool(request.param)


@pytest.fixture(scope="session")
def keep() -> Keep:
    """Keeps pictures of a page, as on a phone and as on a desk."""
    ARTEFACTS.mkdir(exist_ok=True)

    def picture(page: Page, name: str) -> None:
        before = page.viewport_size
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            page.screenshot(path=ARTEFACTS / f"{name}-{size['width']}.png", full_page=True)
        if before:
            page.set_viewport_size(before)

    return picture


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's script."""
    script = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        pytest.fail("node_modules/axe-core is missing: run `tilashar assets`")
    return script.read_text(encoding="utf-8")


@pytest.fixture
def examine(axe: str) -> Iterator[Examiner]:
    """Examines pages. What is found fails the test at its end, so that one run tells everything."""
    ARTEFACTS.mkdir(exist_ok=True)
    examiner = Examiner(axe, ARTEFACTS)
    yield examiner
    assert not examiner.faults, "\n" + "\n".join(examiner.faults)
