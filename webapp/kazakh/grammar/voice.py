"""Stems of voice: passive, reflexive, reciprocal, causative. One voice may follow another: жаз-дыр-ыл.

The shape of the causative is only in part foretold; the common verbs that go their own way are listed.
"""

from webapp.kazakh.alphabet import VOWELS
from webapp.kazakh.grammar.forms import Form, add, add_text, begin
from webapp.kazakh.grammar.stems import Stem

# Causatives (and the few passives) that no rule gives; the first is the commonest. After the grammars' lists.
_CAUSATIVE = {
    "айнал": "дыр", "жетіл": "дір", "ұмтыл": "дыр", "шомыл": "дыр", "жау": "дыр", "қу": "дыр", "қуан": "т", "ер": "т",
    "ет": "кіз", "қат": "ыр", "кеш": "ір", "өш": "ір", "сің": "ір", "сый": "ғыз", "тарт": "қыз", "ти": "гіз", "ат": "қыз",
    "аш": "тыр", "қаш": "ыр", "піс": "ір", "түс": "ір", "ұш": "ыр", "шық": "ар", "қайт": "ар", "кет": "ір",
    "өт": "кіз", "жет": "кіз", "өс": "ір", "көш": "ір", "бат": "ыр", "жат": "қыз", "бар": "ғыз", "жаз": "дыр",
    "көр": "сет", "тұр": "ғыз", "жүр": "гіз", "отыр": "ғыз", "кір": "гіз", "кел": "тір", "тол": "тыр", "аз": "дыр",
    "мін": "гіз", "ки": "гіз", "іш": "кіз", "айт": "қыз", "біт": "ір", "ес": "кіз", "қорық": "ыт", "үрк": "іт",
    "ақ": "ыз", "ем": "із", "там": "ыз", "бер": "гіз", "же": "гіз", "ал": "дыр", "қал": "дыр", "өл": "тір",
    "қон": "дыр", "сал": "дыр", "ас": "ыр", "жақ": "тыр", "тап": "қыз",
}  # fmt: skip


def with_voice(stem: Stem, voices: tuple[str, ...]) -> Form:
    """The stem with its voices, in the order given."""
    form = begin(stem)
    for voice in voices:
        form = _one(form, voice)
    return form


def _one(form: Form, voice: str) -> Form:
    text = form.text
    if voice == "PASS":
        # -л after л would be heard as one: ал-ын, and бағала-н, қолда-н.
        doubled = form.sound == "V" and "л" in text[-3:]
        return add(form, "REFL" if doubled else "PASS", voice)
    if voice != "CAUS":
        return add(form, voice)
    if text in _CAUSATIVE:
        return add_text(form, _CAUSATIVE[text], voice)
    syllables = sum(letter in VOWELS for letter in text)
    if form.sound == "V" or (syllables > 1 and text[-1] in "рйл"):
        return add(form, "CAUS;T", voice)
    return add(form, "CAUS", voice)
