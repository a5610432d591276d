"""Join codes: short, easy to read aloud and to type on any keyboard."""

import random

# No letters or digits that are mistaken for one another; all exist in Latin and look alike in Cyrillic or not at all.
ALPHABET = "ACEHKMPTX2346789"
LENGTH = 6
_CYRILLIC = str.maketrans("АСЕНКМРТХ", "ACEHKMPTX")


def make(rng: random.Random) -> str:
    """A code of six signs: sixteen million of them."""
    return "".join(rng.choice(ALPHABET) for _ in range(LENGTH))


def tidy(typed: str) -> str:
    """A typed code as it is kept: capitals, no spaces or hyphens, Cyrillic look-alikes as Latin."""
    return "".join(sign for sign in typed.upper().translate(_CYRILLIC) if sign.isalnum())


def shown(code: str) -> str:
    """A code in two halves."""
    return f"{code[:3]}-{code[3:]}"
