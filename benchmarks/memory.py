"""How well recall is foretold: FSRS-6 as it comes, FSRS-6 fitted, a constant, and Leitner's boxes.

On simulated learners, who do not forget by FSRS: each card of each person fades by a law of its own (below); and on the
real answers of a database. Lower log loss and RMSE(bins) are better, higher AUC is; what they are, and their source, stands
in webapp/memory/measures.py. Fitted, constant and Leitner learn from four persons in five; all are measured on the fifth.
Run: `.venv/bin/python -m benchmarks.memory [--people 150] [--database URL]`.
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import exp

from sqlalchemy.orm import Session

from webapp import db
from webapp.config import ROOT
from webapp.courses import loading
from webapp.memory import fitting, refitting
from webapp.memory.descent import fitted_to
from webapp.memory.fitting import Histories, foretell, held_out
from webapp.memory.measures import MEASURES, Foretold, History, foretold

_PRIOR = 5.0  # reviews at the average that a box is given before its own are counted
_LAST_BOX = 6
_GAPS = (1, 2, 4, 7, 12, 20, 35)


@dataclass(frozen=True)
class Learners:
    """A simulated country. `forgetting`: how much faster than usual everybody forgets."""

    people: int = 150
    cards: int = 25
    days: int = 240
    forgetting: float = 1.0
    seed: int = 2026


def simulated(country: Learners) -> Histories:
    """Person → histories. Half the people forget exponentially, half by a power of time; how long a card lasts differs by
    person and by card, grows with every recall (more after a longer gap, less for hard cards), and shrinks with every miss.
    One answer in fifty is a slip. Nobody comes exactly when due."""
    rng = random.Random(country.seed)
    return {person: _person(rng, country) for person in range(1, country.people + 1)}


def _person(rng: random.Random, country: Learners) -> list[History]:
    pace, power = rng.lognormvariate(0, 0.5) / country.forgetting, rng.random() < 0.5
    return [_card(rng, country.days, pace * rng.lognormvariate(0, 0.6), power) for _ in range(country.cards)]


def _card(rng: random.Random, days: int, pace: float, power: bool) -> History:
    half_life, day, step = 12.0 * pace, rng.randrange(days // 2), 0
    ease = rng.uniform(0.6, 2.2)
    history = [(3 if rng.random() < 0.7 else 1, day)]
    while True:
        gap = max(1, round(_GAPS[step] * rng.uniform(0.6, 2.0)))
        day += gap
        if day > days:
            return history
        ratio = gap / half_life
        chance = (1 + ratio) ** -1 if power else 0.5**ratio
        recalled = rng.random() < 0.01 + 0.98 * chance
        slow = recalled and rng.random() < 0.5 * (1 - chance)
        history.append((1 if not recalled else 2 if slow else 3, day))
        half_life = half_life * (1 + ease * (1 - exp(-ratio))) + 0.2 if recalled else max(1.0, 0.5 * half_life)
        step = min(step + 1, len(_GAPS) - 1) if recalled else 0


Method = Callable[[Sequence[History], Sequence[History]], list[Foretold]]


def _default(_learnt: Sequence[History], unseen: Sequence[History]) -> list[Foretold]:
    return foretell(unseen)


def _fitted(learnt: Sequence[History], unseen: Sequence[History]) -> list[Foretold]:
    return foretell(unseen, fitted_to(learnt))


def _average(histories: Iterable[History]) -> float:
    found = [one.recalled for history in histories for one in foretold(history, [0.0] * len(history))]
    return sum(found) / len(found)


def _constant(learnt: Sequence[History], unseen: Sequence[History]) -> list[Foretold]:
    share = _average(learnt)
    return [one for history in unseen for one in foretold(history, [share] * len(history))]


def _boxes(history: History) -> list[int]:
    """The box that a card lay in at each review: one up with a recall, back to the first with a miss."""
    boxes, box = [], 0
    for rating, _ in history:
        boxes.append(box)
        box = min(box + 1, _LAST_BOX) if rating > 1 else 0
    return boxes


def _leitner(learnt: Sequence[History], unseen: Sequence[History]) -> list[Foretold]:
    """The share recalled from each box; Leitner's method itself foretells nothing."""
    average, found = _average(learnt), defaultdict(list)
    for history in learnt:
        boxes = _boxes(history)
        for one in foretold(history, [0.0] * len(history)):
            found[boxes[one.number - 1]].append(one.recalled)
    share = {box: (sum(of) + _PRIOR * average) / (len(of) + _PRIOR) for box, of in found.items()}
    return [
        one for history in unseen for one in foretold(history, [share.get(box, average) for box in _boxes(history)])
    ]


METHODS: dict[str, Method] = {
    "FSRS-6 default": _default,
    "FSRS-6 fitted": _fitted,
    "constant": _constant,
    "Leitner": _leitner,
}


def compare(histories: Histories) -> dict[str, dict[str, float]]:
    """Method → measure → value, on the persons held out."""
    learnt = [history for person, cards in histories.items() if not held_out(person) for history in cards]
    unseen = [history for person, cards in histories.items() if held_out(person) for history in cards]
    told = {name: method(learnt, unseen) for name, method in METHODS.items()}
    return {name: {measure: of(found) for measure, of in MEASURES.items()} for name, found in told.items()}


def report(title: str, histories: Histories) -> None:
    """Print the table of a country."""
    reviews = sum(fitting.counted(cards) for cards in histories.values())
    print(f"\n{title}: {len(histories)} people, {reviews} reviews")
    if not fitting.enough(histories):
        print(f"  {fitting.FEWEST_REVIEWS} reviews of {fitting.FEWEST_PEOPLE} people are needed")
        return
    began = time.perf_counter()
    print(f"  {'':<16}" + "".join(f"{measure:>12}" for measure in MEASURES))
    for name, values in compare(histories).items():
        print(f"  {name:<16}" + "".join(f"{value:>12.4f}" for value in values.values()))
    print(f"  ({time.perf_counter() - began:.1f} s)")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--people", type=int, default=150)
    parser.add_argument("--database", help="the address of a database whose real answers are measured too")
    asked = parser.parse_args()
    report("Simulated learners", simulated(Learners(asked.people)))
    report("Simulated learners who forget three times as fast", simulated(Learners(asked.people, forgetting=3.0)))
    if asked.database:
        with Session(db.make_engine(asked.database)) as session:
            report("Real answers", refitting.histories(session, loading.load(ROOT / "lessons")))


if __name__ == "__main__":
    main()
