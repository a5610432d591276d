"""People who live in a test: they register, answer, change, and each act leaves the rows and lines of the log that the site leaves."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.associations.actions import join_association
from webapp.associations.declarations import declare
from webapp.models import Answer, Audit, Completion, Person, Profile, Run, SelfRating

_NUMBERS = count(1)


def at(day: date) -> datetime:
    """Noon or so of a day."""
    return datetime.combine(day, time(7), UTC)


class Country:
    """What is done on a day by whom."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def log(self, day: date, person_id: int | None, action: str, **detail: Any) -> None:
        """A line of the log."""
        self.session.add(Audit(at=at(day), actor_id=person_id, subject_id=person_id, action=action, detail=detail))
        self.session.flush()

    def guest(self, day: date) -> int:
        """Somebody without a name."""
        person = Person(fs_uniquifier=f"living-{next(_NUMBERS)}", created_at=at(day), display_name="", active=True)
        self.session.add(person)
        self.session.flush()
        return person.id

    def register(self, person_id: int, day: date) -> int:
        """They give themselves a name."""
        person = self.session.get_one(Person, person_id)
        person.username, person.registered_at = f"findable-{person_id}", at(day)
        self.log(day, person_id, "register")
        return person_id

    def learner(self, day: date, **profile: Any) -> int:
        """Somebody registered, with a profile."""
        person_id = self.register(self.guest(day), day)
        self.change(person_id, day, **profile)
        return person_id

    def change(self, person_id: int, day: date, **profile: Any) -> None:
        """They change their profile, association or declaration."""
        kept = self.session.get(Profile, person_id)
        if kept is None:
            kept = Profile(person_id=person_id, spheres=[], updated_at=at(day))
            self.session.add(kept)
        if "groups" in profile:
            declare(self.session, person_id, profile.pop("groups"), at(day))
        if "association" in profile:
            join_association(self.session, person_id, profile.pop("association"), day, at(day))
        for name, value in profile.items():
            setattr(kept, name, value)
        kept.updated_at = at(day)
        self.log(day, person_id, "change profile")

    def rate(self, person_id: int, day: date, step: int) -> None:
        """They say how well they know the language."""
        self.session.merge(SelfRating(person_id=person_id, rated_on=day, step=step))
        self.log(day, person_id, "change profile")

    def answer(self, person_id: int, *days: date, lesson: str = "a1-01-01", late: int = 0, **changed: Any) -> None:
        """One answer a day; `late`: arrived so many days after."""
        run = Run(
            person_id=person_id,
            course_id=changed.pop("course", "a1"),
            lesson_id=lesson,
            plan=[],
            started_at=at(days[0]),
        )
        self.session.add(run)
        self.session.flush()
        for day in days:
            number = next(_NUMBERS)
            values = {"exercise_id": f"{lesson}/s{number % 3}/order", "milliseconds": 40_000} | changed
            self.session.add(
                Answer(
                    person_id=person_id,
                    client_id=UUID(int=number),
                    run_id=run.id,
                    lesson_id=lesson,
                    given="сәлем",
                    verdict="right",
                    answered_at=at(day),
                    day=day,
                    received_on=day + timedelta(days=late) if late else None,
                    **values,
                )
            )
        self.session.flush()

    def complete(self, person_id: int, day: date, kind: str, subject: str, course: str = "a1") -> None:
        """They complete something."""
        self.session.add(
            Completion(
                person_id=person_id,
                course_id=course,
                kind=kind,
                subject_id=subject,
                criterion={},
                completed_at=at(day),
                day=day,
            )
        )
        self.session.flush()
