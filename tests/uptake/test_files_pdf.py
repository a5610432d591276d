"""The bulletin: readable as text, in its language, tagged for those who listen, and it holds what it must."""

import io
import json

import pytest
from pypdf import PdfReader

from tests.uptake.test_files import small
from webapp.uptake.content import Content
from webapp.uptake.files.bulletin import as_pdf

LANGUAGES = ("kk", "ru", "en")
TITLES = {"kk": "Қазақ тілін үйрену", "ru": "Изучение казахского языка", "en": "Learning Kazakh"}
PERIODS = {"kk": "2026 жылғы 3-тоқсан", "ru": "III квартал 2026 года", "en": "Third quarter of 2026"}


@pytest.fixture(scope="module")
def readers():
    return {tag: PdfReader(io.BytesIO(as_pdf(small(), tag))) for tag in LANGUAGES}


def text(reader, *pages):
    found = [reader.pages[page] for page in pages] if pages else reader.pages
    return " ".join(" ".join(page.extract_text().split()) for page in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_says_what_when_by_whom_and_who_signed(readers, language):
    front = text(readers[language], 0)
    assert TITLES[language] in front
    assert PERIODS[language] in front
    assert "Assembly of the People" in front
    assert "Сәуле Серікқызы" in front
    assert "Иван Петров" in front
    assert "CC BY 4.0" in front


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a4_tagged_and_says_its_language_and_day(readers, language):
    reader = readers[language]
    root = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()
    assert reader.metadata.creation_date.date().isoformat() == "2026-10-20"
    width, height = reader.pages[0].mediabox.width, reader.pages[0].mediabox.height
    assert (round(width), round(height)) == (595, 842)


def test_every_table_is_in_it_and_every_page_after_the_first_is_numbered(readers):
    whole = text(readers["kk"])
    for table in small().tables.values():
        assert table.names["kk"] in whole
    count = len(readers["kk"].pages)
    assert f"{count} / {count}" in whole


def test_commentary_remarks_rules_and_definitions_are_in_it(readers):
    whole = text(readers["ru"])
    assert "Комментарий к кварталу." in whole
    assert "В Алматы открылись два класса." in whole
    assert "what is hidden and why (рус)" in whole
    assert "how learners is counted (рус)" in whole
    assert "There is no commentary in this language." in text(readers["en"])


def test_a_revision_says_why_and_what_was_before():
    document = json.loads(json.dumps(small().document))
    cell = {"table": "region", "indicator": "learners", "categories": ["KZ-75"], "before": 95315, "after": None}
    why = {"kk": "Кеш келген жауаптар.", "ru": "Поздние ответы.", "en": "Late answers."}
    changed = Content(document | {"number": 2, "revises": 1, "changes": {"why": why, "cells": [cell]}})
    reader = PdfReader(io.BytesIO(as_pdf(changed, "ru")))
    assert "Пересмотр выпуска № 1" in text(reader, 0)
    whole = text(reader)
    assert "Поздние ответы." in whole
    assert "95 315" in whole.replace("\N{NO-BREAK SPACE}", " ")


def test_what_somebody_wrote_is_no_part_of_the_source():
    document = json.loads(json.dumps(small().document))
    document["commentary"]["ru"] = '#panic("x") $x$ *b* \\ #let told = 1'
    whole = text(PdfReader(io.BytesIO(as_pdf(Content(document), "ru"))))
    assert '#panic("x") $x$ *b*' in whole


def test_a_release_without_people_of_any_kind_can_be_set():
    document = json.loads(json.dumps(small().document))
    for table in document["tables"]:
        table["rows"] = [[row[0], [None] * len(row[1])] for row in table["rows"]]
    document |= {"populations": [], "remarks": [], "targets": []}
    assert "…" in text(PdfReader(io.BytesIO(as_pdf(Content(document), "kk"))), 2)
