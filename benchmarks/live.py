"""What thirty open phones cost: answers a second while a class listens for events, beside the same without them.

The site runs as in production (granian, SQLite, one worker), in a process of its own; four connections send answers as fast as
they are taken. Rounds alternate, so that both see the same machine; the worker's own seconds, where /proc tells them, say the
same on a busy one. In each round a change of the live lesson is made by another process, and the last phone to hear of it counts.
Run: `.venv/bin/python -m benchmarks.live [answers in a round]`.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from sqlalchemy import update

from benchmarks.answers import CLASS, LESSON, RUN, Site
from webapp import db
from webapp.config import ROOT
from webapp.courses.generation import candidates
from webapp.live.stage import Stage
from webapp.models import Class, LiveLesson, LivePresence, Person, Seat

CONNECTIONS = 4
ROUNDS = 6
# Seconds after which the site has noticed that phones are gone.
PAUSE = 8
GIVEN = ("Рақмет", "рахмет", "иа", "сәлеметсиз бе", "жоқ", "сау болыңыз", "мен")


def prepare(folder: Path) -> Site:
    """Thirty guests become learners of a class whose live lesson is on."""
    site, now = Site(folder, CLASS), datetime.now(UTC)
    with site.app.app_context():
        from webapp.associations.reference import load_demo_tree

        session = db.session()
        load_demo_tree(session)
        session.execute(update(Person).values(registered_at=now))
        class_ = Class(association_id="korean-kz-75", name="A1", join_code="ACEHKM", created_at=now)
        session.add(class_)
        session.flush()
        live = LiveLesson(class_id=class_.id, opened_at=now, state=Stage().state)
        session.add(live)
        session.flush()
        for person in range(1, CLASS + 1):
            session.add(Seat(class_id=class_.id, person_id=person, joined_at=now))
            session.add(LivePresence(live_id=live.id, person_id=person, joined_at=now))
        session.commit()
    return site


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The site on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    environment = {
        **os.environ,
        "TILASHAR_SECRET_KEY": "k" * 40,
        "TILASHAR_DATABASE_URL": f"sqlite:///{folder / 'site.sqlite'}",
        "TILASHAR_INSTANCE": str(folder),
        "TILASHAR_LESSONS": str(ROOT / "lessons"),
        "TILASHAR_COOKIE_SECURE": "0",
        "TILASHAR_PLAIN_HTTP": "1",
    }
    command = [sys.executable, "-c", "from webapp.commands import main; main()", "run", "--port", str(port)]
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(1200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        running.terminate()
        running.wait(20)


class Listener(threading.Thread):
    """A phone: hears events, comes again when a stream ends, counts what it heard."""

    def __init__(self, port: int, cookie: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.cookie, self.stop = port, cookie, stop
        self.heard: list[float] = []

    def run(self) -> None:
        wait = 0.0
        while not self.stop.wait(wait):
            connection = HTTPConnection("127.0.0.1", self.port, timeout=40)
            try:
                connection.request("GET", "/live/1/events", headers={"Cookie": self.cookie})
                answer = connection.getresponse()
                while line := answer.readline():
                    if line.startswith(b"data:"):
                        self.heard.append(time.perf_counter())
                    elif line.startswith(b"retry:"):
                        wait = int(line[6:]) / 1000
                    if self.stop.is_set():
                        break
            except OSError:
                wait = 0.5
            finally:
                connection.close()


def worker_seconds() -> float:
    """Processor time of everything this process started and that still runs; 0 where that cannot be told."""
    spent, parents = 0.0, {os.getpid()}
    for _ in range(3):  # the command, and its workers
        for entry in Path("/proc").glob("[0-9]*/stat"):
            try:
                told = entry.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(told[1]) in parents and int(entry.parent.name) not in parents:
                parents.add(int(entry.parent.name))
                spent += (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return spent


@contextmanager
def listening(site: Site, port: int) -> Iterator[list[Listener]]:
    """A stream for each phone, all open."""
    stop = threading.Event()
    phones = [Listener(port, cookie, stop) for cookie, _ in site.guests]
    for phone in phones:
        phone.start()
    late = time.perf_counter() + 20
    while not all(phone.heard for phone in phones) and time.perf_counter() < late:
        time.sleep(0.1)
    yield phones
    stop.set()
    for phone in phones:
        phone.join(10)


def rate(site: Site, port: int, number: int) -> tuple[float, float]:
    """Answers a second over four connections, and the seconds that the worker worked for each."""
    lesson = site.library.courses["a1"].lessons[LESSON]
    plan = [item.id for item in candidates(lesson, site.library) if item.kind == "type"][:RUN]
    site.begin(LESSON, plan)
    work = list(zip(cycle(range(CLASS)), cycle(plan), cycle(GIVEN), range(number)))
    lock = threading.Lock()

    def client() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                if not work:
                    break
                guest, exercise, given, _ = work.pop()
            cookie, sent = site.guests[guest]
            body = urlencode({**sent, "exercise": exercise, "answer": given, "answer_id": str(uuid4())})
            head = {
                "Cookie": cookie,
                "Content-Type": "application/x-www-form-urlencoded",
                "Sec-Fetch-Site": "same-origin",
                "HX-Request": "true",
            }
            connection.request("POST", f"/practice/{LESSON}/exercise", body, head)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, answer.status
        connection.close()

    begun, worked = time.perf_counter(), worker_seconds()
    clients = [threading.Thread(target=client) for _ in range(CONNECTIONS)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    return number / (time.perf_counter() - begun), (worker_seconds() - worked) / number


def heard_within(site: Site, phones: list[Listener]) -> float:
    """The teacher makes pairs: seconds until the last phone has heard of it."""
    with site.app.app_context():
        session = db.session()
        live = session.get_one(LiveLesson, 1)
        rounds = Stage.of(live.screen, live.state).paired(((1, 2),))
        live.screen, live.state, live.version = rounds.screen, rounds.state, live.version + 1
        session.commit()
    changed = time.perf_counter()
    while not all(phone.heard and phone.heard[-1] > changed for phone in phones) and time.perf_counter() < changed + 20:
        time.sleep(0.02)
    return max(phone.heard[-1] if phone.heard else changed + 20 for phone in phones) - changed


def main() -> None:
    """Print rates and their ratio."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    with tempfile.TemporaryDirectory() as name:
        site = prepare(Path(name))
        with served(Path(name)) as port:
            rate(site, port, 200)
            quiet, open_, waits = [], [], []
            for _ in range(ROUNDS):
                quiet.append(rate(site, port, number))
                with listening(site, port) as phones:
                    open_.append(rate(site, port, number))
                    waits.append(heard_within(site, phones))
                time.sleep(PAUSE)
    ratios = sorted(one[0] / other[0] for one, other in zip(open_, quiet, strict=True))
    work = [one[1] / other[1] for one, other in zip(open_, quiet, strict=True) if other[1]]
    print(f"answers a second, nobody listening:   {statistics.median(one for one, _ in quiet):8.0f}")
    print(f"answers a second, {CLASS} streams open:    {statistics.median(one for one, _ in open_):8.0f}")
    print(
        f"ratio, median of {ROUNDS} rounds: {statistics.median(ratios):.2f}  (from {ratios[0]:.2f} to {ratios[-1]:.2f})"
    )
    if work:
        print(f"work of the site for an answer, with streams to without: {statistics.median(work):.2f}")
    print(
        f"a change by another process was heard by all after {statistics.median(waits):.2f} s (at most {max(waits):.2f} s)"
    )


if __name__ == "__main__":
    main()
