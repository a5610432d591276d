"""The interface for programs: the figures of the release, nothing else, kept by everybody, and every error a problem."""

import csv
import io
import random
from itertools import chain

import pytest
import sdmx
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.uptake import sample
from webapp.uptake.content import WHOLE, unpacked

DATA = "/uptake/open/sdmx/v2/data/dataflow/TILASHAR/UPTAKE/~"
STRUCTURE = "/uptake/open/sdmx/v2/structure"


@pytest.fixture
def published(session: Session) -> sample.Content:
    release = sample.publish(session)
    session.commit()
    return unpacked(release.content or b"")


def observed(answer: str) -> dict[tuple[str, ...], int | None]:
    """SDMX-CSV: dimensions → value."""
    rows = list(csv.reader(io.StringIO(answer)))
    return {tuple(row[3:-3]): int(row[-3]) if row[-3] else None for row in rows[1:]}


def test_plain_tables_are_the_release(client: FlaskClient, published: sample.Content) -> None:
    listed = client.get("/uptake/open/api/releases").json["releases"]
    whole = client.get(listed[0]["href"]).json
    assert [one["code"] for one in whole["tables"]] == list(published.tables)
    for one in whole["tables"]:
        table, answer = published.tables[one["code"]], client.get(one["href"]).json
        assert len(answer["rows"]) == len(table.rows)
        for row, line in zip(table.rows, answer["rows"], strict=True):
            assert tuple(line[code] for code in table.by) == row.categories
            assert tuple(line[code] for code in table.indicators) == row.values


def test_every_cell_comes_as_sdmx_csv_and_json(client: FlaskClient, published: sample.Content) -> None:
    places = ["FREQ", "table", "indicator", *published.dimensions, "TIME_PERIOD"]
    expected = {}
    for table, indicator, categories, value in published.cells():
        at = {"FREQ": "Q", "table": table, "indicator": indicator, "TIME_PERIOD": "2026-Q3"}
        at |= {code: one for code, one in zip(published.tables[table].by, categories, strict=True) if one != WHOLE}
        expected[tuple(at.get(place, "_T") for place in places)] = value
    assert observed(client.get(f"{DATA}/*?format=csv").text) == expected
    body = client.get(f"{DATA}/*?format=json").json["data"]
    axes = [[one["id"] for one in axis["values"]] for axis in body["structures"][0]["dimensions"]["observation"]]
    assert {
        tuple(axes[place][int(one)] for place, one in enumerate(key.split(":"))): values[0]
        for key, values in body["dataSets"][0]["observations"].items()
    } == expected


def test_xml_is_read_back_by_another_reader(client: FlaskClient, published: sample.Content) -> None:
    structure = sdmx.read_sdmx(io.BytesIO(client.get(f"{STRUCTURE}/*").data))
    assert structure.codelist["CL_REGION"]["KZ-75"].name.localizations.keys() == {"kk", "ru", "en"}
    answer = client.get(f"{DATA}/Q.region.learners?format=xml")
    assert answer.status_code == 200 and answer.mimetype == "application/vnd.sdmx.data+xml"
    data = sdmx.read_sdmx(io.BytesIO(answer.data), structure=structure.structure["UPTAKE"])
    shown = {str(one.key["region"].value): one.value for one in chain.from_iterable(one.obs for one in data.data)}
    assert len(shown) == len(published.tables["region"].rows)
    for row in published.tables["region"].rows:
        value = row.values[published.tables["region"].indicators.index("learners")]
        got = shown["_T" if row.categories[0] == WHOLE else row.categories[0]]
        assert got in (None, "") if value is None else int(float(got)) == value


def test_keys_and_filters(client: FlaskClient, published: sample.Content) -> None:
    one = observed(client.get(f"{DATA}/Q.region.learners.KZ-75?format=csv").text)
    assert list(one.values()) == [published.tables["region"].value("learners", ["KZ-75"])]
    two = observed(client.get(f"{DATA}/Q.region.learners.KZ-75,Q.region.active.KZ-71?format=csv").text)
    assert len(two) == 2
    some = client.get(
        f"{DATA}/*.region?format=csv&c[indicator]=learners,active&c[region]=KZ-75&c[TIME_PERIOD]=ge:2026-Q1+le:2026-Q4"
    )
    assert len(observed(some.text)) == 2
    hidden = observed(client.get(f"{DATA}/*.region?format=csv&c[CONF_STATUS]=C").text)
    assert hidden and set(hidden.values()) == {None}
    assert len(observed(client.get(f"{DATA}/*.region?format=csv&offset=3&limit=5").text)) == 5


