"""From draft to release: written beside, signed by two, numbered, unchanging, made again byte for byte, revised."""

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tests.people import People
from tests.uptake.drafted import NOW, draft, people, publish, write
from webapp.courses.loading import Library
from webapp.models import Release, ReleaseCell, ReleaseFile, ReleaseSignature
from webapp.uptake import published
from webapp.uptake.content import fingerprint, unpacked
from webapp.uptake.releases import actions
from webapp.uptake.releases.unchanging import PublishedError


@pytest.fixture
def signers(people: People) -> tuple[int, int]:
    return tuple(people.holding("secretariat", name).id for name in ("saule", "ivan"))  # type: ignore[return-value]


@pytest.fixture
def release(session: Session, content: Library, signers: tuple[int, int]) -> Release:
    made = draft(session, content, people(400))
    assert publish(session, made, signers) == 1
    session.commit()
    return made


def test_two_different_people_sign_what_stands_there(
    session: Session, content: Library, signers: tuple[int, int]
) -> None:
    made = draft(session, content, people(100))
    with pytest.raises(actions.NotReadyError):
        actions.sign(session, made, signers[0], "Сәуле", NOW)
    write(session, made)
    for _ in range(2):
        actions.sign(session, made, signers[0], "Сәуле", NOW)
    assert not actions.ready(session, made), "twice the same person is one"
    actions.sign(session, made, signers[1], "Иван", NOW)
    assert actions.ready(session, made)
    actions.write(session, made, {"commentary_ru": "Иначе."})
    assert not actions.ready(session, made) and actions.signatures(session, made) == []
    assert unpacked(made.content or b"").document["commentary"]["ru"] == "Иначе."


def test_writing_the_same_again_voids_nothing(session: Session, content: Library, signers: tuple[int, int]) -> None:
    made = draft(session, content, people(100))
    write(session, made)
    actions.sign(session, made, signers[0], "Сәуле", NOW)
    assert not actions.write(session, made, {"commentary_ru": made.commentary_ru})
    assert len(actions.signatures(session, made)) == 1


def test_what_was_not_proven_is_never_signed(session: Session, content: Library, signers: tuple[int, int]) -> None:
    made = draft(session, content, people(100))
    write(session, made)
    made.state = "draft"
    with pytest.raises(actions.NotReadyError):
        actions.sign(session, made, signers[0], "Сәуле", NOW)


def test_a_release_is_numbered_with_its_files_and_cells(session: Session, release: Release) -> None:
    opened = published.content(session, 1)
    assert opened.document["signed"] == [{"name": f"Қол {place}", "on": "2027-01-20"} for place in (0, 1)]
    assert release.signed_over == fingerprint(opened.document)
    cells = session.scalar(select(func.count()).select_from(ReleaseCell))
    assert cells == sum(1 for _ in opened.cells())
    whole = select(ReleaseCell.value).filter_by(table_code="region", indicator="learners", key1="*")
    assert session.scalars(whole).all() == [400]
    kept = session.scalars(select(ReleaseFile)).all()
    assert kept and all(one.size == len(one.content) for one in kept)


def test_it_comes_out_the_same_byte_for_byte(session: Session, release: Release) -> None:
    assert actions.reproduce(session, release) == release.content
    assert actions.audit_again(session, release)["holds"]


@pytest.mark.parametrize("change", ["text", "state", "cell", "file", "delete"])
def test_it_never_changes(change: str, session: Session, release: Release) -> None:
    if change == "text":
        release.commentary_ru = "Лучше."
    elif change == "state":
        release.state = "dropped"
    elif change == "cell":
        session.scalars(select(ReleaseCell)).first().value = 7  # type: ignore[union-attr]
    elif change == "file":
        session.scalars(select(ReleaseFile)).first().content = b""  # type: ignore[union-attr]
    else:
        session.delete(release)
    with pytest.raises(PublishedError):
        session.flush()
    session.rollback()
    with pytest.raises(actions.NotReadyError):
        actions.write(session, release, {"commentary_ru": "Лучше."})
    with pytest.raises(actions.NotReadyError):
        actions.drop(session, release)


@pytest.mark.parametrize(
    "statement",
    [
        "update release_ set commentary_ru = 'x'",
        "delete from release_cell",
        "update release_file set size = 1",
        "delete from release_",
    ],
)
def test_the_database_itself_refuses(statement: str, session: Session, release: Release) -> None:
    assert release.number == 1
    with pytest.raises(DBAPIError, match="never changes"):
        session.execute(text(statement))
    session.rollback()


def test_whoever_signed_may_leave(session: Session, release: Release) -> None:
    """A signature loses its person, not its name."""
    for one in session.scalars(select(ReleaseSignature)):
        one.person_id = None
    session.commit()
    assert [one["name"] for one in published.content(session, 1).document["signed"]] == ["Қол 0", "Қол 1"]


def test_a_dropped_draft_keeps_no_numbers(session: Session, content: Library) -> None:
    made = draft(session, content, people(100))
    actions.drop(session, made)
    assert (made.state, made.content, made.sealed) == ("dropped", None, None)


def test_a_revision_says_what_changed_and_why(
    session: Session, content: Library, release: Release, signers: tuple[int, int]
) -> None:
    some = people(400) + [one | {"region": "KZ-71"} for one in people(60, seed=9)]
    made = draft(session, content, some, revises_id=release.id)
    document = unpacked(made.content or b"").document
    assert document["revises"] == 1
    cells = {(one["table"], one["indicator"], *one["categories"]): one for one in document["changes"]["cells"]}
    whole = cells["region", "learners", "*"]
    assert (whole["before"], whole["after"]) == (400, 460)
    actions.write(session, made, {"commentary_kk": "а", "commentary_ru": "а"})
    with pytest.raises(actions.NotReadyError):
        actions.sign(session, made, signers[0], "Сәуле", NOW)
    assert publish(session, made, signers) == 2
    session.commit()
    assert published.content(session, 2).document["changes"]["why"]["ru"] == "Ответы, пришедшие позже."
    assert [one.number for one in published.in_force(session)] == [2]
    assert actions.reproduce(session, made) == made.content


def test_one_person_more_changes_nothing(session: Session, content: Library, release: Release) -> None:
    some = people(400)
    made = draft(session, content, [*some, some[0]], revises_id=release.id)
    assert unpacked(made.content or b"").document["changes"]["cells"] == []


def test_a_draft_that_something_was_published_beside_is_made_anew(
    session: Session, content: Library, signers: tuple[int, int]
) -> None:
    same, before = draft(session, content, people(400)), draft(session, content, people(300), "2026Q2")
    publish(session, draft(session, content, people(400)), signers)
    for made in (same, before):
        write(session, made)
        assert actions.outdated(session, made)
        with pytest.raises(actions.NotReadyError):
            actions.sign(session, made, signers[0], "Сәуле", NOW)
    assert not actions.outdated(session, draft(session, content, people(300), "2026Q2"))
