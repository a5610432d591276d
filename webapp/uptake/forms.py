"""Quarter and dimensions as asked for in an address."""

from collections.abc import Sequence
from datetime import date

from werkzeug.datastructures import MultiDict

from webapp.i18n import gettext as _
from webapp.uptake.indicators import DIMENSIONS
from webapp.uptake.margins import Space
from webapp.uptake.quarter import Quarter, last_closed, parse


class AddressError(ValueError):
    """What was asked for cannot be understood; the message is for the reader, in the reader's language."""


def quarter_asked(args: MultiDict[str, str], today: date) -> Quarter:
    """The quarter asked for, or the last closed one where none was. Raises AddressError."""
    written = args.get("quarter")
    if written is None:
        return last_closed(today)
    try:
        return parse(written.strip())
    except ValueError as error:
        raise AddressError(_("A quarter is written as a year, Q and a number from 1 to 4, such as 2026Q3.")) from error


def dimensions_asked(args: MultiDict[str, str]) -> tuple[str, ...]:
    """One to three dimensions in the order asked, from one value with commas or several values; by region
    where none was.

    Raises AddressError.
    """
    if "by" not in args:
        return ("region",)
    asked = [code.strip() for value in args.getlist("by") for code in value.split(",") if code.strip()]
    _check(asked)
    return tuple(asked)


def _check(asked: Sequence[str]) -> None:
    if any(code not in DIMENSIONS for code in asked):
        raise AddressError(_("Figures can be asked for by these: %(codes)s.", codes=", ".join(DIMENSIONS)))
    if not 1 <= len(asked) <= Space.widest:
        raise AddressError(_("Choose one, two or three things to count by."))
    if len(set(asked)) < len(asked):
        raise AddressError(_("Choose each thing to count by only once."))
