"""Forms for tests: what the engine gives, as text."""

from webapp.kazakh.grammar.inflection import inflect


def form(lemma: str, features: str) -> str:
    """The usual form."""
    return inflect(lemma, features)[0].text


def forms(lemma: str, features: str) -> tuple[str, ...]:
    """Every right form, the usual one first."""
    return tuple(found.text for found in inflect(lemma, features))


def table(text: str) -> list[tuple[str, ...]]:
    """The cells of each line of a table written with |, for parametrizing."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]
