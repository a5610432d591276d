"""Numbers, parts, money, times and dates in words, and the word that endings after digits follow."""

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import get_day_names, get_month_names
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.kazakh.numerals.amounts import age, decimal, fraction, percent, tenge
from webapp.kazakh.numerals.digits import digits_series, number_words
from webapp.kazakh.numerals.numbers import (
    LIMIT,
    NUMERALS,
    ablative,
    cardinal,
    collective,
    dative,
    ordinal,
    ordinal_digits,
    parse,
    spoken_tail,
)
from webapp.kazakh.numerals.time_words import (
    MONTHS,
    WEEKDAYS,
    clock,
    clock_readings,
    date_official,
    date_plain,
    date_words,
    official_time,
    weekday,
)

CARDINALS = """
0 нөл | 1 бір | 9 тоғыз | 10 он | 11 он бір | 18 он сегіз | 20 жиырма | 27 жиырма жеті | 34 отыз төрт | 43 қырық үш
52 елу екі | 66 алпыс алты | 75 жетпіс бес | 81 сексен бір | 99 тоқсан тоғыз | 100 жүз | 101 жүз бір | 110 жүз он
200 екі жүз | 365 үш жүз алпыс бес | 1000 мың | 1001 мың бір | 1100 мың жүз | 1991 мың тоғыз жүз тоқсан бір
2026 екі мың жиырма алты | 10000 он мың | 21000 жиырма бір мың | 100000 жүз мың | 101000 жүз бір мың
100100 жүз мың жүз | 1000000 бір миллион | 1001000 бір миллион бір мың | 1000100 бір миллион жүз
2534687 екі миллион бес жүз отыз төрт мың алты жүз сексен жеті | 1000000000 бір миллиард
20000000000 жиырма миллиард | 1000000000000 бір триллион | 1000000000000000 бір квадриллион | -5 минус бес
"""
ORDINALS = """
0 нөлінші | 1 бірінші | 2 екінші | 3 үшінші | 4 төртінші | 5 бесінші | 6 алтыншы | 7 жетінші | 8 сегізінші
9 тоғызыншы | 10 оныншы | 11 он бірінші | 20 жиырмасыншы | 21 жиырма бірінші | 30 отызыншы | 40 қырқыншы | 50 елуінші
60 алпысыншы | 70 жетпісінші | 80 сексенінші | 90 тоқсаныншы | 100 жүзінші | 1000 мыңыншы | 1000000 миллионыншы
1000000000 миллиардыншы | 2000000 екі миллионыншы | 1991 мың тоғыз жүз тоқсан бірінші | 2026 екі мың жиырма алтыншы
"""
OTHER_WORDS = """
1100 бір мың бір жүз | 1991 бір мың тоғыз жүз тоқсан бір | 1000000 миллион | 1001000 миллион мың | 2010   Екі   МЫҢ он
0 ноль | -100 минус бір жүз
"""
NO_NUMBER = "мың миллион|бес он|жүз жүз|бір бір жүз|он нөл|бес бес|минус||жиырма-бес|бір адам|тоғыз жүз квадриллион"
# hour:minute, as people say it, as a station says it
TIMES = """
5:00 = сағат бес = бес сағат
5:10 = бестен он минут өтті = бес сағат он минут
4:50 = беске он минут қалды = төрт сағат елу минут
5:30 = бес жарым = бес сағат отыз минут
17:30 = бес жарым = он жеті сағат отыз минут
0:05 = он екіден бес минут өтті = нөл сағат бес минут
12:45 = бірге он бес минут қалды = он екі сағат қырық бес минут
23:59 = он екіге бір минут қалды = жиырма үш сағат елу тоғыз минут
9:31 = онға жиырма тоғыз минут қалды = тоғыз сағат отыз бір минут
10:29 = оннан жиырма тоғыз минут өтті = он сағат жиырма тоғыз минут
18:35 = жетіге жиырма бес минут қалды = он сегіз сағат отыз бес минут
"""
LINES = """
2026 = екі мың жиырма алты | 1 500 = мың бес жүз | 1\u00a0500 = мың бес жүз | \u22125 = минус бес
3,5 = үш бүтін оннан бес | 1 500,5 = мың бес жүз бүтін оннан бес | 3/4 = төрттен үш | 2 1/2 = екі жарым
5% = бес пайыз | 3,5 % = үш бүтін оннан бес пайыз | 5-ші = бесінші | 40-ШЫ = қырқыншы | 5- = бесінші
1 500 ₸ = мың бес жүз теңге | 1500 теңге = мың бес жүз теңге | 99,90 ₸ = тоқсан тоғыз теңге тоқсан тиын
21.11.2026 = екі мың жиырма алтыншы жылғы жиырма бірінші қараша | 14:30 = он төрт сағат отыз минут
2026-11-21 = екі мың жиырма алтыншы жылғы жиырма бірінші қараша
"""
# a line that is none, and what its refusal speaks of
REFUSED = """
x = Not a number | бес = Not a number | 5 кг = Not a number | 1 50 = Not a number | 3.5 = comma | 5-шы = 5-ші
20-ші = 20-шы | 30.02.2026 = no such day | 24:00 = 0:00 to 23:59 | 1/0 = 1/3 | 2 5/3 = 1/3 | 1,555 ₸ = 12,50
9999999999999999 = up to
"""
WITHOUT_BIR = {numeral.ordinal for numeral in NUMERALS if numeral.value >= 10**6}
BACK_TAILS = (
    "2026 алты|20 жиырма|40 қырық|1000 мың|1000000 миллион|1000000000 миллиард|5% пайыз|9:30 отыз|COVID-19 тоғыз"
)
FRONT_TAILS = (
    "5 бес|50 елу|100 жүз|0 нөл|3,5 бес|1500₸ теңге|0,50₸ теңге|15:00 нөл|-5 бес|1/3 бір|24/7 жеті|2024/2025 бес"
)


