"""Join codes of classes."""

import random

from webapp import short_codes
from webapp.short_codes import tidy

__all__ = ["LENGTH", "make", "shown", "tidy"]

LENGTH = 6


def make(rng: random.Random) -> str:
    """A code of six signs: sixteen million of them."""
    return short_codes.make(rng, LENGTH)


def shown(code: str) -> str:
    """A code in two halves."""
    return f"{code[:3]}-{code[3:]}"
