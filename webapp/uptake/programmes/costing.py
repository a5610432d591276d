"""What programmes reached and cost, and what of it may be shown: all programmes together, none given away by another. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from webapp.uptake.disclosure import Figure, Publication, Rules, protect


class Scope(NamedTuple):
    """Whom a programme counts: learners of these associations in a course, in these quarters."""

    associations: frozenset[str]
    course: str
    quarters: frozenset[str]

    def within(self, other: "Scope") -> bool:
        """Whether everybody counted here is counted there too."""
        return (
            self.course == other.course and self.associations <= other.associations and self.quarters <= other.quarters
        )


class Reached(NamedTuple):
    """How many people learnt, and how many of them completed the course; the true numbers."""

    learners: int
    completions: int


@dataclass(frozen=True)
class Outcome:
    """What is shown of a programme, None where it is not shown: rounded people, and tenge for each of them."""

    learners: int | None
    completions: int | None
    per_learner: Decimal | None
    per_completion: Decimal | None


def outcomes(
    scopes: Mapping[int, Scope], reached: Mapping[int, Reached], money: Mapping[int, Decimal], rules: Rules
) -> dict[int, Outcome]:
    """Programme → what is shown of it. An association is a dimension, so ten people must stand behind each number."""
    order = sorted(scopes)
    if not order:
        return {}
    made = _publication(order, scopes, reached)
    shown = protect(made, rules).shown
    return {one: _outcome(shown[2 * place], shown[2 * place + 1], money[one]) for place, one in enumerate(order)}


def _publication(order: Sequence[int], scopes: Mapping[int, Scope], reached: Mapping[int, Reached]) -> Publication:
    """Learners and completions of each; and, never shown, those by which one programme exceeds another that lies within it."""
    figures = [
        Figure(number, number, sensitive=True)
        for one in order
        for number in (reached[one].learners, reached[one].completions)
    ]
    at_most = [(2 * place + 1, 2 * place) for place in range(len(order))]
    sums = []
    for place, one in enumerate(order):
        for other_place, other in enumerate(order):
            if place == other_place or not scopes[other].within(scopes[one]):
                continue
            same = scopes[other] == scopes[one]
            if same and other_place < place:
                continue
            for which in (0, 1):
                rest = figures[2 * place + which].number - figures[2 * other_place + which].number
                # Completions begin to count with the term, so the smaller one may have more; then nothing follows from it.
                if rest >= 0:
                    sums.append((2 * place + which, (2 * other_place + which, len(figures))))
                    figures.append(Figure(rest, rest, sensitive=True, latent=True))
    return Publication(figures, sums, at_most=at_most)


def _outcome(learners: int | None, completions: int | None, money: Decimal) -> Outcome:
    return Outcome(learners, completions, per_head(money, learners), per_head(money, completions))


def per_head(money: Decimal, people: int | None) -> Decimal | None:
    """Whole tenge for each; withheld where the number is, or nobody was reached."""
    if not people:
        return None
    return (money / people).quantize(Decimal(1), ROUND_HALF_UP)
