"""How figures and periods are written on the pages of uptake."""

from flask import Flask
from flask_babel import format_decimal
from markupsafe import Markup

from webapp.i18n import gettext as _
from webapp.i18n import language
from webapp.script_view import in_view
from webapp.uptake.dashboard.periods import year_of, yearly
from webapp.uptake.quarter import parse

HIDDEN = Markup('<span aria-hidden="true">…</span><span class="visually-hidden">{}</span>')


def figure(number: float | None, digits: int = 0) -> str:
    """A number as the reader writes it; one that is not shown is … with a word for those who listen."""
    if number is None:
        return HIDDEN.format(_("not shown"))
    return format_decimal(number, "#,##0" + ("." + "0" * digits if digits else ""))


def percent(number: float | None, digits: int = 1) -> str:
    """A share of a hundred."""
    return figure(number, digits) if number is None else Markup("{}\u00a0%").format(figure(number, digits))


def signed(number: float, digits: int = 0) -> str:
    """A difference with its sign."""
    written = figure(abs(number), digits)
    if not round(number, digits):
        return written
    return f"+{written}" if number > 0 else f"−{written}"


def period_name(period: str) -> str:
    """`2026Q3` as `quarter III of 2026`, `2026` as `2026`."""
    if yearly(period):
        return _("the year %(year)d", year=year_of(period))
    roman = ("I", "II", "III", "IV")[parse(period).number - 1]
    return _("quarter %(number)s of %(year)d", number=roman, year=year_of(period))


def short_period(period: str) -> str:
    """`2026Q3` as it stands under a chart."""
    if yearly(period):
        return period
    roman = ("I", "II", "III", "IV")[parse(period).number - 1]
    return _("%(number)s/%(year)d", number=roman, year=year_of(period))


def _viewed(made):  # type: ignore[no-untyped-def]
    return lambda period: in_view(made(period)) if language() == "kk" else made(period)


def init_app(app: Flask) -> None:
    """Give templates what writes figures."""
    app.jinja_env.globals.update(
        figure=figure,
        percent=percent,
        signed=signed,
        period_name=_viewed(period_name),
        short_period=_viewed(short_period),
    )
