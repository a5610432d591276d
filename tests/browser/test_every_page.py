"""Every page that a role may open, in three languages: no fault that axe-core knows, by day and by night, and no scrolling sideways."""

import pytest

from tests.browser.conftest import DESK, Visit
from tests.browser.examiner import Examiner
from tests.browser.learner import sign_in
from tests.test_house import ACCESS, UNKNOWN

pytestmark = pytest.mark.browser

# Who signs in → whose rights the table of the house gives them.
WHO = {
    UNKNOWN: UNKNOWN,
    "learner": "learner",
    "child": "learner",
    "elder": "learner",
    "teacher": "teacher",
    "coordinator": "coordinator",
    "region": "region",
    "secretariat": "secretariat",
    "editor": "editor",
    "admin": "admin",
}
# Pages with an address of their own in them.
MORE = {
    UNKNOWN: (
        "/courses/a1",
        "/practice/a1-02-03",
        "/practice/a1-02-03/exercise",
        "/words/үй",
        "/grammar/vowel-harmony",
        "/associations/korean-kz-75",
        "/uptake/open/2",
        "/uptake/open/2/tables/region-age_group",
        "/uptake/open/2/definitions",
    ),
    "secretariat": ("/uptake/regions/KZ-75", "/uptake/campaigns/1", "/uptake/programmes/1", "/uptake/surveys/1"),
    "region": ("/uptake/regions/KZ-75",),
    "child": ("/courses/balapan", "/practice/balapan-02-01", "/practice/balapan-02-01/exercise", "/words/үй"),
    "elder": ("/courses/a1", "/practice/a1-03-02", "/practice/a1-03-02/exercise"),
    "teacher": ("/classes/1",),
    "coordinator": ("/branch/forms/1", "/branch/pages/korean-kz-75", "/branch/pages/korean-kz-75/preview"),
    "editor": ("/courses/a1/why",),
}
# Files to save are no pages.
FILES = (".csv", ".xlsx", ".json", ".zip", ".apkg", ".pdf", "/healthz", "/api/releases")


def pages(who: str) -> list[str]:
    """The addresses that this visitor may open."""
    opened = [address for address, rights in ACCESS.items() if rights[WHO[who]] == 200]
    return [*(address for address in opened if not address.endswith(FILES)), *MORE.get(who, ())]


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
@pytest.mark.parametrize("who", WHO)
def test_every_page_of_every_role(who: str, tag: str, visit: Visit, examine: Examiner) -> None:
    page = visit(locale=tag)
    if who != UNKNOWN:
        sign_in(page, who)
    for address in pages(who):
        name = f"{who}{address.replace('/', '-')}-{tag}"
        page.goto(f"{address}?lang={tag}")
        page.set_viewport_size(DESK)
        page.screenshot(path=examine.pictures / f"page-{name}-1280.png", full_page=True)
        examine(page, name)
