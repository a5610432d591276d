"""Verb forms of several words: what is going on, what one can, wants to and has to do."""

import pytest

from tests.kazakh.forms_of import form, forms, table

CELLS = """
бара жатырмын              | бар   | V;PROG;1;SG
келе жатыр                 | кел   | V;PROG;3
апара жатырмыз             | апар  | V;PROG;1;PL
оқып жатырсың              | оқы   | V;PROG;2;SG
жазып жатырсыз ба          | жаз   | V;PROG;2;SG;FORM;Q
оқып жатқан жоқпын         | оқы   | V;NEG;PROG;1;SG
бара жатқан жоқ            | бар   | V;NEG;PROG;3
бара аламын                | бар   | V;POT;1;SG
сөйлей аласың              | сөйле | V;POT;2;SG
келе алмаймыз              | кел   | V;NEG;POT;1;PL
оқи алады                  | оқы   | V;POT;3
барғым келеді              | бар   | V;DES;1;SG
ішкің келеді               | іш    | V;DES;2;SG
ұйықтағысы келеді          | ұйықта | V;DES;3
көргіміз келмейді          | көр   | V;NEG;DES;1;PL
айтқыңыз келе ме           | айт   | V;DES;2;SG;FORM;Q
баруым керек               | бар   | V;OBLIG;1;SG
келуің керек               | кел   | V;OBLIG;2;SG
оқуымыз керек              | оқы   | V;OBLIG;1;PL
баруы керек емес           | бар   | V;NEG;OBLIG;3
бармақ емеспін             | бар   | V;NEG;FUT;INTEN;1;SG
оқып жатқан                | оқы   | V;PTCP;PROG
бара жатқандарға           | бар   | V;PTCP;PROG;PL;DAT
"""


@pytest.mark.parametrize(("text", "verb", "features"), table(CELLS))
def test_the_usual_form(text: str, verb: str, features: str) -> None:
    assert form(verb, features) == text


def test_four_verbs_of_position_tell_how_it_goes_on() -> None:
    assert forms("жаз", "V;PROG;1;SG") == ("жазып жатырмын", "жазып отырмын", "жазып тұрмын", "жазып жүрмін")
    assert forms("бар", "V;PROG;2;SG")[0] == "бара жатырсың"
    assert "барып жүрсің" in forms("бар", "V;PROG;2;SG")
