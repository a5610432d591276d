"""Published tables as SDMX data: keys and filters of a request read, cells found, written as CSV and JSON. Pure.

After the SDMX REST API 2 (data queries) and the SDMX 3.0 formats: SDMX-CSV 2.0, SDMX-JSON 2.0. Each table is a dataflow,
its id the table's code in capitals. The sum over a dimension is `_T`, because `*` is the wildcard. A hidden cell has no value
and the CONF_STATUS C (confidential).
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from webapp.uptake.content import WHOLE, Content
from webapp.uptake.open.figures import category_names, names_of

AGENCY = "TILASHAR"
TOTAL = "_T"
TIME, MEASURE, STATUS, RELEASE = "TIME_PERIOD", "OBS_VALUE", "CONF_STATUS", "RELEASE"
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
    """`at`: a value for each dimension in the order of `dimensions`, the period last."""

    at: tuple[str, ...]
    value: int | None
    release: int

    @property
    def status(self) -> str:
        return "C" if self.value is None else "F"


def flow_id(table: str) -> str:
    """`region-age_group` → `REGION-AGE_GROUP`."""
    return table.upper()


def version_of(content: Content) -> str:
    """The version of the definitions as three numbers."""
    parts = re.findall(r"\d+", str(content.document["versions"]["definitions"]))[:3]
    return ".".join([*parts, "0", "0", "0"][:3])


def dimensions(by: Sequence[str]) -> list[str]:
    """The ids of a table's dimensions, in the order of a key, the period last."""
    return ["INDICATOR", *(one.upper() for one in by), TIME]


def period_written(period: str) -> str:
    """`2026Q3` → `2026-Q3`."""
    return period.replace("Q", "-Q")


def observations(contents: Iterable[Content], table: str) -> Iterator[Observation]:
    """Every published cell of a table."""
    for content in contents:
        found = content.tables.get(table)
        if found is None:
            continue
        period = period_written(content.period)
        for row in found.rows:
            where = tuple(TOTAL if one == WHOLE else one for one in row.categories)
            for indicator, value in zip(found.indicators, row.values, strict=True):
                yield Observation((indicator, *where, period), value, content.number or 0)


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
    if name in (STATUS, RELEASE):
        return name
    if name not in ids:
        raise BadQueryError(f"There is no component {name[:40]}.")
    return list(ids).index(name)


def _at(one: Observation, place: int | str) -> str:
    if isinstance(place, int):
        return one.at[place]
    return one.status if place == STATUS else str(one.release)


def _tests(asked: str) -> list[list[tuple[str, str]]]:
    # A plus within an address is read as a space.
    return [[_test(part) for part in re.split(r"[+ ]", one)] for one in asked.split(",")]


def _test(part: str) -> tuple[str, str]:
    found = _TEST.fullmatch(part)
    if found is None:
        raise BadQueryError(f"Not understood: {part[:40]}")
    return found[1] or "eq", found[2]


def as_csv(found: Iterable[Observation], table: str, ids: Sequence[str], version: str) -> str:
    """SDMX-CSV 2.0."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(["STRUCTURE", "STRUCTURE_ID", "ACTION", *ids, MEASURE, STATUS, RELEASE])
    whose = f"{AGENCY}:{flow_id(table)}({version})"
    for one in found:
        value = "" if one.value is None else one.value
        lines.writerow(["dataflow", whose, "I", *one.at, value, one.status, one.release])
    return out.getvalue()


def as_json(
    found: Sequence[Observation], newest: Content, table: str, ids: Sequence[str], version: str
) -> dict[str, Any]:
    """SDMX-JSON 2.0, flat: each observation under the places of its values."""
    held = [list(dict.fromkeys(one.at[place] for one in found)) for place in range(len(ids))]
    places = [{value: place for place, value in enumerate(values)} for values in held]
    statuses, releases = ["F", "C"], sorted({str(one.release) for one in found})
    cells = {
        ":".join(str(places[place][value]) for place, value in enumerate(one.at)): [
            one.value,
            statuses.index(one.status),
            releases.index(str(one.release)),
        ]
        for one in found
    }
    urn = f"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={AGENCY}:{flow_id(table)}({version})"
    by = newest.tables[table].by
    structure = {
        "links": [{"urn": urn, "rel": "dataflow"}],
        "dataSets": [0],
        "dimensions": {
            "observation": [
                {
                    "id": name,
                    "keyPosition": place,
                    "values": [_named(newest, by, place, value) for value in held[place]],
                }
                for place, name in enumerate(ids)
            ]
        },
        "measures": {"observation": [{"id": MEASURE}]},
        "attributes": {
            "observation": [
                {"id": STATUS, "values": [{"id": one} for one in statuses]},
                {"id": RELEASE, "values": [{"id": one} for one in releases]},
            ]
        },
    }
    prepared = f"{newest.document['published_on']}T00:00:00Z"
    meta = {"id": f"{flow_id(table)}-{newest.number}", "test": False, "prepared": prepared, "sender": {"id": AGENCY}}
    sets = [{"structure": 0, "action": "Information", "observations": cells}]
    return {"meta": meta, "data": {"dataSets": sets, "structures": [structure]}}


def _named(content: Content, by: Sequence[str], place: int, value: str) -> dict[str, Any]:
    if place == 0:
        return {"id": value, "names": names_of(content, value)}
    if place > len(by):
        return {"id": value}
    return {"id": value, "names": category_names(content, by[place - 1], WHOLE if value == TOTAL else value)}
