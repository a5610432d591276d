"""Streams of events: what they say, when they end, and that there is room for so many only."""

from collections.abc import Iterator

from webapp.gate import Gate
from webapp.live.watching import BEAT, GONE, LONGEST, OF_ONE, Seen, Watch, stream


class Clock:
    """Time that passes when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Told(Watch):
    """A watch on what the test says; it does not sleep."""

    def __init__(self, room: int = 40) -> None:
        self.marks: dict[int, Seen] = {1: Seen("a", "1.0.0"), 2: Seen("z", "9.0.0")}
        self.asked: list[list[int]] = []
        self.clock = Clock()
        super().__init__(self._read, self.clock, room)

    def _read(self, ids: list[int]) -> dict[int, Seen]:
        self.asked.append(ids)
        return {one: self.marks[one] for one in ids if one in self.marks}

    def wait(self, seconds: float) -> None:
        self.clock.now += seconds


def learners(seen: Seen) -> str:
    return seen.learners


def data(lines: Iterator[bytes]) -> str:
    """The next thing said, past beats."""
    return next(line for line in lines if line.startswith(b"data")).decode().strip().removeprefix("data: ")


def test_it_says_what_is_and_then_what_changes() -> None:
    watch = Told()
    lines = stream(watch, 1, 7, learners)
    assert next(lines).startswith(b"retry:")
    assert data(lines) == "a"
    watch.marks[1] = Seen("b", "2.0.0")
    assert data(lines) == "b"
    del watch.marks[1]
    assert data(lines) == GONE.learners
    assert list(lines) == [] and watch.streams == 0, "a lesson that is over ends its streams"


def test_it_beats_while_nothing_happens_and_ends_after_a_while() -> None:
    watch = Told()
    said = list(stream(watch, 1, 7, learners))
    assert said[1] == b"data: a\n\n" and set(said[2:]) == {b":\n\n"}
    assert len(said) - 2 >= LONGEST // BEAT - 1
    assert LONGEST <= watch.clock.now < LONGEST + 2 and watch.streams == 0


def test_all_streams_look_together_once_a_second() -> None:
    watch = Told()
    lines = [stream(watch, 1 + person % 2, person, learners) for person in range(30)]
    for one in lines:
        next(one)
        next(one)
    assert len(watch.asked) <= 3, "the first sight of each lesson, and no more"
    watch.clock.now += 1.5
    watch.seen(1), watch.seen(2)
    assert watch.asked[-1] == [1, 2] and len(watch.asked) <= 4
    for one in lines:
        one.close()
    assert watch.streams == 0


def test_waking_makes_it_look_at_once() -> None:
    watch = Told()
    assert watch.seen(1).learners == "a"
    watch.marks[1] = Seen("b", "2")
    assert watch.seen(1).learners == "a", "within the second what was seen is shared"
    watch.wake()
    assert watch.seen(1).learners == "b"


def test_beyond_the_room_a_stream_says_what_is_and_ends_at_once() -> None:
    watch = Told(room=2)
    kept = [stream(watch, 1, person, learners) for person in (1, 2)]
    for one in kept:
        next(one)
    last = list(stream(watch, 1, 3, learners))
    assert last[1:] == [b"data: a\n\n"] and watch.clock.now == 0
    assert int(last[0].split()[1]) > 1000, "it comes again, but not at once"
    kept[0].close()
    again = stream(watch, 1, 3, learners)
    next(again)
    assert watch.streams == 2


def test_one_person_cannot_take_the_room_of_all() -> None:
    watch = Told()
    kept = [stream(watch, 1, 7, learners) for _ in range(OF_ONE)]
    for one in kept:
        next(one)
    assert len(list(stream(watch, 1, 7, learners))) == 2
    assert watch.streams == OF_ONE


def test_a_stream_that_was_never_begun_takes_no_room() -> None:
    watch = Told()
    stream(watch, 1, 7, learners).close()
    assert watch.streams == 0


def test_the_gate_is_open_again_while_a_body_is_sent() -> None:
    inside: list[bool] = []

    def application(_environ: dict[str, object], _start: object) -> Iterator[bytes]:
        inside.append(gate.places.acquire(blocking=False))
        return iter((b"a", b"b"))

    gate = Gate(application, 1)
    body = iter(gate({}, None))
    assert inside == [False] and next(body) == b"a"
    assert gate.places.acquire(blocking=False), "the stream waits outside"
