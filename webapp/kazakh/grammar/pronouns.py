"""Pronouns: their own case forms, where they are not those of nouns."""

from functools import lru_cache

from webapp.kazakh.grammar.features import CASES, Bundle
from webapp.kazakh.grammar.forms import STEM, Form, Segment
from webapp.kazakh.phonology import final_sound, series_by_rule

# Case forms in the order of _CASES, the pieces apart; of two forms the commoner first. Absent cases follow the nouns.
_CASES = CASES[1:7]
_DECLENSIONS = {
    "мен": "мен|ің ма|ған ме|ні мен|де мен|ен мені|мен",
    "сен": "сен|ің са|ған се|ні сен|де сен|ен сені|мен",
    "ол": "о|ның о|ған о|ны о|нда о|дан о|нымен",
    "бұл": "бұ|ның/мұ|ның бұ|ған/мұ|ған бұ|ны/мұ|ны бұ|нда/мұ|нда бұ|дан/мұ|нан бұ|нымен/мұ|нымен",
    "сол": "со|ның со|ған со|ны со|нда со|дан со|нымен",
    "осы": "осы|ның осы|ған осы|ны осы|нда осы|дан осы|нымен",
    "мына": "мына|ның мы|ған/мына|ған мына|ны мын|да/мына|да мына|дан мына|нымен",
    "ана": "ана|ның а|ған/ана|ған ана|ны ан|да/ана|да ана|дан ана|нымен",
    "кім": "кім|нің кім|ге кім|ді кім|де кім|нен кім|мен",
    "не": "не|нің не|ге не|ні не|де не|ден не|мен",
    "бәрі": "бәрі|нің бәрі|не бәрі|н бәрі|нде бәрі|нен бәрі|мен",
}


_NOUNS_TOO = frozenset({"ана"})  # mother


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], tuple[Form, ...]]:
    return {
        (lemma, case): tuple(_form(written, case) for written in forms.split("/"))
        for lemma, row in _DECLENSIONS.items()
        for case, forms in zip(_CASES, row.split(), strict=True)
    }


def _form(written: str, case: str) -> Form:
    stem, ending = written.split("|")
    return Form((Segment(stem, STEM), Segment(ending, case)), series_by_rule(stem), final_sound(ending))


def declines_itself(lemma: str) -> bool:
    """Whether a word is nothing but a pronoun with case forms of its own, and so takes no possessor."""
    return lemma in _DECLENSIONS and lemma not in _NOUNS_TOO


def own_beginnings(lemma: str) -> tuple[str, ...]:
    """What the forms of a pronoun begin with, before their case: мен, ма; () for a word that has no forms of its own."""
    if not declines_itself(lemma):
        return ()
    return tuple(form.segments[0].text for (word, _), forms in _table().items() if word == lemma for form in forms)


def own_forms(lemma: str, bundle: Bundle) -> tuple[Form, ...]:
    """The pronoun's own forms for a bundle, without a predicate's ending; () where it follows the nouns."""
    if bundle.number == "PL" or bundle.possessor or (lemma in _NOUNS_TOO and bundle.pos != "PRO"):
        return ()
    return _table().get((lemma, bundle.case), ())
