"""Who does what in the texts: deeds and callings by women and men, counted, so that no role belongs to one of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from webapp.courses import notation, schema
from webapp.courses.loading import Library, Problem
from webapp.courses.meetings import every_key, key_of, readings
from webapp.courses.names import PLACEHOLDER
from webapp.courses.wordforms import word_forms

_WOMEN = frozenset({"woman", "girl"})
# Words that say of whom: by lemma, the gender.
_SAID = {
    **dict.fromkeys(("ана", "әже", "апа", "апай", "әпке", "сіңлі", "қарындас", "қыз", "әйел", "келін"), "women"),
    **dict.fromkeys(("әке", "ата", "аға", "ағай", "іні", "ұл", "күйеу"), "men"),
}
ENOUGH = 6  # how often a role is seen before its balance says anything
SHARE = 0.85  # of one gender


@dataclass(frozen=True)
class Role:
    """A deed or a calling, and how often women and men have it."""

    name: str
    women: int
    men: int

    @property
    def one_sided(self) -> bool:
        """Whether nearly always the same ones have it."""
        return self.women + self.men >= ENOUGH and max(self.women, self.men) / (self.women + self.men) > SHARE


def roles(library: Library) -> tuple[Role, ...]:
    """Every deed and calling that stands in a sentence with exactly one gender, the commonest first."""
    found: Counter[tuple[str, str]] = Counter()
    verbs = {key for word in library.words.values() if word.pos == "verb" for key in every_key(word)}
    people = {word.kk for word in library.words.values() if word.denotes == "person"} - _SAID.keys()
    for piece in _texts(library):
        forms = [reading for form in word_forms(notation.shown(piece.kk)) for reading in readings(form, library)]
        genders = _named(piece.kk) | {_SAID[reading.lemma] for reading in forms if reading.lemma in _SAID}
        if len(genders) != 1:
            continue
        deeds = {f"{reading.lemma}-" for reading in forms if key_of(reading) in verbs}
        callings = {reading.lemma for reading in forms if reading.lemma in people}
        found.update((deed, next(iter(genders))) for deed in deeds | callings)
    names = dict.fromkeys(name for name, _ in found)
    counted = [Role(name, found[name, "women"], found[name, "men"]) for name in names]
    return tuple(sorted(counted, key=lambda role: -role.women - role.men))


def problems(library: Library) -> Iterator[Problem]:
    """Roles that belong to one gender only."""
    for role in roles(library):
        if role.one_sided:
            told = f"'{role.name}' is said of women {role.women} times and of men {role.men} times: balance it"
            yield Problem("courses", 1, told, "warning")


def _named(text: str) -> set[str]:
    return {"women" if match[1] in _WOMEN else "men" for match in PLACEHOLDER.finditer(text) if match[1] in _GENDERED}


_GENDERED = frozenset({"woman", "girl", "man", "boy"})


def _texts(library: Library) -> Iterator[schema.Translated]:
    for course in library.courses.values():
        for lesson in course.lessons.values():
            yield from lesson.sentences
            for dialogue in lesson.dialogues:
                yield from dialogue.lines
            for reading in lesson.readings:
                yield from reading.lines
