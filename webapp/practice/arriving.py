"""When an answer was given: as it arrives, or before, where the page had no network and kept it. Pure.

A forged time gains nothing. It moves an answer that was graded here like any other to another day of the same run, not before
the run began (nor the account, where the answer begins the run), and whoever could forge it could as well have answered on that
day: what is counted is different exercises on different days. Such answers are told apart for ever (`received_on`), tests and
live lessons do not take a time from the page, and the memory of a word never runs backwards.
"""

from datetime import datetime, timedelta

LONGEST = timedelta(days=90)
# On a slow line the first answer of a run may seem to have been given later than it was.
SLOW = timedelta(minutes=10)
_LONGEST_MILLISECONDS = int(LONGEST.total_seconds() * 1000)


def waited(answered_at: int, sent_at: int, now: int) -> int:
    """For how many milliseconds a page kept an answer; 0 for none, and for what cannot be.

    `answered_at`: the first try to send, by the clock of the device; `sent_at`: this try, by the same clock, so that a clock
    that is wrong does no harm; `now`: by ours. 0 stands for what was not said. All in milliseconds since 1970.
    """
    kept = (sent_at or now) - answered_at if answered_at else 0
    return kept if 0 < kept <= _LONGEST_MILLISECONDS else 0


def given_at(now: datetime, kept_milliseconds: int, earliest: datetime | None) -> datetime:
    """The instant at which an answer was given that arrives `now`. Before `earliest`, or where none is known, it is now.

    A little before counts as given then.
    """
    if not kept_milliseconds or earliest is None:
        return now
    given = now - timedelta(milliseconds=kept_milliseconds)
    return max(given, earliest) if given >= earliest - SLOW else now
