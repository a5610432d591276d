"""Dataflows, data structures, codelists and concepts of published tables, as SDMX 3.0 structure messages. Pure.

Written by pysdmx, which keeps one name for each thing; the names are those of the language asked for.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pysdmx.io import write_sdmx
from pysdmx.io.format import Format
from pysdmx.model import (
    Code,
    Codelist,
    Component,
    Components,
    Concept,
    ConceptScheme,
    DataStructureDefinition,
    DataType,
    Role,
)
from pysdmx.model.dataflow import Dataflow
from pysdmx.model.message import Header

from webapp.uptake.content import WHOLE, Content, Table
from webapp.uptake.open import sdmx

FORMATS = {"xml": Format.STRUCTURE_SDMX_ML_3_0, "json": Format.STRUCTURE_SDMX_JSON_2_0_0}
KINDS = ("codelist", "conceptscheme", "datastructure", "dataflow")
OWN = ("INDICATOR", sdmx.TIME, sdmx.MEASURE, sdmx.STATUS, sdmx.RELEASE)


def _said(texts: Mapping[str, str], tag: str) -> str:
    return texts.get(tag) or texts.get("ru") or texts.get("en") or ""


def _code(code: str, texts: Mapping[str, str], tag: str) -> Code:
    return Code(sdmx.TOTAL if code == WHOLE else code, name=_said(texts, tag) or code)


def _codelists(content: Content, tag: str, general: dict[str, Any]) -> dict[str, Codelist]:
    total = {"kk": "Барлығы", "ru": "Всего", "en": "Total"}
    lists = {
        f"CL_{code.upper()}": Codelist(
            f"CL_{code.upper()}",
            name=_said(one["names"], tag),
            items=[_code(WHOLE, total, tag), *(_code(each["code"], each["names"], tag) for each in one["categories"])],
            **general,
        )
        for code, one in content.dimensions.items()
    }
    counts = [_code(code, one["names"], tag) for code, one in content.indicators.items() if one["kind"] == "count"]
    lists["CL_INDICATOR"] = Codelist("CL_INDICATOR", name="INDICATOR", items=counts, **general)
    states = [Code("F", name="Free"), Code("C", name="Confidential")]
    lists["CL_CONF_STATUS"] = Codelist("CL_CONF_STATUS", name=sdmx.STATUS, items=states, **general)
    return lists


def _component(name: str, lists: Mapping[str, Codelist]) -> Component:
    concept = Concept(name, name=name, urn=f"urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={sdmx.AGENCY}:CS_UPTAKE")
    coded = lists.get(f"CL_{name}")
    if name == sdmx.MEASURE:
        return Component(name, False, Role.MEASURE, concept, DataType.INTEGER)
    if name in (sdmx.STATUS, sdmx.RELEASE):
        kind = DataType.STRING if coded else DataType.INTEGER
        return Component(name, True, Role.ATTRIBUTE, concept, kind, local_codes=coded, attachment_level="O")
    kind = DataType.PERIOD if name == sdmx.TIME else DataType.STRING
    return Component(name, True, Role.DIMENSION, concept, kind, local_codes=coded)


def _structure(
    table: Table, lists: Mapping[str, Codelist], concepts: ConceptScheme, tag: str, general: dict[str, Any]
) -> DataStructureDefinition:
    names = [*sdmx.dimensions(table.by), sdmx.MEASURE, sdmx.STATUS, sdmx.RELEASE]
    components = []
    for name in names:
        one = _component(name, lists)
        whose = f"{sdmx.AGENCY}:{concepts.id}({concepts.version}).{name}"
        urn = f"urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={whose}"
        components.append(
            Component(
                one.id, one.required, one.role, Concept(name, name=name, urn=urn), one.local_dtype,
                local_codes=one.local_codes, attachment_level=one.attachment_level,
            )
        )  # fmt: skip
    code = sdmx.flow_id(table.code)
    return DataStructureDefinition(code, name=_said(table.names, tag), components=Components(components), **general)


def structures(content: Content, kind: str, wanted: str, tag: str) -> list[Any]:
    """The structures of a kind (`*`: all) with an id (`*`: all)."""
    general: dict[str, Any] = {"agency": sdmx.AGENCY, "version": sdmx.version_of(content)}
    lists = _codelists(content, tag, general)
    own = [Concept(name, name=name) for name in OWN]
    more = [Concept(code.upper(), name=_said(one["names"], tag)) for code, one in content.dimensions.items()]
    concepts = ConceptScheme("CS_UPTAKE", name="Uptake", items=[*own, *more], **general)
    made = [_structure(one, lists, concepts, tag, general) for one in content.tables.values()]
    found = {
        "codelist": list(lists.values()),
        "conceptscheme": [concepts],
        "datastructure": made,
        "dataflow": [Dataflow(one.id, name=one.name, structure=one, **general) for one in made],
    }
    some = found[kind] if kind != "*" else [one for every in found.values() for one in every]
    return [one for one in some if wanted in ("*", one.id)]


def message(content: Content, found: list[Any], form: str) -> str:
    """The structures as a message; the same bytes for the same release."""
    prepared = datetime.fromisoformat(content.document["published_on"]).replace(tzinfo=UTC)
    header = Header(id=f"STRUCTURE-{content.number}", prepared=prepared, sender=sdmx.AGENCY)
    return write_sdmx(found, FORMATS[form], header=header) or ""
