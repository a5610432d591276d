"""The work of one learner: for `/work`, and in short for `/today`, which asks here."""

from dataclasses import dataclass
from datetime import date

from webapp import db
from webapp.courses import library
from webapp.planning import doing, queries
from webapp.planning.assigning import Given, Progress, in_order, progress, state

SHORT = 3


@dataclass(frozen=True)
class WorkLine:
    """A piece of work for a learner: of which class, how it stands, where it is done."""

    work: Given
    class_name: str
    progress: Progress
    state: str
    next_lesson: str | None


def my_work(person_id: int, today: date) -> list[WorkLine]:
    """Everything that a learner was given and sees, what is due first in front; nine statements at most, one where there is nothing."""
    session = db.session()
    found = queries.given_to_learner(session, library(), person_id, today)
    if not found:
        return []
    works = {work.id: (work, name) for work, name in found}
    facts = doing.facts_of(session, [person_id], [work for work, _ in works.values()])[person_id]
    lines = []
    for work in in_order(work for work, _ in works.values()):
        far = progress(work, facts)
        ahead = next((lesson for lesson in work.lessons if lesson not in facts.lessons), None)
        lines.append(WorkLine(work, works[work.id][1], far, state(work, far.finished, today), ahead))
    return lines


@dataclass(frozen=True)
class Short:
    """What `/today` says: the next pieces of work, and how many more there are."""

    next: tuple[WorkLine, ...]
    more: int


def in_short(person_id: int, today: date) -> Short | None:
    """The next two or three things to do for a class; None for somebody who was given nothing."""
    lines = my_work(person_id, today)
    if not lines:
        return None
    ahead = [line for line in lines if line.state != "done"]
    return Short(tuple(ahead[:SHORT]), max(0, len(ahead) - SHORT))
