"""The language engine from the shell: lines in, lines out."""

import pytest
from click.testing import CliRunner, Result

from webapp.commands import main


def door(command: str, text: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["kazakh", command, *options], input=text)


@pytest.mark.parametrize(
    ("command", "given", "added"),
    [
        ("inflect", "кітап\tN;SG;PSS1S;LOC", "кітабымда"),
        ("inflect", "бар\tV;NEG;PST;1;SG", "бармадым"),
        ("inflect", "оқу\tV;PRS;3", "оқиды"),
        ("inflect", "ауыз\tN;SG;PSS3;NOM", "аузы/ауызы"),
        ("inflect", "АҚШ\tN;SG;DAT", "АҚШ-қа"),
        ("inflect", "2026\tN;SG;LOC", "2026-да"),
        ("segment", "кітап\tN;SG;PSS1S;LOC", "кітаб|ым|да\tstem|PSS1S|LOC"),
        ("diagnose", "қала\tN;SG;LOC\tқаладе", "harmony"),
        ("diagnose", "қала\tN;SG;LOC\tқалаға", "case"),
        ("diagnose", "қала\tN;SG;LOC\tҚалада", "right"),
        ("diagnose", "жазу\tV;PST;1;SG\tжазамын", "tense"),
        ("analyse", "кітабымда", "кітап\tN;SG;PSS1S;LOC\tкітаб|ым|да"),
    ],
)
def test_a_line_comes_back_with_what_is_added(command: str, given: str, added: str) -> None:
    result = door(command, given + "\n")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{given}\t{added}\n", "")


@pytest.mark.parametrize(
    ("command", "given", "written"),
    [
        ("latin", "Қазақстан", "Qazaqstan"),
        ("arabic", "үй", "\u0674ۇي"),
        ("cyrillic", "Qazaqstan", "Қазақстан"),
        ("cyrillic", "\u0674ۇي", "үй"),
        ("number", "2026", "екі мың жиырма алты"),
    ],
)
def test_texts_and_numbers_are_turned_line_by_line(command: str, given: str, written: str) -> None:
    assert door(command, f"{given}\n{given}\n").stdout == f"{written}\n{written}\n"


@pytest.mark.parametrize("line", ["қала\tN;SG;XXX", "house\tN;SG;DAT", "қала\tV;PST"])
def test_what_is_unknown_leaves_the_last_column_empty_and_is_told(line: str) -> None:
    result = door("inflect", f"{line}\nқала\tN;SG;DAT\n")
    assert result.exit_code == 0
    assert result.stdout == f"{line}\t\nқала\tN;SG;DAT\tқалаға\n"
    assert result.stderr.startswith("line 1: ")


def test_an_unknown_word_says_so_and_can_be_guessed() -> None:
    result = door("analyse", "бламбыларда\n")
    assert (result.exit_code, result.stdout) == (0, "бламбыларда\t\t\t\n") and "unknown" in result.stderr
    assert "бламбы\tN;PL;LOC\tбламбы|лар|да" in door("analyse", "бламбыларда\n", "--guess").stdout


def test_a_malformed_line_is_named_by_its_number_and_the_rest_is_done() -> None:
    result = door("inflect", "қала\tN;SG;DAT\nқала\n\nүй\tN;SG;DAT\n")
    assert result.stdout == "қала\tN;SG;DAT\tқалаға\nүй\tN;SG;DAT\tүйге\n"
    assert result.exit_code == 1 and "line 2: 2 columns" in result.stderr
