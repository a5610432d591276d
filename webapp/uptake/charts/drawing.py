"""Numbers as they are written in a chart, and SVG as it may stand in a page."""

from collections.abc import Iterable
from html import escape
from typing import Any

from babel.numbers import format_decimal

HIDDEN = "…"
NOT_SHOWN = {"kk": "көрсетілмейді", "ru": "не показано", "en": "not shown"}
# Of what the library draws, this alone is passed on.
_TAGS = frozenset({"g", "path", "rect", "circle", "text"})
_ATTRIBUTES = ("x", "y", "width", "height", "cx", "cy", "r", "d", "transform", "text-anchor")
_CLASSES = {
    "guide": "chart-guide",
    "rect": "chart-bar",
    "line": "chart-line",
    "dot": "chart-dot",
    "value": "chart-value",
}
_LEFT_OUT = frozenset({"background", "tooltip-overlay", "titles", "legends"})


def written(value: float | None, locale: str, unit: str = "") -> str:
    """A number as people of this language write it, with at most one decimal; the mark of what is hidden for None."""
    if value is None:
        return HIDDEN
    number = str(format_decimal(value, "#,##0.#", locale=locale))
    return number + (unit if unit in ("", "%") else f"\N{NO-BREAK SPACE}{unit}")


def picture(inner: str, *, title: str, width: float, height: float, top: float = 0, kind: str) -> str:
    """The whole SVG: one picture with one name."""
    box = f"0 {top:g} {width:g} {height:g}"
    return f'<svg role="img" aria-label="{escape(title)}" class="chart {kind}" viewBox="{box}" xmlns="http://www.w3.org/2000/svg">{inner}</svg>'


def text(words: str, x: float, y: float, name: str, size: float, anchor: str = "start") -> str:
    """A text, centred on its point where `anchor` is middle."""
    return (
        f'<text class="{name}" x="{x:g}" y="{y:g}" font-size="{size:g}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def passed_on(element: Any, size: float, within: str = "") -> Iterable[str]:
    """What a library drew, without its styles, scripts, descriptions and names. `within`: x or y, the axis it is part of."""
    tag = str(element.tag).rpartition("}")[2]
    classes = str(element.get("class", "")).split()
    if tag not in _TAGS or _LEFT_OUT & set(classes):
        return
    axis = next((one for one in classes if one in ("x", "y")), within) if "axis" in classes else within
    yield f"<{tag}{_attributes(tag, element, classes, axis, size)}>"
    yield escape(element.text or "") if tag == "text" else ""
    for child in element:
        yield from passed_on(child, size, axis)
    yield f"</{tag}>"


def _attributes(tag: str, element: Any, classes: list[str], axis: str, size: float) -> str:
    kept = {name: _short(value) for name in _ATTRIBUTES if (value := element.get(name))}
    name = next((_CLASSES[one] for one in classes if one in _CLASSES), "")
    if tag == "text":
        name = name or "chart-label"
        kept |= {"font-size": f"{size:g}"}
        kept |= {"text-anchor": {"x": "middle", "y": "end"}.get(axis, "start")}
    if tag == "path" and axis and "guide" not in classes:
        name = "chart-axis"
    if tag == "path" and name == "chart-line":
        kept |= {"fill": "none"}
    name = " ".join(filter(None, (name, *(f"chart-{one}" for one in classes if one.startswith("color-")))))
    if tag == "text" and element.text == HIDDEN:
        name = "chart-hidden"
    named = {"class": name, **kept} if name else kept
    return "".join(f' {key}="{escape(value)}"' for key, value in named.items())


def _short(value: str) -> str:
    """Numbers with one decimal: a tenth of a hair's breadth is nothing to see."""
    parts = value.replace(",", " , ").split(" ")
    return " ".join(filter(None, map(_rounded, parts))).replace(" , ", ",")


def _rounded(part: str) -> str:
    sign = part[:1] if part[:1].isalpha() else ""
    try:
        return f"{sign}{round(float(part[len(sign) :]), 1):g}"
    except ValueError:
        return part
