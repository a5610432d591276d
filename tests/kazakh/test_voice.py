"""Passive, reflexive, reciprocal and causative stems."""

import pytest

from tests.kazakh.forms_of import form, table

CELLS = """
жазылды       | жаз    | V;PASS;PST;3
ашылады       | аш     | V;PASS;PRS;3
айтылған      | айт    | V;PASS;PRF;3
берілді       | бер    | V;PASS;PST;3
оқылады       | оқы    | V;PASS;PRS;3
алынды        | ал     | V;PASS;PST;3
салынған      | сал    | V;PASS;PTCP;PST
бөлінеді      | бөл    | V;PASS;PRS;3
тазаланды     | тазала | V;PASS;PST;3
басталды      | баста  | V;PASS;PST;3
қойылған      | қой    | V;PASS;PTCP;PST
табылды       | тап    | V;PASS;PST;3
жуынамын      | жу     | V;REFL;PRS;1;SG
киінді        | ки     | V;REFL;PST;3
таранды       | тара   | V;REFL;PST;3
көрінеді      | көр    | V;REFL;PRS;3
сөйлесті      | сөйле  | V;RECP;PST;3
келісейік     | кел    | V;RECP;IMP;1;PL
жазысамыз     | жаз    | V;RECP;PRS;1;PL
айтысқан      | айт    | V;RECP;PRF;3
оқытады       | оқы    | V;CAUS;PRS;3
істетті       | істе   | V;CAUS;PST;3
күлдірді      | күл    | V;CAUS;PST;3
тоңдырды      | тоң    | V;CAUS;PST;3
көрсетті      | көр    | V;CAUS;PST;3
келтірді      | кел    | V;CAUS;PST;3
шығарды       | шық    | V;CAUS;PST;3
қайтарамын    | қайт   | V;CAUS;PRS;1;SG
өткізді       | өт     | V;CAUS;PST;3
түсірме       | түс    | V;CAUS;NEG;IMP;2;SG
қорқытты      | қорық  | V;CAUS;PST;3
саудырды      | сау    | V;CAUS;PST;3
жаздырылды    | жаз    | V;CAUS;PASS;PST;3
көрсетілген   | көр    | V;CAUS;PASS;PTCP;PST
таныстырды    | таны   | V;RECP;CAUS;PST;3
"""


@pytest.mark.parametrize(("text", "verb", "features"), table(CELLS))
def test_voice(text: str, verb: str, features: str) -> None:
    assert form(verb, features) == text