def rows(table: str) -> list[tuple[int, str]]:
    return [(int(number), words) for number, words in pairs(table, " ")]


def pairs(table: str, between: str = " = ") -> list[tuple[str, str]]:
    cells = (cell.strip().partition(between) for cell in table.strip().replace("\n", "|").split("|"))
    return [(left, right) for left, _, right in cells]


@pytest.mark.parametrize(("number", "words"), rows(CARDINALS))
def test_cardinals_both_ways(number: int, words: str) -> None:
    assert cardinal(number) == words
    assert parse(words) == number


@pytest.mark.parametrize(("number", "words"), rows(ORDINALS))
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words
    assert ordinal_digits(number) == f"{number}-{words[-2:]}"


def test_ordinals_in_digits() -> None:
    written = [ordinal_digits(n) for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 1000)]
    assert " ".join(written) == (
        "1-ші 2-ші 3-ші 4-ші 5-ші 6-шы 7-ші 8-ші 9-шы 10-шы 20-шы 30-шы 40-шы 50-ші 60-шы 70-ші 80-ші 90-шы 100-ші 1000-шы"
    )


@pytest.mark.parametrize(("number", "words"), rows(OTHER_WORDS))
def test_other_words_for_a_number(number: int, words: str) -> None:
    assert parse(words) == number


@pytest.mark.parametrize("words", [*NO_NUMBER.split("|"), "жүз " * 1000])
def test_words_that_spell_no_number(words: str) -> None:
    assert parse(words) is None


def test_cases_of_the_last_word() -> None:
    assert [dative(n) for n in (3, 6, 10, 11, 12, 40)] == ["үшке", "алтыға", "онға", "он бірге", "он екіге", "қырыққа"]
    assert [ablative(n) for n in (5, 10, 12, 80, 1000)] == ["бестен", "оннан", "он екіден", "сексеннен", "мыңнан"]


def test_collectives_end_at_seven() -> None:
    assert [collective(n) for n in range(1, 8)] == ["біреу", "екеу", "үшеу", "төртеу", "бесеу", "алтау", "жетеу"]
    for n in (-1, 0, 8, 10):
        with pytest.raises(ValueError, match="1 to 7"):
            collective(n)


def test_fractions_and_decimals() -> None:
    assert fraction(1, 2) == "жарты"
    assert fraction(1, 3) == "үштен бір"
    assert fraction(3, 4) == "төрттен үш"
    assert fraction(7, 20) == "жиырмадан жеті"
    assert fraction(1, 2, 5) == "бес жарым"
    assert fraction(2, 3, 1) == "бір бүтін үштен екі"
    assert decimal("3,5") == "үш бүтін оннан бес"
    assert decimal(Decimal("0.1")) == "нөл бүтін оннан бір"
    assert decimal("52,823") == "елу екі бүтін мыңнан сегіз жүз жиырма үш"
    assert decimal("3,50") == "үш бүтін жүзден елу"
    assert decimal("1,0001") == "бір бүтін он мыңнан бір"
    assert decimal("2,000001") == "екі бүтін миллионнан бір"
    assert decimal("-0,5") == "минус нөл бүтін оннан бес"
    assert decimal("-0") == "нөл"
    assert percent(50) == "елу пайыз"
    assert percent("3,5") == "үш бүтін оннан бес пайыз"


def test_money_and_age() -> None:
    assert tenge(5000) == "бес мың теңге"
    assert tenge("12,50") == "он екі теңге елу тиын"
    assert tenge(Decimal("0.5")) == "елу тиын"
    assert tenge("0,05") == "бес тиын"
    assert tenge(0) == "нөл теңге"
    assert tenge(-20) == "минус жиырма теңге"
    assert age(7) == "жеті жаста"
    assert age(21) == "жиырма бір жаста"


