"""The A1 test: its shape as data with dates, its items, and the rubric for writing and speaking."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from webapp.courses.schema.texts import AgeGroup, Confidence, Id, Piece, Review, Texts, YesNo

BlockId = Literal["listening", "reading", "writing", "speaking"]


class Fact(Piece):
    """A number of the exam with how sure it is and where it was found."""

    value: int
    confidence: Confidence
    source: str


class Block(Piece):
    """A block: how many items or tasks, minutes, and the least share of right answers or points in per cent."""

    id: BlockId
    name: Texts
    items: Fact
    minutes: Fact
    threshold: Fact


class ExamFormat(Piece):
    """The shape of an exam at one level from one day on."""

    id: Id
    level: str
    name: Texts
    valid_from: date
    valid_to: date | None = None
    minutes: Fact
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]
    note: Texts


class Item(Piece):
    """A question in Kazakh with its options, the first of which is right; `unit` and `topic`: what to practise if it goes wrong."""

    id: Id
    ask: str
    options: Annotated[tuple[str, ...], Field(min_length=3, max_length=4)]
    unit: Id
    topic: Id | None = None


class Passage(Piece):
    """A text, heard or read, and the questions on it. Speakers of a dialogue stand before a colon."""

    id: Id
    lines: Annotated[tuple[str, ...], Field(min_length=1)]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Task(Piece):
    """A task of writing or speaking; `model`: an answer as a good learner of the level gives it."""

    id: Id
    task: Texts
    hints: tuple[Texts, ...] = ()
    model: str
    unit: Id


class Sitting(Piece):
    """One whole test, of which a learner meets each only once before it comes again."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+-test-\d+$")]
    course: Id
    level: str
    ages: Annotated[tuple[AgeGroup, ...], Field(min_length=1)]
    listening: tuple[Passage, ...]
    reading: tuple[Passage, ...]
    writing: tuple[Task, ...]
    speaking: tuple[Task, ...]
    written: str
    read: YesNo
    review: Review


class Criterion(Piece):
    """One thing that is looked at in what was written or said: points from 0, a description for each."""

    id: Id
    name: Texts
    levels: Annotated[tuple[Texts, ...], Field(min_length=2)]


class Rubric(Piece):
    """How writing and speaking are marked, from a day on."""

    id: BlockId
    valid_from: date
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    @property
    def most(self) -> int:
        """The highest number of points."""
        return sum(len(criterion.levels) - 1 for criterion in self.criteria)


class Marking(Piece):
    """A rubric by which teachers mark writing or speaking of a level, from a day to a day (`valid_to` inclusive).

    Once marks were given by it, it stays as it is; what changes gets the next version.
    """

    id: Id
    version: Annotated[int, Field(ge=1)]
    kind: Literal["writing", "speaking"]
    level: Literal["A1", "A2"]
    valid_from: date
    valid_to: date | None = None
    source: str
    confidence: Confidence
    review: Review
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    @property
    def code(self) -> str:
        """What a mark names it by."""
        return f"{self.id}-{self.version}"
