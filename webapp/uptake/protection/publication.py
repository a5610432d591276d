"""All that is published together, as it truly is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Figure(NamedTuple):
    """A true cell: its number, and how many people are behind it (the same, where people are what is counted).

    `sensitive`: one of its categories is of a sensitive dimension. `latent`: never published, but it ties others together.
    """

    number: int
    people: int
    sensitive: bool = False
    latent: bool = False


class Listener(Protocol):
    """Whoever wants to hear how far the work is; what it raises ends the work."""

    def step(self, code: str, done: int, total: int) -> None:
        """`done` of `total` of the step `code` are behind us."""


class Silent:
    """Nobody listens."""

    def step(self, code: str, done: int, total: int) -> None:
        """See Listener."""


@dataclass(frozen=True)
class Publication:
    """Figures and what ties them; all else are indices into `figures`.

    - `sums`: (total, parts)
    - `at_most`: (smaller, larger), where anybody knows that the one cannot exceed the other
    - `fixed`: published in an earlier release, as it was shown there (None: hidden), to be taken as it is
    - `pairs`: (now, before) of the same cell in a revision; `before` is fixed, and its figure is the true one that its
      number stood for when it was first published (see Protected.kept)

    Raises ValueError where a tie does not hold of the true numbers: then it is not one that a reader could rely on.
    """

    figures: Sequence[Figure]
    sums: Sequence[tuple[int, tuple[int, ...]]] = ()
    at_most: Sequence[tuple[int, int]] = ()
    fixed: Mapping[int, int | None] = field(default_factory=dict)
    pairs: Sequence[tuple[int, int]] = ()

    def __post_init__(self) -> None:
        for total, parts in self.sums:
            if self.figures[total].number != sum(self.figures[part].number for part in parts):
                raise ValueError(f"figure {total} is not the sum of {parts[:5]}")
        for smaller, larger in self.at_most:
            if self.figures[smaller].number > self.figures[larger].number:
                raise ValueError(f"figure {smaller} is more than {larger}")
        if any(before not in self.fixed for _, before in self.pairs):
            raise ValueError("the earlier one of a pair is fixed")
        if any(one.number < 0 or one.people < 0 for one in self.figures):
            raise ValueError("a figure is not below nought")


def moved_little(now: Figure, before: Figure, threshold: int) -> bool:
    """Whether a cell changed by less than `threshold` people; what is not people is weighed by what one of them has on average.

    Two hundred lessons of twenty people that become two hundred and forty moved by four people's worth.
    """
    change = abs(now.number - before.number)
    if now.number == now.people and before.number == before.people:
        return change < threshold
    number, people = max(now.number, before.number), max(now.people, before.people)
    return abs(now.people - before.people) < threshold and change * people < threshold * max(number, people)
