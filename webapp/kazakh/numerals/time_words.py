"""Clock time and dates in words. Months and weekdays are written small, in the order of the calendar."""

from datetime import date

from webapp.kazakh.numerals.numbers import ablative, cardinal, dative, ordinal

MONTHS = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
)  # fmt: skip
WEEKDAYS = (
    "дүйсенбі",
    "сейсенбі",
    "сәрсенбі",
    "бейсенбі",
    "жұма",
    "сенбі",
    "жексенбі",
)  # Monday first, as date.weekday


def clock(hour: int, minute: int = 0) -> str:
    """The time as people say it, on a dial of twelve hours.

    5:00 → сағат бес, 17:10 → бестен он минут өтті, 4:50 → беске он минут қалды, 5:30 → бес жарым. Up to the half the
    hour that was stands in the ablative, after it the hour to come in the dative. Hours 0–23; ValueError for no time.
    """
    return clock_readings(hour, minute)[0]


def clock_readings(hour: int, minute: int = 0) -> tuple[str, ...]:
    """Every everyday reading taken as right, the one of `clock` first: with сағат before it or without, өтті or кетті.

    ValueError for no time.
    """
    _check(hour, minute)
    now = (hour - 1) % 12 + 1
    if minute == 0:
        return f"сағат {cardinal(now)}", f"тура {cardinal(now)}", f"сағат тура {cardinal(now)}"
    if minute == 30:
        said = [f"{cardinal(now)} жарым"]
    elif minute < 30:
        said = [f"{ablative(now)} {cardinal(minute)} минут {verb}" for verb in ("өтті", "кетті")]
    else:
        said = [f"{dative(now % 12 + 1)} {cardinal(60 - minute)} минут қалды"]
    return *said, *(f"сағат {reading}" for reading in said)


def official_time(hour: int, minute: int = 0) -> str:
    """The time as stations and timetables say it: 17:30 → он жеті сағат отыз минут, 14:00 → он төрт сағат.

    Hours 0–23; ValueError for no time.
    """
    _check(hour, minute)
    return f"{cardinal(hour)} сағат" + (f" {cardinal(minute)} минут" if minute else "")


def date_words(day: date) -> str:
    """A date all in words: екі мың жиырма алтыншы жылғы жиырма бірінші қараша."""
    return f"{ordinal(day.year)} жылғы {ordinal(day.day)} {MONTHS[day.month - 1]}"


def date_plain(day: date) -> str:
    """A date as people write it: 21 қараша 2026 жыл."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} жыл"


def date_official(day: date) -> str:
    """A date as documents write it: 2026 жылғы 21 қараша."""
    return f"{day.year} жылғы {day.day} {MONTHS[day.month - 1]}"


def weekday(day: date) -> str:
    """The day of the week: сенбі."""
    return WEEKDAYS[day.weekday()]


def _check(hour: int, minute: int) -> None:
    if not (0 <= hour <= 23 and 0 <= minute <= 59):
        raise ValueError("A time is from 0:00 to 23:59.")
