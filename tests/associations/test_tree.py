"""The tree of associations as it stood on a day, and the public list."""

import re
from datetime import date

from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.reading import text_of
from webapp.associations import queries
from webapp.associations.reference import load_demo_tree, load_reference
from webapp.models import Association, AssociationTie, EthnicGroup, Region, Role
from webapp.security import ROLES


def test_reference_data_is_complete_and_loading_it_again_changes_nothing(session: Session) -> None:
    tables = (Region, EthnicGroup, Role, Association, AssociationTie)
    before = [session.scalar(select(func.count()).select_from(table)) for table in tables]
    load_reference(session)
    load_demo_tree(session)
    assert [session.scalar(select(func.count()).select_from(table)) for table in tables] == before
    assert len(queries.regions(session)) == 20
    assert {one.code for one in queries.ethnic_groups(session)[-2:]} == {"other", "undeclared"}
    assert set(session.scalars(select(Role.name))) == set(ROLES)
    for table in (Region, EthnicGroup, Association):
        for one in session.scalars(select(table)):
            assert one.name_kk and one.name_ru and one.name_en


def test_every_region_has_an_association_and_every_branch_its_parent(session: Session) -> None:
    tree = {one.id: one for one in queries.associations_on(session, date(2026, 5, 1))}
    assert len(tree) >= 64
    assert {one.region_code for one in tree.values()} - {None} == {one.code for one in queries.regions(session)}
    for one in tree.values():
        assert one.id.isascii()
        if one.kind == "republican":
            assert one.parent_id is None and one.region_code is None
        else:
            parent = tree[str(one.parent_id)]
            assert (one.kind, parent.kind) in {("regional", "republican"), ("local", "regional")}
            assert parent.people == one.people


def test_a_merged_association_stands_until_the_day_and_is_stood_for_afterwards(session: Session) -> None:
    merged, successor = "korean-kz-75-arman", "korean-kz-75"
    last, first = date(2026, 3, 31), date(2026, 4, 1)
    assert merged in {one.id for one in queries.associations_on(session, last)}
    assert merged not in {one.id for one in queries.associations_on(session, first)}
    assert queries.standing(session, merged, last) == merged
    assert queries.standing(session, merged, first) == successor
    assert queries.standing(session, successor, first) == successor


def test_mergers_are_followed_through_a_chain_and_for_parents(session: Session) -> None:
    session.add(
        AssociationTie(
            association_id="korean-kz-75",
            relation="merged_into",
            parent_id="korean-kz-71",
            valid_from=date(2026, 7, 1),
        )
    )
    session.add(Association(id="branch-of-arman", name_kk="т", name_ru="т", name_en="t", kind="local", people="korean"))
    session.flush()
    session.add(
        AssociationTie(
            association_id="branch-of-arman",
            relation="stands",
            parent_id="korean-kz-75-arman",
            region_code="KZ-75",
            valid_from=date(2020, 1, 1),
        )
    )
    session.flush()
    assert queries.standing(session, "korean-kz-75-arman", date(2026, 6, 30)) == "korean-kz-75"
    assert queries.standing(session, "korean-kz-75-arman", date(2026, 7, 1)) == "korean-kz-71"
    tree = {one.id: one for one in queries.associations_on(session, date(2026, 4, 1))}
    assert tree["branch-of-arman"].parent_id == "korean-kz-75"


def test_an_association_that_moved_stood_in_one_region_and_then_in_the_other(session: Session) -> None:
    def where(day: date) -> list[tuple[str | None, str | None]]:
        tree = queries.associations_on(session, day)
        return [(one.region_code, one.parent_id) for one in tree if one.id == "tatar-kz-63-semei"]

    assert where(date(2025, 12, 31)) == [("KZ-63", "tatar-kz-63")]
    assert where(date(2026, 1, 1)) == [("KZ-10", "tatar-kz-10")]


def test_an_association_is_found_by_its_name_in_any_language_however_it_is_typed(session: Session) -> None:
    one = session.get_one(Association, "uzbek-kz-61")
    for name in (one.name_kk.upper(), one.name_ru.lower(), f"  {one.name_en.replace(' ', '   ')} "):
        found = queries.find_association(session, name)
        assert found is not None and found.id == one.id
    assert queries.find_association(session, "Көпір") is None
    assert queries.find_association(session, "") is None


def test_anybody_sees_the_associations_by_region_in_their_language(client: FlaskClient) -> None:
    page = text_of(client.get("/associations?lang=kk").text)
    assert "«Көпір» республикалық өзбек бірлестігі" in page
    assert page.index("Түркістан облысы") < page.index("«Көпір» өзбек бірлестігі, Түркістан облысы")
    russian = re.sub("<[^>]+>", "", client.get("/associations?lang=ru").text)
    assert "Узбекское объединение «Көпір», Шымкент" in russian
    assert "Arman" not in text_of(client.get("/associations?lang=en").text)
