"""A crossword from words: all connected, no accidental words, the same for the same seed. Pure.

Words are laid one after another, each across one that lies there already; of several such attempts the fullest is kept.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Square = tuple[int, int]
Box = tuple[int, int, int, int]  # first row and column, last row and column
ATTEMPTS = 10


@dataclass(frozen=True)
class Laid:
    """A word in the grid: its place among the words given, its first square (row, column), and whether it runs down."""

    word: int
    row: int
    column: int
    down: bool


@dataclass(frozen=True)
class Crossword:
    """A finished grid; the first row and column are 0. `letters`: square → letter."""

    rows: int
    columns: int
    laid: tuple[Laid, ...]
    letters: dict[Square, str]

    def numbers(self, rtl: bool = False) -> dict[Square, int]:
        """The number of each square where a word begins, in reading order."""
        starts = {(one.row, one.column) for one in self.laid}
        ordered = sorted(starts, key=lambda square: (square[0], -square[1] if rtl else square[1]))
        return {square: number for number, square in enumerate(ordered, start=1)}

    def mirrored(self) -> "Crossword":
        """The grid for a script that runs from right to left."""
        last = self.columns - 1
        laid = tuple(Laid(one.word, one.row, last - one.column, one.down) for one in self.laid)
        letters = {(row, last - column): letter for (row, column), letter in self.letters.items()}
        return Crossword(self.rows, self.columns, laid, letters)


def lay_out(words: Sequence[Sequence[str]], seed: str, columns: int, rows: int) -> Crossword:
    """The fullest of some attempts. `words`: each as its letters; what finds no place is left out."""
    rng = random.Random(seed)  # noqa: S311
    usable = _usable(words, max(columns, rows))
    drafts = (_draft(words, usable, rng, columns, rows) for _ in range(ATTEMPTS))
    best = max(drafts, key=lambda draft: (len(draft.laid), -draft.area, draft.crossings))
    return best.finished()


def _usable(words: Sequence[Sequence[str]], longest: int) -> list[int]:
    """The places of words that can stand in a grid, each spelling once."""
    seen: dict[tuple[str, ...], int] = {}
    for place, word in enumerate(words):
        if 2 <= len(word) <= longest:
            seen.setdefault(tuple(word), place)
    return list(seen.values())


def _draft(words: Sequence[Sequence[str]], usable: list[int], rng: random.Random, columns: int, rows: int) -> "_Draft":
    draft = _Draft(columns, rows)
    # Long words first; a little chance among those of like length makes attempts differ.
    waiting = sorted(usable, key=lambda place: -len(words[place]) + rng.random() * 3)
    while waiting:
        left = [place for place in waiting if not draft.lay(place, words[place], rng)]
        if len(left) == len(waiting):
            break
        waiting = left
    return draft


@dataclass
class _Draft:
    """A grid in the making. Squares may be negative until it is finished."""

    columns: int
    rows: int
    letters: dict[Square, str] = field(default_factory=dict)
    running: dict[Square, set[bool]] = field(default_factory=dict)
    where: dict[str, list[Square]] = field(default_factory=dict)
    laid: list[Laid] = field(default_factory=list)
    crossings: int = 0
    box: Box = (0, 0, 0, 0)

    @property
    def area(self) -> int:
        return _area(self.box)

    def lay(self, place: int, word: Sequence[str], rng: random.Random) -> bool:
        """Put a word where it crosses most and widens the grid least; False where it fits nowhere."""
        if not self.laid:
            self._put(Laid(place, 0, 0, len(word) > self.columns), word)
            return True
        found = [(self._worth(one, word), rng.random(), one) for one in self._crossing(place, word)]
        good = [one for one in found if one[0] is not None]
        if not good:
            return False
        self._put(max(good, key=lambda one: (one[0], one[1]))[2], word)
        return True

    def _crossing(self, place: int, word: Sequence[str]) -> Iterator[Laid]:
        """Every way to lay a word across a letter that is there."""
        for number, letter in enumerate(word):
            for row, column in self.where.get(letter, ()):
                for down in (True, False):
                    if down not in self.running[row, column]:
                        yield Laid(place, row - number * down, column - number * (not down), down)

    def _worth(self, one: Laid, word: Sequence[str]) -> float | None:
        """How good a place is; None where the word must not stand."""
        squares = list(_squares(one, len(word)))
        crossed = 0
        for square, letter in zip(squares, word, strict=True):
            there = self.letters.get(square)
            if there is None:
                if any(side in self.letters for side in _beside(square, one.down)):
                    return None
            elif there != letter or one.down in self.running[square]:
                return None
            else:
                crossed += 1
        before, after = _ends(one, len(word))
        if before in self.letters or after in self.letters:
            return None
        box = _widened(self.box, squares[0], squares[-1])
        if box[2] - box[0] >= self.rows or box[3] - box[1] >= self.columns:
            return None
        return crossed - _area(box) / 40

    def _put(self, one: Laid, word: Sequence[str]) -> None:
        squares = list(_squares(one, len(word)))
        self.box = _widened(self.box, squares[0], squares[-1])
        for square, letter in zip(squares, word, strict=True):
            if square in self.letters:
                self.crossings += 1
            else:
                self.letters[square] = letter
                self.where.setdefault(letter, []).append(square)
            self.running.setdefault(square, set()).add(one.down)
        self.laid.append(one)

    def finished(self) -> Crossword:
        """The grid, its first square at (0, 0)."""
        top, left, bottom, right = self.box
        laid = tuple(Laid(one.word, one.row - top, one.column - left, one.down) for one in self.laid)
        letters = {(row - top, column - left): letter for (row, column), letter in self.letters.items()}
        return Crossword(bottom - top + 1 if letters else 0, right - left + 1 if letters else 0, laid, letters)


def _area(box: Box) -> int:
    return (box[2] - box[0] + 1) * (box[3] - box[1] + 1)


def _widened(box: Box, first: Square, last: Square) -> Box:
    return min(box[0], first[0]), min(box[1], first[1]), max(box[2], last[0]), max(box[3], last[1])


def _squares(one: Laid, length: int) -> Iterator[Square]:
    return ((one.row + step * one.down, one.column + step * (not one.down)) for step in range(length))


def _ends(one: Laid, length: int) -> tuple[Square, Square]:
    row, column = int(one.down), int(not one.down)
    return (one.row - row, one.column - column), (one.row + row * length, one.column + column * length)


def _beside(square: Square, down: bool) -> tuple[Square, Square]:
    row, column = square
    return ((row, column - 1), (row, column + 1)) if down else ((row - 1, column), (row + 1, column))
