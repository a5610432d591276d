"""What learners did of the work given: five statements at most, however many learners and pieces of work there are."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from webapp.courses import schema
from webapp.models import Answer, Completion, HandedIn, Run
from webapp.planning.assigning import HANDED_IN, Facts, Given
from webapp.practice.drill_questions import DRILL


def facts_of(session: Session, people: Sequence[int], works: Sequence[Given]) -> dict[int, Facts]:
    """For each person, the facts that tell how far they are with these works."""
    found = {person: Facts() for person in people}
    if not people or not works:
        return found
    lessons = sorted({lesson for work in works for lesson in work.lessons})
    for person, lesson in _rows(session, lessons, _completed(people, lessons)):
        found[person].lessons.add(lesson)
    runs = sorted({run for work in works for run in work.runs})
    for person, run, last in _rows(session, runs, _finished(people, runs)):
        found[person].runs[run] = last
    lists = sorted({f"{schema.WORDS}-{work.subject}" for work in works if work.kind == "words"})
    for person, lesson, exercise in _rows(session, lists, _asked(people, lists)):
        found[person].asked.setdefault(lesson, set()).add(exercise.split("/")[1])
    drills = [work for work in works if work.drill]
    if drills:
        for work_id, person, number in session.execute(union_all(*(_drilled(people, work) for work in drills))):
            found[person].drilled[work_id] = number
    handed = [work.id for work in works if work.kind in HANDED_IN]
    for person, work_id in _rows(session, handed, _handed_in(people, handed)):
        found[person].handed_in.add(work_id)
    return found


def _rows(session: Session, wanted: Sequence[Any], statement: Any) -> Iterator[Any]:
    """The rows of a statement; none where nothing is wanted."""
    yield from session.execute(statement) if wanted else ()


def _completed(people: Sequence[int], lessons: Sequence[str]) -> Any:
    return select(Completion.person_id, Completion.subject_id).where(
        Completion.person_id.in_(people), Completion.kind == "lesson", Completion.subject_id.in_(lessons)
    )


def _finished(people: Sequence[int], runs: Sequence[str]) -> Any:
    last = func.max(Run.finished_at)
    finished = select(Run.person_id, Run.lesson_id, last).where(Run.person_id.in_(people), Run.lesson_id.in_(runs))
    return finished.where(Run.finished_at.is_not(None)).group_by(Run.person_id, Run.lesson_id)


def _asked(people: Sequence[int], lists: Sequence[str]) -> Any:
    asked = select(Answer.person_id, Answer.lesson_id, Answer.exercise_id)
    return asked.where(Answer.person_id.in_(people), Answer.lesson_id.in_(lists)).distinct()


def _drilled(people: Sequence[int], work: Given) -> Any:
    """How many answers of these cells each gave since the work was given and opened; in revision as in the drill."""
    drill = work.drill
    assert drill is not None
    counted = select(literal(work.id), Answer.person_id, func.count()).where(
        Answer.person_id.in_(people),
        Answer.day >= work.opens_on,
        Answer.answered_at >= work.made_at,
        Answer.exercise_id.startswith(f"{DRILL}/{drill.word + '/' if drill.word else ''}", autoescape=True),
    )
    if drill.counted:
        counted = counted.where(or_(*(Answer.exercise_id.endswith(f"/{cell}") for cell in sorted(drill.counted))))
    return counted.group_by(Answer.person_id)


def _handed_in(people: Sequence[int], works: Sequence[int]) -> Any:
    handed = select(HandedIn.person_id, HandedIn.assignment_id)
    return handed.where(HandedIn.person_id.in_(people), HandedIn.assignment_id.in_(works)).distinct()
