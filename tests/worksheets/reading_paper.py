"""Reading a PDF back: its texts, faces and what it says of itself."""

import io
import re
import unicodedata

from pypdf import PdfReader


def opened(pdf: bytes) -> PdfReader:
    """The PDF."""
    assert pdf.startswith(b"%PDF")
    return PdfReader(io.BytesIO(pdf))


def squeezed(text: str) -> str:
    """A text without spaces, marks of direction and hyphens at the ends of lines; letters in their plain shapes."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u2066-\u2069\u200b-\u200f]+", "", plain)


def text_of(pdf: bytes) -> str:
    """Everything that can be read in it, squeezed."""
    return squeezed(" ".join(page.extract_text() for page in opened(pdf).pages))


def faces_of(pdf: bytes) -> set[str]:
    """The names of its faces, without the prefix of a subset."""
    found = set()
    for page in opened(pdf).pages:
        for face in (page["/Resources"].get("/Font") or {}).values():
            found.add(str(face.get_object()["/BaseFont"]).split("+")[-1].lstrip("/"))
    return found
