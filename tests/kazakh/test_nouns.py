"""Nouns and what is declined like them: number, possessor, case, and the personal ending of a predicate."""

import pytest

from tests.kazakh.forms_of import form, forms, table
from webapp.kazakh.grammar.features import UnknownFeatures
from webapp.kazakh.grammar.inflection import inflect

CASES = ("NOM", "GEN", "DAT", "ACC", "LOC", "ABL", "INS", "EQTV")
POSSESSORS = ("PSS1S", "PSS2S", "PSS2SF", "PSS3", "PSS1P", "PSS2P", "PSS2PF", "PSS3P")

DECLENSIONS = """
ана ананың анаға ананы анада анадан анамен анадай
шеше шешенің шешеге шешені шешеде шешеден шешемен шешедей
той тойдың тойға тойды тойда тойдан тоймен тойдай
бейне бейненің бейнеге бейнені бейнеде бейнеден бейнемен бейнедей
мал малдың малға малды малда малдан малмен малдай
гүл гүлдің гүлге гүлді гүлде гүлден гүлмен гүлдей
там тамның тамға тамды тамда тамнан таммен тамдай
өлең өлеңнің өлеңге өлеңді өлеңде өлеңнен өлеңмен өлеңдей
жаз жаздың жазға жазды жазда жаздан жазбен жаздай
көз көздің көзге көзді көзде көзден көзбен көздей
ас астың асқа асты аста астан аспен астай
ет еттің етке етті етте еттен етпен еттей
"""


@pytest.mark.parametrize("row", DECLENSIONS.strip().splitlines())
def test_eight_cases_after_every_kind_of_sound(row: str) -> None:
    noun, *_ = row.split()
    assert [form(noun, f"N;SG;{case}") for case in CASES] == row.split()


@pytest.mark.parametrize(
    "row",
    [
        "бала балам балаң балаңыз баласы баламыз балаларың балаларыңыз балалары",
        "сіңлі сіңлім сіңлің сіңліңіз сіңлісі сіңліміз сіңлілерің сіңлілеріңіз сіңлілері",
        "тау тауым тауың тауыңыз тауы тауымыз тауларың тауларыңыз таулары",
        "тамақ тамағым тамағың тамағыңыз тамағы тамағымыз тамақтарың тамақтарыңыз тамақтары",
        "ерік еркім еркің еркіңіз еркі еркіміз еріктерің еріктеріңіз еріктері",
    ],
)
def test_all_possessors(row: str) -> None:
    noun, *owned = row.split()
    assert [form(noun, f"N;SG;{possessor};NOM") for possessor in POSSESSORS] == owned


CHAINS = """
кітабына          | кітап | N;SG;PSS3;DAT
кітабын           | кітап | N;SG;PSS3;ACC
кітабында         | кітап | N;SG;PSS3;LOC
кітабынан         | кітап | N;SG;PSS3;ABL
кітабының         | кітап | N;SG;PSS3;GEN
кітабымен         | кітап | N;SG;PSS3;INS
кітабындай        | кітап | N;SG;PSS3;EQTV
үйлерімізден      | үй    | N;PL;PSS1P;ABL
әкеңе             | әке   | N;SG;PSS2S;DAT
анама             | ана   | N;SG;PSS1S;DAT
ағаңызға          | аға   | N;SG;PSS2SF;DAT
қыздарыма         | қыз   | N;PL;PSS1S;DAT
достарыңыздан     | дос   | N;PL;PSS2SF;ABL
інілерінің        | іні   | N;PL;PSS3;GEN
мойнымда          | мойын | N;SG;PSS1S;LOC
ғұрпымыз          | ғұрып | N;SG;PSS1P;NOM
отбасымыздан      | отбасы | N;SG;PSS1P;ABL
үлкен ағасы       | үлкен аға | N;SG;PSS3;NOM
ата-анасына       | ата-ана | N;SG;PSS3;DAT
тарихында         | тарих | N;SG;PSS3;LOC
"""


@pytest.mark.parametrize(("text", "noun", "features"), table(CHAINS))
def test_endings_in_a_row(text: str, noun: str, features: str) -> None:
    assert form(noun, features) == text


