"""The files of a release, made from its content alone: PDF, XLSX, CSV, SDMX, JSON. Pure.

The same content gives the same bytes, in whatever process and on whatever day: nothing here reads the clock.
"""

from collections.abc import Iterator

from webapp.uptake.content import Content
from webapp.uptake.files import bulletin, flat, statistical, workbook
from webapp.uptake.files.kinds import LANGUAGES, File, stem

__all__ = ["LANGUAGES", "File", "render_all", "stem"]

_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def render_all(content: Content) -> list[File]:
    """Every file of a release, by name. A draft has no number; its files say so."""
    return sorted(_rendered(content), key=lambda file: file.name)


def _rendered(content: Content) -> Iterator[File]:
    name = stem(content)
    for language in LANGUAGES:
        yield File(f"{name}-{language}.pdf", "application/pdf", bulletin.as_pdf(content, language))
        yield File(f"{name}-{language}.xlsx", _XLSX, workbook.as_xlsx(content, language))
    yield File(f"{name}.csv", _CSV, flat.cells(content))
    yield File(f"{name}-dictionary.csv", _CSV, flat.dictionary(content))
    yield File(f"{name}.json", "application/json", flat.document(content))
    structure, data, table = statistical.as_sdmx(content)
    yield File(f"{name}-structure.sdmx.xml", "application/vnd.sdmx.structure+xml;version=3.0.0", structure)
    yield File(f"{name}-data.sdmx.xml", "application/vnd.sdmx.data+xml;version=3.0.0", data)
    yield File(f"{name}.sdmx.csv", "application/vnd.sdmx.data+csv;version=2.0.0", table)
