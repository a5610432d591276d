"""Hidden words: each is there, once."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.worksheets import word_search
from webapp.worksheets.word_search import occurrences

WORDS = st.lists(st.text("абгқүі", min_size=2, max_size=8).map(tuple), max_size=14)


@given(WORDS, st.text(max_size=4))
def test_each_hidden_word_is_found_once(words: list[tuple[str, ...]], seed: str) -> None:
    made = word_search.hide(words, seed, 12)
    size = len(made.rows)
    full = {(row, column): letter for row, line in enumerate(made.rows) for column, letter in enumerate(line)}
    assert len(full) == size * size
    for place, squares in made.hidden.items():
        assert tuple(full[square] for square in squares) == words[place]
        assert {frozenset(found) for found in occurrences(words[place], full, size)} == {frozenset(squares)}


@given(WORDS, st.text(max_size=4))
def test_the_same_seed_makes_the_same(words: list[tuple[str, ...]], seed: str) -> None:
    assert word_search.hide(words, seed, 12) == word_search.hide(words, seed, 12)


def test_a_word_within_another_is_not_sought() -> None:
    made = word_search.hide([tuple("ата"), tuple("қатар"), tuple("мата")], "s", 10)
    assert set(made.hidden) == {1, 2} or set(made.hidden) == {2, 1}


def test_children_read_along_and_down_only() -> None:
    words = [tuple(word) for word in ("алма", "мысық", "кітап", "қалам", "бала", "терезе")]
    made = word_search.hide(words, "s", 11, word_search.EASY)
    assert len(made.hidden) == 6
    for squares in made.hidden.values():
        assert len({row for row, _ in squares}) == 1 or len({column for _, column in squares}) == 1


def test_a_mirrored_grid_reads_from_right_to_left() -> None:
    words = [tuple("алма"), tuple("мысық")]
    made = word_search.hide(words, "s", 8).mirrored()
    for place, squares in made.hidden.items():
        assert tuple(made.rows[row][column] for row, column in squares) == words[place]
        assert squares[0][1] >= squares[-1][1]