READ_ALOUD = """
АҚШ-қа     | АҚШ  | PROPN;SG;DAT
АҚШ-тың    | АҚШ  | PROPN;SG;GEN
ҚР-ның     | ҚР   | PROPN;SG;GEN
БҰҰ-ға     | БҰҰ  | PROPN;SG;DAT
БҰҰ-да     | БҰҰ  | PROPN;SG;LOC
ТМД-ға     | ТМД  | PROPN;SG;DAT
БАҚ-тар    | БАҚ  | PROPN;PL;NOM
5-ке       | 5    | NUM;SG;DAT
6-ға       | 6    | NUM;SG;DAT
7-ден      | 7    | NUM;SG;ABL
9-да       | 9    | NUM;SG;LOC
20-да      | 20   | NUM;SG;LOC
40-қа      | 40   | NUM;SG;DAT
100-ден    | 100  | NUM;SG;ABL
2026-да    | 2026 | NUM;SG;LOC
"""


@pytest.mark.parametrize(("text", "noun", "features"), table(READ_ALOUD))
def test_digits_and_abbreviations_take_a_hyphen_and_the_endings_they_are_read_with(
    text: str, noun: str, features: str
) -> None:
    assert form(noun, features) == text


PREDICATES = """
дәрігермін         | дәрігер | N;1;SG
мұғалімсің         | мұғалім | N;2;SG
ғалымсыз           | ғалым   | N;2;SG;FORM
әншіміз            | әнші    | N;1;PL
доспыз             | дос     | N;1;PL
қазақпыз           | қазақ   | N;1;PL
оқушысыңдар        | оқушы   | N;2;PL
дәрігерсіздер      | дәрігер | N;2;PL;FORM
аспазбыз           | аспаз   | N;1;PL
ауылданмын         | ауыл    | N;SG;ABL;1;SG
үйдеміз            | үй      | N;SG;LOC;1;PL
үйдеміз бе         | үй      | N;SG;LOC;1;PL;Q
жақсымын           | жақсы   | ADJ;1;SG
бай емеспін        | бай     | ADJ;NEG;1;SG
дәрігер емес       | дәрігер | N;NEG
дәрігер емес пе    | дәрігер | N;NEG;Q
студентсіз бе      | студент | N;2;SG;FORM;Q
кітап па           | кітап   | N;Q
бала ма            | бала    | N;Q
адам ба            | адам    | N;Q
"""


@pytest.mark.parametrize(("text", "noun", "features"), table(PREDICATES))
def test_personal_endings_of_a_predicate(text: str, noun: str, features: str) -> None:
    assert form(noun, features) == text


def test_both_forms_where_print_has_both() -> None:
    assert set(forms("ауыз", "N;SG;PSS3;NOM")) == {"аузы", "ауызы"}
    assert set(forms("дауыс", "N;SG;PSS3;NOM")) == {"дауысы", "даусы"}
    assert "отбасыға" in forms("отбасы", "N;SG;DAT")


def test_an_abbreviation_may_be_read_as_a_word_or_by_its_last_letter() -> None:
    assert forms("ҰБТ", "PROPN;SG;DAT") == ("ҰБТ-ға", "ҰБТ-ге")
    assert forms("ҰҚК", "PROPN;SG;GEN") == ("ҰҚК-нің", "ҰҚК-ның")
    assert forms("БАҚ", "PROPN;SG;LOC") == ("БАҚ-та", "БАҚ-да")
    assert forms("КСРО", "PROPN;SG;GEN") == ("КСРО-ның",)


def test_loans_that_go_their_own_way() -> None:
    assert form("ми", "N;SG;DAT") == "миға"
    assert form("тип", "N;SG;PSS3;NOM") == "типі"
    assert form("поезд", "N;SG;LOC") == "поезда"
    assert form("съезд", "N;SG;DAT") == "съезге"
    assert form("балл", "N;SG;PSS3;NOM") == "баллы"


@pytest.mark.parametrize(
    "features", ["", "X;SG", "N;SG;XXX", "N;SG;SG", "N;PRS", "N;SG;DAT;ACC", "PRO;4", "ADV", "N;SG;;DAT"]
)
def test_features_that_are_not_of_kazakh(features: str) -> None:
    with pytest.raises(UnknownFeatures):
        inflect("бала", features)
