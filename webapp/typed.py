"""Text that people type into forms, as it may be kept."""

import unicodedata


def tidy(text: str | None) -> str | None:
    """Typed text without control characters (PostgreSQL refuses some of them) and without space at its ends; None stays None."""
    if text is None:
        return None
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cs")).strip()
