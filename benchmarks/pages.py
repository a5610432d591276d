"""What pages weigh on the wire, and how many requests they make, in a browser that has never seen the site.

Compressed as the browser asks, headers included, with style, script and pictures; audio apart. Needs Chromium on PATH.
Run: `.venv/bin/python -m benchmarks.pages [address of a site that runs]`. Ends with status 1 when the first lesson is above the bar.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserType, expect, sync_playwright

from tests.browser.server import serve
from tests.browser.weighing import Scales, cold

LESSON = "/practice/a1-01-01"
# In order of a learner's first day; those that a stranger may not see are told as they answer.
PAGES = (
    "/",
    "/welcome",
    "/placement",
    "/courses",
    "/courses/a1",
    LESSON,
    f"{LESSON}/exercise",
    "/today",
    "/review",
    "/words",
    "/grammar",
    "/voices",
)
HEAVIEST, MOST_REQUESTS = 60_000, 8
# The first exercise matches pairs: any pairs do.
FILL = """form => form.querySelectorAll("select").forEach((select, place) => { select.value = select.options[place + 1].value; })"""


def weigh(chromium: str, browsers: BrowserType, site: str, address: str) -> tuple[int, Scales, str]:
    """The status of a page, what it cost, and where it was in the end."""
    with cold(chromium, browsers, site) as (page, scales):
        response = page.goto(address, wait_until="networkidle")
        return (response.status if response else 0), scales, page.url.removeprefix(site)


def steps(chromium: str, browsers: BrowserType, site: str) -> dict[str, Scales]:
    """What an answer costs, and going on to the next exercise, on a page that is there already."""
    found: dict[str, Scales] = {}
    with cold(chromium, browsers, site) as (page, scales):
        page.goto(f"{LESSON}/exercise", wait_until="networkidle")
        scales.empty()
        page.locator("form.answer").evaluate(FILL)
        page.locator("form.answer button.primary").click()
        expect(page.locator("[data-verdict]")).to_be_visible()
        found["… feedback on an answer"] = Scales(dict(scales.asked), dict(scales.bytes))
        scales.empty()
        page.locator("[data-next]").click()
        expect(page.locator("form.answer")).to_be_visible()
        page.wait_for_load_state("networkidle")
        found["… the next exercise"] = Scales(dict(scales.asked), dict(scales.bytes))
    return found


@contextmanager
def _site(folder: Path, given: str | None) -> Iterator[str]:
    if given:
        yield given
    else:
        with serve(folder, learners=5) as site:
            yield site


def line(name: str, scales: Scales) -> str:
    """One row of the table."""
    return f"{name:<32}{scales.weight / 1000:8.1f} KB{len(scales.told):5d} requests"


def main() -> int:
    """Print the table; 1 when the first lesson is too heavy."""
    chromium = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if chromium is None:
        print("no Chromium on PATH: pages were not weighed")
        return 0
    given = sys.argv[1] if len(sys.argv) > 1 else None
    heavy = False
    with tempfile.TemporaryDirectory() as name, _site(Path(name), given) as site, sync_playwright() as playwright:
        for address in PAGES:
            status, scales, at = weigh(chromium, playwright.chromium, site, address)
            if status != 200:
                print(f"{address:<32}{status:8d}")
                continue
            print(line(address if at == address else f"{address} → {at}"[:32], scales))
            if address.startswith(LESSON):
                heavy = heavy or scales.weight > HEAVIEST or len(scales.told) > MOST_REQUESTS
        for step, scales in steps(chromium, playwright.chromium, site).items():
            print(line(step, scales))
    print(
        f"first lesson: at most {HEAVIEST // 1000} KB and {MOST_REQUESTS} requests: {'not kept' if heavy else 'kept'}"
    )
    return int(heavy)


if __name__ == "__main__":
    sys.exit(main())
