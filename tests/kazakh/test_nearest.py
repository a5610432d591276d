"""The accepted variant that an answer is measured against."""

from itertools import product

import pytest

from webapp.kazakh.diagnosis.nearest import nearest

ACCEPTED = (
    "Менің інім мектепте оқиды",
    "Мектепте менің інім оқиды",
    "Інім мектепте оқиды",
    "Оның інісі мектепте оқиды",
)


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("иним мектепте окиды", 2),
        ("мектепте менин иним оқыды", 1),
        ("onyñ ınısı mektepte", 3),
        ("Менің інім мектепте оқиды!", 0),
    ],
)
def test_the_nearest(given: str, place: int) -> None:
    assert nearest(given, ACCEPTED) == ACCEPTED[place]


def test_something_is_always_nearest_if_anything_is_accepted() -> None:
    assert nearest("", ACCEPTED) in ACCEPTED
    with pytest.raises(ValueError, match="empty"):
        nearest("бала", ())


def test_one_of_very_many() -> None:
    parts = (
        "мен сен ол біз сіз",
        "бүгін кеше таңда түнде",
        "мектепке үйге қалаға ауылға базарға",
        "жаяу тез ақырын асығыс",
    )
    accepted = [f"{' '.join(chosen)} барды" for chosen in product(*map(str.split, parts))]
    assert len(accepted) == 400
    assert nearest("біз туснде базарга асыгыс барды", accepted) == "біз түнде базарға асығыс барды"
