"""Streams of events: each waits in a thread, all of them look at the database together, once a second.

A stream says one thing, the mark of what is on; the page then asks for what it needs. While it waits it holds no connection.
It ends after some seconds and the browser comes again by itself; so does one for whom there was no room, a little later.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Condition

from webapp.gate import STREAMS

# Seconds: between two looks; until a silent stream finds out whether anybody listens; until a stream ends.
LOOK, BEAT, LONGEST = 1.0, 3.0, 25.0
# Milliseconds after which a browser comes again: to a stream that ended, and where there was no room.
AGAIN, LATER = 500, 4000
# Streams of one person: the wall, a phone, a tablet.
OF_ONE = 3


@dataclass(frozen=True)
class Seen:
    """The marks of a live lesson: what learners see, and what the teacher and the wall see."""

    learners: str
    room: str


GONE = Seen("over", "over")


class Watch:
    """What is seen of live lessons, shared by the streams of this process. `read` selects for some ids at once."""

    def __init__(
        self,
        read: Callable[[list[int]], dict[int, Seen]],
        now: Callable[[], float] = time.monotonic,
        room: int = STREAMS,
    ) -> None:
        self.read, self.now, self.room = read, now, room
        self._condition = Condition()
        self._watched: Counter[int] = Counter()
        self._listeners: Counter[int] = Counter()
        self._seen: dict[int, Seen] = {}
        self._read_at = float("-inf")

    def enter(self, live_id: int, person_id: int) -> bool:
        """Whether there is room for one more stream, which is then counted."""
        with self._condition:
            if self._watched.total() >= self.room or self._listeners[person_id] >= OF_ONE:
                return False
            self._watched[live_id] += 1
            self._listeners[person_id] += 1
            return True

    def leave(self, live_id: int, person_id: int) -> None:
        """A stream ended."""
        with self._condition:
            for counted, key in ((self._watched, live_id), (self._listeners, person_id)):
                counted[key] -= 1
                if counted[key] <= 0:
                    del counted[key]

    def seen(self, live_id: int) -> Seen:
        """What was seen of a live lesson a second ago or later."""
        with self._condition:
            if live_id not in self._seen or self.now() - self._read_at >= LOOK:
                self._seen = self.read(sorted({live_id, *self._watched}))
                self._read_at = self.now()
            return self._seen.get(live_id, GONE)

    def wait(self, seconds: float) -> None:
        """Until something happened here, or so long."""
        with self._condition:
            self._condition.wait(seconds)

    def wake(self) -> None:
        """Something was changed by this process: all streams look again now."""
        with self._condition:
            self._read_at = float("-inf")
            self._condition.notify_all()

    @property
    def streams(self) -> int:
        """How many streams are open."""
        return self._watched.total()


def stream(watch: Watch, live_id: int, person_id: int, mark: Callable[[Seen], str]) -> Iterator[bytes]:
    """The body of an answer: server-sent events. A place is taken with the first line and given back when it ends."""
    entered = watch.enter(live_id, person_id)
    try:
        yield f"retry: {AGAIN if entered else LATER}\n\n".encode()
        yield from _said(watch, live_id, mark, watch.now() + (LONGEST if entered else 0))
    finally:
        # Also when the browser went away: the server closes what it was sending.
        if entered:
            watch.leave(live_id, person_id)


def _said(watch: Watch, live_id: int, mark: Callable[[Seen], str], end: float) -> Iterator[bytes]:
    told, spoke = "", watch.now()
    while True:
        seen, now = mark(watch.seen(live_id)), watch.now()
        if seen != told:
            told, spoke = seen, now
            yield f"data: {seen}\n\n".encode()
        elif now - spoke >= BEAT:
            spoke = now
            yield b":\n\n"
        if now >= end or seen == GONE.learners:
            return
        watch.wait(LOOK)
