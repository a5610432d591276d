"""Forms written down by hand (gold-forms.tsv): lemma, features, the forms that are right, the usual one among them."""

from pathlib import Path

from tests.kazakh.forms_of import form

GOLD = Path(__file__).with_name("gold-forms.tsv")


def test_every_form_of_the_gold_file() -> None:
    rows = [line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(rows) > 600
    ours = {(lemma, features): form(lemma, features) for lemma, features, _ in rows}
    assert len(ours) == len(rows)
    wrong = [(*row, ours[row[0], row[1]]) for row in rows if ours[row[0], row[1]] not in row[2].split("/")]
    assert not wrong
