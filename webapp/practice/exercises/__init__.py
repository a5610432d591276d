"""The kinds of exercise: one module and one template each. A module named here is a kind; `docs/exercises.md` has the recipe.

Each module has:
`pose(context) -> Posed`: what the template shows;
`read(form, context) -> str`: the answer as it is kept, or Unfinished;
`grade(given, context) -> Grade`;
`describe(given, context) -> str`: the kept answer as a person reads it;
`imagine(context, right, rng) -> str`: an answer as somebody might give it;
`ASKS`: the instructions that its `Posed.ask` names.
"""

import random
from collections.abc import Mapping
from typing import Protocol

from webapp.practice.exercises import build, choose, ending, listen, match, order, read, reply, sort, speak, typing
from webapp.practice.grading import Grade
from webapp.practice.posing import Context, Posed


class Kind(Protocol):
    """What a module of this package offers."""

    ASKS: dict[str, str]

    def pose(self, context: Context) -> Posed: ...

    def read(self, form: Mapping[str, str], context: Context) -> str: ...

    def grade(self, given: str, context: Context) -> Grade: ...

    def describe(self, given: str, context: Context) -> str: ...

    def imagine(self, context: Context, right: bool, rng: random.Random) -> str: ...


KINDS: dict[str, Kind] = {
    "choose": choose,
    "match": match,
    "sort": sort,
    "listen": listen,
    "order": order,
    "ending": ending,
    "build": build,
    "speak": speak,
    "type": typing,
    "reply": reply,
    "read": read,
}


def kind_of(context: Context) -> Kind:
    """The module that knows this exercise."""
    return KINDS[context.exercise.kind]
