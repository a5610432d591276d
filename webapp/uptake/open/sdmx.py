"""Published cells as SDMX data: keys and filters of a request read, cells found, written as CSV, XML and JSON. Pure.

After the SDMX REST API 2 (data queries) and the SDMX 3.0 formats SDMX-CSV 2.0, SDMX-ML 3.0 and SDMX-JSON 2.0. The data structure is that of
the files of a release (uptake/files/statistical.py): one dataflow, whose dimensions are the table, the indicator, and all that
anything is counted by. The sum over a dimension is `_T`; a hidden cell has no value and the CONF_STATUS C.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from webapp.uptake.content import WHOLE, Content
from webapp.uptake.files.statistical import AGENCY, FLOW, TOTAL, period, version
from webapp.uptake.open.figures import category_names

TIME, MEASURE = "TIME_PERIOD", "OBS_VALUE"
_SPACE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_SPACES = {"mes": "message", "ss": "data/structurespecific", "com": "common"}
STATES = {"OBS_STATUS": ("A", "Q"), "CONF_STATUS": ("F", "C")}
_TEST = re.compile(r"(?:(eq|ne|lt|le|gt|ge|co|nc|sw|ew):)?([A-Za-z0-9_@$-]+)")
_COMPARED: dict[str, Callable[[str, str], bool]] = {
    "eq": lambda value, asked: value == asked,
    "ne": lambda value, asked: value != asked,
    "lt": lambda value, asked: value < asked,
    "le": lambda value, asked: value <= asked,
    "gt": lambda value, asked: value > asked,
    "ge": lambda value, asked: value >= asked,
    "co": lambda value, asked: asked in value,
    "nc": lambda value, asked: asked not in value,
    "sw": lambda value, asked: value.startswith(asked),
    "ew": lambda value, asked: value.endswith(asked),
}


class BadQueryError(ValueError):
    """The request cannot be understood; the message says which part of it."""


class Observation(NamedTuple):
    """`at`: a value for each dimension in their order, the period last."""

    at: tuple[str, ...]
    value: int | None

    @property
    def states(self) -> tuple[str, ...]:
        """OBS_STATUS and CONF_STATUS."""
        return tuple(values[self.value is None] for values in STATES.values())


def dimensions(content: Content) -> list[str]:
    """The ids of the dimensions, in the order of a key, the period last."""
    return ["FREQ", "table", "indicator", *content.dimensions, TIME]


def observations(contents: Iterable[Content], tables: Sequence[str]) -> Iterator[Observation]:
    """Every published cell of these tables, or of all for none."""
    for content in contents:
        frequency, on = ("Q" if "Q" in content.period else "A"), period(content)
        for table in content.tables.values():
            if tables and table.code not in tables:
                continue
            for row in table.rows:
                at = {code: one for code, one in zip(table.by, row.categories, strict=True) if one != WHOLE}
                places = [at.get(code, TOTAL) for code in content.dimensions]
                for indicator, value in zip(table.indicators, row.values, strict=True):
                    yield Observation((frequency, table.code, indicator, *places, on), value)


def tables_of(key: str) -> list[str]:
    """The tables that a key names; none where it leaves any open."""
    second = [[*one.split("."), ""][1] for one in key.split(",")]
    return [] if {"", "*"} & set(second) else second


def wanted(key: str, filters: Mapping[str, str], ids: Sequence[str]) -> Callable[[Observation], bool]:
    """What a key and the filters `c[…]` let pass. Raises BadQueryError."""
    keys = _keys(key, len(ids) - 1)
    tests = [(_place(name, ids), _tests(asked)) for name, asked in filters.items()]

    def passes(one: Observation) -> bool:
        return any(_fits(each, one.at) for each in keys) and all(
            any(all(_COMPARED[how](_at(one, place), value) for how, value in both) for both in either)
            for place, either in tests
        )

    return passes


def _keys(key: str, count: int) -> list[list[str]]:
    found = [one.split(".") for one in key.split(",")]
    for one in found:
        if len(one) > count:
            raise BadQueryError(
                f"The key has {len(one)} parts; this dataflow has {count} dimensions before the period."
            )
    return found


def _fits(key: Sequence[str], at: Sequence[str]) -> bool:
    return all(asked in ("", "*", value) for asked, value in zip(key, at, strict=False))


def _place(name: str, ids: Sequence[str]) -> int | str:
    if name in STATES:
        return name
    if name not in ids:
        raise BadQueryError(f"There is no component {name[:40]}.")
    return list(ids).index(name)


def _at(one: Observation, place: int | str) -> str:
    if isinstance(place, int):
        return one.at[place]
    return one.states[list(STATES).index(place)]


def _tests(asked: str) -> list[list[tuple[str, str]]]:
    # A plus within an address is read as a space.
    return [[_test(part) for part in re.split(r"[+ ]", one)] for one in asked.split(",")]


def _test(part: str) -> tuple[str, str]:
    found = _TEST.fullmatch(part)
    if found is None:
        raise BadQueryError(f"Not understood: {part[:40]}")
    return found[1] or "eq", found[2]


def as_csv(found: Iterable[Observation], newest: Content) -> str:
    """SDMX-CSV 2.0."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(["STRUCTURE", "STRUCTURE_ID", "ACTION", *dimensions(newest), MEASURE, *STATES])
    whose = f"{AGENCY}:{FLOW}({version(newest)})"
    for one in found:
        lines.writerow(["dataflow", whose, "I", *one.at, "" if one.value is None else one.value, *one.states])
    return out.getvalue()


