"""Verbs: every tense and mood in every person, denial, and verbal nouns, participles and converbs."""

import pytest

from tests.kazakh.forms_of import form, forms, table
from webapp.kazakh.grammar.features import UnknownFeatures
from webapp.kazakh.grammar.inflection import inflect

PERSONS = ("1;SG", "2;SG", "2;SG;FORM", "3", "1;PL", "2;PL", "2;PL;FORM")

TENSES = """
PRS | барамын барасың барасыз барады барамыз барасыңдар барасыздар
PST | бардым бардың бардыңыз барды бардық бардыңдар бардыңыздар
PRF | барғанмын барғансың барғансыз барған барғанбыз барғансыңдар барғансыздар
PST;NFH | барыппын барыпсың барыпсыз барыпты барыппыз барыпсыңдар барыпсыздар
PST;HAB | баратынмын баратынсың баратынсыз баратын баратынбыз баратынсыңдар баратынсыздар
FUT | барармын барарсың барарсыз барар барармыз барарсыңдар барарсыздар
FUT;INTEN | бармақпын бармақсың бармақсыз бармақ бармақпыз бармақсыңдар бармақсыздар
COND | барсам барсаң барсаңыз барса барсақ барсаңдар барсаңыздар
IMP | барайын бар барыңыз барсын барайық барыңдар барыңыздар
OPT | барғаймын барғайсың барғайсыз барғай барғаймыз барғайсыңдар барғайсыздар
NEG;PRS | бармаймын бармайсың бармайсыз бармайды бармаймыз бармайсыңдар бармайсыздар
NEG;PST | бармадым бармадың бармадыңыз бармады бармадық бармадыңдар бармадыңыздар
NEG;PRF | бармағанмын бармағансың бармағансыз бармаған бармағанбыз бармағансыңдар бармағансыздар
NEG;PST;NFH | бармаппын бармапсың бармапсыз бармапты бармаппыз бармапсыңдар бармапсыздар
NEG;FUT | бармаспын бармассың бармассыз бармас бармаспыз бармассыңдар бармассыздар
NEG;COND | бармасам бармасаң бармасаңыз бармаса бармасақ бармасаңдар бармасаңыздар
NEG;IMP | бармайын барма бармаңыз бармасын бармайық бармаңдар бармаңыздар
"""
FRONT = """
PRS | келемін келесің келесіз келеді келеміз келесіңдер келесіздер
PST | келдім келдің келдіңіз келді келдік келдіңдер келдіңіздер
PRF | келгенмін келгенсің келгенсіз келген келгенбіз келгенсіңдер келгенсіздер
PST;NFH | келіппін келіпсің келіпсіз келіпті келіппіз келіпсіңдер келіпсіздер
PST;HAB | келетінмін келетінсің келетінсіз келетін келетінбіз келетінсіңдер келетінсіздер
FUT | келермін келерсің келерсіз келер келерміз келерсіңдер келерсіздер
FUT;INTEN | келмекпін келмексің келмексіз келмек келмекпіз келмексіңдер келмексіздер
COND | келсем келсең келсеңіз келсе келсек келсеңдер келсеңіздер
IMP | келейін кел келіңіз келсін келейік келіңдер келіңіздер
OPT | келгеймін келгейсің келгейсіз келгей келгейміз келгейсіңдер келгейсіздер
"""


@pytest.mark.parametrize(
    ("verb", "tense", "row"), [("бар", *r) for r in table(TENSES)] + [("кел", *r) for r in table(FRONT)]
)
def test_all_persons(verb: str, tense: str, row: str) -> None:
    assert [form(verb, f"V;{tense};{person}") for person in PERSONS] == row.split()


