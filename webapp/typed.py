"""Text that people type into forms, as it may be kept."""

import unicodedata
from typing import overload


@overload
def tidy(text: str) -> str: ...
@overload
def tidy(text: None) -> None: ...
def tidy(text: str | None) -> str | None:
    """Typed text without control characters (PostgreSQL refuses some, HTML others) and without space at its ends; None stays None."""
    if text is None:
        return None
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cs")).strip()


def tidy_lines(text: str) -> str:
    """The same for a text of several lines, whose ends of lines stay."""
    return "\n".join(tidy(line) for line in text.splitlines()).strip()
