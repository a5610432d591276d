"""How is your Kazakh now? Asked of grown learners again after a while, never forced. Pure."""

from collections.abc import Set
from datetime import date, timedelta

# A rating older than this may have changed, if enough was learnt since.
OLD = timedelta(days=90)
DAYS_LEARNED = 10
# "Not now" is respected for so long.
PUT_OFF = timedelta(days=30)


def asks_again(rated_on: date | None, learned: Set[date], put_off_on: date | None, today: date) -> bool:
    """Whether to ask. `rated_on`: the last rating, None where there is none or it was taken back; `put_off_on`: when "not now" was said."""
    if rated_on is None or today - rated_on <= OLD:
        return False
    if put_off_on is not None and today - put_off_on < PUT_OFF:
        return False
    return sum(day > rated_on for day in learned) >= DAYS_LEARNED
