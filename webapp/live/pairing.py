"""Who speaks with whom: pairs at random, one three where somebody would be left, and others than before where that can be. Pure."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

Group = tuple[int, ...]
# Drawn so often; the draw with the fewest meetings again is taken. A class of thirty is done in some milliseconds.
DRAWS = 60
# A pair of last time weighs more than any number of pairs from before.
LAST, EARLIER = 1000, 1


def pairs(people: Sequence[int], rounds: Sequence[Iterable[Group]], rng: random.Random) -> tuple[Group, ...]:
    """Everybody in a pair, three together where the number is odd; one alone stays alone. `rounds`: those before, the newest last."""
    met = _met(rounds)
    best: list[list[int]] = []
    least = -1
    for _ in range(DRAWS):
        drawn = _improved(_drawn(people, rng), met)
        weight = sum(_weight(group, met) for group in drawn)
        if least < 0 or weight < least:
            best, least = drawn, weight
        if not least:
            break
    return tuple(tuple(group) for group in best)


def _met(rounds: Sequence[Iterable[Group]]) -> Counter[frozenset[int]]:
    met: Counter[frozenset[int]] = Counter()
    for number, groups in enumerate(rounds, start=1):
        for group in groups:
            for two in combinations(group, 2):
                met[frozenset(two)] += LAST if number == len(rounds) else EARLIER
    return met


def _drawn(people: Sequence[int], rng: random.Random) -> list[list[int]]:
    order = list(people)
    rng.shuffle(order)
    groups = [order[start : start + 2] for start in range(0, len(order), 2)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        left = groups.pop()
        groups[-1] += left
    return groups


def _weight(group: Sequence[int], met: Counter[frozenset[int]]) -> int:
    return sum(met[frozenset(two)] for two in combinations(group, 2))


def _improved(groups: list[list[int]], met: Counter[frozenset[int]]) -> list[list[int]]:
    """Whoever meets again changes places with somebody while that makes fewer meet again."""
    again = True
    while again:
        again = any(
            _changed(one, two, met) for one, two in combinations(groups, 2) if _weight(one, met) or _weight(two, met)
        )
    return groups


def _changed(one: list[int], two: list[int], met: Counter[frozenset[int]]) -> bool:
    before = _weight(one, met) + _weight(two, met)
    for here in range(len(one)):
        for there in range(len(two)):
            one[here], two[there] = two[there], one[here]
            if _weight(one, met) + _weight(two, met) < before:
                return True
            one[here], two[there] = two[there], one[here]
    return False
