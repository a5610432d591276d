"""What a live lesson shows: read from the state of its row, changed by what the teacher does. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

JOINING, EXERCISE, PAIRS = "joining", "exercise", "pairs"
# A live lesson that was forgotten is over after so long.
LONGEST = timedelta(hours=4)
Groups = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Stage:
    """`asked`: the exercises put on so far, the one on last. `waiting`: those of the warm-up still to come, of `planned`.

    `rounds`: the pairs made so far, ids of people, the newest last.
    """

    screen: str = JOINING
    asked: tuple[str, ...] = ()
    revealed: bool = False
    waiting: tuple[str, ...] = ()
    planned: int = 0
    rounds: tuple[Groups, ...] = ()

    @classmethod
    def of(cls, screen: str, state: Mapping[str, Any]) -> "Stage":
        """From the columns `screen` and `state`."""
        return cls(
            screen,
            tuple(state.get("asked", ())),
            bool(state.get("revealed")),
            tuple(state.get("waiting", ())),
            int(state.get("planned", 0)),
            tuple(tuple(tuple(group) for group in groups) for groups in state.get("rounds", ())),
        )

    @property
    def state(self) -> dict[str, Any]:
        """For the column `state`."""
        return {
            "asked": list(self.asked),
            "revealed": self.revealed,
            "waiting": list(self.waiting),
            "planned": self.planned,
            "rounds": [[list(group) for group in groups] for groups in self.rounds],
        }

    @property
    def number(self) -> int:
        """Which question is on, from 1; 0 before the first."""
        return len(self.asked)

    @property
    def exercise_id(self) -> str | None:
        """The exercise that is on, or None."""
        return self.asked[-1] if self.asked and self.screen == EXERCISE else None

    @property
    def groups(self) -> Groups:
        """The pairs that are on."""
        return self.rounds[-1] if self.rounds and self.screen == PAIRS else ()

    @property
    def mark(self) -> str:
        """Says whether a learner's page is still the right one: it stays the same while nothing on it changes."""
        return f"{self.screen}.{self.number}.{int(self.revealed)}.{len(self.rounds)}"

    def asking(self, exercise_id: str) -> "Stage":
        """An exercise is put on."""
        return replace(self, screen=EXERCISE, asked=(*self.asked, exercise_id), revealed=False)

    def next(self) -> "Stage":
        """The next of the warm-up; at its end, the first screen again."""
        if not self.waiting:
            return replace(self, screen=JOINING)
        first, *rest = self.waiting
        return replace(self.asking(first), waiting=tuple(rest))

    def told(self) -> "Stage":
        """The right answer is shown."""
        return replace(self, revealed=True) if self.screen == EXERCISE else self

    def waiting_room(self) -> "Stage":
        """The first screen again; a warm-up that was left ends."""
        return replace(self, screen=JOINING, waiting=(), planned=0)

    def warmed(self, exercises: Sequence[str]) -> "Stage":
        """A warm-up begins with its first exercise."""
        return replace(self, waiting=tuple(exercises), planned=len(exercises)).next()

    def paired(self, groups: Groups) -> "Stage":
        """New pairs."""
        return replace(self, screen=PAIRS, rounds=(*self.rounds, groups))

    def partners(self, person_id: int) -> tuple[int, ...]:
        """With whom somebody is to speak."""
        own = next((group for group in self.groups if person_id in group), ())
        return tuple(one for one in own if one != person_id)


def is_open(opened_at: datetime, closed_at: datetime | None, now: datetime) -> bool:
    """Whether a live lesson goes on."""
    return closed_at is None and now < opened_at + LONGEST
