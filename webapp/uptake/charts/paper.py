"""A chart for paper: the same picture with its look inside, for programs that have no style sheet of ours."""

SKY = "#1f5687"
INK = "#20262f"
_LINES = (
    (SKY, ""),
    ("#b5402a", ";stroke-dasharray:7 4"),
    ("#2c6a4a", ";stroke-dasharray:2 4"),
    ("#7d5600", ";stroke-dasharray:10 4 2 4"),
    ("#96284f", ";stroke-dasharray:14 6"),
    (INK, ";stroke-dasharray:4 2 1 2"),
)
# As static/css/67-charts.css in light; colours chosen to differ in grey too.
_LOOK = (
    f".chart text{{fill:{INK};font-family:'Libertinus Serif'}}"
    ".chart .chart-guide{stroke:#dcd5c6;stroke-width:.7;fill:none}"
    ".chart .chart-axis{stroke:#847d6e;stroke-width:1;fill:none}"
    f".chart .chart-bar{{fill:{SKY}}}"
    ".chart .chart-value{font-weight:600}"
    ".chart .chart-line{stroke-width:2.4;fill:none}"
    + "".join(
        f".chart .chart-color-{place} .chart-line,.chart .chart-line.chart-color-{place}{{stroke:{colour}{dash}}}"
        f".chart .chart-color-{place} .chart-dot{{fill:{colour}}}"
        for place, (colour, dash) in enumerate(_LINES)
    )
    + f".chart .chart-region{{stroke:#6f7f8e;stroke-width:.8;fill:{SKY}}}"
    ".chart .chart-none{stroke:#6f7f8e;stroke-width:.8}"
    ".chart .chart-hatch{stroke:#847d6e;stroke-width:1.6}"
    ".chart .chart-number{font-weight:600}"
    ".chart .chart-leader{stroke:#20262f;stroke-width:.8}"
    ".chart .chart-under{fill:#fff}"
    + "".join(
        f".chart .chart-class-{place}{{fill-opacity:{share}}}"
        for place, share in enumerate((0.06, 0.16, 0.27, 0.38, 0.5))
    )
)


def on_paper(chart: str) -> str:
    """A chart of this room with its look inside."""
    head, _, rest = chart.partition(">")
    return f"{head}><style>{_LOOK}</style>{rest}"
