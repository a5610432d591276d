"""The map of the regions: each with its number in it, so that nothing hangs on colour."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from webapp.uptake.charts.drawing import HIDDEN, NOT_SHOWN, picture, text, written

# Boundaries since June 2022; the file says whose they are. See docs/map.md.
_DRAWN: dict[str, Any] = json.loads(Path(__file__).with_name("regions.json").read_text(encoding="utf-8"))
TOP, LEGEND = 52, 74  # above the map for Astana's mark, below it for the legend
CLASSES = 5
BOX = (62, 24)
# Words that every region has in its name and that a map need not say.
_PLAIN = ("облысы", "область", "Region", "қаласы", "город", "City")

Values = tuple[tuple[str, float | None], ...]
Names = tuple[tuple[str, str], ...]


def region_map(values: Mapping[str, float | None], names: Mapping[str, str], *, title: str, locale: str) -> str:
    """The 20 regions by code (ISO 3166-2). A region without a number, or with None, is hatched and marked as not shown."""
    codes = (*_DRAWN["regions"], *_DRAWN["cities"])
    return _map(
        tuple((code, values.get(code)) for code in codes),
        tuple((code, names.get(code, code)) for code in codes),
        title,
        locale,
    )


@lru_cache(maxsize=256)
def _map(values: Values, names: Names, title: str, locale: str) -> str:
    known, called = dict(values), dict(names)
    short = _short(called)
    bounds = _bounds([value for value in known.values() if value is not None])
    hatch = "hatch-" + sha256(repr((values, title)).encode()).hexdigest()[:8]
    shapes, labels = [_hatching(hatch)], []
    for code, one in _DRAWN["regions"].items():
        shapes.append(_shape(one["path"], _filled(known[code], bounds, hatch), _told(code, known, called, locale)))
        labels.append(_label(one["label"], known[code], short[code], locale))
    for code, one in _DRAWN["cities"].items():
        labels.append(_city(one, known[code], short[code], _filled(known[code], bounds, hatch), locale))
    inner = "".join([*shapes, *labels, _legend(bounds, known, hatch, locale)])
    height = TOP + _DRAWN["height"] + LEGEND
    return picture(inner, title=title, width=_DRAWN["width"], height=height, top=-TOP, kind="map")


def _bounds(shown: Sequence[float]) -> list[tuple[float, float]]:
    """The least and the greatest number of each class: classes of about as many regions each."""
    every = sorted(set(shown))
    count = min(CLASSES, len(every))
    cuts = [round(place * len(every) / count) for place in range(count + 1)] if count else []
    return [(every[start], every[end - 1]) for start, end in pairwise(cuts)]


def _filled(value: float | None, bounds: list[tuple[float, float]], hatch: str) -> str:
    if value is None:
        return f'class="chart-none" fill="url(#{hatch})"'
    place = next(place for place, (_, high) in enumerate(bounds) if value <= high)
    return f'class="chart-region chart-class-{place}"'


def _hatching(hatch: str) -> str:
    return (
        f'<defs><pattern id="{hatch}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path class="chart-hatch" d="M0 0V7"/></pattern></defs>'
    )


def _shape(path: str, filled: str, told: str) -> str:
    return f'<path {filled} d="{path}"><title>{escape(told)}</title></path>'


def _told(code: str, known: Mapping[str, float | None], called: Mapping[str, str], locale: str) -> str:
    value = known[code]
    return f"{called[code]}: {NOT_SHOWN[locale] if value is None else written(value, locale)}"


def _label(place: list[int], value: float | None, name: str, locale: str) -> str:
    x, y = place
    parts = [text(part, x, y + 13 + 11 * row, "chart-place", 10.5, "middle") for row, part in enumerate(_parts(name))]
    return text(written(value, locale), x, y, "chart-number", 17, "middle") + "".join(parts)


def _short(called: Mapping[str, str]) -> dict[str, str]:
    """Names without what all of them share, unless a region and a city would then be called the same."""
    bare = {code: " ".join(word for word in name.split() if word not in _PLAIN) for code, name in called.items()}
    every = list(bare.values())
    return {
        code: called[code] if every.count(name) > 1 and code in _DRAWN["regions"] else name
        for code, name in bare.items()
    }


def _parts(name: str) -> list[str]:
    """A name in at most two lines."""
    words = name.replace("-", "-\n").replace(" ", "\n").split("\n")
    if len(words) < 2 or len("".join(words)) < 12:
        return [name]
    return [words[0], " ".join(words[1:]).replace("- ", "-")]


def _city(one: Mapping[str, Any], value: float | None, name: str, filled: str, locale: str) -> str:
    """A city is too small to be seen: a mark with a line to where it is."""
    (x, y), (at_x, at_y) = one["spot"], one["label"]
    wide, high = BOX
    edge = at_y + (high / 2 if at_y < y else -high / 2)
    told = f"{name}: {NOT_SHOWN[locale] if value is None else written(value, locale)}"
    return (
        f'<path class="chart-leader" d="M{x} {y}L{at_x} {edge:g}"/><circle class="chart-spot" cx="{x}" cy="{y}" r="4"/>'
        f'<rect class="chart-under" x="{at_x - wide / 2:g}" y="{at_y - high / 2:g}" width="{wide}" height="{high}" rx="4"/>'
        f'<rect {filled} x="{at_x - wide / 2:g}" y="{at_y - high / 2:g}" width="{wide}" height="{high}" rx="4">'
        f"<title>{escape(told)}</title></rect>"
        + text(written(value, locale), at_x, at_y + 6, "chart-number", 17, "middle")
        + text(name, at_x + wide / 2 + 5, at_y + 4, "chart-place", 10.5)
    )


def _legend(bounds: list[tuple[float, float]], known: Mapping[str, float | None], hatch: str, locale: str) -> str:
    y = _DRAWN["height"] + 20
    spans = [written(low, locale) + (f"–{written(high, locale)}" if high > low else "") for low, high in bounds]
    entries = [(f'class="chart-region chart-class-{place}"', span) for place, span in enumerate(spans)]
    if None in known.values():
        entries.append((f'class="chart-none" fill="url(#{hatch})"', f"{HIDDEN} {NOT_SHOWN[locale]}"))
    step = _DRAWN["width"] / 3
    return "".join(
        f'<rect {filled} x="{place % 3 * step + 2:g}" y="{y + place // 3 * 26}" width="26" height="18"/>'
        + text(words, place % 3 * step + 36, y + place // 3 * 26 + 14, "chart-label", 14)
        for place, (filled, words) in enumerate(entries)
    )
