"""What a class may sit: the test of its course, and the checkpoints. Pure."""

from dataclasses import dataclass

from webapp.courses import schema
from webapp.courses.loading import Library
from webapp.marks.progress import CHECKPOINT, TEST


@dataclass(frozen=True)
class Choice:
    """A test or a checkpoint, with its title in Kazakh (None for the test) and its unit."""

    kind: str
    subject: str
    title: str | None = None
    unit: str = ""

    @property
    def value(self) -> str:
        """What the form sends."""
        return f"{self.kind}/{self.subject}"


def choices(library: Library, course_id: str) -> list[Choice]:
    """Of a class's course; of no other, because its learners have not learnt it."""
    course = library.courses.get(course_id)
    if course is None:
        return []
    tests = [Choice(TEST, course_id)] if any(one.course == course_id for one in library.sittings.values()) else []
    return tests + [
        Choice(CHECKPOINT, lesson.id, lesson.title.kk, unit.entry.title.kk)
        for unit in course.units
        for lesson in unit.lessons
        if lesson.kind == "checkpoint"
    ]


def title_of(library: Library, kind: str, subject: str) -> schema.Texts | None:
    """The title of a checkpoint; None for the test, and for a lesson that is no more."""
    found = library.lesson(subject) if kind == CHECKPOINT else None
    return found[1].title if found else None