def as_xml(found: Iterable[Observation], newest: Content) -> str:
    """SDMX-ML 3.0, structure specific, flat: an element an observation."""
    whose = f"{AGENCY}:{FLOW}({version(newest)})"
    names = [*dimensions(newest), *STATES]
    observed = (_element(names, one) for one in found)
    spaces = " ".join(f'xmlns:{prefix}="{_SPACE}{name}"' for prefix, name in _SPACES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<mes:StructureSpecificData {spaces}>'
        f"<mes:Header><mes:ID>{FLOW}-{newest.number}</mes:ID><mes:Test>false</mes:Test>"
        f'<mes:Prepared>{newest.document["published_on"]}T00:00:00Z</mes:Prepared><mes:Sender id="{AGENCY}"/>'
        f'<mes:Structure structureID="{FLOW}" dimensionAtObservation="AllDimensions" '
        f'namespace="urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={whose}">'
        f"<com:Structure>urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={whose}</com:Structure>"
        f"</mes:Structure></mes:Header>"
        f'<mes:DataSet ss:structureRef="{FLOW}" ss:dataScope="DataStructure" ss:action="Information">'
        f"{''.join(observed)}</mes:DataSet></mes:StructureSpecificData>"
    )


def _element(names: Sequence[str], one: Observation) -> str:
    held = [f"{name}={quoteattr(value)}" for name, value in zip(names, (*one.at, *one.states), strict=True)]
    value = [] if one.value is None else [f'{MEASURE}="{one.value}"']
    return f"<Obs {' '.join([*held, *value])}/>"


def as_json(found: Sequence[Observation], newest: Content) -> dict[str, Any]:
    """SDMX-JSON 2.0, flat: each observation under the places of its values."""
    ids = dimensions(newest)
    held = [list(dict.fromkeys(one.at[place] for one in found)) for place in range(len(ids))]
    places = [{value: place for place, value in enumerate(values)} for values in held]
    cells = {
        ":".join(str(places[place][value]) for place, value in enumerate(one.at)): [
            one.value,
            *[int(one.value is None)] * len(STATES),
        ]
        for one in found
    }
    structure = {
        "links": [
            {
                "urn": f"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={AGENCY}:{FLOW}({version(newest)})",
                "rel": "dataflow",
            }
        ],
        "dataSets": [0],
        "dimensions": {
            "observation": [
                {"id": name, "keyPosition": place, "values": [_named(newest, name, value) for value in held[place]]}
                for place, name in enumerate(ids)
            ]
        },
        "measures": {"observation": [{"id": MEASURE}]},
        "attributes": {
            "observation": [{"id": name, "values": [{"id": one} for one in values]} for name, values in STATES.items()]
        },
    }
    prepared = f"{newest.document['published_on']}T00:00:00Z"
    meta = {"id": f"{FLOW}-{newest.number}", "test": False, "prepared": prepared, "sender": {"id": AGENCY}}
    sets = [{"structure": 0, "action": "Information", "observations": cells}]
    return {"meta": meta, "data": {"dataSets": sets, "structures": [structure]}}


def _named(content: Content, dimension: str, value: str) -> dict[str, Any]:
    if dimension == "indicator" and value in content.indicators:
        return {"id": value, "names": content.indicators[value]["names"]}
    if dimension == "table":
        return {"id": value, "names": content.tables[value].names}
    if dimension in content.dimensions:
        return {"id": value, "names": category_names(content, dimension, WHOLE if value == TOTAL else value)}
    return {"id": value}
