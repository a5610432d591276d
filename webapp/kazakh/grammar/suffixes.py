"""Families of endings: the forms of one ending, and which of them follows which sound.

Features are UniMorph's. A form is written with its back vowel; `phonology.fronted` gives its front twin.
"""

from dataclasses import dataclass
from functools import lru_cache

from webapp.kazakh.alphabet import VOWELS
from webapp.kazakh.phonology import FinalSound, Series, fronted

CLASSES: tuple[FinalSound, ...] = ("V", "R", "L", "N", "Z", "T")

# Name, then its forms by the class of the sound before them (see phonology.FinalSound; * is any other).
# `=` before a form: it has no front twin.
_TABLE = (
    # Nominal
    ("PL", "VR:лар LNZ:дар T:тар"),
    ("PSS1S", "V:м *:ым"),
    ("PSS2S", "V:ң *:ың"),
    ("PSS2SF", "V:ңыз *:ыңыз"),
    ("PSS3", "V:сы *:ы"),
    ("PSS1P", "V:мыз *:ымыз"),
    ("GEN", "VN:ның RLZ:дың T:тың"),
    ("DAT", "VRLNZ:ға T:қа"),
    ("ACC", "V:ны RLNZ:ды T:ты"),
    ("LOC", "VRLNZ:да T:та"),
    ("ABL", "VRLZ:дан N:нан T:тан"),
    ("INS", "VRLN:=мен Z:=бен T:=пен"),
    ("EQTV", "VRLNZ:дай T:тай"),
    # Cases after a possessor: әкеме; анасына, анасын, анасында, анасынан
    ("PSS;DAT", "*:а"),
    ("PSS3;DAT", "*:на"),
    ("PSS3;ACC", "*:н"),
    ("PSS3;LOC", "*:нда"),
    ("PSS3;ABL", "*:нан"),
    ("PSS3;EQTV", "*:ндай"),
    ("REL", "VRLNZ:ғы T:қы"),  # үйдегі, кешкі
    ("PRED", "V:=нікі RLNZ:=дікі T:=тікі"),  # менікі, Асандікі; in one series
    # Of persons, as predicates
    ("1;SG", "VRLN:мын Z:бын T:пын"),
    ("2;SG", "*:сың"),
    ("2;SG;FORM", "*:сыз"),
    ("1;PL", "VRL:мыз NZ:быз T:пыз"),
    ("2;PL", "*:сыңдар"),
    ("2;PL;FORM", "*:сыздар"),
    ("Q", "VRL:ма NZ:ба T:па"),
    # Adjectives and numerals
    ("CMPR", "V:рақ *:ырақ"),
    ("ORD", "V:ншы *:ыншы"),
    ("COLL", "*:ау"),
    # Verbs
    ("NEG", "VRL:ма NZ:ба T:па"),
    ("PRS", "V:й *:а"),
    ("PRS;3", "VRLNZ:ды T:ты"),  # of PRS and of the evidential past
    ("PST", "VRLNZ:ды T:ты"),
    ("PTCP;PST", "VRLNZ:ған T:қан"),
    ("FUT", "V:р *:ар"),
    ("NEG;FUT", "*:с"),
    ("COND", "*:са"),
    ("CVB;PFV", "V:п *:ып"),
    ("PTCP;HAB", "*:тын"),
    ("INTEN", "VRL:мақ NZ:бақ T:пақ"),
    ("OPT", "VRLNZ:ғай T:қай"),
    ("DES", "VRLNZ:ғы T:қы"),
    ("CVB;LIM", "VRLNZ:ғанша T:қанша"),
    ("CVB;PURP", "VRLNZ:ғалы T:қалы"),
    ("MSDR", "*:=у"),
    ("AGT", "*:шы"),
    ("IMP;1;SG", "V:йын *:айын"),
    ("IMP;1;PL", "V:йық *:айық"),
    ("IMP;2;SG;FORM", "V:ңыз *:ыңыз"),
    ("IMP;2;PL", "V:ңдар *:ыңдар"),
    ("IMP;2;PL;FORM", "V:ңыздар *:ыңыздар"),
    ("IMP;3", "*:сын"),
    ("POL", "*:шы"),  # келші, келіңізші
    # Persons of the definite past and the conditional
    ("M1;SG", "*:=м"),
    ("M2;SG", "*:=ң"),
    ("M2;SG;FORM", "*:ңыз"),
    ("M1;PL", "*:қ"),
    ("M2;PL", "*:ңдар"),
    ("M2;PL;FORM", "*:ңыздар"),
    # Voice
    ("PASS", "V:=л L:ын *:ыл"),
    ("REFL", "V:=н *:ын"),
    ("RECP", "V:=с *:ыс"),
    ("CAUS", "VRLNZ:дыр T:тыр"),
    ("CAUS;T", "*:=т"),
    ("CAUS;G", "VRLNZ:ғыз T:қыз"),
    ("CAUS;R", "*:ыр"),
)


@dataclass(frozen=True)
class Family:
    """One ending in all its forms. `back`: the form after each class of sound; `fixed`: those without a front twin."""

    name: str
    back: dict[FinalSound, str]
    fixed: frozenset[str]

    def after(self, sound: FinalSound, series: Series) -> str:
        """The form that follows a sound in a series."""
        form = self.back[sound]
        return form if series == "back" or form in self.fixed else fronted(form)

    @property
    def allomorphs(self) -> tuple[str, ...]:
        """Every form, back before front, without repeats."""
        return tuple(dict.fromkeys(form for back in self.back.values() for form in self._twins(back)))

    @property
    def one_series(self) -> bool:
        """Whether the ending is the same after back and front words (-мен)."""
        return set(self.back.values()) == self.fixed

    def _twins(self, back: str) -> tuple[str, ...]:
        return (back,) if back in self.fixed else (back, fronted(back))


def _family(name: str, forms: str) -> Family:
    back: dict[FinalSound, str] = {}
    fixed: set[str] = set()
    for part in forms.split():
        classes, form = part.split(":")
        if form.startswith("="):
            form = form[1:]
            fixed.add(form)
        for sound in CLASSES if classes == "*" else classes:
            back.setdefault(sound, form)  # type: ignore[arg-type]
    return Family(name, back, frozenset(fixed))


FAMILIES: dict[str, Family] = {name: _family(name, forms) for name, forms in _TABLE}


@lru_cache(maxsize=2048)
def families_of(ending: str) -> tuple[str, ...]:
    """The names of the families an ending may belong to: мыз → PSS1P, 1;PL. Empty when it is none's."""
    return tuple(name for name, family in FAMILIES.items() if ending in family.allomorphs)


def begins_with_vowel(form: str) -> bool:
    """Whether a form of an ending begins with a vowel sound, before which the stem softens."""
    return form[0] in VOWELS
