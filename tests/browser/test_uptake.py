"""The secretariat asks for figures and takes them home."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Keep, Visit
from tests.browser.learner import sign_in

pytestmark = pytest.mark.browser

QUARTER = ("2026Q2", "2026, quarter 2")
FEW = "<10"


def figures(page: Page) -> list[list[str]]:
    """The table on the screen: the figures of each row, without the names before them."""
    return [row.get_by_role("cell").all_inner_texts() for row in page.locator("tbody tr").all()]


def test_the_same_figures_on_screen_and_in_the_file(visit: Visit, keep: Keep, tmp_path: Path, javascript: bool) -> None:
    page = visit(javascript=javascript)
    sign_in(page, "secretariat")
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Uptake").click()
    expect(page.get_by_role("heading", name="Uptake", level=1)).to_be_visible()
    page.get_by_label("Quarter", exact=True).select_option(label=QUARTER[1])
    page.get_by_label("Count by", exact=True).select_option("ethnic_group")
    page.get_by_label("and by", exact=True).select_option("age_group")
    page.get_by_role("button", name="Show").click()
    table = page.get_by_role("table")
    expect(table.get_by_role("caption")).to_contain_text(QUARTER[1])
    names = table.get_by_role("columnheader").all_inner_texts()
    assert names[:2] == ["Ethnic group", "Age group"]
    expect(page.get_by_role("main")).to_contain_text(f"{FEW}: fewer than 10 people, nought as well as nine.")
    if javascript:
        keep(page, "uptake")

    with page.expect_download() as started:
        page.get_by_role("link", name="Download as CSV").click()
    file = tmp_path / "table.csv"
    started.value.save_as(file)
    assert started.value.suggested_filename == f"uptake-{QUARTER[0]}-ethnic_group-age_group.csv"
    header, *rows = csv.reader(file.read_text(encoding="utf-8").splitlines())
    assert header[:2] == ["ethnic_group", "age_group"] and len(header) == len(names)
    shown = figures(page)
    assert shown == [row[2:] for row in rows if set(row[2:]) != {FEW}]
    assert shown, "some figures are large enough to be shown"
    assert any(FEW in row for row in shown) and any(set(row[2:]) == {FEW} for row in rows)


def test_small_figures_are_hidden_on_the_first_page_too(visit: Visit) -> None:
    page = visit()
    sign_in(page, "secretariat")
    page.goto(f"/uptake?quarter={QUARTER[0]}&by=region")
    every = [int(cell) for row in figures(page) for cell in row if cell.isdigit()]
    assert not [number for number in every if 0 < number < 10]
    expect(page.get_by_role("cell", name=FEW).first).to_be_visible()


def test_a_learner_and_a_teacher_see_no_figures(visit: Visit) -> None:
    for username in ("learner", "teacher"):
        page = visit()
        sign_in(page, username)
        expect(page.get_by_role("navigation", name="Main menu")).not_to_contain_text("Uptake")
        page.goto("/uptake")
        expect(page.get_by_role("heading", level=1)).to_have_text("This page is not for your account")
