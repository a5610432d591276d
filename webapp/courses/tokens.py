"""The words of a Kazakh text as tiles."""

from functools import lru_cache

from webapp.courses import notation


def tokens(kazakh: str) -> list[str]:
    """The words of the shown form, punctuation kept on them, a lone dash joined to the word before it."""
    found: list[str] = []
    for token in notation.shown(kazakh).split():
        if found and not any(letter.isalpha() or letter in "$0123456789" for letter in token):
            found[-1] += f" {token}"
        else:
            found.append(token)
    return found


@lru_cache(maxsize=4096)
def has_name(text: str) -> bool:
    """Whether a text has a name of the people's package in it."""
    return "$" in text
