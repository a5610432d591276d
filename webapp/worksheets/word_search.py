"""A grid of letters with words hidden in it, each once, the same for the same seed. Pure."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Square = tuple[int, int]
Step = tuple[int, int]
# Along the line and down; for those who read well also slanting.
EASY: tuple[Step, ...] = ((0, 1), (1, 0))
ALL: tuple[Step, ...] = ((0, 1), (1, 0), (1, 1))
EVERY_WAY: tuple[Step, ...] = tuple((row, column) for row in (-1, 0, 1) for column in (-1, 0, 1) if row or column)
TRIES = 120
MENDINGS = 400


@dataclass(frozen=True)
class Search:
    """A square grid, row by row, and for each hidden word (by its place among those given) its squares."""

    rows: tuple[tuple[str, ...], ...]
    hidden: dict[int, tuple[Square, ...]]

    def mirrored(self) -> "Search":
        """The grid for a script that runs from right to left."""
        last = len(self.rows) - 1
        hidden = {word: tuple((row, last - column) for row, column in squares) for word, squares in self.hidden.items()}
        return Search(tuple(row[::-1] for row in self.rows), hidden)


def hide(words: Sequence[Sequence[str]], seed: str, largest: int, steps: Sequence[Step] = ALL) -> Search:
    """Hide words in the smallest grid that takes them all, or most of them in the largest."""
    rng = random.Random(seed)  # noqa: S311
    usable = _usable(words, largest)
    if not usable:
        return Search((), {})
    letters = sum(len(words[place]) for place in usable)
    size = max(max(len(words[place]) for place in usable), min(largest, int((letters * 1.5) ** 0.5) + 1), 5)
    placed, grid = _placed(words, usable, size, steps, rng)
    while len(placed) < len(usable) and size < largest:
        size += 1
        placed, grid = _placed(words, usable, size, steps, rng)
    return _filled(words, placed, grid, size, rng)


def _usable(words: Sequence[Sequence[str]], largest: int) -> list[int]:
    """The places of words of three letters and more that are no part of another: those would be found twice."""
    found: list[int] = []
    longest_first = sorted(range(len(words)), key=lambda place: -len(words[place]))
    for place in longest_first:
        word = tuple(words[place])
        if 3 <= len(word) <= largest and not any(_within(word, tuple(words[other])) for other in found):
            found.append(place)
    return found


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    both = (short, short[::-1])
    return any(long[start : start + len(short)] in both for start in range(len(long) - len(short) + 1))


def _placed(
    words: Sequence[Sequence[str]], usable: Sequence[int], size: int, steps: Sequence[Step], rng: random.Random
) -> tuple[dict[int, tuple[Square, ...]], dict[Square, str]]:
    placed: dict[int, tuple[Square, ...]] = {}
    grid: dict[Square, str] = {}
    for number, place in enumerate(usable):
        word = words[place]
        for _ in range(TRIES):
            # Directions take turns, so that not all words lie flat.
            step = steps[number % len(steps)] if rng.random() < 0.7 else rng.choice(steps)
            squares = _line(_start(size, len(word), step, rng), step, len(word))
            if all(grid.get(square, letter) == letter for square, letter in zip(squares, word, strict=True)):
                grid.update(zip(squares, word, strict=True))
                placed[place] = squares
                break
    return placed, grid


def _start(size: int, length: int, step: Step, rng: random.Random) -> Square:
    row, column = (rng.randrange(size - (length - 1 if along else 0)) for along in step)
    return row, column


def _line(start: Square, step: Step, length: int) -> tuple[Square, ...]:
    return tuple((start[0] + step[0] * number, start[1] + step[1] * number) for number in range(length))


def _filled(
    words: Sequence[Sequence[str]],
    placed: dict[int, tuple[Square, ...]],
    grid: dict[Square, str],
    size: int,
    rng: random.Random,
) -> Search:
    """The grid with every other square filled; a filling that makes a word once more is drawn anew."""
    pool = sorted({letter for word in words for letter in word})
    full = {(row, column): grid.get((row, column)) or rng.choice(pool) for row in range(size) for column in range(size)}
    for _ in range(MENDINGS):
        again = next(_found_again(words, placed, full, size), None)
        if again is None:
            break
        free = [square for square in again if square not in grid]
        if not free:
            # Two hidden words make it together: the word is hidden no more.
            placed = {place: squares for place, squares in placed.items() if _spelt(full, again) != tuple(words[place])}
            continue
        full[free[0]] = rng.choice(pool)
    rows = tuple(tuple(full[row, column] for column in range(size)) for row in range(size))
    return Search(rows, placed)


def _spelt(full: dict[Square, str], squares: Sequence[Square]) -> tuple[str, ...]:
    return tuple(full[square] for square in squares)


def _found_again(
    words: Sequence[Sequence[str]], placed: dict[int, tuple[Square, ...]], full: dict[Square, str], size: int
) -> Iterator[tuple[Square, ...]]:
    """Where a hidden word can be read a second time, in any direction."""
    for place, squares in placed.items():
        word = tuple(words[place])
        for found in occurrences(word, full, size):
            if set(found) != set(squares):
                yield found


def occurrences(word: tuple[str, ...], full: dict[Square, str], size: int) -> Iterator[tuple[Square, ...]]:
    """Every line of squares that reads a word."""
    for row in range(size):
        for column in range(size):
            if full[row, column] != word[0]:
                continue
            for step in EVERY_WAY:
                line = _line((row, column), step, len(word))
                if all(full.get(square) == letter for square, letter in zip(line, word, strict=True)):
                    yield line
