"""Looks at a page as axe-core does, by day and by night, with everything opened, and for whether it scrolls sideways."""

from pathlib import Path

from playwright.sync_api import Page, ViewportSize

PHONE, NARROWEST = ViewportSize(width=360, height=740), ViewportSize(width=320, height=640)

FAULTS = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .flatMap(found => found.nodes.map(node => `${found.id} ${node.target} ${node.failureSummary}`))"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach(box => { box.open = true; })"
SHUT_MENU = "() => document.querySelectorAll('header.site details').forEach(box => { box.open = false; })"
SIDEWAYS = "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth"


class Examiner:
    """Collects the faults of the pages shown to it; `axe` is axe-core's script, `pictures` where pictures are kept."""

    def __init__(self, axe: str, pictures: Path) -> None:
        self.axe, self.pictures = axe, pictures
        self.faults: list[str] = []

    def found(self, page: Page) -> list[str]:
        """What axe-core finds wrong with the page as it stands. No rule is left out."""
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(self.axe)
        faults: list[str] = page.evaluate(FAULTS)
        return faults

    def _narrow(self, page: Page, name: str) -> None:
        page.set_viewport_size(NARROWEST)
        if (over := page.evaluate(SIDEWAYS)) > 0:
            self.faults.append(f"{name}: {over} px wider than a window of 320 px")

    def __call__(self, page: Page, name: str) -> None:
        """Examine the page under this name; leaves it opened, but for the menu that lies over it, and as wide as a phone."""
        self._narrow(page, name)
        page.set_viewport_size(PHONE)
        page.evaluate(OPEN_ALL)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            self.faults += [f"{name}, {scheme}: {fault}" for fault in self.found(page)]
        page.screenshot(path=self.pictures / f"examined-{name}-dark.png")
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self._narrow(page, f"{name}, opened")
        page.set_viewport_size(PHONE)
        page.evaluate(SHUT_MENU)
