"""The proof on what is to be published: every hidden cell keeps its room, found anew from nothing but what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from webapp.uptake.protection.publication import Listener, Publication
from webapp.uptake.protection.reader import Demand, Reader, wrong_at_sight
from webapp.uptake.protection.rules import Rules

_ROUNDS = 6
_HEAPS = 3
_MOST_SINGLE = 400


class Opened(NamedTuple):
    """A cell that is not protected, and what a reader is left of it; of a pair, the later one and the difference."""

    index: int
    low: float
    high: float


@dataclass(frozen=True)
class Audit:
    """What the proof found. `cells`: published ones, `hidden` of them; `narrowest`: whole numbers left to the narrowest.

    (Of that, what was seen; there may be more.) `programs`: linear programs solved.
    """

    cells: int
    hidden: int
    narrowest: int | None
    failures: tuple[Opened, ...]
    programs: int

    @property
    def holds(self) -> bool:
        """Whether this may be published."""
        return not self.failures


def prove(publication: Publication, shown: Sequence[int | None], rules: Rules, listener: Listener) -> Audit:
    """See Audit. Raises what the listener raises."""
    wrong = [Opened(place, _number(shown[place]), _number(shown[place])) for place in _wrong(publication, shown, rules)]
    reader = Reader(publication, shown, rules)
    if not reader.truth_fits():
        wrong.append(Opened(-1, inf, -inf))
    else:
        _together(reader, listener)
        wrong.extend(_one_by_one(reader, listener))
    cells = [place for place, figure in enumerate(publication.figures) if not figure.latent]
    left = [int(one.high - one.low + 1) for one in reader.demands if one.quantity < len(publication.figures)]
    hidden = sum(shown[place] is None for place in cells)
    return Audit(len(cells), hidden, min(left, default=None), tuple(wrong), reader.programs)


def _wrong(publication: Publication, shown: Sequence[int | None], rules: Rules) -> list[int]:
    return wrong_at_sight(publication, shown, rules)


def _number(value: int | None) -> float:
    return inf if value is None else value


def _together(reader: Reader, listener: Listener) -> None:
    """As many demands as may be at once, from all that are not met, until that yields little."""
    heaps = 1
    for turn in range(2 * _ROUNDS):
        open_before = [one for one in reader.demands if not one.met]
        listener.step("audit", len(reader.demands) - len(open_before), len(reader.demands))
        for heap in range(heaps):
            _wish(reader, open_before[heap::heaps], turn, upward=False)
            _wish(reader, open_before[heap::heaps], turn, upward=True)
        left = sum(not one.met for one in reader.demands)
        if not left or (heaps > 1 and left == len(open_before)):
            return
        if left > 0.8 * len(open_before):
            heaps = _HEAPS


def _wish(reader: Reader, some: list[Demand], turn: int, upward: bool) -> None:
    wishes = {}
    for place, one in enumerate(some):
        value = _wanted(one, upward)
        if not one.met and value is not None:
            weight = 1 + (place * 31 + turn * 17) % 7 / 7
            wishes[one.quantity] = (value, weight if upward else -weight)
    if wishes:
        _see(reader, reader.ask(wishes))


def _wanted(one: Demand, upward: bool) -> float | None:
    """How far a quantity should go next, None where it has been there."""
    if upward:
        goal = one.low + one.numbers - 1
        return goal if goal > one.high else None
    floor = -inf if one.numbers == 1 else 0
    goal = min(one.down_to, max(floor, one.high - one.numbers + 1))
    return goal if goal < one.low else None


def _see(reader: Reader, found) -> None:  # type: ignore[no-untyped-def]
    if found is not None:
        for one in reader.demands:
            one.see(found[one.quantity])


def _one_by_one(reader: Reader, listener: Listener) -> list[Opened]:
    """What is left: its lowest and highest, each by a program of its own. Too many are taken for open without asking."""
    failures, asked = [], 0
    for number, one in enumerate(reader.demands):
        if not one.met and asked < _MOST_SINGLE:
            asked += 1
            for upward in (False, True):
                _wish(reader, [one], 0, upward)
            listener.step("audit", number, len(reader.demands))
        if not one.met:
            place = one.quantity
            failures.append(Opened(_figure(reader, place), one.low, one.high))
    return failures


def _figure(reader: Reader, place: int) -> int:
    """The later figure of a pair, where the quantity is a difference."""
    figures = len(reader.publication.figures)
    if place < figures:
        return place
    row = next(row for row, column, _ in reader.entries if column == place)
    pair = {column for here, column, _ in reader.entries if here == row and column < figures}
    return next(now for now, before in reader.publication.pairs if {now, before} == pair)
