"""Picture codes: three of sixteen pictures in order, and the sign by which a child finds the own name.

The pictures are the symbols of `static/img/pictures.svg`. A sign is one of them in one of four frames, so that it is never taken
for a picture of the code.
"""

import random
import secrets
from collections.abc import Collection, Sequence

from webapp.marking import _m

PICTURES = {
    "horse": _m("horse"),
    "apple": _m("apple"),
    "yurt": _m("yurt"),
    "sun": _m("sun"),
    "star": _m("star"),
    "fish": _m("fish"),
    "bird": _m("bird"),
    "tulip": _m("tulip"),
    "drum": _m("drum"),
    "ball": _m("ball"),
    "boat": _m("boat"),
    "tree": _m("tree"),
    "moon": _m("moon"),
    "cup": _m("cup"),
    "key": _m("key"),
    "mountain": _m("mountain"),
}
LENGTH = 3
FRAMES = ("round", "square", "diamond", "shield")
SIGNS = tuple(f"{picture}-{frame}" for frame in FRAMES for picture in PICTURES)


def draw(rng: random.Random) -> tuple[str, ...]:
    """Three pictures in order; the same one may come again: 4096 codes."""
    return tuple(rng.choice(list(PICTURES)) for _ in range(LENGTH))


def draw_sign(rng: random.Random, taken: Collection[str]) -> str:
    """A sign that nobody on the sheet has, while there are any; each picture is used once before a second frame comes."""
    for first in range(0, len(SIGNS), len(PICTURES)):
        free = [sign for sign in SIGNS[first : first + len(PICTURES)] if sign not in taken]
        if free:
            return rng.choice(free)
    return rng.choice(SIGNS)


def joined(pictures: Sequence[str]) -> str:
    """The code as one text, as it is hashed and posted."""
    return ".".join(pictures)


def read(typed: str) -> tuple[str, ...]:
    """The pictures of a posted text, at most three; anything unknown is left out."""
    return tuple(one for one in typed.split(".") if one in PICTURES)[:LENGTH]


def new_token() -> str:
    """The secret part of a sheet's address: 128 bits in 22 signs."""
    return secrets.token_urlsafe(16)
