"""Degrees of adjectives, ordinals and collectives, and nouns as attributes."""

import pytest

from tests.kazakh.forms_of import form, table
from webapp.kazakh.grammar.features import UnknownFeatures
from webapp.kazakh.grammar.inflection import inflect

CELLS = """
жақсырақ        | жақсы   | ADJ;CMPR
үлкенірек       | үлкен   | ADJ;CMPR
биігірек        | биік    | ADJ;CMPR
арзанырақ       | арзан   | ADJ;CMPR
көбірек         | көп     | ADJ;CMPR
ең жақсы        | жақсы   | ADJ;SPRL
ең биік         | биік    | ADJ;SPRL
қып-қызыл       | қызыл   | ADJ;INTS
сап-сары        | сары    | ADJ;INTS
жап-жақсы       | жақсы   | ADJ;INTS
аппақ           | ақ      | ADJ;INTS
бірінші         | бір     | NUM;ORD
екінші          | екі     | NUM;ORD
төртінші        | төрт    | NUM;ORD
тоғызыншы       | тоғыз   | NUM;ORD
жиырмасыншы     | жиырма  | NUM;ORD
жүзінші         | жүз     | NUM;ORD
екеу            | екі     | NUM;COLL
жетеу           | жеті    | NUM;COLL
біреуге         | бір     | NUM;COLL;DAT
үйдегі          | үй      | N;REL;SG;LOC
қаладағы        | қала    | N;REL;SG;LOC
кітабымыздағы   | кітап   | N;REL;SG;PSS1P;LOC
мендегі         | мен     | PRO;REL;LOC
үлкендер        | үлкен   | ADJ;PL;NOM
жақсыларға      | жақсы   | ADJ;PL;DAT
"""


@pytest.mark.parametrize(("text", "lemma", "features"), table(CELLS))
def test_degrees(text: str, lemma: str, features: str) -> None:
    assert form(lemma, features) == text


def test_only_one_to_seven_have_a_collective() -> None:
    with pytest.raises(UnknownFeatures, match="one to seven"):
        inflect("сегіз", "NUM;COLL")
