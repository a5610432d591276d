"""Marks as rows become marks that stand: the newest of each piece of work, in place of the earlier ones. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from webapp.courses.loading import Library
from webapp.marks.rubrics import Scale, by_code


@dataclass(frozen=True)
class Marked:
    """A mark. `kind`: `writing` or `speaking`; `where`: `work`, `test` or `oral`; `what`: prompt, block or occasion.

    `spoken`: whether the comment can be heard.
    """

    id: int
    person_id: int
    name: str
    class_id: int
    where: str
    kind: str
    what: str
    work_id: int | None
    rubric: str
    points: dict[str, int]
    comment: str
    spoken: bool
    teacher: str
    marked_at: datetime
    day: date

    @property
    def total(self) -> int:
        """All points."""
        return sum(self.points.values())

    def scale(self, library: Library) -> Scale | None:
        """What the points mean; None for a rubric that the lessons know no more."""
        return by_code(library, self.rubric)

    @property
    def _work(self) -> tuple[object, ...]:
        if self.work_id is not None:
            return self.where, self.work_id
        return self.where, self.person_id, self.class_id, self.what.casefold(), self.day


def standing(marks: Iterable[Marked]) -> list[Marked]:
    """The newest mark of each piece of work, the newest first. An oral mark of the same occasion and day is the same work."""
    newest: dict[tuple[object, ...], Marked] = {}
    for mark in sorted(marks, key=lambda one: one.id):
        newest[mark._work] = mark
    return sorted(newest.values(), key=lambda one: (one.marked_at, one.id), reverse=True)
