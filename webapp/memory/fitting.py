"""Fitting FSRS's parameters to the reviews of a country, and whether the fit foretells better than what is in force. Pure.

The fitting itself stands in `descent.py`. What is compared was not fitted on: all reviews of one person in five.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise

from webapp.memory.descent import fitted_to
from webapp.memory.measures import Foretold, History, foretold, log_loss
from webapp.memory.scheduling import CardState, Review, advance, retrievability

# Below these there is too little to fit twenty-one numbers to, and a fit would be of a few persons.
FEWEST_REVIEWS, FEWEST_PEOPLE = 1000, 50
# More reviews change a fit less than a night changes a country, and cost time.
MOST_LEARNT, MOST_COMPARED = 100_000, 50_000
HELD_OUT = 5
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)

# Person → the histories of that person's cards.
Histories = Mapping[int, Sequence[History]]


@dataclass(frozen=True)
class Fit:
    """Parameters, on how many reviews they were fitted and compared, and how they did beside those in force."""

    parameters: tuple[float, ...]
    reviews: int
    log_loss: float
    log_loss_before: float

    @property
    def better(self) -> bool:
        """Whether they are worth keeping."""
        return self.log_loss < self.log_loss_before


def held_out(person_id: int) -> bool:
    """Whether a person's reviews are kept from fitting: the same persons every night."""
    return int.from_bytes(sha256(str(person_id).encode()).digest()[:4]) % HELD_OUT == 0


def counted(histories: Iterable[History]) -> int:
    """How many reviews foretelling is measured on: those a day or more after the one before."""
    return sum(later[1] > earlier[1] for history in histories for earlier, later in pairwise(history))


def enough(histories: Histories) -> bool:
    """Whether there is enough to fit, and to compare."""
    people = {person for person, cards in histories.items() if counted(cards)}
    split = {held_out(person) for person in people}
    reviews = sum(counted(cards) for cards in histories.values())
    return reviews >= FEWEST_REVIEWS and len(people) >= FEWEST_PEOPLE and len(split) == 2


def fit(histories: Histories, in_force: tuple[float, ...] = ()) -> Fit:
    """Fit to four persons in five and compare on the fifth. Raises ValueError where there is not enough."""
    if not enough(histories):
        raise ValueError(f"{FEWEST_REVIEWS} reviews of {FEWEST_PEOPLE} people are expected")
    learnt = drawn([one for person, cards in histories.items() if not held_out(person) for one in cards], MOST_LEARNT)
    unseen = drawn([one for person, cards in histories.items() if held_out(person) for one in cards], MOST_COMPARED)
    fitted = fitted_to(learnt)
    reviews = counted(learnt) + counted(unseen)
    return Fit(fitted, reviews, log_loss(foretell(unseen, fitted)), log_loss(foretell(unseen, in_force)))


def drawn(histories: Sequence[History], most: int) -> Sequence[History]:
    """All of them, or so many whole cards that about `most` reviews are counted: the same ones of the same histories."""
    if counted(histories) <= most:
        return histories
    mixed, found, reviews = list(histories), [], 0
    random.Random(most).shuffle(mixed)  # noqa: S311 - a sample, no secret
    for history in mixed:
        if reviews >= most:
            break
        found.append(history)
        reviews += counted([history])
    return found


def foretell(histories: Iterable[History], parameters: tuple[float, ...] = ()) -> list[Foretold]:
    """What FSRS with these parameters foretells of each review, from the reviews before it."""
    return [one for history in histories for one in foretold(history, _chances(history, parameters))]


def _chances(history: History, parameters: tuple[float, ...]) -> list[float]:
    chances: list[float] = []
    card: CardState | None = None
    for rating, day in history:
        at = _EPOCH + timedelta(days=day)
        chances.append(retrievability(card, at, parameters) if card else 0.0)
        card = advance(card, Review("", rating, at), parameters)
    return chances
