"""What each piece of a word says, in plain words of the interface languages: no terms, so that they suit a child too."""

from webapp.i18n import gettext, language
from webapp.kazakh.grammar import feature_names
from webapp.kazakh.grammar.features import CASES, POSSESSORS
from webapp.kazakh.grammar.suffixes import FAMILIES
from webapp.kazakh.writing.scripts import Script, in_script
from webapp.marking import _m
from webapp.script_view import in_view

# Possessors are not here: my, мой, менің are their names in grammar too.
PLAIN: dict[str, str] = {
    "stem": _m("the word"),
    "word": _m("the word"),
    "PL": _m("several"),
    "NOM": _m("who, what"),
    "GEN": _m("whose"),
    "DAT": _m("where to, to whom"),
    "ACC": _m("whom, what"),
    "LOC": _m("where"),
    "ABL": _m("where from, from whom"),
    "INS": _m("with whom, with what"),
    "EQTV": _m("like whom, like what"),
    "REL": _m("which one, by place or time"),
    "PRED": _m("whose it is"),
    "1;SG": _m("I"),
    "2;SG": _m("you (to a friend)"),
    "2;SG;FORM": _m("you (polite)"),
    "3": _m("he, she, they"),
    "1;PL": _m("we"),
    "2;PL": _m("you (to several)"),
    "2;PL;FORM": _m("you (to several, polite)"),
    "Q": _m("a question"),
    "CMPR": _m("more so"),
    "SPRL": _m("the most"),
    "INTS": _m("very"),
    "ORD": _m("which in order"),
    "COLL": _m("how many together"),
    "NEG": _m("not"),
    "PRS": _m("now or later"),
    "PST": _m("it happened"),
    "PRF": _m("it happened before"),
    "PST;NFH": _m("it turns out"),
    "PST;HAB": _m("it used to be"),
    "FUT": _m("it will probably be"),
    "FUT;INTEN": _m("it is meant to be"),
    "COND": _m("if"),
    "IMP": _m("a request"),
    "OPT": _m("a wish"),
    "DES": _m("wants to"),
    "PROG": _m("right now"),
    "POT": _m("can"),
    "OBLIG": _m("has to"),
    "MSDR": _m("the name of an action"),
    "PTCP;PST": _m("one who did it"),
    "PTCP;FUT": _m("one who will do it"),
    "PTCP;HAB": _m("one who does it usually"),
    "PTCP;PROG": _m("one who is doing it"),
    "POL": _m("a polite request"),
    "PTCP;DES": _m("wish to do it"),
    "AGT": _m("the doer"),
    "CVB;PFV": _m("having done it"),
    "CVB;IPFV": _m("while doing it"),
    "CVB;LIM": _m("until it is done"),
    "CVB;PURP": _m("in order to do it"),
    "IMP;1;SG": _m("let me"),
    "IMP;1;PL": _m("let us"),
    "IMP;2;SG;FORM": _m("please do it, politely"),
    "IMP;2;PL": _m("do it, all of you"),
    "IMP;2;PL;FORM": _m("please do it, all of you, politely"),
    "IMP;3": _m("let them"),
    "PASS": _m("it is done to it"),
    "REFL": _m("to oneself"),
    "RECP": _m("to each other, together"),
    "CAUS": _m("makes somebody do it"),
}

# Families of endings that no feature is named by.
_FEATURES = {"PRS;3": "3", "NEG;FUT": "FUT", "INTEN": "FUT;INTEN"}

_QUOTED = _m("“%(meaning)s”")
_ONE_SAYS = _m("%(endings)s says %(meaning)s.")
_SEVERAL_SAY = _m("%(endings)s say %(meaning)s.")
_LISTED = _m("%(term)s: %(endings)s.")
# What the endings of a kind are called at school, with what one of them says: possessive ending “my”.
_CALLED = {"possessor": _m("Possessive ending %(meaning)s"), "person": _m("Personal ending %(meaning)s")}
_PLURAL = _m("Plural ending")


def feature_of(family: str) -> str:
    """The feature that a family of endings stands for: PSS3;DAT → DAT, M1;SG → 1;SG, CAUS;T → CAUS."""
    if says_something(family):
        return family
    if family in _FEATURES:
        return _FEATURES[family]
    if family.startswith("M"):
        return family[1:]
    before, _, after = family.partition(";")
    return after if before.startswith("PSS") else before


def says_something(feature: str) -> bool:
    """Whether a feature means something by itself."""
    return feature in PLAIN or feature in POSSESSORS


def _named(feature: str) -> str:
    name = feature_names.name(feature, language())
    return in_view(name) if language() == "kk" else name


def plain(feature: str) -> str:
    """What a feature says, in the reader's language: LOC → where. '' for a feature that says nothing by itself."""
    if feature in POSSESSORS:
        return _named(feature)
    return gettext(PLAIN[feature]) if feature in PLAIN else ""


def quoted(feature: str) -> str:
    """The same in quotation marks."""
    return gettext(_QUOTED, meaning=plain(feature))


def term(feature: str) -> str:
    """What an ending is called in grammar, as a sentence begins: Locative; Possessive ending “my”."""
    if feature == "PL":
        return gettext(_PLURAL)
    called = _CALLED.get(group(feature))
    if called:
        return gettext(called, meaning=quoted(feature))
    named = _named(feature)
    return named[:1].upper() + named[1:]


def shapes(family: str, script: Script = "Cyrl") -> str:
    """Every shape of an ending, marked as Kazakh: *-да*, *-де*, *-та*, *-те*. The question particle is a word of its own."""
    hyphen = "" if family == "Q" else "-"
    return ", ".join(f"*{hyphen}{in_script(form, script)}*" for form in FAMILIES[family].allomorphs)


def says(family: str, feature: str = "", script: Script = "Cyrl") -> str:
    """A sentence on an ending: its shapes and what they say. `feature`: where it is not the family's usual one."""
    sentence = _SEVERAL_SAY if len(FAMILIES[family].allomorphs) > 1 else _ONE_SAYS
    return gettext(sentence, endings=shapes(family, script), meaning=quoted(feature or feature_of(family)))


def listed(family: str, feature: str, script: Script = "Cyrl") -> str:
    """The grammarian's line on an ending: its term and its shapes."""
    return gettext(_LISTED, term=term(feature), endings=shapes(family, script))


def group(feature: str) -> str:
    """Which colour and line a piece has: stem, number, possessor, case, person, or verb for all else of a verb."""
    if feature in ("stem", "word"):
        return "stem"
    if feature == "PL":
        return "number"
    if feature in POSSESSORS:
        return "possessor"
    if feature in CASES:
        return "case"
    return "person" if feature.startswith(("1", "2", "3")) else "verb"
