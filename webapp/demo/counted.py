"""What uptake counts of the demo learners: gender for most, ratings of many before and after, and the facts."""

from sqlalchemy.orm import Session

from webapp import clock
from webapp.clock import day_of
from webapp.demo.population import Learner
from webapp.models import Profile, SelfRating
from webapp.uptake.facts.building import build

# Of so many learners, one does not state it, and one in so many never rates themselves.
UNSTATED, UNRATED = 6, 3
GENDERS = {"girl": "female", "woman": "female", "boy": "male", "man": "male"}


def gender_of(who: Learner, role: str) -> str | None:
    """As the name has it, where it is stated."""
    return None if who.number % UNSTATED == 0 else GENDERS[role]


def rate(session: Session, people: list[tuple[Learner, int, str | None]]) -> None:
    """A step when they register; after their last day of learning the same or the next. Flushes."""
    for who, person_id, _ in people:
        if who.number % UNRATED == 0:
            continue
        step, first, last = 1 + who.number % 4, day_of(who.registered_at), who.days[-1]
        session.add(SelfRating(person_id=person_id, rated_on=first, step=step))
        if last > first:
            # Who learnt on more days rose more often.
            step += int(len(who.days) + who.number % 3 > 4)
            session.add(SelfRating(person_id=person_id, rated_on=last, step=step))
        profile = session.get_one(Profile, person_id)
        profile.self_rating, profile.self_rated_on = step, last
    session.flush()


def count(session: Session) -> str:
    """Build the facts; says how many."""
    built = build(session, clock.today(), clock.now())
    return f"{built.facts} facts are built for uptake."
