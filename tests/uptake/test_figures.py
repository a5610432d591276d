"""The figures against a plain count, in every table that can be asked for."""

import csv
import io
import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations

import pytest
from sqlalchemy.orm import Session

from tests.uptake.country import Somebody, crowd, edge_cases, make
from webapp.associations import history
from webapp.associations.book import read_book, write_book
from webapp.courses.loading import Library
from webapp.security import Grant
from webapp.uptake import queries
from webapp.uptake.disclosure import HIDDEN, rounded
from webapp.uptake.export import as_csv
from webapp.uptake.facts import facts
from webapp.uptake.indicators import DIMENSIONS
from webapp.uptake.quarter import Quarter, parse

SECRETARIAT = (Grant("secretariat", None, None),)
TODAY = date(2026, 10, 5)
EVERY_TABLE = [by for width in (1, 2, 3) for by in combinations(DIMENSIONS, width)]


def settle(session: Session, people: Sequence[Somebody]) -> list[Somebody]:
    for somebody in people:
        make(session, somebody)
    session.commit()
    return [somebody for somebody in people if somebody.counted]


def plain_count(people: Sequence[Somebody], by: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """The numbers of each combination, added up person by person."""
    places = [DIMENSIONS.index(code) for code in by]
    found: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0] * 6)
    for one in people:
        codes = tuple(one.counts[place] for place in places)
        found[codes] = [a + b for a, b in zip(found[codes], one.numbers, strict=True)]
    return found


def asked(session: Session, content: Library, by: Sequence[str], quarter: str = "2026Q2") -> queries.Table:
    return queries.table(session, parse(quarter), by, SECRETARIAT, content.ages, TODAY)


def test_each_person_on_a_border_is_counted_as_the_definitions_say(session: Session, content: Library) -> None:
    for somebody in edge_cases():
        with session.begin_nested() as undone:
            make(session, somebody)
            # What leaves the statement, with the merged association resolved as tables do it.
            known = queries._categories(session, parse("2026Q2").last, content.ages)
            found = queries._finest(session, parse("2026Q2"), known)
            undone.rollback()
        assert found == (((somebody.counts, somebody.numbers),) if somebody.counted else ()), somebody


def test_no_row_of_the_figures_is_a_person(session: Session) -> None:
    settle(session, [Somebody(("KZ-75", "none", "undeclared", "none"), "KZ-75") for _ in range(3)])
    (row,) = facts(session, parse("2026Q2"))
    assert row[:5] == ("KZ-75", "none", "undeclared", "none", 3)


@pytest.fixture
def country(session: Session) -> list[Somebody]:
    return settle(session, crowd(random.Random(7), 420))


def test_every_table_shows_the_plain_count_rounded_or_that_there_are_too_few(
    session: Session, content: Library, country: list[Somebody]
) -> None:
    shown = withheld = 0
    for by in EVERY_TABLE:
        table = asked(session, content, by)
        assert table.by == by
        counted = plain_count(country, by)
        for row in table.rows:
            codes = tuple(category.code for category in row.categories)
            registered, active, learned, lessons, finished, units = counted[codes]
            numbers, behind = (registered, active, lessons, units), (registered, active, learned, finished)
            for cell, number, some in zip(row.cells, numbers, behind, strict=True):
                assert cell in ({"<10"} if some < 10 else {str(rounded(number)), HIDDEN}), (by, codes)
                shown += cell.isdigit()
                withheld += cell == HIDDEN
    assert shown > 200 and withheld < shown / 4


def test_every_combination_has_a_row_whether_or_not_anybody_is_there(
    session: Session, content: Library, country: list[Somebody]
) -> None:
    assert len(asked(session, content, ["region"]).rows) == 20 + 1
    assert len(asked(session, content, ["age_group"]).rows) == len(content.ages) + 1
    wide = asked(session, content, ["age_group", "region"])
    assert len({row.categories for row in wide.rows}) == len(wide.rows) == 21 * (len(content.ages) + 1)


def test_the_file_has_the_cells_of_the_table_by_code_in_the_order_asked(
    session: Session, content: Library, country: list[Somebody]
) -> None:
    for by in (("age_group", "region"), ("region", "age_group")):
        table = asked(session, content, by)
        header, *lines = csv.reader(io.StringIO(as_csv(table)))
        assert header == [*by, "registered", "active", "lessons_completed", "units_completed"]
        assert lines == [[*(one.code for one in row.categories), *row.cells] for row in table.rows]


