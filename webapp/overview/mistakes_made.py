"""One mistake of a class with the answers themselves and who gave them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from webapp.courses.loading import Library
from webapp.kazakh.alphabet import sort_key
from webapp.overview.figures import Learner
from webapp.overview.mistakes import Mistake, gathered, read_answer
from webapp.overview.queries import missed


@dataclass(frozen=True)
class Made:
    """Who, and what was right and given, the newest first."""

    person_id: int
    name: str
    answers: tuple[tuple[str, str], ...]


def answers_with(
    session: Session,
    library: Library,
    languages: tuple[str, ...],
    learners: Sequence[Learner],
    since: date | None,
    code: str,
) -> tuple[Mistake | None, list[Made]]:
    """The mistake with this code and its learners by name; None when nobody made it."""
    worked_in = {one.person_id: frozenset(one.work) for one in learners}
    rows = missed(session, list(worked_in), since)
    mistake = next(
        (one for one in gathered(library, languages, rows, worked_in, len(rows)) if one.key.code == code), None
    )
    if mistake is None:
        return None, []
    answers: dict[int, list[tuple[str, str]]] = {}
    for row in rows:
        read = read_answer(library, row.people, languages, row.exercise_id, row.given, row.diagnosis)
        if read.key == mistake.key:
            answers.setdefault(row.person_id, []).append((read.right, read.wrong))
    made = [
        Made(one.person_id, one.name, tuple(answers[one.person_id])) for one in learners if one.person_id in answers
    ]
    return mistake, sorted(made, key=lambda one: sort_key(one.name))
