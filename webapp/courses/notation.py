"""The compact notation of accepted answers: `[optional]`, `(this|that)`, `{these | in any order}`."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations, product

LIMIT = 2000
_TOKEN = re.compile(r"[\[\](){}|]|[^\[\](){}|]+")
_CLOSES = {"[": "]", "(": ")", "{": "}"}


class BadNotation(ValueError):
    """A mark that is not closed, or stands where it cannot."""


@dataclass(frozen=True)
class Group:
    """Parts between marks: `kind` is the opening mark ('' for a plain run), each part a tuple of texts and groups."""

    kind: str
    parts: tuple[tuple["str | Group", ...], ...]


@lru_cache(maxsize=8192)
def parse(text: str) -> Group:
    """Read the notation.

    Raises BadNotation in plain words.
    """
    tokens = _TOKEN.findall(text)
    group, rest = _group(tokens, 0, "")
    if rest != len(tokens):
        raise BadNotation(f"'{tokens[rest]}' closes nothing")
    if variants_count(group) > LIMIT:
        raise BadNotation(f"more than {LIMIT} variants; use fewer marks")
    return group


def _group(tokens: list[str], at: int, kind: str) -> tuple[Group, int]:  # noqa: C901 (a parser's loop reads best whole)
    parts: list[tuple[str | Group, ...]] = []
    current: list[str | Group] = []
    while at < len(tokens):
        token = tokens[at]
        if token in _CLOSES:
            inner, at = _group(tokens, at + 1, token)
            if at >= len(tokens):
                raise BadNotation(f"'{token}' is never closed with '{_CLOSES[token]}'")
            current.append(inner)
        elif token in "])}":
            if not kind:
                break
            if token != _CLOSES[kind]:
                raise BadNotation(f"'{kind}' is closed with '{token}'; '{_CLOSES[kind]}' is expected")
            return Group(kind, (*parts, tuple(current))), at
        elif token == "|":
            if kind not in ("(", "{"):
                raise BadNotation("'|' stands only inside ( ) or { }")
            parts.append(tuple(current))
            current = []
        else:
            current.append(token)
        at += 1
    if kind and at >= len(tokens):
        raise BadNotation(f"'{kind}' is never closed with '{_CLOSES[kind]}'")
    return Group(kind, (*parts, tuple(current))), at


def variants_count(group: Group) -> int:
    """How many texts a group stands for, an upper bound."""
    counts = []
    for part in group.parts:
        total = 1
        for item in part:
            total *= 1 if isinstance(item, str) else variants_count(item)
        counts.append(total)
    if group.kind == "[":
        return 1 + sum(counts)
    if group.kind == "(":
        return sum(counts)
    total = 1
    for number, count in enumerate(counts, 1):
        total *= count * (number if group.kind == "{" else 1)
    return total


@lru_cache(maxsize=8192)
def variants(text: str) -> tuple[str, ...]:
    """Every text that the notation accepts, the one to show first, spaces tidy."""
    return tuple(dict.fromkeys(_tidy(found) for found in _expand(parse(text))))


@lru_cache(maxsize=8192)
def shown(text: str) -> str:
    """The text to show: optional parts kept, the first choice, the order written."""
    return _tidy(_first(parse(text)))


def _first(group: Group) -> str:
    parts = group.parts[:1] if group.kind == "(" else group.parts
    return " ".join("".join(item if isinstance(item, str) else _first(item) for item in part) for part in parts)


def _expand(group: Group) -> list[str]:
    parts = [
        ["".join(chosen) for chosen in product(*([item] if isinstance(item, str) else _expand(item) for item in part))]
        for part in group.parts
    ]
    if group.kind == "[":
        return [*(text for part in parts for text in part), ""]
    if group.kind == "(":
        return [text for part in parts for text in part]
    if group.kind == "{":
        return [" ".join(chosen) for order in permutations(parts) for chosen in product(*order)]
    return [" ".join(chosen) for chosen in product(*parts)]


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"\s+([,.!?…:;])", r"\1", text)
