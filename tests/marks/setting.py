"""A class with a teacher and learners, and work given to it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import NOW, People
from webapp.models import Assignment, Class, ClassGroup, GroupSeat, Person

POINTS = {"points-task": "3", "points-range": "2", "points-accuracy": "1", "points-coherence": "0"}
SPOKEN = {
    "points-task": "3", "points-language": "2", "points-pronunciation": "2", "points-fluency": "1",
    "points-interaction": "3",
}  # fmt: skip


@dataclass
class Setting:
    """Who there is; clients are made when they are asked for."""

    people: People
    session: Session
    teacher: Person
    dana: Person
    erlan: Person
    class_: Class

    def __post_init__(self) -> None:
        self._clients: dict[int, FlaskClient] = {}

    def client(self, person: Person) -> FlaskClient:
        """Signed in, once."""
        if person.id not in self._clients:
            self._clients[person.id] = self.people.signed_in(person)
        return self._clients[person.id]

    def give(self, kind: str = "writing", **more: Any) -> Assignment:
        """Work for the class."""
        facts = {"note": "Write about your home.", "opens_on": date(2026, 5, 4), "made_at": NOW} | more
        made = Assignment(class_id=self.class_.id, kind=kind, made_by_id=self.teacher.id, **facts)
        self.session.add(made)
        self.session.commit()
        return made

    def group(self, *learners: Person) -> ClassGroup:
        """A group of the class."""
        made = ClassGroup(class_id=self.class_.id, name="Жаңадан келгендер")
        self.session.add(made)
        self.session.flush()
        self.session.add_all(GroupSeat(group_id=made.id, person_id=one.id) for one in learners)
        self.session.commit()
        return made

    def hand_in(self, person: Person, assignment: Assignment, text: str = "Менің үйім үлкен.") -> Any:
        """As a learner does."""
        return self.client(person).send(f"/work/{assignment.id}/hand-in", {"text": text})

    @property
    def marks(self) -> str:
        return f"/classes/{self.class_.id}/marks"

    @property
    def sittings(self) -> str:
        return f"/classes/{self.class_.id}/sittings"


@pytest.fixture
def setting(people: People, session: Session) -> Setting:
    """One class: Dana and Erlan."""
    teacher = people.holding("teacher", association="korean-kz-75")
    dana, erlan = people.person("dana", age_group="adult"), people.person("erlan", age_group="adult")
    return Setting(people, session, teacher, dana, erlan, people.class_of(teacher, learners=(dana, erlan)))
