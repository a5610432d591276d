"""A test, step by step: which comes next, how a step is shown, what the result of a block is. Pure."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from webapp.courses import schema
from webapp.courses.loading import Library

CHOSEN = ("listening", "reading")  # blocks of questions with options; the others are tasks
UNKNOWN = "-"  # "I do not know"


@dataclass(frozen=True)
class Step:
    """One page of a test: a text with its questions, or the tasks of a block."""

    block: str
    id: str
    passage: schema.Passage | None = None
    tasks: tuple[schema.Task, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A question with its options in the order shown; the place of an option stands for its number in the file."""

    item: schema.Item
    order: tuple[int, ...]

    def number(self, place: str) -> str | None:
        """The number in the file of the option chosen, `-` for not knowing, None for no choice."""
        if place == UNKNOWN:
            return UNKNOWN
        return str(self.order[int(place)]) if place.isdigit() and int(place) < len(self.order) else None


def format_on(library: Library, level: str, day: date) -> schema.ExamFormat:
    """The shape in force on a day. Raises LookupError where there is none."""
    for found in library.exam_formats.values():
        if found.level == level and found.valid_from <= day and (found.valid_to is None or day <= found.valid_to):
            return found
    raise LookupError(f"no format of {level} on {day}")


def rubric_on(library: Library, block: str) -> schema.Rubric:
    """The rubric of a block."""
    return library.rubrics[block]


def sittings_of(library: Library, course: str) -> tuple[schema.Sitting, ...]:
    """The sittings of a course, in order."""
    return tuple(one for one in library.sittings.values() if one.course == course)


def next_sitting(sittings: Sequence[schema.Sitting], taken: Sequence[str]) -> schema.Sitting:
    """The sitting taken least often so far, the first of equals."""
    times = Counter(taken)
    return min(sittings, key=lambda one: times[one.id])


def steps(sitting: schema.Sitting) -> tuple[Step, ...]:
    """Every page, in order."""
    told = [Step(block, one.id, passage=one) for block in CHOSEN for one in getattr(sitting, block)]
    return (
        *told,
        Step("writing", "writing", tasks=sitting.writing),
        Step("speaking", "speaking", tasks=sitting.speaking),
    )


def current(sitting: schema.Sitting, answered: Mapping[str, str], submitted: Sequence[str]) -> Step | None:
    """The first page that is not done, None at the end. `answered`: item id → what was given."""
    for step in steps(sitting):
        if step.passage is None:
            if step.block not in submitted:
                return step
        elif any(item.id not in answered for item in step.passage.items):
            return step
    return None


def shown(run_id: int, item: schema.Item) -> Shown:
    """The options in an order of this run."""
    order = list(range(len(item.options)))
    random.Random(f"{run_id}/{item.id}").shuffle(order)  # noqa: S311
    return Shown(item, tuple(order))


@dataclass(frozen=True)
class BlockResult:
    """What a block came to: points of `most`, and whether that is enough by the format."""

    block: schema.Block
    points: int
    most: int

    @property
    def share(self) -> int:
        """Per cent, rounded down."""
        return 100 * self.points // self.most if self.most else 0

    @property
    def passed(self) -> bool:
        return self.share >= self.block.threshold.value


@dataclass(frozen=True)
class Result:
    """The blocks, and what to practise: (unit, how many wrong) and grammar topics, the most wrong first."""

    blocks: tuple[BlockResult, ...]
    units: tuple[tuple[str, int], ...]
    topics: tuple[str, ...]


def result(
    library: Library,
    sitting: schema.Sitting,
    form: schema.ExamFormat,
    answered: Mapping[str, str],
    points: Mapping[str, Mapping[str, int]],
) -> Result:
    """The result. `answered`: item id → number of the option chosen; `points`: block → criterion → points."""
    wrong: list[schema.Item] = []
    blocks = []
    for block in form.blocks:
        if block.id in CHOSEN:
            items = [item for passage in getattr(sitting, block.id) for item in passage.items]
            missed = [item for item in items if answered.get(item.id) != "0"]
            wrong += missed
            blocks.append(BlockResult(block, len(items) - len(missed), len(items)))
        else:
            most = rubric_on(library, block.id).most
            blocks.append(BlockResult(block, min(most, sum(points.get(block.id, {}).values())), most))
    units = Counter(item.unit for item in wrong).most_common()
    topics = Counter(item.topic for item in wrong if item.topic).most_common(5)
    return Result(tuple(blocks), tuple(units), tuple(topic for topic, _ in topics))
