"""Help for tests of the register: it as it is, one association changed, hypothesis-made registers."""

from datetime import date, timedelta

from hypothesis import strategies as st
from sqlalchemy.orm import Session

from webapp.associations import register_queries
from webapp.associations.book import read_book, write_book
from webapp.associations.cells import Known
from webapp.associations.comparing import Plan, compare
from webapp.associations.history import (
    Accredited,
    Borne,
    Contact,
    Entry,
    Gathered,
    Names,
    Place,
    Tie,
)
from webapp.spreadsheets import read_sheets

TODAY = date(2026, 11, 20)
REGIONS, GROUPS, HOUSES = ("KZ-75", "KZ-39"), ("korean", "german"), ("house-75",)
KNOWN = Known(
    {code.casefold(): code for code in REGIONS},
    {code: code for code in GROUPS},
    {code.replace("_", " "): code for code in HOUSES},
    frozenset(GROUPS),
)


def put(session: Session, *entries: Entry) -> None:
    """Write associations as they are given, rules or no rules."""
    book = read_book(session)
    write_book(session, book, {**book, **{entry.id: entry for entry in entries}})
    session.commit()


def planned(session: Session, content: bytes, day: date = TODAY, name: str = "t.csv") -> Plan:
    """What a file would do to the register."""
    known = register_queries.known(session, frozenset(("korean",)), TODAY)
    return compare(read_sheets(name, content), read_book(session), known, day, TODAY)


# What people type, with what spreadsheets stumble over.
texts = st.text("аәбөү Ab'=+-@;,\"«»1\u00a0\t\n", max_size=12)
names = st.builds(Names, *(texts.map(lambda text, tag=tag: f"{tag} {text}") for tag in ("kk", "ru", "en")))
days = st.dates(date(2015, 1, 1), date(2026, 10, 1))


@st.composite
def stretches(draw: st.DrawFn, least: int = 1) -> list[tuple[date, date | None]]:
    """Days from and to, one after another, the last perhaps open."""
    found: list[tuple[date, date | None]] = []
    first = draw(days)
    for _ in range(draw(st.integers(least, 3))):
        end = first + timedelta(days=draw(st.integers(1, 400)))
        found.append((first, end))
        first = end + timedelta(days=draw(st.sampled_from([0, 0, 30])))
    if found and draw(st.booleans()):
        found[-1] = (found[-1][0], None)
    return found


@st.composite
def books(draw: st.DrawFn) -> dict[str, Entry]:
    """A register of some associations with histories; parents are those before them."""
    book: dict[str, Entry] = {}
    for number in range(draw(st.integers(1, 6))):
        key = f"a-{number}"
        above = st.sampled_from([None, *book])
        places = st.builds(Place, above, st.sampled_from(REGIONS), texts, st.sampled_from([None, *HOUSES]))
        ties = [Tie("stands", *one, draw(places)) for one in draw(stretches())]
        last = ties[-1].valid_to
        if last is not None and book and draw(st.booleans()):
            ties.append(Tie("merged_into", last, None, Place(draw(st.sampled_from(list(book))))))
        borne = [Borne(draw(names), *one) for one in draw(stretches(0))]
        present = borne[-1].names if borne and borne[-1].valid_to is None else draw(names)
        gathered = [Gathered(group, *one) for group in GROUPS for one in draw(stretches(0))]
        papers = [Accredited(f"n{place}", *one) for place, one in enumerate(draw(stretches(0)))]
        book[key] = Entry(
            key,
            draw(st.sampled_from(("regional", "local"))),
            present,
            draw(st.sampled_from([None, "korean", "no-longer-there"])),
            tuple(ties),
            tuple(borne),
            tuple(sorted(gathered, key=lambda one: (one.valid_from, one.group))),
            tuple(papers),
            Contact(draw(texts), draw(texts), draw(texts), draw(texts)),
        )
    return book