@pytest.mark.parametrize("kind", ["codelist", "conceptscheme", "datastructure", "dataflow", "agencyscheme"])
def test_structures_by_kind(kind: str, client: FlaskClient, published: sample.Content) -> None:
    answer = client.get(f"{STRUCTURE}/{kind}/TILASHAR/*/2.0")
    assert answer.status_code == 200 and sdmx.read_sdmx(io.BytesIO(answer.data))
    assert client.get(f"{STRUCTURE}/{kind}/TILASHAR/NOTHING").status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/uptake/open/api/releases/9", 404),
        ("/uptake/open/api/tables/1/nothing", 404),
        ("/uptake/open/api/nothing", 404),
        (f"{STRUCTURE}/nothing", 404),
        (f"{STRUCTURE}/codelist?format=json", 406),
        (f"{DATA}/*?format=pdf", 406),
        (f"{DATA}/*?c[NOTHING]=1", 400),
        (f"{DATA}/*?c[region]=;;", 400),
        (f"{DATA}/*?nothing=1", 400),
        (f"{DATA}/*?limit=-1", 400),
        (f"{DATA}/{'.' * 40}", 400),
        (f"{DATA}/Q.nothing", 404),
        ("/uptake/open/sdmx/v2/data/dataflow/OTHER/UPTAKE", 404),
        ("/uptake/open/sdmx/v2/data/dataflow/TILASHAR/OTHER", 404),
        ("/uptake/open/sdmx/v2/data/dataflow/TILASHAR/UPTAKE/9.9", 404),
    ],
)
def test_errors_are_problems(address: str, status: int, client: FlaskClient, published: sample.Content) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json["status"] == status and answer.json["detail"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_type_we_do_not_have(client: FlaskClient, published: sample.Content) -> None:
    assert client.get(f"{DATA}/*.region", headers={"Accept": "image/png"}).status_code == 406
    wished = client.get(f"{DATA}/*.region", headers={"Accept": "application/vnd.sdmx.data+csv;version=2.0.0"})
    assert wished.mimetype == "application/vnd.sdmx.data+csv"


@pytest.mark.parametrize(
    "address",
    [
        "/uptake/open/api/releases",
        "/uptake/open/api/tables/1/region",
        "/uptake/open/api/openapi.json",
        f"{DATA}/*.region",
    ],
)
def test_answers_are_kept_and_set_no_cookie(address: str, client: FlaskClient, published: sample.Content) -> None:
    answer = client.get(f"{address}?lang=kk" if "data" not in address else address)
    assert "public" in answer.headers["Cache-Control"] and "max-age" in answer.headers["Cache-Control"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in answer.headers
    again = client.get(address, headers={"If-None-Match": client.get(address).headers["ETag"]})
    assert again.status_code == 304 and "Set-Cookie" not in again.headers


def test_the_description_names_addresses_that_answer(client: FlaskClient, published: sample.Content) -> None:
    described = client.get("/uptake/open/api/openapi.json").json
    assert described["openapi"] == "3.1.0"
    values = {"number": 1, "table": "region", "agency": "TILASHAR", "version": "2.0", "kind": "codelist", "id": "*"}
    values |= {"flow": "UPTAKE", "key": "*.region"}
    for path, what in described["paths"].items():
        answer = client.get(path.format(**values))
        assert answer.status_code == 200, path
        assert answer.content_type in what["get"]["responses"]["200"]["content"], path


def test_odd_input_is_refused_and_breaks_nothing(client: FlaskClient, published: sample.Content) -> None:
    rng = random.Random(7)
    pieces = [
        "*",
        "..",
        ",",
        "+",
        "Q.region",
        "learners",
        "ge:",
        "c[region]",
        "=",
        "&",
        "[]",
        "é",
        "9" * 30,
        "~",
    ]
    bases = (
        DATA,
        STRUCTURE,
        "/uptake/open/api/tables",
        "/uptake/open/api/releases",
        "/uptake/questions",
        "/uptake/open",
    )
    for _ in range(60):
        tail = "".join(rng.choices(pieces, k=rng.randint(1, 5)))
        more = "".join(rng.choices(pieces, k=rng.randint(0, 5)))
        answer = client.get(f"{rng.choice(bases)}/{tail}?rows={more}&columns={tail}&page={more}")
        assert answer.status_code in (200, 308, 400, 404, 406), (tail, more)
