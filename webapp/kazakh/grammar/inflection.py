"""The one door to generating: a lemma and its features → every right form, in its pieces."""

from functools import lru_cache

from webapp.kazakh.grammar import features as unimorph
from webapp.kazakh.grammar.degrees import bases
from webapp.kazakh.grammar.features import Bundle
from webapp.kazakh.grammar.forms import Form
from webapp.kazakh.grammar.nouns import decline, predicated
from webapp.kazakh.grammar.pronouns import own_forms
from webapp.kazakh.grammar.stems import stems
from webapp.kazakh.grammar.verbs import conjugated


@lru_cache(maxsize=65536)
def inflect(lemma: str, features: str, flags: frozenset[str] | None = None) -> tuple[Form, ...]:
    """Every form that is right for a lemma with UniMorph features, the usual one first.

    `lemma`: a noun as in a dictionary, a verb by its bare stem (бар) or its verbal noun (бару). `flags`: as in
    `irregular`, from a lexicon of one's own; None looks them up. Raises UnknownFeatures.
    """
    bundle = unimorph.read(features)
    found = _verb_forms(lemma, bundle, flags) if bundle.verbal else _nominal_forms(lemma, bundle, flags)
    unique = {form.text: form for form in reversed(found)}
    return tuple(unique[text] for text in dict.fromkeys(form.text for form in found))


def _verb_forms(lemma: str, bundle: Bundle, flags: frozenset[str] | None) -> list[Form]:
    return [form for stem in stems(lemma, "V", flags) for form in conjugated(stem, bundle)]


def _nominal_forms(lemma: str, bundle: Bundle, flags: frozenset[str] | None) -> list[Form]:
    own = () if bundle.degree or bundle.pos == "ADJ" else own_forms(lemma.casefold(), bundle)
    if own:
        return [predicated(form, bundle) for form in own]
    return [
        predicated(form, bundle)
        for stem in stems(lemma, "N", flags)
        for base in bases(stem, bundle)
        for form in ((base,) if bundle.degree in ("REL", "PRED") else decline(base, bundle))
    ]
