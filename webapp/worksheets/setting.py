"""A document as PDF, set by Typst. Texts go in as data, never as part of the source. Pure but for the faces it reads."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from webapp.layout import pictures
from webapp.worksheets.sheets import signs

_SOURCE = Path(__file__).with_name("paper") / "sheets.typ"
# The first are the site's own; the last is inside Typst and has every letter of Kazakh but those of Arabic.
FACES = ("Andika", "Noto Naskh Arabic", "NanumGothic", "Libertinus Serif")


@dataclass(frozen=True)
class Heading:
    """What stands at the head: what the sheet is of, in Kazakh and in the reader's language, and whose it is ('' for nobody's)."""

    title: str
    kk: dict[str, Any] | None
    whose: str
    language: str


def as_pdf(told: dict[str, Any], heading: Heading, faces: Path | None, picture: bool = False) -> bytes | list[bytes]:
    """The document as PDF, tagged for those who listen (PDF/UA-1). With `picture`, its pages as PNG, for looking at."""
    drawings = {sign: drawn for sign in signs(told) if (drawn := pictures.drawings_of(sign))}
    data = {
        **told,
        "title": heading.title,
        "kk": heading.kk,
        "whose": heading.whose,
        "language": heading.language,
        "faces": FACES if faces else FACES[-1:],
        "pictures": drawings,
    }
    options: dict[str, Any] = {"format": "png", "ppi": 70} if picture else {"pdf_standards": "ua-1"}
    made = typst.compile(
        _SOURCE,
        root=_SOURCE.parent,
        sys_inputs={"told": json.dumps(data, ensure_ascii=False)},
        font_paths=[faces] if faces else [],
        ignore_system_fonts=True,
        **options,
    )
    return made if isinstance(made, list) else bytes(made)
