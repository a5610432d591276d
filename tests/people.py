"""People for tests, made through the models, and signed in through the sign-in page."""

import random
import secrets
from datetime import UTC, date, datetime

from flask import Flask
from flask.testing import FlaskClient
from flask_security.utils import hash_password
from sqlalchemy.orm import Session

from webapp.classes.actions import create_class, join_class
from webapp.models import Class, Person, Profile, RoleGrant

PASSWORD = "correct horse battery"
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


class People:
    """Makes people in a test's country."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        with app.app_context():
            self.secret = hash_password(PASSWORD)

    def person(self, username: str, **profile: object) -> Person:
        """A registered learner."""
        made = Person(
            username=username,
            display_name=username.title(),
            password=self.secret,
            active=True,
            fs_uniquifier=secrets.token_hex(32),
            created_at=NOW,
            registered_at=NOW,
        )
        self.session.add(made)
        self.session.flush()
        self.session.add(Profile(person_id=made.id, spheres=profile.pop("spheres", []), updated_at=NOW, **profile))
        self.session.commit()
        return made

    def holding(
        self, role: str, username: str | None = None, association: str | None = None, region: str | None = None
    ) -> Person:
        """Somebody with a role on a branch."""
        made = self.person(username or role)
        self.session.add(
            RoleGrant(
                person_id=made.id,
                role=role,
                association_id=association,
                region_code=region,
                valid_from=date(2025, 1, 1),
            )
        )
        self.session.commit()
        return made

    def class_of(self, teacher: Person, association: str = "korean-kz-75", learners: tuple[Person, ...] = ()) -> Class:
        """A class with its learners."""
        made = create_class(
            self.session,
            association_id=association,
            name="Кешкі топ",
            teacher_id=teacher.id,
            now=NOW,
            rng=random.Random(teacher.id),
        )
        for one in learners:
            join_class(self.session, made, one.id, NOW, NOW.date())
        self.session.commit()
        return made

    def signed_in(self, person: Person | str, language: str = "en") -> FlaskClient:
        """A client of this person's, through the sign-in page."""
        client = self.app.test_client()
        client.get(f"/login?lang={language}")
        username = person if isinstance(person, str) else person.username
        answer = client.send("/login", {"username": username, "password": PASSWORD})
        assert answer.status_code == 303, answer.text
        return client
