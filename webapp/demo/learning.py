"""A simulated learner learns: lesson after lesson, day after day, through `record_answer` like everybody."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import by_id
from webapp.courses.loading import Course, Library
from webapp.courses.profile import LearnerProfile
from webapp.demo.population import at
from webapp.demo.simulated import give
from webapp.practice.actions import record_answer, start_run
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context
from webapp.practice.queries import RunSoFar
from webapp.practice.sequence import Done


class Learning:
    """One person's way through the course."""

    def __init__(
        self,
        session: Session,
        library: Library,
        course: Course,
        person_id: int,
        profile: LearnerProfile,
        skill: float,
        rng: random.Random,
    ) -> None:
        self.session, self.library, self.course = session, library, course
        self.person_id, self.profile, self.skill, self.rng = person_id, profile, skill, rng
        self.lessons = iter(course.lessons)
        self.run: RunSoFar | None = None
        self.answers = 0

    def learn(self, days: Sequence[date]) -> int:
        """One lesson, or a part of one, a day. Returns the number of answers."""
        for day in days:
            now = at(day, self.rng)
            if self.run is None:
                lesson = next(self.lessons, None)
                if lesson is None:
                    break
                plan = plan_lesson(self.library, self.course, lesson, self.profile)
                exercises = [planned.exercise.id for planned in plan.exercises]
                self.run = start_run(self.session, self.person_id, self.course.id, lesson, exercises, now)
            stamina = 40 if self.rng.random() < 0.8 else self.rng.randrange(2, 7)
            for _ in range(stamina):
                now += timedelta(seconds=self.rng.randrange(8, 50))
                if self.run is None:
                    break
                self._answer(self.run, now)
        return self.answers

    def _answer(self, run: RunSoFar, now: datetime) -> None:
        place = run.place
        assert place.exercise_id is not None
        plan = plan_lesson(self.library, self.course, run.lesson_id, self.profile)
        exercise = by_id(plan.lesson, self.library, place.exercise_id)
        assert exercise is not None
        context = Context(self.library, plan, exercise, ("ru", "en"), place.attempt)
        given = give(context, min(0.97, self.skill + 0.15 * place.attempt), self.rng)
        grade = kind_of(context).grade(given, context)
        recorded = record_answer(
            self.session.connection(),
            person_id=self.person_id,
            course=self.course,
            run=run,
            exercise_id=exercise.id,
            given=given,
            grade=grade,
            client_id=UUID(int=self.rng.getrandbits(128), version=4),
            milliseconds=self.rng.randrange(3000, 45000),
            now=now,
        )
        self.answers += 1
        done = (*run.done, Done(exercise.id, grade.verdict != "wrong"))
        self.run = None if recorded.place.finished else RunSoFar(run.id, run.lesson_id, run.plan, False, done)
