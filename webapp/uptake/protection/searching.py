"""Which cells to hide: those with too few people behind them, and then as few others as keep those open."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from webapp.uptake.protection.narrowing import narrow
from webapp.uptake.protection.publication import Listener, Publication, moved_little
from webapp.uptake.protection.rules import Rules, rounded
from webapp.uptake.protection.system import System, build
from webapp.uptake.protection.witnesses import TOLERANCE, Reach, seek

_PATIENCE = 60


@dataclass(eq=False)
class Search:
    """What is shown so far, and the cells that no hiding helps (earlier releases alone give them away)."""

    publication: Publication
    rules: Rules
    shown: list[int | None]
    # Cells of a revision that stay, and as what.
    kept: dict[int, int | None]
    programs: int = 0
    beyond_help: set[int] = field(default_factory=set)

    @cached_property
    def wholes(self) -> frozenset[int]:
        """Sums that are part of no other."""
        totals = {total for total, _ in self.publication.sums}
        return frozenset(totals.difference(part for _, parts in self.publication.sums for part in parts))

    def parts(self, places: list[int]) -> list[int]:
        """Without the sums of everything: they are what everybody asks for first, and are hidden where nothing near them helps."""
        return [place for place in places if place not in self.wholes]

    def may_hide(self, place: int) -> bool:
        """Whether a cell is shown and not published already."""
        return place < len(self.shown) and self.shown[place] is not None and place not in self.publication.fixed

    def hide(self, places: Iterable[int]) -> None:
        for place in places:
            self.shown[place] = None


def begin(publication: Publication, rules: Rules) -> Search:
    """What the first rule alone shows: enough people, rounded; in a revision, what moved little stays as it was."""
    shown: list[int | None] = []
    for place, figure in enumerate(publication.figures):
        if place in publication.fixed:
            shown.append(publication.fixed[place])
        elif figure.latent or figure.people < rules.threshold(figure.sensitive):
            shown.append(None)
        else:
            shown.append(rounded(figure.number, rules))
    kept: dict[int, int | None] = {}
    for now, before in publication.pairs:
        figure = publication.figures[now]
        if moved_little(figure, publication.figures[before], rules.threshold(figure.sensitive)):
            shown[now] = publication.fixed[before]
            kept[now] = shown[now]
    return Search(publication, rules, shown, kept)


def search(publication: Publication, rules: Rules, listener: Listener) -> Search:
    """Hide until every need is met by solutions that were seen. Raises what the listener raises."""
    state = begin(publication, rules)
    reach: Reach | None = None
    for turn in range(_PATIENCE):
        system = _narrowed(state)
        reach = reach or Reach(len(system.low))
        skip = np.flatnonzero(np.isin(system.needs.columns, list(state.beyond_help)))
        found = seek(system, reach, skip, listener)
        state.programs += found.programs
        if not len(found.lacking):
            return state
        columns = system.needs.columns[found.lacking].tolist()
        if turn < _PATIENCE // 2:
            _help(state, system, columns, found.in_the_way)
        else:
            _hide_around(state, system, columns)
    state.hide(place for place in range(len(state.shown)) if state.may_hide(place))
    return state


def _narrowed(state: Search) -> System:
    """Hide until a look at rows one by one finds no cell too narrow."""
    while True:
        system = build(state.publication, state.shown, state.rules)
        bounds, needs = narrow(system), system.needs
        low = np.ceil(bounds.low[needs.columns] - TOLERANCE)
        high = np.floor(bounds.high[needs.columns] + TOLERANCE)
        closed_below = low > needs.down_to
        closed = closed_below | (high - low + 1 < needs.width)
        chosen: set[int] = set()
        for place in np.flatnonzero(closed):
            column = int(needs.columns[place])
            if column in state.beyond_help:
                continue
            rows = [int(bounds.row_of_low[column]), int(bounds.row_of_high[column])]
            rows = [row for row in (rows[:1] if closed_below[place] else rows) if row >= 0]
            drawing, near = _in_rows(system, rows), _in_rows(system, _rows_of(system, [column]))
            _choose(state, chosen, [state.parts(drawing), drawing, near])
        if not chosen:
            return system
        state.hide(chosen)


def _help(state: Search, system: System, columns: list[int], in_the_way: NDArray[np.bool_]) -> None:
    """Hide one cell for each that lacks: the smallest that stood in the way, the nearer the better."""
    chosen: set[int] = set()
    for column in columns:
        near = _in_rows(system, _rows_of(system, [column]))
        wider = _in_rows(system, _rows_of(system, near)) if len(near) < 200 else near
        hindering = [[one for one in some if in_the_way[one]] for some in (near, wider)]
        everywhere = np.flatnonzero(in_the_way).tolist()
        owners = [int(one) for one in system.owner[_rows_of(system, near)] if one >= 0]
        parts = [state.parts(some) for some in hindering]
        parts += [state.parts(wider)]
        if not _choose(state, chosen, [*parts, *hindering, everywhere, owners, near, wider]):
            state.beyond_help.add(column)
    state.hide(chosen)


def _hide_around(state: Search, system: System, columns: list[int]) -> None:
    """Hide everything that shares a row with what lacks: slower ways have been tried."""
    near = _in_rows(system, _rows_of(system, columns))
    some = [place for place in near if state.may_hide(place)]
    wider = _in_rows(system, _rows_of(system, near))
    state.hide(some or [place for place in wider if state.may_hide(place)])
    if not some and not any(state.may_hide(place) for place in wider):
        state.beyond_help.update(columns)


def _choose(state: Search, chosen: set[int], choices: list[list[int]]) -> bool:
    """Choose the smallest cell of the first choice that has any; one chosen already will do. False: there is none."""
    for some in choices:
        candidates = [place for place in some if state.may_hide(place)]
        if chosen.intersection(candidates):
            return True
        if candidates:
            chosen.add(min(candidates, key=lambda place: (state.publication.figures[place].number, place)))
            return True
    return False


def _rows_of(system: System, columns: list[int]) -> list[int]:
    return sorted({int(row) for column in columns for row in system.rows_of(column)})


def _in_rows(system: System, rows: list[int]) -> list[int]:
    return sorted({int(column) for row in rows for column in system.columns_of(row)})


def open_up(state: Search, failed: list[int], everything: bool) -> bool:
    """Hide around cells that the proof found closed, or all there is. False: nothing is left to hide."""
    system = build(state.publication, state.shown, state.rules)
    around = _in_rows(system, _rows_of(system, [place for place in failed if place >= 0]))
    some = [place for place in (range(len(state.shown)) if everything else around) if state.may_hide(place)]
    some = some or [place for place in range(len(state.shown)) if state.may_hide(place)]
    state.hide(some)
    return bool(some)
