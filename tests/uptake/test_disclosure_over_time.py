"""Releases of the same period, and of a year beside its quarters, give nobody away together."""

import random
from collections.abc import Mapping

import pytest

from webapp.uptake.disclosure import Figure, Protected, Publication, audit, protect


def country(counts: Mapping[tuple[int, int], int]) -> tuple[list[Figure], list[tuple[int, tuple[int, ...]]]]:
    """Four regions by three groups with their sums; the table first, then regions, groups, the whole."""
    figures = [Figure(counts[region, group], counts[region, group], True) for region in range(4) for group in range(3)]
    sums = []
    for region in range(4):
        sums.append((len(figures), tuple(range(3 * region, 3 * region + 3))))
        figures.append(_sum(figures, sums[-1][1], sensitive=False))
    for group in range(3):
        sums.append((len(figures), tuple(range(group, 12, 3))))
        figures.append(_sum(figures, sums[-1][1], sensitive=True))
    for parts in ((12, 13, 14, 15), (16, 17, 18)):
        sums.append((19, parts))
    figures.append(_sum(figures, (12, 13, 14, 15), sensitive=False))
    return figures, sums


def _sum(figures: list[Figure], parts: tuple[int, ...], *, sensitive: bool) -> Figure:
    number = sum(figures[part].number for part in parts)
    return Figure(number, number, sensitive)


def revised(
    before: Mapping[tuple[int, int], int], after: Mapping[tuple[int, int], int]
) -> tuple[Protected, Protected, Publication]:
    """A release, and the one that revises it."""
    old, sums = country(before)
    new, _ = country(after)
    first = protect(Publication(old, sums))
    assert first.audit.holds
    size = len(new)
    publication = Publication(
        [*new, *old],
        [*sums, *((total + size, tuple(part + size for part in parts)) for total, parts in sums)],
        fixed={size + place: value for place, value in enumerate(first.shown)},
        pairs=[(place, size + place) for place in range(size)],
    )
    return first, protect(publication), publication


def people(rng: random.Random) -> dict[tuple[int, int], int]:
    return {
        (region, group): rng.choice((0, 3, 9, 14, 40, 90)) + rng.randint(0, 3)
        for region in range(4)
        for group in range(3)
    }


@pytest.mark.parametrize("seed", range(12))
def test_a_revision_in_which_one_person_came_is_the_same_release(seed: int) -> None:
    rng = random.Random(seed)
    before = people(rng)
    after = before | {(2, 1): before[2, 1] + 1}
    first, second, _ = revised(before, after)
    assert second.audit.holds, second.audit.failures
    assert second.shown[:20] == first.shown
    assert set(second.kept) == set(range(20))


@pytest.mark.parametrize("seed", range(6))
def test_in_a_revision_of_much_no_small_step_can_be_seen(seed: int) -> None:
    rng = random.Random(seed)
    before = people(rng)
    after = {place: number + rng.choice((0, 0, 1, 2, 30)) for place, number in before.items()}
    first, second, publication = revised(before, after)
    assert second.audit.holds, second.audit.failures
    for place in range(20):
        one, other = publication.figures[place], publication.figures[20 + place]
        if abs(one.number - other.number) < (10 if one.sensitive else 5):
            assert second.shown[place] in (first.shown[place], None)


def test_a_release_that_shows_one_person_to_have_come_does_not_stand() -> None:
    before = Publication([Figure(12, 12), Figure(40, 40), Figure(52, 52)], [(2, (0, 1))])
    shown = protect(before).shown
    assert shown == (10, 40, 50)
    figures = [Figure(13, 13), Figure(40, 40), Figure(53, 53), *before.figures]
    publication = Publication(
        figures,
        [(2, (0, 1)), (5, (3, 4))],
        fixed={3: 10, 4: 40, 5: 50},
        pairs=[(0, 3), (1, 4), (2, 5)],
    )
    counted_afresh = audit(publication, [15, 40, 55, 10, 40, 50])
    assert {one.index for one in counted_afresh.failures} >= {0}
    assert protect(publication).shown[:3] == shown


def test_lessons_of_one_busy_person_do_not_move_a_number() -> None:
    before = Figure(200, 20)
    publication = Publication([Figure(240, 21), before], fixed={1: 200}, pairs=[(0, 1)])
    assert protect(publication).shown == (200, 200)
    publication = Publication([Figure(420, 41), before], fixed={1: 200}, pairs=[(0, 1)])
    assert protect(publication).shown == (420, 200)


def test_a_year_does_not_open_a_hidden_quarter() -> None:
    # Three quarters are published, the fourth is hidden; their sum must not be shown beside them.
    quarters = [Figure(40, 40), Figure(38, 38), Figure(45, 45), Figure(2, 2)]
    publication = Publication([*quarters, Figure(125, 125)], [(4, (0, 1, 2, 3))], fixed={0: 40, 1: 40, 2: 45, 3: None})
    found = protect(publication)
    assert found.audit.holds
    assert found.shown[4] in (None, 125)
    narrow = Publication([Figure(40, 40), Figure(4, 4), Figure(44, 44)], [(2, (0, 1))], fixed={0: 40, 1: None})
    assert audit(narrow, [40, None, 45]).failures
    assert protect(narrow).shown == (40, None, None)


def test_what_earlier_releases_alone_give_away_is_never_said_to_hold() -> None:
    publication = Publication(
        [Figure(42, 42), Figure(2, 2), Figure(44, 44), Figure(70, 70)], [(2, (0, 1))], fixed={0: 40, 1: None, 2: 45}
    )
    found = protect(publication)
    assert not found.audit.holds
    assert found.audit.failures[0].index == 1
