"""How many forms, and how many mistakes named, agree with tables made by somebody else.

A folder holds paradigms-nouns.tsv and paradigms-verbs.tsv (`lemma⇥features⇥form[/form…]`, of which any is right) and
diagnosis.tsv (`lemma⇥features⇥expected⇥given⇥kind`), each under a line of headings; a file that is absent is passed over.
Why ours is kept where it differs: docs/kazakh-disagreements.md.
Run: `.venv/bin/python -m benchmarks.kazakh_accuracy FOLDER`.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from webapp.kazakh.diagnosis.word_mistakes import word_mistake
from webapp.kazakh.grammar.features import UnknownFeatures
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.reading.lexicon import Word

_SHOWN = 60  # disagreements printed for each file


def rows(path: Path) -> Iterator[list[str]]:
    """The cells of each line under the headings."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def form_disagreement(row: list[str]) -> str:
    """What is wrong with one cell of a paradigm, '' when our usual form is among those given."""
    lemma, features, forms = row
    try:
        ours = inflect(lemma, features)[0].text
    except UnknownFeatures as error:
        ours = f"({error})"
    return "" if ours in forms.split("/") else f"{lemma}\t{features}\tthere {forms}\tours {ours}"


def kind_disagreement(row: list[str]) -> str:
    """What is wrong with one diagnosis, '' when the kinds are the same."""
    lemma, features, expected, given, kind = row
    mistake = word_mistake(Word(lemma, features.split(";")[0]), features, given)
    ours = mistake.kind if mistake else "right"
    return "" if ours == kind else f"{lemma}\t{features}\t{expected}\t{given}\tthere {kind}\tours {ours}"


def report(path: Path, what: str, disagreement: Callable[[list[str]], str]) -> None:
    """Print the share that agrees, and the rows that do not."""
    if not path.exists():
        print(f"{path.name}: not in this folder")
        return
    told = [disagreement(row) for row in rows(path)]
    found = [line for line in told if line]
    print(f"{path.name}: {len(told) - len(found)} of {len(told)} {what}, {1 - len(found) / (len(told) or 1):.2%}")
    for line in found[:_SHOWN]:
        print(f"  {line}")
    if len(found) > _SHOWN:
        print(f"  and {len(found) - _SHOWN} more")


def main() -> None:
    """Print the shares for the folder named on the command line."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.kazakh_accuracy FOLDER")
    folder = Path(sys.argv[1])
    report(folder / "paradigms-nouns.tsv", "cells right", form_disagreement)
    report(folder / "paradigms-verbs.tsv", "cells right", form_disagreement)
    report(folder / "diagnosis.tsv", "kinds right", kind_disagreement)


if __name__ == "__main__":
    main()
