"""A country for the benchmark of uptake: people, answers and facts drawn inside the database by the same arithmetic on every engine.

Nothing of it is random and nothing is true. People choose regions, peoples and associations unevenly; answers come in tens, each
ten of one person on one day. Facts of whole quarters are simulated where working them out from raw answers would take too long.
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, text

FIRST_DAY = "2025-01-01"
QUARTERS = ("2025Q1", "2025Q2", "2025Q3", "2025Q4")
ASSOCIATIONS = 1000
# Answers of one person on one day.
SITTING = 10
BATCH = 500_000


def mixed(value: str, salt: int) -> str:
    """A number from 0 to 4194303 that looks drawn, in arithmetic that every engine has (64 bits suffice below 40 million)."""
    once = f"((({value} + {salt * 7907}) * 2654435761) % 4294967291)"
    return f"(({once} / 3 + {once} % 65521 * 40503) % 4294967291 / 1024)"


def of_series(connection: Connection, first: int, after: int) -> str:
    """A table expression `series(n)` with the whole numbers from `first` up to `after`."""
    if connection.dialect.name == "postgresql":
        return f"(select n from generate_series({first}, {after - 1}) as g(n)) as series"
    return (
        f"(with recursive series(n) as (select {first} union all select n + 1 from series where n + 1 < {after}) "
        "select n from series) as series"
    )


def day_after(connection: Connection, days: str) -> str:
    """The day so many days after the first."""
    if connection.dialect.name == "postgresql":
        return f"(date '{FIRST_DAY}' + cast({days} as integer))"
    return f"date('{FIRST_DAY}', ({days}) || ' days')"


def batches(number: int, size: int = BATCH) -> Iterable[tuple[int, int]]:
    """Numbers from 1 on, cut."""
    return ((first, min(first + size, number + 1)) for first in range(1, number + 1, size))


def make_people(connection: Connection, number: int) -> None:
    """Associations, people with profiles, memberships and one run each; registered on the day before the first."""
    _associations(connection)
    now = "'2024-12-31 09:00:00'" if connection.dialect.name == "sqlite" else "timestamptz '2024-12-31 09:00:00+00'"
    true = "true" if connection.dialect.name == "postgresql" else "1"
    for first, after in batches(number):
        series = of_series(connection, first, after)
        connection.execute(
            text(
                "insert into person (id, username, display_name, active, fs_uniquifier, created_at, registered_at) "
                f"select n, 'bench-' || n, '', {true}, 'bench-' || n, {now}, {now} from {series}"
            )
        )
        region = _place("r", "n", 1)
        connection.execute(
            text(
                "insert into profile (person_id, region_code, age_group, heritage_language, spheres, updated_at) "
                f"select n, r.code, {_choice('n', 2, ('adult', 'adult', 'teen', 'child', 'elder'))}, "
                f"{_choice('n', 3, ('ru', 'ru', 'ru', 'uz', 'ug-Cyrl'))}, '[\"home\"]', {now} "
                f"from {series} join region r on {region}"
            )
        )
        group = _place("e", "n", 4, "ethnic_group")
        connection.execute(
            text(
                "insert into ethnic_declaration (person_id, ethnic_group, declared_at) "
                f"select n, e.code, {now} from {series} join ethnic_group e on {group} where n % 5 <> 0"
            )
        )
        connection.execute(
            text(
                "insert into membership (person_id, association_id, valid_from, recorded_at) "
                f"select n, {_association('n', 'r.position')}, {day_after(connection, '-1')}, {now} "
                f"from {series} join region r on {region} where n % 4 <> 0"
            )
        )
        connection.execute(
            text(
                "insert into run (id, person_id, course_id, lesson_id, plan, started_at) "
                f"select n, n, 'a1', 'a1-01-01', '[]', {now} from {series}"
            )
        )
    connection.commit()


def make_answers(connection: Connection, people: int, first: int, number: int, days: int, from_day: int = 0) -> None:
    """So many answers, numbered from `first` on, spread over `days` days that begin `from_day` days after the first."""
    postgresql = connection.dialect.name == "postgresql"
    person, days_on = of_whom(people), on_day(days, from_day)
    day = day_after(connection, days_on)
    at = f"({day} + interval '9 hours')" if postgresql else f"{day} || ' 09:00:00'"
    uuid = "cast(lpad(to_hex(n), 32, '0') as uuid)" if postgresql else "printf('%032x', n)"
    for start in range(first, first + number, BATCH):
        series = of_series(connection, start, min(start + BATCH, first + number))
        connection.execute(
            text(
                "insert into answer (id, person_id, client_id, run_id, lesson_id, exercise_id, given, verdict, milliseconds, "
                f"answered_at, day) select n, {person}, {uuid}, {person}, 'a1-01-01', 'a1-01-01/s' || (n % 60) || '/order', "
                f"'сәлем', case when n % 6 = 0 then 'wrong' else 'right' end, 4000 + n % 9000, {at}, {day} from {series}"
            )
        )
        connection.commit()


def of_whom(people: int) -> str:
    """Whose answer number `n` is."""
    return f"(1 + {mixed(f'(n / {SITTING})', 7)} % {people})"


def on_day(days: int, from_day: int = 0) -> str:
    """On which day, counted from the first."""
    return f"({from_day} + {mixed(f'(n / {SITTING})', 11)} % {days})"


def make_facts(connection: Connection, people: int, quarters: Iterable[str] = QUARTERS) -> None:
    """How everybody is counted, and a fact of about every second person in each quarter: simulated, not worked out from answers."""
    for first, after in batches(people):
        connection.execute(text(_states(connection, of_series(connection, first, after))))
        connection.commit()
    for place, quarter in enumerate(quarters):
        for first, after in batches(people):
            series = of_series(connection, first, after)
            connection.execute(text(_facts(connection, series, quarter, place)))
            connection.commit()


def _codes() -> dict[str, str]:
    """How somebody is counted."""
    return {
        "region_code": "r.code",
        "association_id": f"case when n % 4 = 0 then 'none' else {_association('n', 'r.position')} end",
        "ethnic_group": "case when n % 5 = 0 then 'undeclared' else e.code end",
        "age_group": _choice("n", 2, ("adult", "adult", "teen", "child", "elder")),
        "gender": _choice("n", 6, ("female", "male", "none")),
        "heritage_language": _choice("n", 3, ("ru", "ru", "ru", "uz", "ug-Cyrl")),
        "sphere": _choice("n", 8, ("home", "work", "clinic", "several", "none")),
    }


def _states(connection: Connection, series: str) -> str:
    columns = {"id": "n", "person_id": "n", "valid_from": day_after(connection, "-1"), **_codes()}
    return f"insert into learner_state ({', '.join(columns)}) select {', '.join(columns.values())} {_joined(series)}"


def _joined(series: str) -> str:
    region, group = _place("r", "n", 1), _place("e", "n", 4, "ethnic_group")
    return f"from {series} join region r on {region} join ethnic_group e on {group}"


def _facts(connection: Connection, series: str, quarter: str, place: int) -> str:
    drawn = mixed("n", 31 + place)
    true, false = ("true", "false") if connection.dialect.name == "postgresql" else ("1", "0")
    active = f"case when {drawn} % 7 < 3 then {true} else {false} end"
    returned = f"case when {mixed('n', 30 + place)} % 2 = 0 then {true} else {false} end"
    columns = {
        "quarter": f"'{quarter}'",
        "person_id": "n",
        "course_id": _choice("n", 5, ("a1", "a1", "a1", "balapan")),
        "main": true,
        **_codes(),
        "form_of_study": _choice("n", 9, ("alone", "alone", "class", "sunday-school")),
        "mode": _choice("n", 9, ("alone", "alone", "class", "class")),
        "active_days": f"1 + {drawn} % 30",
        "minutes": f"5 + {drawn} % 600",
        "answers": f"10 + {drawn} % 900",
        "exercises": f"10 + {drawn} % 700",
        "late_answers": "0",
        "lessons": f"{drawn} % 12",
        "units_begun": f"1 + {drawn} % 3",
        "units": f"{drawn} % 3",
        "outcome": _choice("n", 41 + place, ("continuing", "continuing", "interrupted", "completed")),
        "attended": f"{drawn} % 9",
        "attendable": f"{drawn} % 9 + 2",
        "active": active,
        "returned": returned,
        "weeks": f"{drawn} % 8192",
        "rating_before": _choice("n", 51, ("null", "3", "3", "2"), quoted=False),
        "rating_after": _choice("n", 51, ("null", "4", "3", "3"), quoted=False),
        "ready": _choice("n", 61, ("", "", "listening", "listening reading")),
    }
    return (
        f"insert into uptake_fact ({', '.join(columns)}) select {', '.join(columns.values())} {_joined(series)} "
        f"where {drawn} % 2 = 0"
    )


def _associations(connection: Connection) -> None:
    for number in range(ASSOCIATIONS):
        values = {"id": f"bench-{number:04d}", "name": f"Bench {number}", "position": number % 20 + 1}
        connection.execute(
            text(
                "insert into association (id, name_kk, name_ru, name_en, kind) "
                "values (:id, :name, :name, :name, 'regional')"
            ),
            values,
        )
        connection.execute(
            text(
                "insert into association_tie (association_id, relation, region_code, district, valid_from) "
                "select :id, 'stands', code, '', :day from region where position = :position"
            ),
            values | {"day": "2020-01-01" if connection.dialect.name == "sqlite" else date(2020, 1, 1)},
        )
    connection.commit()


def _association(value: str, position: str) -> str:
    """An association of the region: fifty a region, the first ones larger."""
    one, other = f"({mixed(value, 13)} % 50)", f"({mixed(value, 17)} % 50)"
    number = f"({position} - 1 + 20 * case when {value} % 3 = 0 then {one} else {one} * {other} / 50 end)"
    return f"'bench-' || substr(cast(10000 + {number} as varchar(5)), 2)"


def _place(alias: str, value: str, salt: int, table: str = "region") -> str:
    """A row of a table by its position, the first ones more often: the smaller of two draws."""
    size = {"region": 20, "ethnic_group": 33}[table]
    one, other = (f"({mixed(value, salt * 100 + at)} % {size})" for at in (1, 2))
    return f"{alias}.position = 1 + case when {one} < {other} then {one} else {other} end"


def _choice(value: str, salt: int, codes: tuple[str, ...], quoted: bool = True) -> str:
    drawn = f"{mixed(value, salt * 1000)} % {len(codes)}"
    written = [f"'{code}'" if quoted else code for code in codes]
    arms = " ".join(f"when {place} then {code}" for place, code in enumerate(written))
    return f"case {drawn} {arms} end"
