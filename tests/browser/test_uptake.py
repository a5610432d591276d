"""The secretariat asks who is learning, where, how far; everybody asks the published figures."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Keep, Visit
from tests.browser.learner import sign_in

pytestmark = pytest.mark.browser


def test_the_secretariat_sees_where_we_stand_and_begins_a_draft(visit: Visit, keep: Keep, javascript: bool) -> None:
    page = visit(javascript=javascript)
    sign_in(page, "secretariat")
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Uptake").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if javascript:
        keep(page, "uptake")
    page.get_by_role("navigation", name="Uptake").get_by_role("link", name="Releases").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Releases")
    if javascript:
        keep(page, "uptake-releases")


def test_how_it_is_counted_is_open_to_everybody(visit: Visit) -> None:
    page = visit()
    page.goto("/uptake/methods#active")
    expect(page.get_by_role("main")).to_contain_text("four or more different days within any 30 days")


def test_open_data_is_there_without_signing_in(visit: Visit) -> None:
    page = visit()
    page.goto("/uptake/open")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("CC BY 4.0")
    page.goto("/uptake/open/2/tables/region")
    expect(page.get_by_role("table").first).to_be_visible()


def test_a_learner_and_a_teacher_see_nothing_unpublished(visit: Visit) -> None:
    for username in ("learner", "teacher"):
        page = visit()
        sign_in(page, username)
        expect(page.get_by_role("navigation", name="Main menu")).not_to_contain_text("Uptake")
        page.goto("/uptake")
        expect(page.get_by_role("heading", level=1)).to_have_text("This page is not for your account")
