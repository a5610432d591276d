"""Drafting: every cell once, sums as they are, and nothing shown that the rules hide."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.uptake.drafted import FEW, NOW, asking, draft, people
from webapp.courses.loading import Library
from webapp.jobs.kinds import Silent
from webapp.uptake.content import WHOLE, Content, unpacked
from webapp.uptake.releases import drafting
from webapp.uptake.releases.composing import shown_cells
from webapp.uptake.releases.periods import parse
from webapp.uptake.releases.plan import TABLES, Cell, Layout, Spec, layout_of
from webapp.uptake.releases.sealed import unseal


@pytest.fixture
def made(session: Session, content: Library) -> Content:
    release = draft(session, content, people(400))
    assert release.state == "audited", release.audit
    assert release.content is not None
    return unpacked(release.content)


def test_all_tables_are_there_with_every_row_and_sum(made: Content) -> None:
    assert list(made.tables) == [table.code for table in FEW]
    region = made.tables["region"]
    assert region.rows[0].categories == (WHOLE,)
    assert [row.categories[0] for row in region.rows[1:]] == [
        one["code"] for one in made.dimensions["region"]["categories"]
    ]
    assert region.value("learners", (WHOLE,)) == 400
    association = made.tables["association"]
    assert association.value("learners", ("KZ-75", "korean-kz-75")) == association.value("learners", ("KZ-75", "*"))
    assert all(
        row.categories[1] == WHOLE or made.parent("association", row.categories[1]) == row.categories[0]
        for row in association.rows
    )


def test_names_are_those_of_the_last_day(made: Content) -> None:
    assert made.document["bodies"]["assembly"]["en"] == "Halyq Kenesi of Kazakhstan"
    assert made.names("region", "KZ-75")["en"] == "Almaty"
    assert made.document["first_day"] == "2026-07-01" and made.document["last_day"] == "2026-09-30"
    assert {one["kind"] for one in made.document["indicators"]} == {"count", "share"}


def test_few_people_are_hidden_and_counts_rounded(session: Session, content: Library) -> None:
    few = people(400)
    for one in few[:9]:
        one["ethnic_group"], one["region"] = "tatar", "KZ-10"
    release = draft(session, content, few)
    document = unpacked(release.content or b"")
    assert document.tables["ethnic_group"].value("learners", ("tatar",)) is None
    assert document.tables["region"].value("learners", ("KZ-11",)) is None, "nobody is as few"
    for _, indicator, _, value in document.cells():
        assert value is None or indicator == "associations" or value % 5 == 0


def test_the_same_cell_is_shown_the_same_in_every_table(made: Content) -> None:
    cells = shown_cells(made, layout_of(made.document))
    assert len(cells) < sum(1 for _ in made.cells())


def test_a_code_that_nothing_names_loses_no_figure(session: Session, content: Library) -> None:
    some = people(100)
    for one in some[:50]:
        one["sphere"] = "spaceship"
    document = unpacked(draft(session, content, some).content or b"")
    assert document.names("sphere", "spaceship")["kk"] == "spaceship"
    assert document.tables["sphere"].value("learners", ("spaceship",)) == 50


def test_true_cells_are_sealed(session: Session, content: Library) -> None:
    sealed = unseal(draft(session, content, people(60)).sealed or b"")
    true = asking(people(60))(("region", "gender"))["KZ-75", "female"]
    key = (("gender", "female"), ("region", "KZ-75"))
    assert sealed.numbers[Cell("learners", key)] == true["learners"]
    assert sealed.frame["tables"][0]["rows"] == []


def test_tables_in_a_ring_are_tied_by_their_joint_table() -> None:
    every = dict.fromkeys((code for table in TABLES for code in table.by), ("x", "y"))
    ring = Spec("ring", {}, ("ethnic_group", "age_group"), ("learners",))
    layout = Layout((*TABLES, ring), every | {"association": ("a", "b")}, {"a": "x", "b": "y"})
    assert layout.joints["learners"] == [("age_group", "ethnic_group", "region")]
    assert layout.joints["enrolments"] == []
    assert not any(Layout(TABLES, layout.categories, layout.region_of).joints.values()), "our own tables make no ring"
    sums = dict(layout.sums("learners"))
    assert sums[()] and all(total not in parts for total, parts in layout.sums("learners"))
    assert layout.key(("association_region", "association"), ("x", "*")) == (("association", "a"),)


def test_a_period_that_is_not_over_is_refused(session: Session, content: Library) -> None:
    with pytest.raises(drafting.NotClosedError):
        drafting.draft(
            session,
            content,
            parse("2026"),
            asking([]),
            now=NOW,
            today=date(2026, 12, 31),
            progress=Silent(),
        )
