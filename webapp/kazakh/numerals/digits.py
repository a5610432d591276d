"""What is written in digits → how it is said."""

import re
from collections.abc import Callable
from datetime import date

from webapp.kazakh.normalise import normalise
from webapp.kazakh.numerals.amounts import decimal, fraction, percent, tenge
from webapp.kazakh.numerals.numbers import cardinal, ordinal, ordinal_digits, spoken_tail
from webapp.kazakh.numerals.time_words import date_words, official_time
from webapp.kazakh.phonology import Series, series_by_rule

_WHOLE = r"[0-9]{1,3}(?: [0-9]{3}){1,5}|[0-9]{1,16}"
_NUMBER = rf"(-?(?:{_WHOLE})(?:,[0-9]+)?)"


def number_words(line: str) -> str:
    """One thing written in digits, in words.

    Read are whole numbers (2026, 1 500), decimals (3,5), fractions (3/4, 2 1/3), percents (5%), ordinals (5-ші, 5-),
    amounts (1 500 ₸, 1500 теңге), dates (21.11.2026, 2026-11-21) and times of day (14:30, read officially).
    Raises ValueError, with a message for people, for anything else and for what no such thing can be.
    """
    text = normalise(line).lower()
    for shape, said in _READERS:
        found = shape.fullmatch(text)
        if found:
            return said(*(group.replace(" ", "") for group in found.groups(default="")))
    if re.fullmatch(r"-?[0-9 ]+\.[0-9]+", text):
        raise ValueError("A decimal is written with a comma, 3,5, and a time with a colon, 14:30.")
    raise ValueError(
        "Not a number, date, time or amount in digits: 2026, 3,5, 1/3, 5%, 5-ші, 21.11.2026, 14:30, 1500 ₸."
    )


def digits_series(n: int | str) -> Series:
    """Whether endings after digits are back or front: 6-да but 5-те. Raises ValueError as `spoken_tail` does."""
    return series_by_rule(spoken_tail(n))


def _whole(digits: str) -> str:
    return cardinal(int(digits))


def _fraction(whole: str, numerator: str, denominator: str) -> str:
    return fraction(int(numerator), int(denominator), int(whole or 0))


def _ordinal(digits: str, suffix: str) -> str:
    n = int(digits)
    right = ordinal_digits(n)
    if suffix and not right.endswith(suffix):
        raise ValueError(f"The ordinal is written {right}.")
    return ordinal(n)


def _date(day: str, month: str, year: str) -> str:
    try:
        return date_words(date(int(year), int(month), int(day)))
    except ValueError:
        raise ValueError("There is no such day.") from None


def _date_iso(year: str, month: str, day: str) -> str:
    return _date(day, month, year)


def _time(hour: str, minute: str) -> str:
    return official_time(int(hour), int(minute))


_READERS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (re.compile(rf"(-?(?:{_WHOLE}))"), _whole),
    (re.compile(_NUMBER), decimal),
    (re.compile(rf"{_NUMBER} ?(?:%|пайыз)"), percent),
    (re.compile(rf"{_NUMBER} ?(?:₸|теңге)"), tenge),
    (re.compile(r"(?:([0-9]{1,16}) )?([0-9]{1,16})/([0-9]{1,16})"), _fraction),
    (re.compile(rf"({_WHOLE})-(шы|ші)?"), _ordinal),
    (re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})"), _date),
    (re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"), _date_iso),
    (re.compile(r"([0-9]{1,2}):([0-9]{2})"), _time),
)
