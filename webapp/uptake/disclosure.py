"""Which figures may be shown, and how: nobody behind a figure can be found in it, nor by subtraction from others.

1. A figure with fewer than ten people behind it is `<10`, nought as well as nine. Completions go by how many people
   completed, not by how many lessons.
2. Any other is rounded to the nearest multiple of five. (A whole number never lies half-way.)
3. Where registered is not shown, nothing else of the row is.
4. A figure that is `<10` must stay open to whoever subtracts across all tables that can be asked for: at least five
   whole numbers must remain possible, and for completions, whose number has no bound at nine, nought must be among
   them. Where not, the smallest figure shown beside it is hidden as well, as `…`, until all are open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import inf

from webapp.uptake.deduction import Deduction, Interval
from webapp.uptake.margins import WHOLE, Figure, Line, Space


@dataclass(frozen=True)
class Rules:
    """The numbers in the rules; a change is a new version."""

    version: str = "1"
    valid_from: date = date(2025, 1, 1)
    least_people: int = 10
    rounded_to: int = 5
    least_width: int = 5

    @property
    def below(self) -> str:
        """The mark of a figure with too few people behind it."""
        return f"<{self.least_people}"


RULES = Rules()
HIDDEN = "…"


def rounded(count: int, rules: Rules = RULES) -> int:
    """To the nearest multiple; a half, were there one, goes up."""
    return (2 * count + rules.rounded_to) // (2 * rules.rounded_to) * rules.rounded_to


def as_published(count: int, rules: Rules = RULES) -> Interval:
    """What a published number says of the true one: two either way, and not below ten, as ten people are behind it."""
    slack = rules.rounded_to // 2
    return Interval(max(rules.least_people, rounded(count, rules) - slack), rounded(count, rules) + slack)


def protect(
    space: Space, figures: Mapping[int, Figure], of_people: bool, hidden: Iterable[int] = (), rules: Rules = RULES
) -> frozenset[int]:
    """The cells whose number may be shown; `figures` has every cell that is not nought, of every table.

    `of_people`: the counts are of people, so that `<10` means nine at most. `hidden`: cells already to be hidden.
    Shows none at all should nothing less keep every small figure open.
    """
    large = {cell: figure.number for cell, figure in figures.items() if figure.people >= rules.least_people}
    shown = set(large) - set(hidden)
    while shown:
        deduction = _deduce(space, large, shown, of_people, rules)
        closed = {cell for cell in deduction.narrow if _closed(deduction[cell], of_people, rules)}
        if not closed:
            break
        telltales = {
            line
            for cell in closed
            for line in space.lines_with(cell)
            if line[0] in deduction.known and _closed(deduction.left_by(line, cell), of_people, rules)
        }
        shown -= _to_hide(space, sorted(telltales or space.lines_of(min(closed))), shown, figures)
    return frozenset(shown)


def _deduce(space: Space, large: Mapping[int, int], shown: set[int], of_people: bool, rules: Rules) -> Deduction:
    """What all that is shown tells: the numbers, that `<10` is below, that `…` is not."""
    hidden = Interval(rules.least_people, inf)
    known = {cell: as_published(count, rules) if cell in shown else hidden for cell, count in large.items()}
    below = Interval(0, rules.least_people - 1 if of_people else inf)
    return Deduction(space, {WHOLE: Interval(0, inf), **known}, below, rules.least_width)


def _closed(left: Interval, of_people: bool, rules: Rules) -> bool:
    return left.high - left.low + 1 < rules.least_width or (left.low > 0 and not of_people)


def _to_hide(space: Space, telltales: list[Line], shown: set[int], figures: Mapping[int, Figure]) -> set[int]:
    """One shown figure for each line that gives a small one away: the smallest of the candidates."""
    chosen: set[int] = set()
    for line in telltales:
        candidates = _candidates(space, line, shown)
        if not candidates & chosen:
            chosen.add(min(candidates, key=lambda cell: (figures[cell].number, cell)))
    return chosen


def _candidates(space: Space, line: Line, shown: set[int]) -> set[int]:
    """The shown cells of a line, else its margin, else those of the lines that cross it, else any: never empty."""
    found = shown.intersection(space.members(line)) or shown & {line[0]}
    if found:
        return found
    crossing = {one for cell in (line[0], *space.members(line)) for one in space.lines_of(cell)}
    return {cell for one in crossing for cell in (one[0], *space.members(one)) if cell in shown} or shown
