"""Bars and lines, drawn by pygal and passed on without what a page would refuse."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pygal
from pygal.style import Style

from webapp.uptake.charts.drawing import HIDDEN, NOT_SHOWN, passed_on, picture, text, written

WIDTH = 560
SIZE = 14  # of letters, where a chart is WIDTH wide
LABEL = 34  # letters of a name that fit beside a bar
COLOURS = 6  # lines are told apart by their dashes as well as by colour: see 67-charts.css

Named = tuple[tuple[str, float | None], ...]
Series = tuple[tuple[str, tuple[float | None, ...]], ...]


def bars(rows: Sequence[tuple[str, float | None]], *, title: str, unit: str = "", locale: str) -> str:
    """One bar a row, from the top down. None: not shown."""
    return _bars(tuple(rows), title, unit, locale)


def lines(series: Mapping[str, Sequence[float | None]], labels: Sequence[str], *, title: str, locale: str) -> str:
    """A line for each name over the labels (quarters or years). A line is broken where a number is not shown."""
    return _lines(tuple((name, tuple(values)) for name, values in series.items()), tuple(labels), title, locale)


@lru_cache(maxsize=256)
def _bars(rows: Named, title: str, unit: str, locale: str) -> str:
    if not rows:
        return _empty(title, "bars", locale)
    height = 26 * len(rows) + 28
    chart = _chart(
        pygal.HorizontalBar, height, locale, print_values=True, print_values_position="top", show_x_labels=False
    )
    chart.margin_right = 14 + 8 * max((len(written(value, locale, unit)) for _, value in rows), default=0)
    chart.x_labels = [_shortened(name) for name, _ in reversed(rows)]
    chart.range = (0, max((value for _, value in rows if value is not None), default=0) or 1)
    marks = [{"value": value or 0, "formatter": _always(written(value, locale, unit))} for _, value in reversed(rows)]
    chart.add("", marks)
    return picture(_drawn(chart), title=title, width=WIDTH, height=height, kind="bars")


@lru_cache(maxsize=256)
def _lines(series: Series, labels: tuple[str, ...], title: str, locale: str) -> str:
    if not (series and labels):
        return _empty(title, "lines", locale)
    shown = [value for _, values in series for value in values if value is not None]
    holes = any(value is None for _, values in series for value in values)
    height = 300
    chart = _chart(pygal.Line, height, locale, allow_interruptions=True, dots_size=4)
    chart.margin_right = 40
    chart.x_labels = labels
    chart.range = (0, max(shown, default=0) or 1)
    for name, values in series:
        chart.add(name, list(values))
    drawn = _drawn(chart)
    told = [_told(number, name, height) for number, (name, _) in enumerate(series)]
    if holes:
        told.append(text(f"{HIDDEN} {NOT_SHOWN[locale]}", 48, height + 22 * len(told) + 14, "chart-label", SIZE))
    return picture(drawn + "".join(told), title=title, width=WIDTH, height=height + 22 * len(told) + 4, kind="lines")


def _empty(title: str, kind: str, locale: str) -> str:
    mark = text(f"{HIDDEN} {NOT_SHOWN[locale]}", 10, 22, "chart-label", SIZE)
    return picture(mark, title=title, width=WIDTH, height=34, kind=kind)


def _told(number: int, name: str, height: int) -> str:
    """A line of the legend: a piece of the line itself, and what it is called."""
    y = height + 22 * number + 9
    piece = f'<path class="chart-line chart-color-{number % COLOURS}" fill="none" d="M10 {y}h30"/>'
    return piece + text(name, 48, y + 5, "chart-label", SIZE)


def _chart(kind: Any, height: int, locale: str, **options: Any) -> Any:
    style = Style(colors=("",) * COLOURS, label_font_size=SIZE, major_label_font_size=SIZE, value_font_size=SIZE)
    return kind(
        style=style,
        width=WIDTH,
        height=height,
        margin=14,
        spacing=8,
        show_legend=False,
        js=[],
        max_scale=6,
        min_scale=2,
        show_minor_y_labels=True,
        no_data_text="",
        truncate_label=-1,
        value_formatter=lambda value: written(value, locale),
        **options,
    )


def _drawn(chart: Any) -> str:
    graph = next(one for one in chart.render_tree() if str(one.tag).endswith("}g") or one.tag == "g")
    return "".join(passed_on(graph, SIZE))


def _always(words: str) -> Any:
    return lambda _value: words


def _shortened(name: str) -> str:
    return name if len(name) <= LABEL else f"{name[: LABEL - 1].rstrip()}."
