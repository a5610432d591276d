"""A roster from a spreadsheet: preview, row errors, yes; out and in again changes nothing."""

import io

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.classes.slips import slips_on
from tests.classes.test_roster import begun, named
from tests.people import People
from tests.reading import fields, text_of
from tests.test_house import everything
from webapp import spreadsheets
from webapp.models import ClassGroup, GroupSeat, IssuedAccount, Look, PendingUpload, Person, Profile

TABLE = (
    "Имя;Логин;Подгруппа;Язык;Возраст;Ребёнок;Телефон\r\n"
    "Аружан Серік;aru;сильные;корейский;взрослые;;+7 700\r\n"
    "Марк;;сильные;;;;\r\n"
    "Соня;;;;;да;\r\n"
)


def sent(client: FlaskClient, roster: str, content: str | bytes, name: str = "класс.csv") -> TestResponse:
    """The answer to a table sent for its preview."""
    data = content.encode() if isinstance(content, str) else content
    return client.send(f"{roster}/import", {"table": (io.BytesIO(data), name)})


def yes(client: FlaskClient, roster: str, preview: TestResponse) -> TestResponse:
    """The answer to the yes, as a page."""
    data = {"token": fields(preview.text)["token"], "as": "page"}
    return client.send(f"{roster}/import/yes", data, page=f"{roster}/import")


def test_a_table_is_shown_first_and_carried_out_on_yes(people: People, session: Session) -> None:
    teacher, roster, class_ = begun(people)
    before = everything(session)
    preview = sent(teacher, roster, TABLE)
    after = everything(session)
    assert {name for name in before if before[name] != after[name]} == {"pending_upload"}, "a preview changes nothing"
    shown = text_of(preview.text)
    assert "New learners 3" in shown and "Not read and not kept: Телефон" in shown and "+7 700" not in shown
    slips = slips_on(yes(teacher, roster, preview).text)
    assert list(slips) == ["Аружан Серік", "Марк", "Соня"]
    assert slips["Аружан Серік"].username == "aru" and slips["Соня"].pictures
    profile = session.get_one(Profile, named(session, "Аружан Серік").id)
    assert (profile.heritage_language, profile.age_group) == ("ko", "adult")
    assert session.scalars(select(ClassGroup.name).where(ClassGroup.class_id == class_.id)).all() == ["сильные"]
    assert len(session.scalars(select(GroupSeat)).all()) == 2
    assert session.scalars(select(PendingUpload)).all() == [], "the file is gone"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_out_and_in_again_changes_nothing(language: str, form: str, people: People, session: Session) -> None:
    teacher, roster, _ = begun(people, people.person("dana"))
    yes(teacher, roster, sent(teacher, roster, TABLE))
    teacher.get(f"{roster}?lang={language}")
    table = teacher.get(f"{roster}/table.{form}")
    assert table.status_code == 200 and f'.{form}"' in table.headers["Content-Disposition"]
    before = everything(session)
    preview = sent(teacher, roster, table.data, f"a.{form}")
    assert 'name="token"' not in preview.text, "there is nothing to say yes to"
    after = everything(session)
    assert {name for name in before if before[name] != after[name]} == {"pending_upload"}
    rows = spreadsheets.read(f"a.{form}", table.data)
    assert len(rows) == 5 and len([cell for cell in rows[0] if cell]) == 4
    assert "export" in session.scalars(select(Look.what)).all(), "the learners can read that it was taken along"


def test_what_a_learner_keeps_to_themselves_is_not_in_the_table(people: People) -> None:
    teacher, roster, _ = begun(people, people.person("dana", heritage_language="ko", age_group="elder"))
    table = teacher.get(f"{roster}/table.csv").data.decode("utf-8-sig")
    assert table.splitlines() == ["Name,User name,Group,Child", "Dana,dana,,no"]
    empty = teacher.get(f"{roster}/table.csv?empty=1").data.decode("utf-8-sig")
    assert empty.splitlines() == ["Name,User name,Group,Language,Age group,Child"]


def test_rows_with_mistakes_are_told_and_left_out_and_the_others_go_on(people: People, session: Session) -> None:
    people.person("erlan")
    teacher, roster, _ = begun(people, people.person("dana"))
    table = "name,user name,child\nАру,,\nErlan,erlan,\nDana,dana,yes\nБота,,maybe\n"
    preview = sent(teacher, roster, table)
    shown = text_of(preview.text)
    assert "3 User name erlan a user name that nobody has yet" in shown
    assert "4 Child Dana no: the learner has a user name" in shown
    assert "5 Child maybe yes or no" in shown
    assert list(slips_on(yes(teacher, roster, preview).text)) == ["Ару"]
    assert len(session.scalars(select(IssuedAccount)).all()) == 1


def test_groups_change_by_the_table_and_what_a_learner_chose_does_not(people: People, session: Session) -> None:
    dana = people.person("dana", heritage_language="ru", age_group="adult")
    teacher, roster, _ = begun(people, dana)
    preview = sent(teacher, roster, "name,user name,group,language\nДана Ким,dana,новые,корейский\n")
    assert "Group: — → новые" in text_of(preview.text)
    assert yes(teacher, roster, preview).status_code == 303
    session.expire_all()
    assert session.get_one(Profile, dana.id).heritage_language == "ru"
    assert session.get_one(Person, dana.id).display_name == "Dana"
    assert session.scalars(select(GroupSeat.person_id)).all() == [dana.id]


def test_a_file_is_only_its_owners_and_only_for_its_class(people: People) -> None:
    teacher, roster, _ = begun(people)
    second = people.class_of(people.holding("teacher", "second", "korean-kz-75"))
    preview = sent(teacher, roster, TABLE)
    token = {"token": fields(preview.text)["token"], "as": "page"}
    other = people.signed_in("second")
    page = f"/classes/{second.id}/roster/import"
    assert other.send(f"{page}/yes", token, page=page).status_code == 404
    assert teacher.send(f"{roster}/import/yes", {"token": "x"}, page=roster).status_code == 404
    assert yes(teacher, roster, preview).status_code == 200
    assert yes(teacher, roster, preview).status_code == 404, "a yes counts once"