@pytest.mark.parametrize("row", TIMES.strip().splitlines())
def test_clock(row: str) -> None:
    digits, said, official = row.split(" = ")
    hour, minute = map(int, digits.split(":"))
    assert clock(hour, minute) == said
    assert official_time(hour, minute) == official


def test_other_everyday_readings() -> None:
    assert clock_readings(4, 10) == (
        "төрттен он минут өтті",
        "төрттен он минут кетті",
        "сағат төрттен он минут өтті",
        "сағат төрттен он минут кетті",
    )
    assert "сағат алты жарым" in clock_readings(6, 30)
    assert "тура екі" in clock_readings(14, 0)


def test_dates() -> None:
    day = date(2026, 11, 21)
    assert date_words(day) == "екі мың жиырма алтыншы жылғы жиырма бірінші қараша"
    assert date_words(date(1991, 12, 16)) == "мың тоғыз жүз тоқсан бірінші жылғы он алтыншы желтоқсан"
    assert date_plain(day) == "21 қараша 2026 жыл"
    assert date_official(day) == "2026 жылғы 21 қараша"
    assert weekday(day) == "сенбі"


def test_months_and_weekdays_are_those_of_the_locale_data() -> None:
    months, days = get_month_names("wide", locale="kk"), get_day_names("wide", locale="kk")
    assert tuple(months[number] for number in range(1, 13)) == MONTHS
    assert tuple(days[number] for number in range(7)) == WEEKDAYS


@pytest.mark.parametrize(("line", "words"), pairs(LINES))
def test_a_line_in_words(line: str, words: str) -> None:
    assert number_words(line) == words


@pytest.mark.parametrize(("line", "message"), pairs(REFUSED))
def test_a_line_that_is_none(line: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        number_words(line)


def test_the_word_that_endings_follow() -> None:
    for series, tails in (("back", BACK_TAILS), ("front", FRONT_TAILS)):
        for written, tail in pairs(tails, " "):
            assert spoken_tail(written) == tail
            assert digits_series(written) == series
    assert spoken_tail(2026) == "алты"
    assert spoken_tail("21 000") == spoken_tail("1\u00a0000,") == "мың"
    with pytest.raises(ValueError, match="no number"):
        spoken_tail("5-ші")
    assert digits_series(-5) == "front"


property_of = settings(deadline=None, database=None, max_examples=150)
numbers = st.integers(-LIMIT, LIMIT) | st.integers(-3000, 3000) | st.sampled_from([n.value for n in NUMERALS])
lines = st.text(max_size=40) | st.text("0123456789 ,.:/-%₸шыіт", max_size=20)


@property_of
@given(numbers)
def test_a_number_is_read_back(number: int) -> None:
    words = cardinal(number)
    assert parse(words) == number
    assert parse(words.upper()) == number
    for hundred in ("жүз", "мың"):
        assert parse(f"бір {words}" if words.startswith(hundred) else words) == number


@property_of
@given(st.integers(0, LIMIT))
def test_only_the_last_word_is_inflected(number: int) -> None:
    plain = cardinal(number).split()
    assert spoken_tail(number) == spoken_tail(f"{number:,}".replace(",", " ")) == plain[-1]
    assert number_words(f"{number:,}".replace(",", " ")) == cardinal(number)
    for inflected in (ordinal(number), dative(number), ablative(number)):
        assert inflected.split()[:-1] == plain[:-1] or inflected in WITHOUT_BIR
        assert inflected.split()[-1] != plain[-1]


@property_of
@given(lines)
def test_any_text_is_read_or_refused(line: str) -> None:
    for read in (number_words, spoken_tail, digits_series, decimal, percent, tenge):
        try:
            assert read(line)
        except ValueError as refusal:
            assert str(refusal)
    assert parse(line) is None or isinstance(parse(line), int)


@property_of
@given(st.integers(), st.integers(), st.integers(), st.decimals())
def test_any_number_is_said_or_refused(one: int, other: int, third: int, amount: Decimal) -> None:
    for call in (
        lambda: cardinal(one), lambda: ordinal_digits(one), lambda: collective(one), lambda: age(one),
        lambda: fraction(one, other, third), lambda: decimal(amount), lambda: tenge(amount), lambda: percent(one),
        lambda: clock(one, other), lambda: official_time(one, other), lambda: spoken_tail(one),
    ):  # fmt: skip
        try:
            assert call()
        except ValueError as refusal:
            assert str(refusal)


@property_of
@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_is_said(hour: int, minute: int) -> None:
    readings = clock_readings(hour, minute)
    assert len(set(readings)) == len(readings)
    assert clock(hour, minute) == clock((hour + 12) % 24, minute)
    assert number_words(f"{hour}:{minute:02}") == official_time(hour, minute)
