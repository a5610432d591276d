"""Faces: for the Arabic letters of Kazakh, on pages and on paper, cut down to those letters; and for paper alone."""

import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

from webapp.kazakh.writing.arabic import HAMZA, LETTERS

# Noto Naskh Arabic, SIL Open Font License 1.1. Files of the npm package → names in static/vendor.
FACES = {
    f"@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-{weight}-normal.woff2": f"kazakh-arabic-{weight}.woff2"
    for weight in (400, 700)
}
# For paper, where no device lends its own. Andika (SIL, OFL 1.1) is drawn for those who learn to read: its а, g and і are as
# they are written by hand. Its letters come in several files, which are joined; Nanum Gothic (OFL 1.1) is for Korean meanings.
_ANDIKA = "@fontsource/andika/files/andika-{}-{}-normal.woff2"
PAPER = {
    f"paper-{weight}.woff2": tuple(
        _ANDIKA.format(part, weight) for part in ("cyrillic", "cyrillic-ext", "latin", "latin-ext")
    )
    for weight in (400, 700)
} | {"paper-korean-400.woff2": ("@fontsource/nanum-gothic/files/nanum-gothic-korean-400-normal.woff2",)}
# Latin with its extension A, ə and Ə of Azerbaijani, the marks of Uzbek, Cyrillic, marks.
ON_PAPER = (
    *range(0x20, 0x180),
    0x18F,
    0x259,
    0x2BB,
    0x2BC,
    0x301,
    *range(0x400, 0x530),
    *range(0x2010, 0x2027),
    0x2116,
)
NEEDED = frozenset("".join(LETTERS.values()) + HAMZA + "،؛؟\u200c\u200d")


def cut_down(font: bytes) -> bytes:
    """A font (TrueType, OpenType or WOFF2) with the needed letters alone and every rule for joining them, as WOFF2.

    Raises ValueError when it lacks one of the letters.
    """
    face = TTFont(io.BytesIO(font))
    missing = NEEDED - {chr(code) for code in face.getBestCmap()} - {"\u200c", "\u200d"}
    if missing:
        raise ValueError(f"the font lacks letters of Kazakh: {' '.join(sorted(missing))}")
    options = subset.Options(layout_features=["*"], hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=map(ord, NEEDED))
    cutter.subset(face)
    return _written(face, "woff2")


def joined(parts: Sequence[bytes]) -> bytes:
    """The parts of one face as one WOFF2, with the letters that paper needs; a single part stays as it is."""
    if len(parts) == 1:
        return parts[0]
    face = merge.Merger().merge([io.BytesIO(as_truetype(part)) for part in parts])
    options = subset.Options(layout_features=["ccmp", "kern", "locl", "mark", "mkmk"], hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=ON_PAPER)
    cutter.subset(face)
    return _written(face, "woff2")


def kept_for_paper(vendor: Path, folder: Path, names: Iterable[str]) -> Path | None:
    """A folder with faces of the site in the form that Typst reads, made at the first call; None where one is missing."""
    found = [vendor / name for name in names]
    if not all(path.exists() for path in found):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    for path in found:
        ready = folder / f"{path.stem}.ttf"
        if not ready.exists():
            # Two workers may come at once: a file is there whole or not at all.
            begun = folder / f"{path.stem}.{os.getpid()}.part"
            begun.write_bytes(as_truetype(path.read_bytes()))
            begun.rename(ready)
    return folder


def as_truetype(font: bytes) -> bytes:
    """A WOFF2 font as the programs want it that print."""
    return _written(TTFont(io.BytesIO(font)), None)


def _written(face: TTFont, flavor: str | None) -> bytes:
    face.flavor = flavor
    written = io.BytesIO()
    face.save(written)
    return written.getvalue()
