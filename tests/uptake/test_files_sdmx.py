"""SDMX 3.0, read back by another library than the one that wrote it, and checked against the schemas of the standard."""

import csv
import io

import pytest
import sdmx
from pysdmx.io.xml.doc_validation import validate_doc

from tests.uptake import sample
from webapp.uptake.content import WHOLE
from webapp.uptake.files.statistical import as_sdmx


@pytest.fixture(scope="module")
def content():
    return sample.content()


@pytest.fixture(scope="module")
def written(content):
    return as_sdmx(content)


@pytest.fixture(scope="module")
def structures(written):
    return sdmx.read_sdmx(io.BytesIO(written[0]))


def key(content, table, indicator, categories):
    at = dict(zip(content.tables[table].by, categories, strict=True))
    places = {code: at.get(code, WHOLE).replace(WHOLE, "_T") for code in content.dimensions}
    return {"FREQ": "Q", "table": table, "indicator": indicator, "TIME_PERIOD": "2026-Q3", **places}


def test_both_messages_keep_to_the_schemas(written):
    validate_doc(written[0].decode())
    validate_doc(written[1].decode())


def test_every_value_is_read_back_as_it_was_published(content, written, structures):
    data = sdmx.read_sdmx(io.BytesIO(written[1]), structure=structures.structure["UPTAKE"]).data[0]
    read = {}
    for one in data.obs:
        at = frozenset((name, value.value) for name, value in one.key.values.items())
        assert at not in read
        status = tuple(one.attached_attribute[name].value for name in ("OBS_STATUS", "CONF_STATUS"))
        read[at] = (None if one.value in (None, "") else int(one.value), status)
    assert read == {
        frozenset(key(content, *cell).items()): (value, ("Q", "C") if value is None else ("A", "F"))
        for *cell, value in content.cells()
    }


def test_every_code_of_the_data_is_in_a_codelist_with_its_names(content, structures):
    regions = structures.codelist["CL_REGION"]
    assert regions["KZ-10"].name.localizations == {"kk": "Абай облысы", "ru": "область Абай", "en": "Abai Region"}
    assert regions["_T"].name.localizations == content.names("region", WHOLE)
    for code, dimension in content.dimensions.items():
        held = structures.codelist[f"CL_{code.upper()}"]
        assert {one["code"] for one in dimension["categories"]} | {"_T"} == set(held.items)
    assert set(structures.codelist["CL_INDICATOR"].items) == set(content.indicators)
    told = structures.codelist["CL_INDICATOR"]["active"].description.localizations
    assert told == content.indicators["active"]["definition"]


def test_the_flow_names_the_structure_and_the_structure_its_dimensions(content, structures):
    flow = structures.dataflow["UPTAKE"]
    assert flow.structure.id == "UPTAKE"
    assert flow.maintainer.id == "TILASHAR"
    found = [one.id for one in structures.structure["UPTAKE"].dimensions.components]
    assert found == ["FREQ", "table", "indicator", *content.dimensions, "TIME_PERIOD"]


def test_the_csv_says_the_same_as_the_message(content, written):
    rows = list(csv.DictReader(io.StringIO(written[2].decode())))
    assert {row["STRUCTURE_ID"] for row in rows} == {"TILASHAR:UPTAKE(2.0)"}
    cells = list(content.cells())
    for row, (*cell, value) in zip(rows, cells, strict=True):
        assert row["OBS_VALUE"] == ("" if value is None else str(value))
        assert all(row[name] == said for name, said in key(content, *cell).items())


def test_a_name_with_signs_of_xml_is_told_as_it_is(content):
    document = dict(content.document)
    table = dict(document["tables"][0]) | {"names": {"kk": "<a>&'\"", "ru": "<b>&'\"", "en": "<c>&'\""}}
    changed = type(content)(document | {"tables": [table, *document["tables"][1:]]})
    read = sdmx.read_sdmx(io.BytesIO(as_sdmx(changed)[0]))
    assert read.codelist["CL_TABLE"]["region"].name.localizations == table["names"]
