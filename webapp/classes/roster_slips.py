"""Slips to cut out: how each learner signs in. Ten a page, set by Typst; nothing of them is kept. Pure but for the pictures it reads."""

import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import segno
import typst

from webapp.config import ROOT

_SOURCE = Path(__file__).with_name("roster_slips.typ")
_SYMBOL = re.compile(r'<symbol id="(\w+)" viewBox="([^"]+)">(.*?)</symbol>', re.DOTALL)
# All are inside Typst and have every letter of Cyrillic and Latin Kazakh.
FONTS = ("Libertinus Serif", "New Computer Modern")
FIXED = ("DejaVu Sans Mono",)


@dataclass(frozen=True)
class Slip:
    """What one learner signs in with: a user name and a password, or a sign and three pictures and the family's code."""

    name: str
    username: str = ""
    password: str = ""
    sign: str = ""
    pictures: tuple[str, ...] = ()
    family: str = ""


def as_pdf(
    slips: Sequence[Slip], labels: Mapping[str, str], names: Mapping[str, str], places: Mapping[str, str]
) -> bytes:
    """The slips as PDF. `labels`: texts by name; `names`: what each picture is called; `places`: address of `login` and `sheet`."""
    told = {
        "slips": [asdict(one) for one in slips],
        "labels": dict(labels),
        "names": dict(names),
        "places": dict(places),
        "codes": {name: code_of(address) for name, address in places.items()},
        "pictures": drawings(),
        "fonts": FONTS,
        "fixed": FIXED,
    }
    # Names go in as data, never as part of the source.
    return bytes(
        typst.compile(
            _SOURCE, sys_inputs={"told": json.dumps(told, ensure_ascii=False)}, font_paths=[], ignore_system_fonts=True
        )
    )


def code_of(address: str) -> str:
    """A QR code as SVG."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=4, border=0, xmldecl=False)
    return out.getvalue().decode()


@lru_cache(maxsize=1)
def drawings() -> dict[str, str]:
    """The pictures of the codes, each as an SVG of its own."""
    text = (ROOT / "static" / "img" / "pictures.svg").read_text(encoding="utf-8")
    return {
        name: f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{body}</svg>'
        for name, box, body in _SYMBOL.findall(text)
    }


def code_as_picture(address: str) -> str:
    """A QR code as the address of an image."""
    return str(segno.make(address, error="m").svg_data_uri(scale=4, border=2))
