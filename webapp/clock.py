"""The calendar of Kazakhstan: one time zone for the whole country since 1 March 2024."""

from datetime import UTC, date, datetime, timedelta, timezone

KAZAKHSTAN = timezone(timedelta(hours=5))


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def day_of(instant: datetime) -> date:
    """The calendar day of an instant in Kazakhstan."""
    return instant.astimezone(KAZAKHSTAN).date()


def today() -> date:
    """The calendar day in Kazakhstan now."""
    return day_of(now())
