"""Slips of the hand: a Kazakh letter typed as its Russian neighbour, and one letter changed, left out, added, swapped."""

from webapp.kazakh.diagnosis.alignment import shared

# The right letter: what is typed for it where the keyboard lacks it. ş stands only in answers typed in Latin.
_TYPED = {"ә": "аэ", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е", "ş": "с"}
_RUSSIAN = str.maketrans({letter: typed[0] for letter, typed in _TYPED.items()})


def in_russian_letters(word: str) -> str:
    """A lower-case word as a Russian keyboard writes it: қала, кала."""
    return word.translate(_RUSSIAN)


def with_kazakh_letters(expected: str, given: str) -> str:
    """`given` with the Kazakh letters that `expected` has in the same places from its beginning and from its end."""
    typed = list(given)
    shorter = min(len(given), len(expected))
    for places in (range(shorter), range(-1, -shorter - 1, -1)):
        for place in places:
            wanted = expected[place]
            if typed[place] == wanted:
                continue
            if typed[place] not in _TYPED.get(wanted, ""):
                break
            typed[place] = wanted
        if len(given) == len(expected):
            for place, wanted in enumerate(expected):
                if typed[place] in _TYPED.get(wanted, ""):
                    typed[place] = wanted
            break
    return "".join(typed)


SHORTEST = 4  # letters; in a shorter word a letter more or less is another word
SHORTEST_CHANGED = 6  # the same for one letter changed: қала, бала; but дүйсенбі, дүйсенби


def is_slip(expected: str, given: str, near: bool = False) -> bool:
    """Whether `given` has one letter changed, left out or added, or two neighbours exchanged; Kazakh letters aside.

    In a short word that is another word and no slip; `near` says that words like this one are near one another.
    """
    changed = len(expected) == len(given) and sum(map(str.__ne__, expected, given)) == 1
    if len(expected) < (SHORTEST_CHANGED if near or changed else SHORTEST):
        return False
    return _one(expected, given) or _one(in_russian_letters(expected), in_russian_letters(given))


def _one(expected: str, given: str) -> bool:
    start, end = shared(given, expected)
    rest, wanted = given[start : len(given) - end], expected[start : len(expected) - end]
    return max(len(rest), len(wanted)) == 1 or (len(rest) == len(wanted) == 2 and rest == wanted[::-1])
