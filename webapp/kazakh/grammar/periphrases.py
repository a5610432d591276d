"""Verb forms of several words: what is going on, what one can, wants to and has to do.

оқып жатырмын, бара жатырмын; бара аламын; барғым келеді; баруым керек.
"""

from collections.abc import Callable

from webapp.kazakh.grammar.features import Bundle
from webapp.kazakh.grammar.forms import Form, add_text, add_word, begin
from webapp.kazakh.grammar.nouns import NOT, decline
from webapp.kazakh.grammar.stems import stems
from webapp.kazakh.grammar.tenses import full, present
from webapp.kazakh.grammar.verbals import Verb, imperfective, past, perfective, verbal_noun

# The verbs of position: lying stands for any process, the others for how it goes on.
AUXILIARIES = {"жатыр": "жат", "отыр": "отыр", "тұр": "тұр", "жүр": "жүр"}
_POSITIONS = frozenset(AUXILIARIES.values())
_OF_MOTION = frozenset(("бар", "кел", "апар", "әкел"))  # with жатыр they take the converb in -а: бара жатырмын
_POSSESSOR_OF = {
    "1;SG": "PSS1S", "2;SG": "PSS2S", "2;SG;FORM": "PSS2SF", "3": "PSS3",
    "1;PL": "PSS1P", "2;PL": "PSS2P", "2;PL;FORM": "PSS2PF",
}  # fmt: skip


def _verb(text: str, negative: bool = False) -> Verb:
    return Verb(begin(stems(text, "V", frozenset())[0]), negative)


def _before(verb: Verb, auxiliary: str) -> Form:
    affirmed = Verb(verb.affirmed)
    in_a = auxiliary == "жатыр" and affirmed.form.text in _OF_MOTION
    return imperfective(affirmed) if in_a else perfective(affirmed)


def _progressive(verb: Verb, person: str) -> tuple[Form, ...]:
    """What is going on; denied by жоқ: оқып жатқан жоқпын. The verbs of position have it in one word: отырмын."""
    found = []
    root = verb.affirmed.text
    if root in _POSITIONS and not verb.negative:
        found.append(_in_one_word(verb.affirmed, person))
    for auxiliary, root in AUXILIARIES.items():
        base = _before(verb, auxiliary)
        if verb.negative:
            base = add_word(base, past(_verb(root)), "PROG")
            found.append(add_word(base, full(_verb("жоқ").form, person), "NEG"))
        else:
            found.append(add_word(base, full(_verb(auxiliary).form, person), "PROG"))
    return tuple(found)


def _in_one_word(root: Form, person: str) -> Form:
    """тұрмын, жатырмын."""
    present = root if root.text in AUXILIARIES else add_text(root, "ыр", "PROG")
    return full(present, person)


def progressive_participles(verb: Verb) -> tuple[Form, ...]:
    """бара жатқан, оқып отырған."""
    return tuple(add_word(_before(verb, name), past(_verb(root)), "PTCP;PROG") for name, root in AUXILIARIES.items())


def _able(verb: Verb, person: str) -> tuple[Form, ...]:
    base = imperfective(Verb(verb.affirmed))
    return (add_word(base, present(_verb("ал", verb.negative), person)[0], "POT"),)


def _wished(verb: Verb, person: str) -> tuple[Form, ...]:
    base = Verb(verb.affirmed)("DES")
    (owned,) = decline(base, Bundle("V", possessor=_POSSESSOR_OF[person]))
    return (add_word(owned, present(_verb("кел", verb.negative), "3")[0], "DES"),)


def _owed(verb: Verb, person: str) -> tuple[Form, ...]:
    base = verbal_noun(Verb(verb.affirmed))
    (owned,) = decline(base, Bundle("V", possessor=_POSSESSOR_OF[person]))
    form = add_word(owned, _verb("керек").form, "OBLIG")
    return (add_word(form, begin(NOT), "NEG"),) if verb.negative else (form,)


TENSES: dict[str, Callable[[Verb, str], tuple[Form, ...]]] = {
    "PROG": _progressive,
    "POT": _able,
    "DES": _wished,
    "OBLIG": _owed,
}
