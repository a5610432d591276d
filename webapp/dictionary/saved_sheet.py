"""Saved words as a sheet to print, set by Typst: A4, Kazakh and meaning with a fold between them. Pure but for the fonts it reads."""

import json
from collections.abc import Sequence
from pathlib import Path

import typst

from webapp.layout import fonts

_SOURCE = Path(__file__).with_name("sheet.typ")
# The first is inside Typst and has every letter of Cyrillic and Latin Kazakh.
FONTS = ("Libertinus Serif", "New Computer Modern", "Noto Naskh Arabic")


def as_pdf(
    title: str,
    hint: str,
    empty: str,
    rows: Sequence[tuple[str, str]],
    language: str,
    arabic: Path | None = None,
) -> bytes:
    """The sheet as PDF. `arabic`: the folder of the fonts for Arabic letters, if the Kazakh is written in them."""
    told = {
        "title": title,
        "hint": hint,
        "empty": empty,
        "rows": rows,
        "language": language,
        "arabic": arabic is not None,
        "fonts": FONTS if arabic else FONTS[:2],
    }
    # What people saved goes in as data, never as part of the source.
    return bytes(
        typst.compile(
            _SOURCE,
            sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
            font_paths=[arabic] if arabic else [],
            ignore_system_fonts=True,
        )
    )


def arabic_fonts(vendor: Path, folder: Path) -> Path | None:
    """A folder with the site's Arabic fonts in the form that Typst reads, made at the first call; None where there are none."""
    return fonts.kept_for_paper(vendor, folder, fonts.FACES.values())
