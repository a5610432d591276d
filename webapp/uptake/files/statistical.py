"""A release as SDMX 3.0: structure (codelists, concepts, data structure, dataflow) and data, written by pysdmx.

One data structure holds all tables: `table` is a dimension, and what a table is not broken down by is `_T` (total), so that one
file has every cell. A hidden cell has no value, OBS_STATUS Q (suppressed) and CONF_STATUS C; a shown one A and F.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

from webapp.uptake.content import WHOLE, Content
from webapp.uptake.files.kinds import LANGUAGES, moment, stem
from webapp.uptake.files.words import SDMX

AGENCY = "TILASHAR"
FLOW = "UPTAKE"
TOTAL = "_T"
# Codelists of the standard, as far as they are used.
_OWN: dict[str, tuple[str, ...]] = {"FREQ": ("A", "Q"), "OBS_STATUS": ("A", "Q"), "CONF_STATUS": ("F", "C")}
_NAMED = re.compile(r'^(\s*)<com:(Name|Description) xml:lang="en">@(\d+)</com:\2>$', re.MULTILINE)
# Optional where there is one measure, and sdmx1, which many read with, does not know it.
_NEEDLESS = re.compile(r"\s*<str:MeasureRelationship>.*?</str:MeasureRelationship>", re.DOTALL)

Texts = Mapping[str, str]


def as_sdmx(content: Content) -> tuple[bytes, bytes, bytes]:
    """The structure message, the data in SDMX-ML (structure specific), the data in SDMX-CSV 2.0."""
    # pandas and pyarrow take a second to load and are needed nowhere else on the site.
    from pysdmx.io import write_sdmx
    from pysdmx.io.format import Format

    names = _Names()
    parts = _structure(content, names)
    structure = write_sdmx(parts, Format.STRUCTURE_SDMX_ML_3_0, header=_header(content, "structure"))
    data = write_sdmx([_dataset(content, parts[-2])], Format.DATA_SDMX_ML_3_0, header=_header(content, "data"))
    table = write_sdmx([_dataset(content, parts[-2])], Format.DATA_SDMX_CSV_2_0_0)
    return _NEEDLESS.sub("", names.told(structure)).encode(), data.encode(), table.encode()


class _Names:
    """pysdmx knows one language. It is given a mark for each text, and the mark is then replaced by the text in all of them."""

    def __init__(self) -> None:
        self._kept: list[Texts] = []

    def mark(self, texts: Texts) -> str:
        self._kept.append(texts)
        return f"@{len(self._kept) - 1}"

    def told(self, written: str) -> str:
        """The message with every text in every language."""
        return _NAMED.sub(self._one, written)

    def _one(self, found: re.Match[str]) -> str:
        indent, tag, texts = found[1], found[2], self._kept[int(found[3])]
        return "\n".join(
            f'{indent}<com:{tag} xml:lang="{language}">{escape(texts[language])}</com:{tag}>' for language in LANGUAGES
        )


def period(content: Content) -> str:
    """As SDMX writes a quarter (2026-Q3) or a year (2026)."""
    return content.period.replace("Q", "-Q")


def version(content: Content) -> str:
    """Of the structure: that of the definitions."""
    return f"{content.document['versions']['definitions']}.0"


def _header(content: Content, what: str) -> Any:
    from pysdmx.model import Organisation
    from pysdmx.model.message import Header

    return Header(id=f"{stem(content)}-{what}", prepared=moment(content), sender=Organisation(id=AGENCY))


def _structure(content: Content, names: _Names) -> list[Any]:
    """Agency, codelists, concepts, data structure, dataflow: what is referred to stands before what refers."""
    from pysdmx.model import Agency, AgencyScheme, ConceptScheme, Dataflow, DataStructureDefinition

    agency = Agency(id=AGENCY, name=names.mark(SDMX["agency"]))
    same: dict[str, Any] = {"agency": AGENCY, "version": version(content)}
    lists = {code: _codelist(code, codes, same, names) for code, codes in _codes(content)}
    concepts = {
        code: _concept(code, texts, definition, lists.get(code), names)
        for code, texts, definition in _concepts(content)
    }
    scheme = ConceptScheme(id="UPTAKE", name=names.mark(SDMX["concepts"]), items=list(concepts.values()), **same)
    structure = DataStructureDefinition(
        id=FLOW, name=names.mark(SDMX["flow"]), components=_components(concepts, same["version"]), **same
    )
    flow = Dataflow(id=FLOW, name=names.mark(SDMX["flow"]), structure=structure, **same)
    agencies = AgencyScheme(id="AGENCIES", name=names.mark(SDMX["agencies"]), agency="SDMX", items=[agency])
    return [agencies, *lists.values(), scheme, structure, flow]


def _codes(content: Content) -> Iterator[tuple[str, list[tuple[str, Texts, Texts | None]]]]:
    """Code of a concept → its codes with names and definitions."""
    counts = [one for one in content.indicators.values() if one["kind"] == "count"]
    for code, values in _OWN.items():
        yield code, [(value, SDMX[f"{code}_{value}"], None) for value in values]
    yield "table", [(table.code, table.names, None) for table in content.tables.values()]
    yield "indicator", [(one["code"], one["names"], one["definition"]) for one in counts]
    for code, dimension in content.dimensions.items():
        own = [(one["code"], one["names"], None) for one in dimension["categories"]]
        yield code, [(TOTAL, content.names(code, WHOLE), None), *own]


def _concepts(content: Content) -> Iterator[tuple[str, Texts, Texts | None]]:
    for code in ("FREQ", "table", "indicator"):
        yield code, SDMX[code], None
    for code, dimension in content.dimensions.items():
        yield code, dimension["names"], dimension["definition"]
    for code in ("TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS"):
        yield code, SDMX[code], None


def _codelist(code: str, codes: list[tuple[str, Texts, Texts | None]], same: dict[str, Any], names: _Names) -> Any:
    from pysdmx.model import Code, Codelist

    items = [
        Code(id=one, name=names.mark(called), description=names.mark(told) if told else None)
        for one, called, told in codes
    ]
    called = names.mark(SDMX.get(code) or dict.fromkeys(LANGUAGES, code))
    return Codelist(id=f"CL_{code.upper()}", name=called, items=items, **same)


def _concept(code: str, called: Texts, told: Texts | None, codes: Any, names: _Names) -> Any:
    from pysdmx.model import Concept, DataType

    kind = {"TIME_PERIOD": DataType.PERIOD, "OBS_VALUE": DataType.INTEGER}.get(code, DataType.STRING)
    described = names.mark(told) if told else None
    return Concept(id=code, name=names.mark(called), description=described, codes=codes, dtype=kind)


def _components(concepts: Mapping[str, Any], of: str) -> Any:
    from pysdmx.model import Component, Components, ItemReference, Role

    special = {"OBS_VALUE": Role.MEASURE, "OBS_STATUS": Role.ATTRIBUTE, "CONF_STATUS": Role.ATTRIBUTE}
    return Components(
        [
            Component(
                id=code,
                required=code != "OBS_VALUE",
                role=special.get(code, Role.DIMENSION),
                concept=ItemReference("Concept", AGENCY, "UPTAKE", of, code),
                local_codes=concept.codes,
                local_dtype=concept.dtype,
                attachment_level="O" if special.get(code) == Role.ATTRIBUTE else None,
            )
            for code, concept in concepts.items()
        ]
    )


def _dataset(content: Content, structure: Any) -> Any:
    import pandas
    from pysdmx.io.pd import PandasDataset
    from pysdmx.model.dataset import ActionType

    columns = [component.id for component in structure.components]
    data = pandas.DataFrame(_observations(content), columns=columns, dtype="object")
    return PandasDataset(structure=structure.to_schema(), data=data, action=ActionType.Replace)


def _observations(content: Content) -> Iterator[tuple[object, ...]]:
    frequency = "Q" if "Q" in content.period else "A"
    on = period(content)
    for table, indicator, categories, value in content.cells():
        at = {code: one for code, one in zip(content.tables[table].by, categories, strict=True) if one != WHOLE}
        places = [at.get(code, TOTAL) for code in content.dimensions]
        status = ("Q", "C") if value is None else ("A", "F")
        yield (frequency, table, indicator, *places, on, None if value is None else value, *status)


def structure_message(content: Content) -> bytes:
    """The structure message alone, as in the file."""
    from pysdmx.io import write_sdmx
    from pysdmx.io.format import Format

    names = _Names()
    written = write_sdmx(_structure(content, names), Format.STRUCTURE_SDMX_ML_3_0, header=_header(content, "structure"))
    assert written is not None  # without a path it is given back
    return _NEEDLESS.sub("", names.told(written)).encode()