def test_the_order_asked_changes_no_cell(session: Session, content: Library, country: list[Somebody]) -> None:
    one, other = (asked(session, content, by) for by in (("region", "ethnic_group"), ("ethnic_group", "region")))
    assert {row.categories: row.cells for row in one.rows} == {row.categories[::-1]: row.cells for row in other.rows}


def test_members_of_a_merged_association_count_under_its_own_name_before(session: Session, content: Library) -> None:
    arman = (("korean-kz-75-arman", date(2025, 1, 1), None),)
    settle(session, [Somebody(("none", "korean-kz-75", "undeclared", "none"), memberships=arman) for _ in range(20)])

    def registered(quarter: str) -> dict[str, str]:
        table = asked(session, content, ["association"], quarter)
        return {row.categories[0].code: row.cells[0] for row in table.rows}

    assert registered("2026Q1")["korean-kz-75-arman"] == "20"
    assert registered("2026Q1")["korean-kz-75"] == "<10"
    assert "korean-kz-75-arman" not in registered("2026Q2")
    assert registered("2026Q2")["korean-kz-75"] == "20"


def test_a_quarter_before_the_first_registration_or_not_yet_begun_has_no_rows(
    session: Session, content: Library, country: list[Somebody]
) -> None:
    assert asked(session, content, ["region"], "2025Q4").rows == ()
    assert asked(session, content, ["region"], "2027Q1").rows == ()
    assert not asked(session, content, ["region"], "2026Q4").closed
    assert [str(one) for one in queries.quarters(session, TODAY)] == ["2026Q4", "2026Q3", "2026Q2", "2026Q1"]


def test_without_anybody_there_is_still_the_last_closed_quarter_to_ask_for(session: Session) -> None:
    assert queries.quarters(session, TODAY) == []
    assert queries.quarters_offered(session, TODAY) == [Quarter(2026, 3)]


def test_a_region_sees_its_own_rows_of_the_same_table(
    session: Session, content: Library, country: list[Somebody]
) -> None:
    own = (Grant("region", None, "KZ-75"),)
    whole = asked(session, content, ["region", "age_group"])
    for by in (["region", "age_group"], ["age_group"]):
        seen = queries.table(session, parse("2026Q2"), by, own, content.ages, TODAY)
        assert seen.by == ("region", "age_group")
        assert seen.rows == tuple(row for row in whole.rows if row.categories[0].code == "KZ-75")
    with pytest.raises(queries.TooWideError):
        queries.table(session, parse("2026Q2"), ["association", "ethnic_group", "age_group"], own, content.ages, TODAY)


@pytest.mark.parametrize(
    ("grants", "regions"),
    [
        ((Grant("secretariat", None, None), Grant("region", None, "KZ-75")), None),
        ((Grant("secretariat", None, "KZ-75"),), {"KZ-75"}),
        ((Grant("region", None, "KZ-75"), Grant("region", None, "KZ-71")), {"KZ-75", "KZ-71"}),
        ((Grant("region", None, None),), set()),
        ((Grant("teacher", "korean-kz-75", None),), set()),
        ((), set()),
    ],
)
def test_only_a_secretariat_of_the_country_sees_the_country(
    grants: tuple[Grant, ...], regions: set[str] | None
) -> None:
    assert queries.regions_of(grants) == regions


def test_a_merger_a_move_and_a_rename_of_today_leave_a_past_quarters_table_as_it_was(
    session: Session, content: Library, country: list[Somebody]
) -> None:
    asking = [("association",), ("region", "association"), ("association", "age_group")]
    before = [asked(session, content, by) for by in asking]
    day = date(2026, 9, 1)
    book = read_book(session)
    merged = history.merge(book["german-kz-39"], day, "german-kz-11")
    moved = history.move(book["korean-kz-75"], day, history.Place("korean-kz", "KZ-71", "", None))
    renamed = history.rename(moved, day, history.Names("Жаңа", "Новое", "New"))
    write_book(session, book, {**book, "german-kz-39": merged, "korean-kz-75": renamed})
    session.commit()
    assert [asked(session, content, by) for by in asking] == before
    now = asked(session, content, ("association",), "2026Q3")
    listed = {row.categories[0].code: row.categories[0].name_ru for row in now.rows}
    assert "german-kz-39" not in listed and listed["korean-kz-75"] == "Новое"
    then = {row.categories[0].code: row.categories[0].name_ru for row in before[0].rows}
    assert "german-kz-39" in then and then["korean-kz-75"] != "Новое"
