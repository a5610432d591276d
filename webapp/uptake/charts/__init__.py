"""Charts and the map as SVG, made from numbers alone. Pure.

A chart stands inline in a page: its look is in classes (static/css/67-charts.css), so that dark mode and paper work, and nothing in it
is a style or a script. It is one picture with one name; the numbers themselves belong in a table beside it.
"""

from webapp.uptake.charts.graphs import bars, lines
from webapp.uptake.charts.map import region_map
from webapp.uptake.charts.paper import on_paper

__all__ = ["bars", "lines", "on_paper", "region_map"]
