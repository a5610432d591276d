"""Roles granted from the command line."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.people import People
from webapp.accounts.granting import CannotGrantError, grant

TODAY = date(2026, 5, 1)


def test_somebody_granted_the_role_of_a_teacher_can_make_a_class(people: People, session: Session) -> None:
    person = people.person("dana")
    assert "A new class" not in people.signed_in(person).get("/classes").text
    grant(session, "Dana", "teacher", "korean-kz-75", None, TODAY)
    session.commit()
    assert "A new class" in people.signed_in(person).get("/classes").text


@pytest.mark.parametrize(
    ("username", "role", "association", "region", "said"),
    [
        ("nobody", "admin", None, None, "nobody is registered"),
        ("dana", "teacher", None, None, "needs --association"),
        ("dana", "region", None, None, "needs --region"),
        ("dana", "editor", "korean-kz-75", None, "not held on this kind of branch"),
        ("dana", "teacher", "atlantis", None, "no association"),
        ("dana", "region", None, "KZ-00", "no region"),
    ],
)
def test_a_grant_that_does_not_fit_is_refused_in_plain_words(
    people: People, session: Session, username: str, role: str, association: str | None, region: str | None, said: str
) -> None:
    people.person("dana")
    with pytest.raises(CannotGrantError, match=said):
        grant(session, username, role, association, region, TODAY)
