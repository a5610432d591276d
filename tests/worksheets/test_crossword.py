"""The crossword: connected, nothing by accident, the same for the same seed."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from webapp.courses import loading
from webapp.worksheets import crossword
from webapp.worksheets.crossword import Crossword
from webapp.worksheets.pens import Pen

WORDS = st.lists(st.text("абгдеқүі", min_size=2, max_size=9).map(tuple), min_size=1, max_size=24)


def squares_of(made: Crossword, words: list[tuple[str, ...]]) -> list[list[tuple[int, int]]]:
    """The squares of each word laid."""
    return [
        [(one.row + step * one.down, one.column + step * (not one.down)) for step in range(len(words[one.word]))]
        for one in made.laid
    ]


def lines(made: Crossword) -> Iterator[str]:
    """Whatever can be read in the grid, along and down: each unbroken line of two letters or more."""
    for rows, columns, turned in ((made.rows, made.columns, False), (made.columns, made.rows, True)):
        for row in range(rows):
            line = "".join(
                made.letters.get((column, row) if turned else (row, column), " ") for column in range(columns)
            )
            yield from (part for part in line.split(" ") if len(part) > 1)


@given(WORDS, st.text(max_size=4), st.integers(4, 18), st.integers(4, 18))
def test_every_grid_is_sound(words: list[tuple[str, ...]], seed: str, columns: int, rows: int) -> None:
    made = crossword.lay_out(words, seed, columns, rows)
    assert made.rows <= rows and made.columns <= columns
    spelt = squares_of(made, words)
    for one, squares in zip(made.laid, spelt, strict=True):
        assert tuple(made.letters[square] for square in squares) == words[one.word]
    assert {square for squares in spelt for square in squares} == set(made.letters)
    # Nothing can be read that is not a word laid there, and each word only once.
    assert sorted(lines(made)) == sorted("".join(words[one.word]) for one in made.laid)
    assert len({"".join(words[one.word]) for one in made.laid}) == len(made.laid)


@given(WORDS, st.text(max_size=4))
def test_all_words_hang_together(words: list[tuple[str, ...]], seed: str) -> None:
    made = crossword.lay_out(words, seed, 16, 16)
    apart = set(made.letters)
    reached = [next(iter(apart))] if apart else []
    while reached:
        row, column = reached.pop()
        if (row, column) in apart:
            apart.discard((row, column))
            reached += [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
    assert not apart


@given(WORDS, st.text(max_size=4))
def test_the_same_seed_makes_the_same(words: list[tuple[str, ...]], seed: str) -> None:
    assert crossword.lay_out(words, seed, 15, 15) == crossword.lay_out(words, seed, 15, 15)


def test_words_of_one_letter_and_too_long_ones_stay_out() -> None:
    assert crossword.lay_out([("а",), tuple("абвгдежз")], "s", 5, 5).laid == ()


def test_a_mirrored_grid_reads_from_right_to_left() -> None:
    words = [tuple("алма"), tuple("адам")]
    made = crossword.lay_out(words, "s", 9, 9).mirrored()
    for one in made.laid:
        step = (1, 0) if one.down else (0, -1)
        read = tuple(made.letters[one.row + step[0] * n, one.column + step[1] * n] for n in range(4))
        assert read == words[one.word]
    assert made.numbers(rtl=True)[min(made.numbers(), key=lambda square: (square[0], -square[1]))] == 1


def test_a_unit_of_words_fills_a_grid(content: loading.Library) -> None:
    course = content.courses["a1"]
    ids = [word for lesson in course.units[2].lessons for word in lesson.teaches.words]
    words = [squares for word in ids if (squares := Pen("Cyrl").squares(content.words[word].kk))][:40]
    made = crossword.lay_out(words, "s", 17, 15)
    assert len(made.laid) >= 20
