"""Numbers as the reader's language writes them: with spaces or commas, money in tenge, … for what is not shown."""

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal
from flask import Flask
from flask_babel import gettext
from markupsafe import Markup

from webapp import i18n

HIDDEN = "…"


def grouped(number: int | float | Decimal, digits: int = 0) -> str:
    """`12 340` or `12,340`; rounded to so many digits after the point."""
    shape = "#,##0" + ("." + "0" * digits if digits else "")
    return str(format_decimal(number, shape, locale=i18n.language()))


def _marked() -> Markup:
    said = gettext("not shown: too few people, or it would give such a figure away")
    return Markup('<span aria-hidden="true">{}</span><span class="visually-hidden">{}</span>').format(HIDDEN, said)


def count(number: int | None) -> str | Markup:
    """A count, or the mark of what is not shown with its explanation for those who listen."""
    return _marked() if number is None else grouped(number)


def percent(share: float | None) -> str | Markup:
    """A share in percent, with one digit as everywhere in uptake, also in charts and files."""
    return _marked() if share is None else f"{grouped(share, 1)}\u00a0%"


def tenge(money: Decimal | None) -> str | Markup:
    """Money in whole tenge."""
    if money is None:
        return _marked()
    return f"{grouped(money.quantize(Decimal(1), ROUND_HALF_UP))}\u00a0₸"


def init_app(app: Flask) -> None:
    """Give templates `count_shown`, `percent_shown` and `tenge_shown`."""
    app.jinja_env.globals.update(count_shown=count, percent_shown=percent, tenge_shown=tenge)
