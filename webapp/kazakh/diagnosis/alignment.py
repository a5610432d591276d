"""Two texts side by side: which word answers which, and which letter which, with the fewest changes."""

from collections.abc import Callable, Sequence
from functools import lru_cache

Pair = tuple[int | None, int | None]  # a place in the given, a place in the expected; None: nothing answers

UNRELATED = 17  # the cost of setting two unlike words against each other: a little less than leaving both alone
_ALONE = 10
_MOST_CELLS = 40_000  # beyond this the two differ so widely that letter by letter says nothing

# Letters as they sound or look nearest without the Kazakh ones, so that қ and к, і and и, ı and i are alike.
_ALIKE = str.maketrans(
    dict(zip("әғқңөұүһіёйэş", "агкноуухиоиес", strict=True))
    | dict(zip("äğqñöūüıs", "agknouuiс", strict=True))
    | {"ю": "иу", "я": "иа", "ц": "тс", "ч": "тш", "щ": "штш", "ъ": "", "ь": ""}
)


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """A word with Kazakh letters replaced by their nearest Russian ones, for rough comparing."""
    return word.translate(_ALIKE)


def shared(given: Sequence[object], expected: Sequence[object]) -> tuple[int, int]:
    """How many items two sequences share at their beginnings and, beyond that, at their ends."""
    shorter = min(len(given), len(expected))
    start = 0
    while start < shorter and given[start] == expected[start]:
        start += 1
    end = 0
    while end < shorter - start and given[-1 - end] == expected[-1 - end]:
        end += 1
    return start, end


@lru_cache(maxsize=16384)
def word_cost(given: str, expected: str) -> int:
    """0 for equal words, 1 to 9 for words alike by beginning and end, UNRELATED for others."""
    if given == expected:
        return 0
    given, expected = plain(given), plain(expected)
    start, end = shared(given, expected)
    alike = 2 * (start + end) / (len(given) + len(expected) or 1)
    return max(1, round(14 - 13 * alike)) if alike >= 0.4 else UNRELATED


def word_pairs(given: Sequence[str], expected: Sequence[str]) -> list[Pair]:
    """Which lower-case word of `given` answers which of `expected`, in order; every place of both occurs once."""
    return _aligned([plain(word) for word in given], [plain(word) for word in expected], word_cost, _ALONE)


def letter_pairs(given: str, expected: str) -> list[Pair]:
    """The same for the letters of two texts, case aside."""
    return _aligned([letter.lower() for letter in given], [letter.lower() for letter in expected], _letter_cost, 2)


def _letter_cost(given: str, expected: str) -> int:
    if given == expected:
        return 0
    return 2 if plain(given) == plain(expected) else 3


def _aligned(given: Sequence[str], expected: Sequence[str], cost: Callable[[str, str], int], alone: int) -> list[Pair]:
    start, end = shared(given, expected)
    rows, columns = len(given) - start - end, len(expected) - start - end
    if rows * columns > _MOST_CELLS:
        middle = _in_step(rows, columns)
    else:
        middle = _cheapest(given[start : start + rows], expected[start : start + columns], cost, alone)
    pairs: list[Pair] = [(place, place) for place in range(start)]
    pairs += [
        (None if row is None else row + start, None if column is None else column + start) for row, column in middle
    ]
    pairs += [(len(given) - place, len(expected) - place) for place in range(end, 0, -1)]
    return pairs


def _in_step(rows: int, columns: int) -> list[Pair]:
    return [
        (place if place < rows else None, place if place < columns else None) for place in range(max(rows, columns))
    ]


def _cheapest(given: Sequence[str], expected: Sequence[str], cost: Callable[[str, str], int], alone: int) -> list[Pair]:
    """Levenshtein with the given costs, traced back; of several equally cheap ways, one."""
    if not given or not expected:
        return _in_step(len(given), len(expected))
    table = [[column * alone for column in range(len(expected) + 1)]]
    for row, one in enumerate(given, 1):
        above, line = table[-1], [row * alone]
        for column, other in enumerate(expected, 1):
            line.append(min(above[column - 1] + cost(one, other), above[column] + alone, line[-1] + alone))
        table.append(line)
    pairs: list[Pair] = []
    row, column = len(given), len(expected)
    while row or column:
        here = table[row][column]
        if row and column and here == table[row - 1][column - 1] + cost(given[row - 1], expected[column - 1]):
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif row and here == table[row - 1][column] + alone:
            row -= 1
            pairs.append((row, None))
        else:
            column -= 1
            pairs.append((None, column))
    return pairs[::-1]
