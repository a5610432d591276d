"""Every page and form of marks and sittings × every role × the own and a foreign class."""

from sqlalchemy import select

from tests.marks.setting import POINTS, SPOKEN, Setting
from tests.people import NOW
from webapp.models import HandedIn, Mark, RoleGrant, Run, Sitting, SittingSeat, Submission
from webapp.models.base import Base

SAME = {"Sec-Fetch-Site": "same-origin"}


def pages(setting: Setting) -> tuple[list[str], list[tuple[str, dict[str, str]]]]:
    """Addresses to open, and forms to send, of a class with one of everything."""
    given = setting.give()
    setting.hand_in(setting.dana, given)
    work = setting.session.scalars(select(HandedIn)).one()
    run = Run(person_id=setting.dana.id, course_id="a1", lesson_id="a1-test-1", plan=[], started_at=NOW)
    sitting = Sitting(class_id=setting.class_.id, kind="test", subject="a1", opened_at=NOW)
    setting.session.add_all([run, sitting])
    setting.session.flush()
    block = Submission(
        person_id=setting.dana.id, run_id=run.id, block="writing", texts={"w1": "Үй"}, own_points={}, submitted_at=NOW
    )
    seat = SittingSeat(sitting_id=sitting.id, person_id=setting.dana.id, run_id=run.id, joined_at=NOW)
    setting.session.add_all([block, seat])
    setting.session.commit()
    one = f"{setting.sittings}/{sitting.id}"
    shown = [
        setting.marks, f"{setting.marks}/work/{work.id}", f"{setting.marks}/test/{block.id}", f"{setting.marks}/oral",
        f"{setting.marks}/all", f"{setting.marks}.csv", f"{setting.marks}.xlsx", setting.sittings, one,
        f"{one}/progress", f"{one}/results", f"{one}/results.csv", f"{one}/results.xlsx",
    ]  # fmt: skip
    test = {f"points-{name}": "1" for name in ("task", "words", "grammar", "spelling", "links")}
    sent = [
        (f"{setting.marks}/work/{work.id}", POINTS),
        (f"{setting.marks}/test/{block.id}", test),
        (f"{setting.marks}/oral", SPOKEN | {"occasion": "x", "learner": str(setting.dana.id)}),
        (setting.sittings, {"what": "test/a1"}),
        (f"{one}/close", {}),
        (f"{one}/open-again", {}),
        (f"{one}/set-aside", {"learner": str(setting.dana.id), "aside": "1"}),
    ]
    return shown, sent


def rows(setting: Setting) -> list[str]:
    setting.session.rollback()
    tables: tuple[type[Base], ...] = (Mark, Sitting, SittingSeat, HandedIn)
    return [str(row) for table in tables for row in setting.session.execute(select(table.__table__)).all()]


def test_the_teacher_of_the_class_and_nobody_else(setting: Setting) -> None:
    shown, sent = pages(setting)
    before = rows(setting)
    people = setting.people
    strangers = [
        people.holding("teacher", "colleague", "korean-kz-75"), people.holding("teacher", "stranger", "german-kz-39"),
        people.holding("coordinator", association="korean-kz"), people.holding("region", region="KZ-75"),
        people.holding("secretariat"), people.holding("admin"), setting.dana, people.person("aru", age_group="child"),
    ]  # fmt: skip
    for person in strangers:
        client = setting.client(person)
        assert {client.get(page).status_code for page in shown} == {404}, person.username
        assert {client.post(page, data=data, headers=SAME).status_code for page, data in sent} == {404}
    unknown = people.app.test_client()
    assert {unknown.get(page).status_code for page in shown} == {302}
    assert {unknown.post(page, data=data, headers=SAME).status_code for page, data in sent} == {302}
    assert rows(setting) == before
    teacher = setting.client(setting.teacher)
    assert {teacher.get(page).status_code for page in shown} == {200}
    assert {teacher.post(page, data=data, headers=SAME).status_code for page, data in sent} == {303}


def test_a_class_of_ones_own_does_not_open_anothers_work(setting: Setting) -> None:
    shown, sent = pages(setting)
    before = rows(setting)
    other = setting.people.holding("teacher", "colleague", "korean-kz-75")
    own = setting.people.class_of(other)
    client = setting.client(other)
    mine, theirs = f"/classes/{own.id}/", f"/classes/{setting.class_.id}/"
    foreign = [page for page in shown if page.rsplit("/", 1)[-1].isdigit() or "/sittings/" in page]
    assert len(foreign) == 7
    assert {client.get(page.replace(theirs, mine)).status_code for page in foreign} == {404}
    inside = [(page, data) for page, data in sent if page != setting.sittings and not page.endswith("oral")]
    assert {client.post(p.replace(theirs, mine), data=d, headers=SAME).status_code for p, d in inside} == {404}
    assert rows(setting) == before


def test_with_the_role_ends_the_sight(setting: Setting) -> None:
    shown, sent = pages(setting)
    client = setting.client(setting.teacher)
    setting.session.scalars(select(RoleGrant)).one().valid_to = NOW.date()
    setting.session.commit()
    before = rows(setting)
    assert {client.get(page).status_code for page in shown} == {404}
    assert {client.post(page, data=data, headers=SAME).status_code for page, data in sent} == {404}
    assert rows(setting) == before


def test_a_sitting_is_found_by_the_learners_of_the_class(setting: Setting) -> None:
    pages(setting)
    sitting = setting.session.scalars(select(Sitting)).one()
    address = f"/sittings/{sitting.id}"
    outside = setting.people.person("outside")
    for person, status in ((setting.dana, 200), (setting.erlan, 200), (outside, 404), (setting.teacher, 404)):
        client = setting.client(person)
        assert client.get(address).status_code == status
        begun = client.post(f"{address}/begin", headers=SAME)
        assert begun.status_code == (303 if status == 200 else 404)
    unknown = setting.people.app.test_client()
    assert unknown.get(address).status_code == unknown.post(f"{address}/begin", headers=SAME).status_code == 302
