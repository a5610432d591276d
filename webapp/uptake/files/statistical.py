"""A release as SDMX 3.0, written by pysdmx: the structure message and the data.

One data structure holds all tables: `table` is a dimension, and what a table is not broken down by is `_T` (total), so that one
file has every cell. A hidden cell has no value, OBS_STATUS Q (suppressed) and CONF_STATUS C; a shown one A and F.
pandas and pyarrow, which pysdmx writes data with, take a second to load and are needed nowhere else: they are imported where used.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from webapp.uptake.content import WHOLE, Content
from webapp.uptake.files.kinds import moment, stem
from webapp.uptake.files.structures import AGENCY, FLOW, TOTAL, Names, structure, version

__all__ = ["AGENCY", "FLOW", "TOTAL", "as_sdmx", "data_message", "period", "structure_message", "version"]


def as_sdmx(content: Content) -> tuple[bytes, bytes, bytes]:
    """The structure message, the data in SDMX-ML (structure specific), the data in SDMX-CSV 2.0."""
    every = list(_observations(content))
    return structure_message(content), data_message(content, every), _table(content, every)


def structure_message(content: Content) -> bytes:
    """Codelists, concepts, data structure and dataflow, named in three languages."""
    from pysdmx.io.format import Format

    names = Names()
    parts = structure(content, names)
    return names.told(_written(parts, Format.STRUCTURE_SDMX_ML_3_0, header=_header(content, "structure"))).encode()


def data_message(content: Content, observations: Sequence[tuple[object, ...]]) -> bytes:
    """Some observations (in the order of the data structure) in SDMX-ML, with the structure of this release."""
    from pysdmx.io.format import Format

    parts = [_dataset(content, observations)]
    return _written(parts, Format.DATA_SDMX_ML_3_0, header=_header(content, "data")).encode()


def _table(content: Content, observations: Sequence[tuple[object, ...]]) -> bytes:
    from pysdmx.io.format import Format

    return _written([_dataset(content, observations)], Format.DATA_SDMX_CSV_2_0_0).encode()


def _written(parts: list[Any], kind: Any, **options: Any) -> str:
    from pysdmx.io import write_sdmx

    made = write_sdmx(parts, kind, **options)
    assert made is not None
    return made


def period(content: Content) -> str:
    """As SDMX writes a quarter (2026-Q3) or a year (2026)."""
    return content.period.replace("Q", "-Q")


def _header(content: Content, what: str) -> Any:
    from pysdmx.model import Organisation
    from pysdmx.model.message import Header

    return Header(id=f"{stem(content)}-{what}", prepared=moment(content), sender=Organisation(id=AGENCY))


def _dataset(content: Content, observations: Sequence[tuple[object, ...]]) -> Any:
    import pandas
    from pysdmx.io.pd import PandasDataset
    from pysdmx.model.dataset import ActionType

    of = structure(content, Names())[-2]
    columns = [component.id for component in of.components]
    data = pandas.DataFrame(observations, columns=columns, dtype="object")
    return PandasDataset(structure=of.to_schema(), data=data, action=ActionType.Replace)


def _observations(content: Content) -> Iterator[tuple[object, ...]]:
    frequency = "Q" if "Q" in content.period else "A"
    on = period(content)
    for table, indicator, categories, value in content.cells():
        at = {code: one for code, one in zip(content.tables[table].by, categories, strict=True) if one != WHOLE}
        places = [at.get(code, TOTAL) for code in content.dimensions]
        status = ("Q", "C") if value is None else ("A", "F")
        yield (frequency, table, indicator, *places, on, None if value is None else value, *status)
