"""Which recordings everybody hears: kept in memory, so that a page with forty sounds asks the database nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

# Seconds until another process of the site hears what was approved in this one.
FRESH = 5.0


@dataclass(frozen=True)
class Voice:
    """The recording of a text: the hash of its content, and the volunteer's name if it may be told."""

    content: str
    name: str = ""


class Approved:
    """Text digest → voice. `stamp` is what the table looks like from outside; only when it moves are rows read again."""

    def __init__(self) -> None:
        self.version = 0
        self._voices: dict[str, Voice] = {}
        self._contents: frozenset[str] = frozenset()
        self._stamp: Any = None
        self._due = 0.0

    def expire(self) -> None:
        """Look again at the next question."""
        self._due = 0.0

    def refresh(
        self, now: float, stamp: Callable[[], Any], rows: Callable[[], Iterable[tuple[str, str, str]]]
    ) -> "Approved":
        """Look, if that is due. `rows` gives digest, content and name of every approved recording, oldest decision first."""
        if now < self._due:
            return self
        self._due = now + FRESH
        seen = stamp()
        if seen != self._stamp:
            found = list(rows())
            self._voices = {digest: Voice(content, name) for digest, content, name in found}
            self._contents = frozenset(content for _, content, _ in found)
            self._stamp = seen
            self.version += 1
        return self

    def of(self, digest: str) -> Voice | None:
        """The voice of a text: of several recordings the one that was approved last."""
        return self._voices.get(digest)

    def heard(self, content: str) -> bool:
        """Whether everybody may hear this content."""
        return content in self._contents

    def __len__(self) -> int:
        return len(self._voices)
