"""Charts: one picture with one name, fit for the policy of the page, and what is hidden never looks like nought."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from webapp.associations.data_files import rows
from webapp.config import ROOT
from webapp.uptake.charts import bars, lines, on_paper, region_map

NAMES = {row["code"]: row["name_ru"] for row in rows("regions.tsv")}
VALUES = {code: None if place % 4 == 0 else 1000 + 35 * place for place, code in enumerate(NAMES)}
SERIES = {"Абай": [10, None, 35], "Астана & <b>": [5, 15, 2000]}
ALLOWED = {"svg", "g", "path", "rect", "circle", "text", "title", "defs", "pattern"}
SVG = "{http://www.w3.org/2000/svg}"


def charts(locale="ru"):
    return {
        "bars": bars([("Абай", 1250), ("Астана <1>", None)], title='Учатся & "говорят"', locale=locale),
        "lines": lines(SERIES, ["2026Q1", "2026Q2", "2026Q3"], title="Учатся", locale=locale),
        "map": region_map(VALUES, NAMES, title="Учатся по регионам", locale=locale),
    }


def texts(svg):
    return [one.text for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", ["bars", "lines", "map"])
def test_a_chart_is_one_named_picture_that_the_policy_of_the_page_lets_in(kind):
    root = ElementTree.fromstring(charts()[kind])
    assert root.get("role") == "img"
    assert root.get("aria-label")
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= ALLOWED
    names = {name for one in root.iter() for name in one.attrib}
    assert "style" not in names
    assert not any(name.startswith("on") for name in names)


def test_the_title_is_told_as_it_was_given():
    assert ElementTree.fromstring(charts()["bars"]).get("aria-label") == 'Учатся & "говорят"'


def test_every_bar_has_its_name_and_number_and_a_hidden_one_has_a_mark_and_no_bar():
    root = ElementTree.fromstring(charts()["bars"])
    assert {"Абай", "Астана <1>", "1\N{NO-BREAK SPACE}250", "…"} <= set(texts(charts()["bars"]))
    widths = sorted(float(one.get("width", 0)) for one in root.iter(f"{SVG}rect"))
    assert widths[0] == 0
    assert widths[1] > 100


def test_bars_stand_in_the_order_given():
    svg = bars([("first", 1), ("second", 2), ("third", 3)], title="x", locale="en")
    at = {one.text: float(one.get("y")) for one in ElementTree.fromstring(svg).iter(f"{SVG}text")}
    assert at["first"] < at["second"] < at["third"]


def test_a_line_is_broken_where_a_number_is_hidden():
    series = {"a": [10, 20, None, 30, 40]}
    root = ElementTree.fromstring(lines(series, list("12345"), title="x", locale="en"))
    pieces = [one for one in root.iterfind(f".//{SVG}g/{SVG}path") if one.get("class") == "chart-line"]
    assert len(pieces) == 2
    assert "… not shown" in texts(lines(series, list("12345"), title="x", locale="en"))


def test_lines_differ_by_more_than_colour():
    sheet = (ROOT / "static/css/67-charts.css").read_text(encoding="utf-8")
    for look in (sheet, on_paper(charts()["lines"])):
        dashes = re.findall(r"stroke-dasharray: ?([\d ]+)", look)
        assert len(set(dashes)) == 5  # and the first line is whole
    assert "Астана & <b>" in texts(charts()["lines"])


def test_the_map_has_all_twenty_regions_with_name_and_number():
    root = ElementTree.fromstring(charts()["map"])
    told = {one.text for one in root.iter(f"{SVG}title")}
    assert told == {
        f"{name}: " + ("не показано" if VALUES[code] is None else f"1\N{NO-BREAK SPACE}{VALUES[code] - 1000:03d}")
        for code, name in NAMES.items()
    }
    assert texts(charts()["map"]).count("…") == sum(value is None for value in VALUES.values())


def test_a_region_that_is_left_out_is_not_nought():
    svg = region_map({"KZ-10": 0}, NAMES, title="x", locale="kk")
    assert texts(svg).count("…") == 19
    assert "… көрсетілмейді" in texts(svg)


def test_a_region_and_its_city_are_called_apart():
    kazakh = {row["code"]: row["name_kk"] for row in rows("regions.tsv")}
    found = texts(region_map({}, kazakh, title="x", locale="kk"))
    assert found.count("Алматы") == 2  # the city, and the first line of «Алматы облысы»
    assert found.count("облысы") == 1


@pytest.mark.parametrize("number", [None, 0, 7])
def test_charts_of_one_or_no_number_are_drawn(number):
    assert "<svg" in bars([("a", number)], title="x", unit="%", locale="kk")
    assert "<svg" in lines({"a": [number]}, ["2026"], title="x", locale="kk")
    assert "<svg" in bars([], title="x", locale="en")
    assert "<svg" in lines({}, [], title="x", locale="en")


def test_each_language_writes_numbers_its_own_way():
    assert "1,250" in texts(bars([("a", 1250)], title="x", locale="en"))
    assert "12,5%" in texts(bars([("a", 12.5)], title="x", unit="%", locale="ru"))


def test_on_paper_the_look_is_inside():
    svg = on_paper(charts()["map"])
    ElementTree.fromstring(svg)
    assert "<style>" in svg
    assert "var(" not in svg
