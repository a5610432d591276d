"""Which orders of a sentence are right: derived from its words, the verb last."""

import pytest

from tests.kazakh.forms_of import table
from webapp.kazakh.diagnosis.order import orders, phrases, same_but_for_order
from webapp.kazakh.reading.lexicon import Lexicon, Word, common

NOUNS = "мектеп үй дос парк қала дүкен сабақ ата хат шай сағат ана әке кітап"
OTHERS = {"ADV": "бүгін кеше қазір қайда", "V": "бар жаз тұр оқы іш ойна", "PROPN": "Абай", "POST": "үшін кейін"}
WORDS: Lexicon = common().plus(
    Word(lemma, pos) for pos, lemmas in {"N": NOUNS, **OTHERS}.items() for lemma in lemmas.split()
)

CUT = """
мен / бүгін / мектепке / барамын
бүгін / мен / мектепке / барамын
мен / кеше / досыммен / паркке / бардым
сен / қазір / кітап оқып отырсың
ол / үйде / шай ішті
мен / анам үшін / хат жаздым
мен / сабақтан кейін / үйге / барамын
мен / Абай көшесінде / тұрамын
балалар / паркте / ойнап жүр
менің анам / бүгін / үйге / келе жатыр
сен / дүкенге / бардың ба
мен / бүгін / өте үлкен қалаға / бардым
балалар / кеше / келді
ол / бізге / кеше алды
"""


@pytest.mark.parametrize("sentence", CUT.strip().splitlines())
def test_phrases(sentence: str) -> None:
    parts = [tuple(part.lower().split()) for part in sentence.split(" / ")]
    assert phrases(tuple(word for part in parts for word in part), WORDS) == parts


FIXED = """
менің атым айгүл
бұл — үй
мен анам мен әкеме хат жаздым
мен үйге бардым және хат жаздым
ол қалада тұратын досыма хат жазды
мен кітап оқуды жақсы көремін
мен де бүгін үйге барамын
бүгін күн жылы
"""


@pytest.mark.parametrize("sentence", FIXED.strip().splitlines())
def test_where_nothing_may_move(sentence: str) -> None:
    words = tuple(sentence.replace("—", "").split())
    assert orders(words, WORDS) == {words}


SAME = """
Бүгін мен мектепке барамын   | мен бүгін мектепке барамын
мектепке мен бүгін барамын   | мен бүгін мектепке барамын
Үйде ол шай ішті             | ол үйде шай ішті
бүгін менің мектепке барғым келеді | бүгін менің мектепке барғым келеді
"""


@pytest.mark.parametrize(("one", "other"), table(SAME))
def test_the_same_in_another_order(one: str, other: str) -> None:
    assert same_but_for_order(tuple(one.lower().split()), tuple(other.lower().split()), WORDS)


NOT_SAME = """
мен бүгін мектепке барамын  | мен бүгін барамын мектепке
мен бүгін мектепке барамын  | барамын мен бүгін мектепке
ол үйде шай ішті            | ол шай үйде ішті
мен анам үшін хат жаздым    | үшін мен анам хат жаздым
мен Абай көшесінде тұрамын  | көшесінде мен Абай тұрамын
мен үйге барғым келеді      | барғым мен үйге келеді
сен дүкенге бардың ба       | сен ба дүкенге бардың
мен бүгін мектепке барамын  | мен бүгін мектепке барасың
"""


@pytest.mark.parametrize(("one", "other"), table(NOT_SAME))
def test_not_every_order_is_right(one: str, other: str) -> None:
    assert not same_but_for_order(tuple(one.lower().split()), tuple(other.lower().split()), WORDS)


def test_nothing_is_no_sentence() -> None:
    assert orders((), WORDS) == {()}
    assert orders(("ба",), WORDS) == {("ба",)}
    assert not same_but_for_order(("мен",), (), WORDS)
