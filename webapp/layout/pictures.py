"""Pictures of words: the signs that lessons name (`picture: 🍎`), drawn alike on every device.

The drawings are Fluent Emoji Flat (MIT), brought by npm; a phone of ten years ago has few of the signs, and each draws its own.
"""

import json
import re
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from webapp.config import ROOT

KEPT = ROOT / "static" / "vendor" / "pictures.json"
SKIN_TONE = re.compile("1f3f[b-f]")
AS_PICTURE = "\ufe0f"
LONGEST = 8  # code points of one sign
_DRAWN = '<svg viewBox="0 0 32 32" width="32" height="32">{}</svg>'
_FILE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">{}</svg>'
_ID = re.compile(r'(\bid="|url\(#|href="#)')


def extract(package: Path) -> dict[str, str]:
    """Sign → the inside of its drawing, from an Iconify package; signs in the neutral tone only."""
    icons = json.loads((package / "icons.json").read_text())["icons"]
    named = json.loads((package / "chars.json").read_text())
    signs = {code: name for code, name in named.items() if name in icons and not SKIN_TONE.search(code)}
    return {"".join(chr(int(one, 16)) for one in code.split("-")): icons[name]["body"] for code, name in signs.items()}


@lru_cache(maxsize=1)
def _drawings() -> dict[str, str]:
    found: dict[str, str] = json.loads(KEPT.read_text())
    return found


def signs(text: str) -> list[str]:
    """The signs of a text, in order, as far as there are drawings; a joined sign that has none falls into its parts."""
    drawings, plain = _drawings(), text.replace(AS_PICTURE, "")
    found, place = [], 0
    while place < len(plain):
        reach = range(min(LONGEST, len(plain) - place), 0, -1)
        length = next((length for length in reach if plain[place : place + length] in drawings), 0)
        if length:
            found.append(plain[place : place + length])
        place += length or 1
    return found


@lru_cache(maxsize=1024)
def picture(text: str) -> Markup:
    """A picture of a word as SVG; the text itself where a sign of it has no drawing."""
    drawings, found = _drawings(), signs(text)
    if not found:
        return Markup("{}").format(text)
    drawn = (_DRAWN.format(_own_ids(sign, drawings[sign])) for sign in found)
    return Markup("".join(drawn))  # noqa: S704 (drawings of the package, no text of ours)


def drawings_of(text: str) -> list[str]:
    """The pictures of a text, each as an SVG file; none where a sign has no drawing."""
    drawings = _drawings()
    return [_FILE.format(drawings[sign]) for sign in signs(text)]


def _own_ids(sign: str, body: str) -> str:
    """Ids of a drawing, told apart from those of others on the page."""
    return _ID.sub(rf"\g<1>{'-'.join(f'{ord(one):x}' for one in sign)}-", body) if "id=" in body else body
