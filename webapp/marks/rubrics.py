"""Which rubric a mark is given by, and what its points mean. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from webapp.courses import schema
from webapp.courses.loading import Library

LEVELS = ("A1", "A2")
TEST = "test-"


@dataclass(frozen=True)
class Scale:
    """Criteria with a descriptor for each number of points, from 0. `code` is what a mark keeps."""

    code: str
    level: str
    criteria: tuple[schema.Criterion, ...]

    @property
    def most(self) -> int:
        """The highest number of points."""
        return sum(len(one.levels) - 1 for one in self.criteria)


def on_day(library: Library, kind: str, level: str, day: date) -> Scale:
    """The rubric of `writing` or `speaking` at a level in force on a day, the newest version of several. LookupError for none."""
    found = [
        one
        for one in library.marking.values()
        if (one.kind, one.level) == (kind, level)
        and one.valid_from <= day
        and (one.valid_to is None or day <= one.valid_to)
    ]
    if not found:
        raise LookupError(f"no rubric for {kind} at {level} on {day}")
    newest = max(found, key=lambda one: (one.valid_from, one.version))
    return Scale(newest.code, newest.level, newest.criteria)


def of_test(library: Library, block: str, level: str = "A1") -> Scale:
    """The rubric of a block of the test, which has points of its own."""
    return Scale(f"{TEST}{block}", level, library.rubrics[block].criteria)


def by_code(library: Library, code: str) -> Scale | None:
    """The rubric that a mark names; None for one that the lessons know no more."""
    if code in library.marking:
        found = library.marking[code]
        return Scale(found.code, found.level, found.criteria)
    block = code.removeprefix(TEST)
    return of_test(library, block) if code.startswith(TEST) and block in library.rubrics else None


def level_of(library: Library, course_id: str) -> str:
    """The level by whose rubric a class is marked at first: that of its course, A1 for what comes before it."""
    course = library.courses.get(course_id)
    return course.entry.level if course and course.entry.level in LEVELS else LEVELS[0]


def points_chosen(form: Mapping[str, str], scale: Scale) -> tuple[dict[str, int], tuple[str, ...]]:
    """Criterion → points as posted (`points-<criterion>`), and the criteria without any."""
    chosen = {
        one.id: int(given)
        for one in scale.criteria
        if (given := form.get(f"points-{one.id}", "")) in {str(points) for points in range(len(one.levels))}
    }
    return chosen, tuple(one.id for one in scale.criteria if one.id not in chosen)
