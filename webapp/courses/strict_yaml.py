"""YAML read strictly: every value is text, a repeated key is an error, and every piece knows its line."""

from pathlib import Path
from typing import Any

import yaml


class Unreadable(ValueError):
    """A file that is not YAML, or not strict YAML. Holds the line (from 1) and what is expected."""

    def __init__(self, line: int, expected: str) -> None:
        super().__init__(f"line {line}: {expected}")
        self.line = line
        self.expected = expected


class Document:
    """The data of one file as dicts, lists and strings, and the line on which each piece begins."""

    def __init__(self, data: Any, lines: dict[tuple[str | int, ...], int]) -> None:
        self.data = data
        self._lines = lines

    def line(self, path: tuple[str | int, ...]) -> int:
        """The line of the piece at `path`, or of the nearest piece around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


def read(path: Path) -> Document:
    """Read one file.

    Raises Unreadable with the line and a plain sentence.
    """
    try:
        return parse(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise Unreadable(1, "the file must be saved as UTF-8") from error


def parse(text: str) -> Document:
    """Read a text.

    Raises Unreadable with the line and a plain sentence.
    """
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        hint = "a text that holds ': ' or starts with * [ { $ & needs quotes around it"
        raise Unreadable(mark.line + 1 if mark else 1, f"not readable as YAML ({error.problem}); {hint}") from error
    if node is None:
        raise Unreadable(1, "the file is empty")
    lines: dict[tuple[str | int, ...], int] = {}
    return Document(_plain(node, (), lines), lines)


def _plain(node: yaml.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, index), lines) for index, item in enumerate(node.value)]
    assert isinstance(node, yaml.MappingNode)
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key, str):
            raise Unreadable(key_node.start_mark.line + 1, "a key must be a plain word")
        if key in data:
            raise Unreadable(key_node.start_mark.line + 1, f"the key '{key}' stands twice; keep one")
        data[key] = _plain(value_node, (*path, key), lines)
    return data
