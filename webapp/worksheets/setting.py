"""A document as PDF, set by Typst. Texts go in as data, never as part of the source. Pure but for the faces it reads."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont

from webapp.layout import pictures
from webapp.worksheets.sheets import signs

_SOURCE = Path(__file__).with_name("paper") / "sheets.typ"
# The first are the site's own; the last is inside Typst and has every letter of Kazakh but those of Arabic.
FACES = ("Andika", "Noto Naskh Arabic", "NanumGothic", "Libertinus Serif")

NAMELESS = "Tilashar"  # a document must have a title
# Signs of pictures, and their drawings.
_DRAWN_APART = frozenset({"picture", "pictures", "faces", "language"})


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
    standard = {"format": "png", "ppi": 90} if picture else {"pdf_standards": "ua-1"}
    try:
        return _set(data, faces, standard)
    except typst.TypstError:
        if faces is None:
            return _set(data, None, {})
        # Somebody typed a sign that no face has: the standard for those who listen allows none such.
        tidied = _drawable(data, _letters(faces))
        return _set({**tidied, "title": tidied["title"].strip() or NAMELESS}, faces, standard)


def _set(data: dict[str, Any], faces: Path | None, options: dict[str, Any]) -> bytes | list[bytes]:
    made = typst.compile(
        _SOURCE,
        root=_SOURCE.parent,
        sys_inputs={"told": json.dumps(data, ensure_ascii=False)},
        font_paths=[faces] if faces else [],
        ignore_system_fonts=True,
        **options,
    )
    return made if isinstance(made, list) else bytes(made)


@lru_cache(maxsize=4)
def _letters(faces: Path) -> frozenset[str]:
    """Every sign that the site's own faces have."""
    return frozenset(chr(code) for path in faces.glob("*.ttf") for code in TTFont(path).getBestCmap())


def _drawable(told: Any, letters: frozenset[str]) -> Any:
    """The document without signs that cannot be drawn: of a letter a question mark is left."""
    if isinstance(told, dict):
        return {name: value if name in _DRAWN_APART else _drawable(value, letters) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [_drawable(one, letters) for one in told]
    if isinstance(told, str):
        return "".join(sign if sign in letters else "?" if sign.isalpha() else "" for sign in told)
    return told
