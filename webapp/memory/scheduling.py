"""The state of each card from what was answered: FSRS-6 by the package `fsrs`, reckoned in days of Kazakhstan. Pure.

No steps of minutes and no chance: the same reviews give the same state to the last bit, whether reckoned at once or bit by bit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache

from fsrs import Card, Rating, Scheduler, State

from webapp.clock import KAZAKHSTAN, day_of
from webapp.memory.rating import AGAIN, GOOD

RETENTION = 0.9
LONGEST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Review:
    """A card was asked: `rating` 1 to 4, `at` in UTC."""

    key: str
    rating: int
    at: datetime


@dataclass(frozen=True, slots=True)
class CardState:
    """What is remembered of one thing. `stability`: days until it is remembered with a chance of nine in ten; `difficulty` 1 to 10."""

    key: str
    state: int
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    reviewed_at: datetime
    reviews: int
    lapses: int


@dataclass(frozen=True)
class Timeline:
    """FSRS's parameters, and from when they are in force, the earliest first. Before the first, the package's own.

    A review is reckoned with those of its instant: a new fit moves no card until it is asked again.
    """

    fits: tuple[tuple[datetime, tuple[float, ...]], ...] = ()

    def at(self, instant: datetime) -> tuple[float, ...]:
        """The parameters in force at an instant; () for the default ones."""
        return next((fitted for since, fitted in reversed(self.fits) if since < instant), ())


DEFAULT = Timeline()


@lru_cache(maxsize=32)
def scheduler(parameters: tuple[float, ...] = ()) -> Scheduler:
    """The scheduler with these parameters, or with the package's own."""
    chosen = {"parameters": parameters} if parameters else {}
    return Scheduler(
        **chosen,
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )


@lru_cache(maxsize=4096)
def morning(instant: datetime) -> datetime:
    """The beginning of the day of an instant: memory is reckoned by days, since a night lies between them."""
    return datetime.combine(day_of(instant), time.min, KAZAKHSTAN).astimezone(UTC)


def advance(card: CardState | None, review: Review, parameters: tuple[float, ...] = ()) -> CardState:
    """The card after a review; None for one never asked before."""
    # An answer that came late, of a day before the last one on this card: it counts as given with that one.
    at = review.at if card is None else max(review.at, card.reviewed_at)
    day = morning(at)
    later = card is None or morning(card.reviewed_at) < day
    # Shown a moment ago, a right answer says little: never more than good.
    rating = review.rating if later else min(review.rating, GOOD)
    after, _ = scheduler(parameters).review_card(_as_fsrs(card, day), Rating(rating), day)
    assert after.stability is not None and after.difficulty is not None
    lapsed = card is not None and later and rating == AGAIN
    return CardState(
        review.key,
        int(after.state),
        after.step,
        after.stability,
        after.difficulty,
        after.due,
        at,
        (card.reviews if card else 0) + 1,
        (card.lapses if card else 0) + lapsed,
    )


def _as_fsrs(card: CardState | None, day: datetime) -> Card:
    if card is None:
        return Card(card_id=0, due=day)
    return Card(
        card_id=0,
        state=State(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=morning(card.reviewed_at),
    )


def replay(
    reviews: Iterable[Review], timeline: Timeline = DEFAULT, cards: Mapping[str, CardState] | None = None
) -> dict[str, CardState]:
    """The cards that these reviews touch, as they are after them. `cards`: as they were before."""
    before: Mapping[str, CardState] = cards or {}
    after: dict[str, CardState] = {}
    for review in reviews:
        card = after.get(review.key) or before.get(review.key)
        after[review.key] = advance(card, review, timeline.at(review.at))
    return after


def retrievability(card: CardState, at: datetime, parameters: tuple[float, ...] = ()) -> float:
    """The chance that a card is remembered on the day of an instant."""
    return float(scheduler(parameters).get_card_retrievability(_as_fsrs(card, card.due), morning(at)))
