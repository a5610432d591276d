"""The files of a release: all of them say the same, in three languages, and the same content is the same bytes."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys

import openpyxl
import pytest

from tests.uptake import sample
from webapp.config import ROOT
from webapp.uptake.content import WHOLE, Content, fingerprint
from webapp.uptake.files import flat, render_all, statistical, stem, workbook

PRINT = """
import hashlib
from tests.uptake.test_files import small
from webapp.uptake.files import render_all
for file in render_all(small()):
    print(file.name, hashlib.sha256(file.content).hexdigest())
"""


def small():
    """A release of few tables: as good as many for what is asked here."""
    document = sample.content().document
    kept = [one for one in document["tables"] if one["code"] in ("region", "ethnic_group", "region-gender")]
    return Content(document | {"tables": kept})


@pytest.fixture(scope="module")
def content():
    return small()


@pytest.fixture(scope="module")
def files(content):
    return {file.name.removeprefix("tilashar-uptake-2026Q3-1"): file for file in render_all(content)}


def rows_of(file):
    return list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))


def test_a_release_has_a_file_for_every_reader_and_each_program(files):
    books = [f"-{tag}.{kind}" for tag in ("kk", "ru", "en") for kind in ("pdf", "xlsx")]
    data = [".csv", "-dictionary.csv", ".json", "-structure.sdmx.xml", "-data.sdmx.xml", ".sdmx.csv"]
    assert sorted(files) == sorted(books + data)


def test_the_same_content_is_the_same_bytes_in_another_process(files):
    told = subprocess.run(
        [sys.executable, "-c", PRINT], cwd=ROOT, capture_output=True, text=True, check=True, env=_changed_environment()
    ).stdout.split("\n")
    here = [f"{file.name} {hashlib.sha256(file.content).hexdigest()}" for file in files.values()]
    assert sorted(filter(None, told)) == sorted(here)


def _changed_environment():
    return os.environ | {"PYTHONHASHSEED": "7", "TZ": "America/Lima", "PYTHONPATH": ":".join([str(ROOT), *sys.path])}


def test_the_tidy_table_has_every_cell_once_and_hidden_ones_are_empty(content, files):
    read = {}
    for row in rows_of(files[".csv"]):
        by = content.tables[row["table"]].by
        assert row["period"] == "2026Q3"
        assert row["status"] == ("shown" if row["value"] else "hidden")
        assert all(not row[code] for code in content.dimensions if code not in by)
        read[row["table"], row["indicator"], tuple(row[code] for code in by)] = row["value"]
    assert read == {tuple(cell[:3]): "" if cell[3] is None else str(cell[3]) for cell in content.cells()}


def test_the_dictionary_explains_every_code_of_the_tidy_table(content, files):
    known = {(row["kind"], row["within"], row["code"]) for row in rows_of(files["-dictionary.csv"])}
    for row in rows_of(files[".csv"]):
        assert ("table", "", row["table"]) in known
        assert ("count", "", row["indicator"]) in known
        assert all(("category", code, row[code]) in known for code in content.dimensions if row[code])


def test_the_document_can_be_read_back_and_checked_against_its_signature(content, files):
    read = json.loads(files[".json"].content)
    assert read == content.document
    assert fingerprint(read) == fingerprint(content.document)
    assert read["signed"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_workbook_begins_with_notes_and_has_every_number_of_every_table(content, files, language):
    book = openpyxl.load_workbook(io.BytesIO(files[f"-{language}.xlsx"].content))
    sheets = book.worksheets
    assert len(sheets) == 3 + len(content.tables)
    for sheet, table in zip(sheets[2:], content.tables.values(), strict=False):
        wide = len(table.by)
        assert sheet.freeze_panes
        found = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=4)]
        for line, row in zip(found, table.rows, strict=True):
            assert line[:wide] == [
                content.names(by, at)[language] for by, at in zip(table.by, row.categories, strict=True)
            ]
            assert line[wide:] == ["…" if value is None else value for value in row.values]


def test_a_text_in_the_workbook_is_never_a_formula(content):
    document = json.loads(json.dumps(content.document))
    document["commentary"]["ru"] = '=HYPERLINK("http://x","y")'
    document["remarks"] = [{"region": "KZ-75", "language": "ru", "text": "=1+1"}]
    document["dimensions"][2]["categories"][0]["names"] = {"kk": "=1", "ru": "=1", "en": "=1"}
    book = openpyxl.load_workbook(io.BytesIO(workbook.as_xlsx(Content(document), "ru")))
    assert "f" not in {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line}
    assert ",=1" not in flat.dictionary(Content(document)).decode()


def test_a_draft_says_that_it_is_one(content):
    draft = Content(
        {key: value for key, value in content.document.items() if key not in ("number", "published_on", "signed")}
    )
    assert stem(draft) == "tilashar-uptake-2026Q3-draft"
    notes = openpyxl.load_workbook(io.BytesIO(workbook.as_xlsx(draft, "ru"))).worksheets[0]
    assert "Неопубликованный проект" in str(notes["A2"].value)


def test_a_year_is_a_period_too():
    year = sample.content("2026")
    assert stem(year) == "tilashar-uptake-2026-1"
    notes = openpyxl.load_workbook(io.BytesIO(workbook.as_xlsx(year, "kk"))).worksheets[0]
    assert notes["A1"].value == "Қазақ тілін үйрену: 2026 жыл"
    assert ",A," in statistical.as_sdmx(year)[2].decode()


def test_nobody_but_signatories_is_named_and_sums_are_called_so(content, files):
    told = files["-dictionary.csv"].content.decode()
    assert "Иван Петров" not in told
    assert content.names("region", WHOLE)["kk"] in told
