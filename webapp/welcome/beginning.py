"""The four steps in which somebody new says who they are, and what is offered after them. Pure."""

from dataclasses import dataclass
from typing import Literal

STEPS = ("language", "level", "use", "place")
END = "start"

Offer = Literal["children", "beginning", "placement"]


@dataclass(frozen=True)
class Where:
    """A step with its number from 1, the one before it (None at the first), and what follows."""

    name: str
    number: int
    before: str | None
    after: str


def where(name: str) -> Where:
    """A step by its name. Raises ValueError for any other."""
    place = STEPS.index(name)
    return Where(name, place + 1, STEPS[place - 1] if place else None, (*STEPS, END)[place + 1])


def offer(age: str | None, rating: int | None) -> Offer:
    """What fits: a child has a course that begins at its beginning; who knows no Kazakh needs no test."""
    if age == "child":
        return "children"
    return "beginning" if rating == 1 else "placement"
