"""A class in its live lesson, for the tests of this room."""

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.people import People
from tests.practice.test_lesson import right_form
from tests.reading import fields
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.models import Class, Person

ADULT = LearnerProfile("ru", "adult")
# Asks for the meaning of a word by four options: the same for every grown-up.
CHOOSE = "a1-01-01/сәлем/choose"


class Room:
    """A teacher, learners and their class."""

    def __init__(self, people: People, number: int = 2, **profile: object) -> None:
        self.owner = people.holding("teacher", association="korean-kz-75")
        self.learners = [
            people.person(name, **{"age_group": "adult", "heritage_language": "ru", **profile})
            for name in ("aina", "bota", "dana", "erlan", "gaukhar")[:number]
        ]
        self.class_: Class = people.class_of(self.owner, learners=tuple(self.learners))
        self.people = people
        self.teacher = people.signed_in(self.owner)
        self.at = f"/classes/{self.class_.id}/live"

    def begin(self) -> None:
        """The live lesson is on."""
        assert self.teacher.send(self.at).status_code == 303

    def act(self, what: str, **data: str) -> TestResponse:
        """A button of the teacher's phone."""
        return self.teacher.send(f"{self.at}/{what}", data, page=self.at, follow_redirects=True)

    def phone(self, person: Person, join: bool = True) -> FlaskClient:
        """A learner's phone, in the lesson."""
        client = self.people.signed_in(person)
        if join:
            assert client.send("/live/1/join", page="/today").location == "/live/1"
        return client

    def ask(self, exercise: str = CHOOSE) -> None:
        """One exercise for all."""
        assert self.act("exercise", exercise=exercise).status_code == 200

    def wall(self) -> str:
        """The wall."""
        return self.teacher.get(f"{self.at}/wall").text


def answer(client: FlaskClient, content: Library, right: bool = True, profile: LearnerProfile = ADULT) -> TestResponse:
    """Answer what is on, as the page asks for it."""
    page = client.get("/live/1").text
    action = re.search(r'<form class="answer" method="post" action="([^"]+)"', page)
    assert action, "an exercise is on"
    return client.post(action[1], data={**fields(page), **right_form(content, page, profile, right)})
