"""A form in its pieces: where each begins, what it says, and which pieces of a stem have changed."""

import pytest

from tests.kazakh.forms_of import table
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.grammar.suffixes import FAMILIES

PIECES = """
кітаб-ы-на               | кітап  | N;SG;PSS3;DAT       | stem PSS3 DAT
үй-лер-іміз-ден          | үй     | N;PL;PSS1P;ABL      | stem PL PSS1P ABL
орн-ым-нан               | орын   | N;SG;PSS1S;ABL      | stem PSS1S ABL
халқ-ымыз-ға             | халық  | N;SG;PSS1P;DAT      | stem PSS1P DAT
процес-тің               | процесс | N;SG;GEN           | stem GEN
рубл-і                   | рубль  | N;SG;PSS3;NOM       | stem PSS3
студент-пін              | студент | N;1;SG             | stem 1;SG
дәрігер- емес-пін        | дәрігер | N;NEG;1;SG         | stem NEG 1;SG
оқушы-сың- ба            | оқушы  | N;2;SG;Q            | stem 2;SG Q
үй-де-гі                 | үй     | N;REL;SG;LOC        | stem LOC REL
бар-а-мын                | бар    | V;PRS;1;SG          | stem PRS 1;SG
бар-ма-й-сың             | бар    | V;NEG;PRS;2;SG      | stem NEG PRS 2;SG
бар-ды-қ                 | бар    | V;PST;1;PL          | stem PST 1;PL
бар-а-тын-мын            | бар    | V;PST;HAB;1;SG      | stem CVB;IPFV PST;HAB 1;SG
тау-ып                   | тап    | V;CVB;PFV           | stem CVB;PFV
қо-я-ды                  | қой    | V;PRS;3             | stem PRS 3
оқ-и-ды                  | оқы    | V;PRS;3             | stem PRS 3
оқ-у-ы                   | оқы    | V;MSDR;PSS3;NOM     | stem MSDR PSS3
жаз-ыл-ған-дар           | жаз    | V;PASS;PTCP;PST;PL;NOM | stem PASS PTCP;PST PL
бар-а- жатыр-мын         | бар    | V;PROG;1;SG         | stem CVB;IPFV PROG 1;SG
бар-ғы-м- кел-е-ді       | бар    | V;DES;1;SG          | stem DES PSS1S DES PRS 3
ма-ған                   | мен    | PRO;DAT             | stem DAT
"""


@pytest.mark.parametrize(("pieces", "lemma", "features", "carried"), table(PIECES))
def test_pieces_and_what_they_carry(pieces: str, lemma: str, features: str, carried: str) -> None:
    found = inflect(lemma, features)[0]
    assert "-".join(segment.text for segment in found.segments) == pieces
    assert [segment.feature for segment in found.segments] == carried.split()
    assert found.text == pieces.replace("-", "")


def test_each_ending_names_its_family() -> None:
    stem, *endings = inflect("кітап", "N;PL;PSS3;LOC")[0].segments
    assert stem.family == ""
    assert [segment.family for segment in endings] == ["PL", "PSS3", "PSS3;LOC"]
    assert all(segment.text in FAMILIES[segment.family].allomorphs for segment in endings)
