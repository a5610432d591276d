"""How fast an answer is graded and recorded, beside a bare Flask view that selects, inserts and commits.

Both are called as WSGI applications in this process, turn about, on SQLite databases with the same settings; the ratio is what counts.
A class of thirty guests answers, each in a run of their own. Seven answers, right and wrong, are given in turn: what one gives
another has given before.
Run: `.venv/bin/python -m benchmarks.answers [answers]`.
"""

import io
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from flask import Flask, request
from sqlalchemy import func, select, text

from tests.reading import fields
from webapp import create_app, db, migrations
from webapp.associations.reference import load_reference
from webapp.config import ROOT, Settings
from webapp.courses.generation import candidates
from webapp.models import Answer
from webapp.practice.actions import start_run

ROUNDS = 12
LESSON = "a1-01-01"
EXERCISE = f"/practice/{LESSON}/exercise"
RUN = 12
CLASS = 30


def call(
    app: Any, method: str, path: str, body: bytes = b"", cookie: str = "", htmx: bool = True
) -> tuple[str, list[tuple[str, str]], bytes]:
    """One request, without the cost of a test client."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_COOKIE": cookie,
        "HTTP_ACCEPT_LANGUAGE": "ru-RU,ru;q=0.9,en;q=0.8",
        "HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile",
        "HTTP_SEC_FETCH_SITE": "same-origin",  # as every browser of today says
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    if htmx:
        environ["HTTP_HX_REQUEST"] = "true"
        environ["HTTP_ACCEPT_ENCODING"] = "gzip, deflate, br, zstd"
    answer: list[Any] = []
    content = b"".join(app(environ, lambda status, headers, _error=None: answer.extend((status, headers))))
    return answer[0], answer[1], content


def bare(folder: Path) -> Callable[[], float]:
    """A Flask view with nothing but a select, an insert and a commit."""
    app = Flask("bare")
    engine = db.make_engine(f"sqlite:///{folder / 'bare.sqlite'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)"))
        connection.execute(text("CREATE TABLE answer (id INTEGER PRIMARY KEY, person_id INTEGER, given TEXT, at TEXT)"))
        connection.execute(text("INSERT INTO person VALUES (1, 'Dana')"))
    find = text("SELECT id, name FROM person WHERE id = :id")
    insert = text("INSERT INTO answer (person_id, given, at) VALUES (:person, :given, :at)")

    @app.post("/answer")
    def answer() -> str:
        with engine.connect() as connection:
            person = connection.execute(find, {"id": 1}).one()
            connection.execute(insert, {"person": person.id, "given": request.form["answer"], "at": str(time.time())})
            connection.commit()
        return "right"

    body = urlencode({"answer": "сәлем"}).encode()

    def once() -> float:
        begun = time.perf_counter()
        status = call(app, "POST", "/answer", body, htmx=False)[0]
        assert status.startswith("200")
        return time.perf_counter() - begun

    return once


class Site:
    """The site with guests who have each given a first answer, and whose runs follow."""

    def __init__(self, folder: Path, learners: int = 1) -> None:
        settings = Settings(f"sqlite:///{folder / 'site.sqlite'}", "k" * 40, True, folder, ROOT / "lessons", False)
        self.app = create_app(settings)
        migrations.upgrade(self.app.extensions["tilashar_engine"])
        with self.app.app_context():
            load_reference(db.session())
            db.session().commit()
        self.library = self.app.extensions["tilashar_library"]
        self.guests = [self._guest() for _ in range(learners)]

    def _guest(self) -> tuple[str, dict[str, str]]:
        """The cookie of a new guest, and the fields that their pages send."""
        _, headers, page = call(self.app.wsgi_app, "GET", EXERCISE, htmx=False)
        cookie = _session(headers)
        sent = {**fields(page.decode()), "attempt": "0"}
        body = urlencode({**sent, **_answer(page.decode())}).encode()
        status, headers, _ = call(self.app.wsgi_app, "POST", EXERCISE, body, cookie)
        assert status.startswith("200"), status
        return _session(headers) or cookie, sent

    def begin(self, lesson: str, plan: list[str]) -> None:
        """A new run with these exercises for each guest."""
        with self.app.app_context():
            for person in range(1, len(self.guests) + 1):
                start_run(db.session(), person, "a1", lesson, plan, datetime.now(UTC))
            db.session().commit()

    def answer(self, lesson: str, exercise: str, given: str, guest: int = 0) -> float:
        """The seconds that one answer takes: session, CSRF, person, run, grading, insert, commit, feedback rendered."""
        cookie, sent = self.guests[guest]
        told = {**sent, "exercise": exercise, "answer": given, "answer_id": str(uuid4())}
        body = urlencode(told).encode()
        begun = time.perf_counter()
        status, _, content = call(self.app.wsgi_app, "POST", f"/practice/{lesson}/exercise", body, cookie)
        spent = time.perf_counter() - begun
        assert status.startswith("200"), (status, content[:2000])
        return spent

    def kept(self) -> int:
        """How many answers are in the database."""
        with self.app.app_context():
            return db.session().scalar(select(func.count()).select_from(Answer)) or 0


def ours(folder: Path) -> Callable[[], float]:
    """The site: one answer after another, guest after guest; new runs when all exercises have been answered."""
    site = Site(folder, CLASS)
    lesson = site.library.courses["a1"].lessons[LESSON]
    plan = [item.id for item in candidates(lesson, site.library) if item.kind == "type"][:RUN]
    given = cycle(("Рақмет", "рахмет", "иа", "сәлеметсиз бе", "жоқ", "сау болыңыз", "мен"))
    waiting: list[tuple[int, str]] = []
    sent = site.kept()

    def once() -> float:
        nonlocal sent
        if not waiting:
            assert site.kept() == sent, "every answer that was acknowledged is kept"
            site.begin(LESSON, plan)
            waiting.extend((guest, exercise) for exercise in plan for guest in range(CLASS))
        guest, exercise = waiting.pop()
        sent += 1
        return site.answer(LESSON, exercise, next(given), guest)

    return once


def _session(headers: list[tuple[str, str]]) -> str:
    found = [
        value.split(";")[0] for name, value in headers if name.lower() == "set-cookie" and value.startswith("session=")
    ]
    return found[-1] if found else ""


def _answer(page: str) -> dict[str, str]:
    """Something that can be sent for the first exercise, which matches pairs."""
    return {
        name: re.findall(rf'name="{name}">.*?value="([^"]+)"', page, re.DOTALL)[0]
        for name in re.findall(r'name="(pair-\d)"', page)
    }


def timed(once: Callable[[], float], number: int) -> float:
    """Calls a second."""
    return number / sum(once() for _ in range(number))


def main() -> None:
    """Print rates and their ratio."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as name:
        both = (bare(Path(name)), ours(Path(name)))
        for once in both:
            timed(once, 30)
        rounds = [(timed(both[0], number), timed(both[1], number)) for _ in range(ROUNDS)]
    ratios = sorted(site / plain for plain, site in rounds)
    print(f"bare Flask, select + insert + commit: {statistics.median(plain for plain, _ in rounds):8.0f} a second")
    print(f"an answer graded and recorded:        {statistics.median(site for _, site in rounds):8.0f} a second")
    print(
        f"ratio, median of {ROUNDS} rounds: {statistics.median(ratios):.2f}  (from {ratios[0]:.2f} to {ratios[-1]:.2f})"
    )


if __name__ == "__main__":
    main()
