"""Invented countries, as a release counts them: cells, the sums that tie them, and what can be at most what."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, product

from webapp.uptake.disclosure import Figure, Publication

Key = tuple[str, tuple[str, ...]]
SENSITIVE = ("group", "association")
# Each may be at most the one before it in its chain.
CHAINS = (("registered", "learners", "active"), ("learners", "returned"), ("learners", "rated", "gained"))


@dataclass
class Cells:
    """Cells by indicator and categories; a category `*` is the sum."""

    figures: list[Figure] = field(default_factory=list)
    index: dict[Key, int] = field(default_factory=dict)
    sums: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    at_most: list[tuple[int, int]] = field(default_factory=list)

    def put(self, key: Key, number: int, people: int, sensitive: bool = False, latent: bool = False) -> int:
        """A cell; the same one of several tables is kept once."""
        if key not in self.index:
            self.index[key] = len(self.figures)
            self.figures.append(Figure(number, people, sensitive, latent))
        return self.index[key]

    def publication(self) -> Publication:
        return Publication(tuple(self.figures), tuple(self.sums), tuple(self.at_most))


def parted(rng: random.Random, number: int, weights: Sequence[float]) -> list[int]:
    """A number parted at random by weights, whole and without rest."""
    whole = sum(weights)
    cuts = [round(number * one / whole) for one in accumulate(weights)]
    parts = [after - before for before, after in zip([0, *cuts], cuts, strict=False)]
    for _ in range(len(parts)):
        giver, taker = rng.randrange(len(parts)), rng.randrange(len(parts))
        moved = rng.randint(0, max(0, parts[giver] // 4))
        parts[giver] -= moved
        parts[taker] += moved
    return parts


def _within(rng: random.Random, wholes: Sequence[int], share: float) -> list[int]:
    """Of each number a part, as of people who did something."""
    return [sum(rng.random() < share for _ in range(one)) if one < 300 else round(one * share) for one in wholes]


def skewed(size: int, steepness: float = 1.2) -> list[float]:
    """Weights of which the first are by far the largest."""
    return [1 / (place + 1) ** steepness for place in range(size)]


def table(
    cells: Cells,
    codes: Sequence[str],
    counts: dict[tuple[str, ...], int],
    indicator: str,
    *,
    behind: Callable[[int], int] = lambda number: number,
    latent_below: int | None = None,
) -> None:
    """Put a table with all its sums. `counts`: the finest cells. `latent_below`: cells with more dimensions are latent."""
    marked = {
        tuple(f"{code}={one}" for code, one in zip(codes, key, strict=True)): number for key, number in counts.items()
    }
    sums: dict[tuple[str, ...], int] = {}
    for key, number in marked.items():
        for choice in product((False, True), repeat=len(codes)):
            margin = tuple("*" if whole else one for whole, one in zip(choice, key, strict=True))
            sums[margin] = sums.get(margin, 0) + number
    widest = latent_below or len(codes)
    parts: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    for margin, number in sums.items():
        named = [one for one in margin if one != "*"]
        sensitive = any(one.startswith(SENSITIVE) for one in named)
        place = cells.put((indicator, tuple(sorted(named))), number, behind(number), sensitive, len(named) > widest)
        for along, one in enumerate(margin):
            if one != "*":
                parts.setdefault((along, (*margin[:along], "*", *margin[along + 1 :])), []).append(place)
    for (_, margin), some in parts.items():
        total = cells.index[indicator, tuple(sorted(one for one in margin if one != "*"))]
        if (total, tuple(some)) not in cells.sums:
            cells.sums.append((total, tuple(some)))


def tie(cells: Cells) -> None:
    """What can be at most what, wherever both are counted and it is so."""
    for chain in CHAINS:
        for larger, smaller in zip(chain, chain[1:], strict=False):
            for (indicator, key), place in list(cells.index.items()):
                other = cells.index.get((larger, key))
                if indicator == smaller and other is not None:
                    if cells.figures[place].number <= cells.figures[other].number:
                        cells.at_most.append((place, other))


def country(
    seed: int,
    *,
    people: int = 20_000,
    regions: int = 21,
    groups: int = 12,
    ages: int = 6,
    associations: int = 0,
    more: Sequence[tuple[str, int]] = (("gender", 3), ("sphere", 6)),
    loose: int = 0,
) -> Publication:
    """A release: region × group × age by its three two-way margins (the joint latent), and region by other dimensions.

    `associations`: rows of a table region > association. `loose`: further indicators of the table by region.
    """
    rng = random.Random(seed)
    cells = Cells()
    spread = [a * b for a, b in product(skewed(regions, 0.7), skewed(groups * ages, 1.3))]
    # Groups live where they live: the mix differs from region to region.
    spread = [one * rng.choice((0.1, 0.3, 1, 1, 3)) for one in spread]
    keys = [(f"r{r}", f"g{g}", f"a{a}") for r, g, a in product(range(regions), range(groups), range(ages))]
    learners = parted(rng, people, spread)
    counts = {"learners": learners, "active": _within(rng, learners, 0.4)}
    by_region: dict[str, list[int]] = {}
    for indicator, some in counts.items():
        table(cells, ("region", "group", "age"), dict(zip(keys, some, strict=True)), indicator, latent_below=2)
        by_region[indicator] = [cells.figures[cells.index[indicator, (f"region=r{r}",)]].number for r in range(regions)]
    for code, size in more:
        parts = [parted(rng, one, skewed(size)) for one in by_region["learners"]]
        for indicator in ("learners", "active"):
            if indicator == "active":
                parts = [_exact(rng, some, one) for some, one in zip(parts, by_region["active"], strict=True)]
            found = {(f"r{r}", f"c{c}"): parts[r][c] for r in range(regions) for c in range(size)}
            table(cells, ("region", code), found, indicator)
    _simple(cells, rng, by_region, loose)
    if associations:
        _associations(cells, rng, by_region, associations)
    tie(cells)
    return cells.publication()


def _exact(rng: random.Random, wholes: Sequence[int], number: int) -> list[int]:
    """A part of each, all together `number`."""
    left = list(wholes)
    taken = [0] * len(left)
    pool = [place for place, one in enumerate(left) for _ in range(one)]
    for place in rng.sample(pool, number):
        taken[place] += 1
    return taken


def _simple(cells: Cells, rng: random.Random, by_region: dict[str, list[int]], loose: int) -> None:
    """Indicators by region alone, some of them tied to learners, lessons counted by the people behind them."""
    learners = by_region["learners"]
    found = {
        "registered": [one + rng.randint(0, one // 3) for one in learners],
        "returned": _within(rng, learners, 0.5),
        "rated": _within(rng, learners, 0.2),
        "lessons": [sum(rng.randint(0, 9) for _ in range(one)) for one in by_region["active"]],
    }
    found["gained"] = _within(rng, found["rated"], 0.5)
    found |= {f"loose{place}": _within(rng, learners, rng.random() / 3) for place in range(loose)}
    for indicator, some in found.items():
        rows = {(f"r{place}",): one for place, one in enumerate(some)}
        behind = (lambda number: number // 4) if indicator == "lessons" else (lambda number: number)
        table(cells, ("region",), rows, indicator, behind=behind)


def _associations(cells: Cells, rng: random.Random, by_region: dict[str, list[int]], associations: int) -> None:
    """A hierarchy: the country, its regions as associations count them, each with its associations and those in none."""
    regions = len(by_region["learners"])
    members = [parted(rng, one, skewed(regions, 0.5)) for one in by_region["learners"]]
    seats = parted(rng, associations, [1.0] * regions)
    home = [sum(row[place] for row in members) for place in range(regions)]
    learners = [parted(rng, one, [2.0, *skewed(seats[place], 0.8)]) for place, one in enumerate(home)]
    whole = {indicator: cells.index[indicator, ()] for indicator in ("learners", "active")}
    flat = [(place, number) for place, some in enumerate(learners) for number in some]
    active = _exact(rng, [number for _, number in flat], cells.figures[whole["active"]].number)
    numbers = {"learners": [number for _, number in flat], "active": active}
    for indicator, some in numbers.items():
        inside: dict[int, list[int]] = {}
        total: dict[int, int] = {}
        for row, (place, number) in enumerate(zip((place for place, _ in flat), some, strict=True)):
            inside.setdefault(place, []).append(cells.put((indicator, (f"association={row}",)), number, number, True))
            total[place] = total.get(place, 0) + number
        heads = [cells.put((indicator, (f"association_region={p}",)), n, n, True) for p, n in sorted(total.items())]
        cells.sums.append((whole[indicator], tuple(heads)))
        cells.sums.extend((head, tuple(inside[place])) for head, place in zip(heads, sorted(total), strict=True))
