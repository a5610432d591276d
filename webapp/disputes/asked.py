"""What an answer was an answer to: the exercise of a lesson or the question of the drill, to be shown and graded once more."""

from dataclasses import dataclass

from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import by_id
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.practice import drill_questions
from webapp.practice.exercises import kind_of
from webapp.practice.grading import Grade
from webapp.practice.posing import Context, Posed


@dataclass(frozen=True)
class Asked:
    """One of the two: `context` of a lesson, `question` of the drill."""

    library: Library
    context: Context | None = None
    question: drill_questions.Question | None = None

    @property
    def posed(self) -> Posed | None:
        """The exercise as it is posed."""
        return kind_of(self.context).pose(self.context) if self.context else None

    def grade(self, given: str) -> Grade:
        """The grade without regard to what editors accepted."""
        if self.context is not None:
            return kind_of(self.context).grade(given, self.context)
        assert self.question is not None
        return drill_questions.graded(self.library, self.question, given)


def asked(
    library: Library, profile: LearnerProfile, languages: tuple[str, ...], lesson_id: str, exercise_id: str
) -> Asked | None:
    """The exercise as this profile has it; None when it has been withdrawn, or is of a test."""
    if lesson_id == drill_questions.DRILL:
        question = drill_questions.by_id(library, exercise_id)
        return Asked(library, question=question) if question else None
    found = library.lesson(lesson_id)
    exercise = by_id(found[1], library, exercise_id) if found else None
    if found is None or exercise is None:
        return None
    plan = plan_lesson(library, found[0], lesson_id, profile)
    return Asked(library, Context(library, plan, exercise, languages))
