"""Sentences of the register in the reader's language, with names and days put in."""

from collections.abc import Mapping, Sequence
from datetime import date

from flask_babel import format_date

from webapp.associations.columns import HISTORY, STATE
from webapp.associations.comparing import Problem
from webapp.associations.history import Names
from webapp.i18n import gettext, language, pick
from webapp.marking import _m

KIND_NAMES = {"republican": _m("republican"), "regional": _m("regional"), "local": _m("local")}


def told(message: str, values: Mapping[str, object]) -> str:
    """A marked sentence with its values: names in the reader's language, days as the reader writes them."""
    return gettext(message, **{key: _shown(value) for key, value in values.items()})


def column_title(code: str, history: bool = False) -> str:
    """What a column is called."""
    found = (HISTORY if history else STATE).of(code) or STATE.of(code) or HISTORY.of(code)
    return found.titles[language()] if found else code


def expected(code: str, history: bool = False) -> str:
    """What a column expects."""
    found = (HISTORY if history else STATE).of(code) or HISTORY.of(code)
    return found.expects[language()] if found else ""


def told_rows(problems: Sequence[Problem]) -> dict[int, str]:
    """Row → what is wrong in it, for the last column of the table given back."""
    found: dict[int, str] = {}
    for one in problems:
        said = f"{column_title(one.column)}: {told(one.message, one.values)} ({expected(one.column)})"
        if not one.history:
            found[one.row] = f"{found[one.row]} | {said}" if one.row in found else said
    return found


def _shown(value: object) -> str:
    if isinstance(value, Names):
        return pick(value)
    return str(format_date(value, "short")) if isinstance(value, date) else str(value)