# Stem: present in -ды, past, perfect, aorist, conditional, converb in -ып, verbal noun and its dative, denied present.
STEMS = """
оқы оқиды оқыды оқыған оқыр оқыса оқып оқу оқуға оқымайды
ері ериді еріді еріген ерір ерісе еріп еру еруге ерімейді
сөйле сөйлейді сөйледі сөйлеген сөйлер сөйлесе сөйлеп сөйлеу сөйлеуге сөйлемейді
таста тастайды тастады тастаған тастар тастаса тастап тастау тастауға тастамайды
жаз жазады жазды жазған жазар жазса жазып жазу жазуға жазбайды
сез сезеді сезді сезген сезер сезсе сезіп сезу сезуге сезбейді
кет кетеді кетті кеткен кетер кетсе кетіп кету кетуге кетпейді
тап табады тапты тапқан табар тапса тауып табу табуға таппайды
теп тебеді тепті тепкен тебер тепсе теуіп тебу тебуге теппейді
шық шығады шықты шыққан шығар шықса шығып шығу шығуға шықпайды
тік тігеді тікті тіккен тігер тіксе тігіп тігу тігуге тікпейді
қой қояды қойды қойған қояр қойса қойып қою қоюға қоймайды
сүй сүйеді сүйді сүйген сүйер сүйсе сүйіп сүю сүюге сүймейді
қи қияды қиды қиған қияр қиса қиып қию қиюға қимайды
ки киеді киді киген киер кисе киіп кию киюге кимейді
жу жуады жуды жуған жуар жуса жуып жуу жууға жумайды
мін мінеді мінді мінген мінер мінсе мініп міну мінуге мінбейді
жан жанады жанды жанған жанар жанса жанып жану жануға жанбайды
тап табады тапты тапқан табар тапса тауып табу табуға таппайды
же жейді жеді жеген жер жесе жеп жеу жеуге жемейді
де дейді деді деген дер десе деп деу деуге демейді
қорық қорқады қорықты қорыққан қорқар қорықса қорқып қорқу қорқуға қорықпайды
үйрен үйренеді үйренді үйренген үйренер үйренсе үйреніп үйрену үйренуге үйренбейді
ұйықта ұйықтайды ұйықтады ұйықтаған ұйықтар ұйықтаса ұйықтап ұйықтау ұйықтауға ұйықтамайды
"""
CELLS = ("PRS;3", "PST;3", "PRF;3", "FUT;3", "COND;3", "CVB;PFV", "MSDR", "MSDR;DAT", "NEG;PRS;3")


@pytest.mark.parametrize("row", dict.fromkeys(STEMS.strip().splitlines()))
def test_every_kind_of_stem(row: str) -> None:
    verb, *expected = row.split()
    assert [form(verb, f"V;{cell}") for cell in CELLS] == expected


NOMINAL = """
баруым              | бар   | V;MSDR;PSS1S;NOM
келуіңізге          | кел   | V;MSDR;PSS2SF;DAT
оқуын               | оқы   | V;MSDR;PSS3;ACC
бармауға            | бар   | V;NEG;MSDR;DAT
барғандар           | бар   | V;PTCP;PST;PL;NOM
көргенімізді        | көр   | V;PTCP;PST;PSS1P;ACC
келмегеннен         | кел   | V;NEG;PTCP;PST;ABL
айтарын             | айт   | V;PTCP;FUT;PSS3;ACC
тұратындардың       | тұр   | V;PTCP;HAB;PL;GEN
жазушылар           | жаз   | V;AGT;PL;NOM
бара                | бар   | V;CVB;IPFV
оқи                 | оқы   | V;CVB;IPFV
тыңдай              | тыңда | V;CVB;IPFV
бармай              | бар   | V;NEG;CVB;IPFV
бармай              | бар   | V;NEG;CVB;PFV
барғанша            | бар   | V;CVB;LIM
кеткенше            | кет   | V;CVB;LIM
көргелі             | көр   | V;CVB;PURP
жатқалы             | жат   | V;CVB;PURP
"""


@pytest.mark.parametrize(("text", "verb", "features"), table(NOMINAL))
def test_verbal_nouns_participles_and_converbs(text: str, verb: str, features: str) -> None:
    assert form(verb, features) == text


QUESTIONS = """
барасың ба         | бар | V;PRS;2;SG;Q
келдіңіз бе        | кел | V;PST;2;SG;FORM;Q
көрген бе          | көр | V;PRF;3;Q
барайын ба         | бар | V;IMP;1;SG;Q
айтпадың ба        | айт | V;NEG;PST;2;SG;Q
қайтпақ па         | қайт | V;FUT;INTEN;3;Q
"""


@pytest.mark.parametrize(("text", "verb", "features"), table(QUESTIONS))
def test_questions(text: str, verb: str, features: str) -> None:
    assert form(verb, features) == text


def test_the_third_person_of_the_present_is_asked_about_without_its_ending() -> None:
    assert forms("бар", "V;PRS;3;Q") == ("бара ма", "барады ма")
    assert forms("оқы", "V;NEG;PRS;3;Q") == ("оқымай ма", "оқымайды ма")
    assert forms("бар", "V;PST;NFH;3;Q") == ("барыпты ма",)


def test_a_verb_is_given_by_its_stem_and_print_has_two_spellings_of_one_form() -> None:
    assert forms("оқы", "V;IMP;1;SG") == ("оқиын", "оқыйын")
    assert forms("бар", "V;PRS;3") == ("барады",)


@pytest.mark.parametrize("features", ["V;PRS", "V;3", "V;XXX", "V;PST;SG;DAT", "V;MSDR;3", "V;CVB;PFV;DAT", "V;PRS;4"])
def test_features_that_do_not_go_together(features: str) -> None:
    with pytest.raises(UnknownFeatures):
        inflect("бар", features)
