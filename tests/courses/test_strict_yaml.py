"""YAML read strictly: every value is text, and whatever is wrong is told with its line."""

import contextlib
from pathlib import Path

import pytest

from webapp.courses import strict_yaml


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "file.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    "value", ["no", "yes", "on", "off", "true", "null", "~", "1.10", "010", "1_000", "2025-01-01", "12:30", "1e3", ""]
)
def test_every_value_stays_the_text_that_was_written(value: str, tmp_path: Path) -> None:
    document = strict_yaml.read(write(tmp_path, f"a: {value}\nb: [{value or 'x'}]\n"))
    assert document.data == {"a": value, "b": [value or "x"]}


def test_each_piece_knows_its_line(tmp_path: Path) -> None:
    document = strict_yaml.read(
        write(tmp_path, "# a note\nid: x\n\nwords:\n  - кк: бас\n    ru: голова\n  - кк: тас\n")
    )
    assert document.line(("id",)) == 2
    assert document.line(("words", 0, "ru")) == 6
    assert document.line(("words", 1)) == 7
    assert document.line(("words", 1, "no-such-key")) == 7, "the nearest piece around it"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' stands twice"),
        ("- x: 1\n  y:\n    z: 1\n    z: 2\n", 4, "the key 'z' stands twice"),
        ("a: 1\nb: Он: говорит\n", 2, "needs quotes"),
        ("a: [1, 2\nb: 3\n", 2, "not readable as YAML"),
        ("a: *x\n", 1, "not readable as YAML"),
        ("? [a, b]\n: 1\n", 1, "a key must be a plain word"),
        ("", 1, "the file is empty"),
        ("# nothing here\n", 1, "the file is empty"),
        ("a: сәлем".encode("utf-16"), 1, "UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str | bytes, line: int, told: str, tmp_path: Path) -> None:
    with pytest.raises(strict_yaml.Unreadable) as refused:
        strict_yaml.read(write(tmp_path, text))
    assert refused.value.line == line and told in refused.value.expected


def test_yaml_runs_nothing(tmp_path: Path) -> None:
    made = tmp_path / "made"
    text = f"a: !!python/object/apply:os.mkdir ['{made}']\n"
    with contextlib.suppress(strict_yaml.Unreadable):
        strict_yaml.read(write(tmp_path, text))
    assert not made.exists()
