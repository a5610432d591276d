"""Families of endings: which form of an ending follows which word, and the wrong forms a learner might choose."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from webapp.kazakh.harmony import exceptional, final_sound, fronted, series

# Name (UniMorph), then its back forms by the class of the sound before them (see harmony.final_sound; * is any other).
# A name in the third column is the plain family that learners use in place of the possessed one.
_TABLE = (
    ("1;SG", "VRLN:мын Z:бын T:пын", ""),
    ("2;SG", "*:сың", ""),
    ("2;SG;FORM", "*:сыз", ""),
    ("1;PL", "VRL:мыз NZ:быз T:пыз", ""),
    ("2;PL", "*:сыңдар", ""),
    ("2;PL;FORM", "*:сыздар", ""),
    ("PL", "VR:лар LNZ:дар T:тар", ""),
    ("PSS1S", "V:м *:ым", ""),
    ("PSS2S", "V:ң *:ың", ""),
    ("PSS2SF", "V:ңыз *:ыңыз", ""),
    ("PSS3", "V:сы *:ы", ""),
    ("PSS1P", "V:мыз *:ымыз", ""),
    ("GEN", "VN:ның RLZ:дың T:тың", ""),
    ("ACC", "V:ны RLNZ:ды T:ты", ""),
    ("DAT", "VRLNZ:ға T:қа", ""),
    ("LOC", "VRLNZ:да T:та", ""),
    ("ABL", "VRLZ:дан N:нан T:тан", ""),
    ("INS", "VRLN:мен Z:бен T:пен", ""),
    ("Q", "VRL:ма NZ:ба T:па", ""),
    ("PSS;DAT", "*:а", "DAT"),  # after -м, -ң: әкеме
    ("PSS3;DAT", "*:на", "DAT"),
    ("PSS3;ACC", "*:н", "ACC"),
    ("PSS3;LOC", "*:нда", "LOC"),
    ("PSS3;ABL", "*:нан", "ABL"),
)
_CLASSES = "VRLNZT"


@dataclass(frozen=True)
class Family:
    """One ending in all its forms. `back`: the form after each class of sound; `plain`: the family confused with it."""

    name: str
    back: dict[str, str]
    plain: str

    @property
    def allomorphs(self) -> tuple[str, ...]:
        """Every form, back before front, without repeats."""
        forms = dict.fromkeys(self.back.values())
        return tuple(dict.fromkeys(form for back in forms for form in (back, fronted(back))))


def _family(name: str, forms: str, plain: str) -> Family:
    back: dict[str, str] = {}
    for part in forms.split():
        classes, form = part.split(":")
        for one in _CLASSES if classes == "*" else classes:
            back.setdefault(one, form)
    return Family(name, back, plain)


FAMILIES = {name: _family(name, forms, plain) for name, forms, plain in _TABLE}


@lru_cache(maxsize=1024)
def families_of(ending: str) -> tuple[str, ...]:
    """The names of the families an ending may belong to: мыз → 1;PL, PSS1P. Empty when it is none's."""
    return tuple(name for name, family in FAMILIES.items() if ending in family.allomorphs)


def right_allomorph(stem: str, family: str) -> str:
    """The form of a family's ending that follows a stem (Cyrillic, any case); the stem (кітап, кітаб) is left as it is.

    Raises KeyError for a name that is not in FAMILIES.
    """
    back = FAMILIES[family].back[final_sound(stem)]
    return back if series(stem) == "back" else fronted(back)


@lru_cache(maxsize=8192)
def rivals(stem: str, ending: str) -> tuple[str, ...]:
    """The forms a learner might wrongly put after `stem` instead of the right `ending`, the nearest mistake first.

    First the other series (-ды for -ді), then another first sound (-ті), then both. None is right after this stem.
    Empty for an ending of no family.
    """
    possible = families_of(ending)
    fitting = [name for name in possible if right_allomorph(stem, name) == ending] or list(possible)
    offered = dict.fromkeys(form for name in fitting for form in _forms(name))
    right = _right_forms(stem, possible) | {ending}
    wrong_series = set("аығқ" if series(stem) == "front" else "еі")

    def nearness(form: str) -> int:
        if fronted(form) == fronted(ending):
            return 0
        return 2 if wrong_series & set(form) else 1

    return tuple(sorted((form for form in offered if form not in right), key=nearness))


def _forms(name: str) -> tuple[str, ...]:
    family = FAMILIES[name]
    return family.allomorphs + (FAMILIES[family.plain].allomorphs if family.plain else ())


def _right_forms(stem: str, names: Iterable[str]) -> set[str]:
    """What is right after the stem in any reading of the ending, with what its exception allows besides."""
    right = {right_allomorph(stem, name) for name in names}
    exception = exceptional(stem)
    if exception:
        right.update(exception.also)
        if exception.series == "either":
            backs = {FAMILIES[name].back[final_sound(stem)] for name in names}
            right |= backs | {fronted(back) for back in backs}
    return right
