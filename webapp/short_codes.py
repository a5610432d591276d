"""Short codes that are read aloud, printed and typed on any keyboard."""

import random

# No letters or digits that are mistaken for one another; all exist in Latin and look alike in Cyrillic or not at all.
ALPHABET = "ACEHKMPTX2346789"
_CYRILLIC = str.maketrans("АСЕНКМРТХ", "ACEHKMPTX")


def make(rng: random.Random, length: int) -> str:
    """A code of so many signs, sixteen to choose from at each."""
    return "".join(rng.choice(ALPHABET) for _ in range(length))


def tidy(typed: str) -> str:
    """A typed code as it is kept: capitals, no spaces or hyphens, Cyrillic look-alikes as Latin."""
    return "".join(sign for sign in typed.upper().translate(_CYRILLIC) if sign.isalnum())
