"""The face for the Arabic letters of Kazakh, cut down to those letters: few devices have them all."""

import io

from fontTools import subset
from fontTools.ttLib import TTFont

from webapp.kazakh.writing.arabic import HAMZA, LETTERS

# Noto Naskh Arabic, SIL Open Font License 1.1. Files of the npm package → names in static/vendor.
FACES = {
    f"@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-{weight}-normal.woff2": f"kazakh-arabic-{weight}.woff2"
    for weight in (400, 700)
}
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


def as_truetype(font: bytes) -> bytes:
    """A WOFF2 font as the programs want it that print."""
    return _written(TTFont(io.BytesIO(font)), None)


def _written(face: TTFont, flavor: str | None) -> bytes:
    face.flavor = flavor
    written = io.BytesIO()
    face.save(written)
    return written.getvalue()
