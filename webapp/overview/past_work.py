"""What learners did on days gone by, kept in the memory of a process: an answer never changes, so neither does its day. Pure."""

from collections.abc import Mapping
from datetime import date
from threading import Lock

from webapp.overview.figures import Work

# Learners and periods at once; a class of thirty in three periods takes ninety.
MOST = 6000


class PastWork:
    """Person and first day → lesson → work before today.

    Kept beside how many answers of the period there are before today: more or fewer of them (a guest signed in, somebody was erased), or
    another day, and it is not known any more.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[int, date | None], tuple[date, int, Mapping[str, Work]]] = {}
        self._lock = Lock()

    def get(self, person_id: int, since: date | None, today: date, answers: int) -> Mapping[str, Work] | None:
        """The work, or None where it must be read."""
        found = self._kept.get((person_id, since))
        return found[2] if found is not None and found[:2] == (today, answers) else None

    def keep(
        self, person_id: int, since: date | None, today: date, answers: int, work: Mapping[str, Work]
    ) -> Mapping[str, Work]:
        """Remember it."""
        with self._lock:
            if len(self._kept) >= MOST:
                self._kept.clear()
            self._kept[person_id, since] = (today, answers, work)
        return work
