"""How often three pictures may be tried. 4096 codes are few: the lock, not the number, keeps others out.

After five wrong tries the code is shut for five minutes, after ten for fifteen, after fifteen and more for an hour; after thirty only
a new code from the teacher opens it. So a stranger who holds the sheet finds a code with a chance of 30 in 4096 (0.7 %) at most.
"""

from datetime import datetime, timedelta

A_ROUND = 5
MOST = 30
PAUSES = (timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1))


def shut_until(wrong_tries: int, now: datetime) -> datetime | None:
    """Until when the code is shut after so many wrong tries in all; None when the next may follow at once."""
    if wrong_tries == 0 or wrong_tries % A_ROUND:
        return None
    return now + PAUSES[min(wrong_tries // A_ROUND, len(PAUSES)) - 1]


def is_open(wrong_tries: int, until: datetime | None, now: datetime) -> bool:
    """Whether a try is taken now."""
    return wrong_tries < MOST and (until is None or until <= now)
