"""Kept answers as a person reads them: for the teacher, and for the learner's own record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from webapp import i18n
from webapp.courses import find_lesson, schema
from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import by_id
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.models import Answer
from webapp.practice import drill_questions
from webapp.practice.exercises import kind_of
from webapp.practice.grading import Grade, plain
from webapp.practice.posing import Context


@dataclass(frozen=True)
class ReadAnswer:
    """An answer with what was asked: `context` in a lesson, `question` in the drill, `item` in a test.

    All are None once it has been withdrawn.
    """

    id: int
    lesson_id: str
    at: datetime
    verdict: str
    given: str
    context: Context | None
    grade: Grade | None
    question: drill_questions.Question | None = None
    item: schema.Item | None = None


def read_back(
    library: Library,
    profile: LearnerProfile,
    languages: tuple[str, ...],
    answers: Iterable[Answer],
    granted: frozenset[int] = frozenset(),
) -> Iterator[ReadAnswer]:
    """Each answer with its exercise as this profile has it. `granted`: the ids of those that an editor accepted."""
    for read in _read_back(library, profile, languages, answers):
        yield replace(read, verdict="right") if read.id in granted else read


def _read_back(
    library: Library, profile: LearnerProfile, languages: tuple[str, ...], answers: Iterable[Answer]
) -> Iterator[ReadAnswer]:
    for answer in answers:
        if answer.exercise_id.startswith(f"{drill_questions.DRILL}/"):
            yield _drilled(library, answer)
            continue
        if answer.lesson_id in library.sittings:
            yield _tested(library, answer)
            continue
        # In revision and in a placement test the exercises are those of lessons.
        lesson_id = answer.exercise_id.split("/", 1)[0]
        found = find_lesson(lesson_id, retired=True) if schema.is_own(lesson_id) else library.lesson(lesson_id)
        exercise = by_id(found[1], library, answer.exercise_id) if found else None
        if found is None or exercise is None:
            yield ReadAnswer(answer.id, answer.lesson_id, answer.answered_at, answer.verdict, answer.given, None, None)
            continue
        context = Context(library, plan_lesson(library, found[0], lesson_id, profile), exercise, languages)
        kind = kind_of(context)
        given = kind.describe(answer.given, context)
        # Judged by the learner: the words are the site's own.
        given = i18n.gettext(given) if exercise.kind == "speak" else given
        yield ReadAnswer(
            answer.id,
            answer.lesson_id,
            answer.answered_at,
            answer.verdict,
            given,
            context,
            kind.grade(answer.given, context),
        )


def _tested(library: Library, answer: Answer) -> ReadAnswer:
    """An answer in a test: the option chosen, in words."""
    sitting, item_id = library.sittings[answer.lesson_id], answer.exercise_id.split("/")[1]
    items = (item for passage in (*sitting.listening, *sitting.reading) for item in passage.items)
    item = next((one for one in items if one.id == item_id), None)
    known = item is not None and answer.given.isdigit() and int(answer.given) < len(item.options)
    given = item.options[int(answer.given)] if item and known else answer.given
    grade = plain(answer.verdict == "right", item.options[0], given) if item else None
    return ReadAnswer(answer.id, answer.lesson_id, answer.answered_at, answer.verdict, given, None, grade, item=item)


def _drilled(library: Library, answer: Answer) -> ReadAnswer:
    question = drill_questions.by_id(library, answer.exercise_id)
    grade = drill_questions.graded(library, question, answer.given) if question else None
    return ReadAnswer(
        answer.id, answer.lesson_id, answer.answered_at, answer.verdict, answer.given, None, grade, question
    )
