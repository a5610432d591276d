"""What all files share: their shape, their names, the day they bear."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from webapp.uptake.content import Content

LANGUAGES = ("kk", "ru", "en")


class File(NamedTuple):
    """A file of a release."""

    name: str
    media_type: str
    content: bytes


def stem(content: Content) -> str:
    """What the names of its files begin with: `tilashar-uptake-2026Q3-1`; the last part is the number of the release."""
    return f"tilashar-uptake-{content.period}-{content.number or 'draft'}"


def day(content: Content) -> date:
    """The day that files bear: of publication; for a draft, the day it was made."""
    return date.fromisoformat(content.document.get("published_on") or content.document["made_on"])


def moment(content: Content) -> datetime:
    """The same as an instant, for formats that ask for one."""
    return datetime.combine(day(content), datetime.min.time(), UTC)
