"""The country's reviews are read, parameters fitted to them, and what came of it is kept."""

from collections import defaultdict
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.courses.loading import Library
from webapp.memory import queries
from webapp.memory.fitting import Fit, Histories, enough, fit
from webapp.memory.measures import History
from webapp.models import Answer, MemoryParameters

# A fit needs no more than this; of a larger country the same people are drawn every night.
MOST_PEOPLE = 4000
_FIRST_DAY = date(2020, 1, 1)
_ROWS = 2000


def fitted(session: Session, library: Library, now: datetime) -> Fit | None:
    """A fit to the country's reviews beside the parameters in force. None where there is not enough."""
    found = histories(session, library)
    return fit(found, queries.timeline(session).at(now)) if enough(found) else None


def keep(session: Session, made: Fit, now: datetime) -> MemoryParameters:
    """Write a fit down, whether it is better or not. `now`: after the fitting, for no answer that is stored may be younger."""
    row = MemoryParameters(
        fitted_at=now,
        parameters=list(made.parameters),
        reviews=made.reviews,
        log_loss=made.log_loss,
        log_loss_before=made.log_loss_before,
        kept=made.better,
    )
    session.add(row)
    session.flush()
    return row


def histories(session: Session, library: Library) -> Histories:
    """The histories of all cards, by person, in memory: ratings and days, no text."""
    people = sorted(session.scalars(select(Answer.person_id).distinct()), key=_drawn)[:MOST_PEOPLE]
    found: dict[int, list[History]] = {}
    for person_id in people:
        rows = session.execute(queries.answers_after(person_id, 0).execution_options(yield_per=_ROWS))
        cards: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in rows:
            for review in queries.reviews_of(library, row):
                cards[review.key].append((review.rating, (day_of(review.at) - _FIRST_DAY).days))
        found[person_id] = [history for history in cards.values() if len(history) > 1]
    return found


def _drawn(person_id: int) -> str:
    return sha256(f"drawn {person_id}".encode()).hexdigest()
