"""`$woman`, `$feast` and the like, filled from a people's package."""

import re
from functools import lru_cache

from webapp.courses import schema

PLACEHOLDER = re.compile(r"\$(man|woman|boy|girl|feast|dish|place)(2?)")
# `many`, the package of all peoples, serves everybody who chose none.
DEFAULT_PACKAGE = "many"
LATIN = frozenset({"uz", "de", "tr", "az"})


@lru_cache(maxsize=1024)
def names_for(package: schema.People, lesson_id: str) -> dict[str, schema.Texts]:
    """What each placeholder stands for in a lesson: fixed for a package and lesson, different from lesson to lesson."""
    numbers = [int(part) for part in lesson_id.split("-")[1:]]
    turn = numbers[0] * 5 + numbers[-1]
    shelves = {
        **{role: getattr(package.given_names, role) for role in ("man", "woman", "boy", "girl")},
        "feast": package.feasts,
        "dish": package.dishes,
        "place": package.places,
    }
    found: dict[str, schema.Texts] = {}
    for role, shelf in shelves.items():
        found[role] = shelf[turn % len(shelf)]
        found[f"{role}2"] = shelf[(turn + 1) % len(shelf)]
    return found


def fill(text: str, names: dict[str, schema.Texts], tag: str) -> str:
    """A text with its placeholders filled, in the language `tag`."""
    if "$" not in text:
        return text
    # Languages in Latin letters without names of their own take the English spelling, others the Russian.
    other = "en" if tag in LATIN else "ru"
    return PLACEHOLDER.sub(lambda match: _name(names[match[1] + match[2]], tag, other), text)


def _name(texts: schema.Texts, tag: str, other: str) -> str:
    return texts.get(tag) or texts.get(other) or texts.en
