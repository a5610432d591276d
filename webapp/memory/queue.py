"""What to ask now: the cards that are due, those most worth saving first, as many as the day has minutes for. Pure.

What does not fit waits; nothing is counted as behind and nothing is moved to another day.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from webapp.memory.cards import FORM, RECALL, RECOGNISE, form_of, sort_of, word_of
from webapp.memory.rating import AGAIN
from webapp.memory.scheduling import CardState, Review, retrievability

MINUTES = 10
GAP = 5  # exercises between two that share a word, a phrase or a form
TRIES = 3  # a day: nobody is held for ever by one card
# Until when a card that is not asked now would wait, for weighing what is lost by it.
_LATER = timedelta(days=7)
# How long a card takes with its feedback, until we know the learner better.
SECONDS = {RECALL: 18, RECOGNISE: 12, FORM: 18}
# An answer that stood open for longer did not take that long.
_LONGEST_SECONDS, _FEEDBACK_SECONDS = 60, 4


@dataclass(frozen=True, slots=True)
class DueCard:
    """A card to ask. `again`: it was missed today and comes once more. `reviews`: how often it was asked before."""

    key: str
    retrievability: float
    reviews: int = 0
    again: bool = False

    @property
    def word(self) -> str | None:
        """The id of its word, None for a form."""
        return word_of(self.key)

    @property
    def form(self) -> str | None:
        """The features of its form, None for a word."""
        found = form_of(self.key)
        return found[0] if found else None

    @property
    def seconds(self) -> int:
        """How long it will take, about."""
        return SECONDS[sort_of(self.key)]


@dataclass(frozen=True, slots=True)
class Queue:
    """`due`: what to ask today, in order; `waiting`: how many more are due; `minutes`: how long `due` will take;
    `done`: how many were asked today; `known_any`: whether there is anything in memory at all."""

    due: tuple[DueCard, ...] = ()
    waiting: int = 0
    minutes: int = 0
    done: int = 0
    known_any: bool = False


@dataclass(frozen=True, slots=True)
class Today:
    """What was reviewed today: each review in order, the number of answers, and the seconds they took."""

    reviews: tuple[Review, ...] = ()
    answers: int = 0
    seconds: float = 0.0


def seconds_of(milliseconds: int) -> float:
    """How long an answer and its feedback took, at most."""
    return min(milliseconds / 1000, _LONGEST_SECONDS) + _FEEDBACK_SECONDS


def build(
    cards: Iterable[CardState],
    known: Collection[str],
    today: Today,
    now: datetime,
    minutes: int = MINUTES,
    parameters: tuple[float, ...] = (),
) -> Queue:
    """The queue of a day. `cards`: those that may be asked; `known`: keys that the learner knows."""
    held = {card.key: card for card in cards if card.key not in known}
    due = sorted(
        (card for card in held.values() if card.due <= now),
        key=lambda card: (-worth(card, now, parameters), card.key),
    )
    missed = [held[key] for key in _missed(today.reviews) if key in held]
    ranked = [DueCard(card.key, retrievability(card, now, parameters), card.reviews) for card in due]
    ranked += [
        DueCard(card.key, retrievability(card, now, parameters), card.reviews, True)
        for card in missed
        if card.due > now
    ]
    asked, left = [], minutes * 60 - today.seconds
    for card in ranked:
        if card.seconds > left:
            break
        asked.append(card)
        left -= card.seconds
    length = ceil(sum(card.seconds for card in asked) / 60)
    # What was missed today and does not fit any more is not due before tomorrow: it does not wait.
    waiting = len(due) - sum(not card.again for card in asked)
    return Queue(tuple(asked), waiting, length, today.answers, bool(held))


def worth(card: CardState, now: datetime, parameters: tuple[float, ...] = ()) -> float:
    """What is lost by leaving a card for a week, for a second of work: the chance that it is forgotten within that week,
    times the days of memory that go with it. What is all but forgotten can wait: it is learned anew later at no greater cost."""
    lost = retrievability(card, now, parameters) - retrievability(card, now + _LATER, parameters)
    return lost * card.stability / SECONDS[sort_of(card.key)]


def _missed(reviews: Sequence[Review]) -> list[str]:
    """The cards whose newest review of the day was a miss, and that were not yet tried enough, the longest ago first."""
    newest: dict[str, Review] = {}
    tries: dict[str, int] = {}
    for review in reviews:
        newest.pop(review.key, None)
        newest[review.key] = review
        tries[review.key] = tries.get(review.key, 0) + 1
    return [key for key, review in newest.items() if review.rating == AGAIN and tries[key] < TRIES]


def lately(said: Sequence[frozenset[str]]) -> frozenset[str]:
    """What the last five exercises said; `said`: what each exercise so far said, the newest last."""
    return frozenset[str]().union(*said[-GAP:])
