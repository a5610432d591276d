"""Numbers in words: cardinal, ordinal and collective numerals, the cases a clock and a fraction need, and back again.

The words and their forms are in numerals.tsv, each as it is printed; only the last word of a number is ever inflected.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from webapp.kazakh.normalise import normalise

LIMIT = 10**15
_LONGEST = 30  # words; no number within the limit has as many

_COLLECTIVES = ("біреу", "екеу", "үшеу", "төртеу", "бесеу", "алтау", "жетеу")

# A number at the end, its thousands set apart or not, perhaps the denominator of a fraction, and what it counts.
_TAIL = re.compile(r"(?:(?<![0-9/])([0-9]{1,3})/)?([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)[ .,]*(%|пайыз|₸|теңге)?$")
_TAIL_LENGTH = 40  # signs looked at: numbers are shorter
_UNITS = {"%": "пайыз", "₸": "теңге"}


@dataclass(frozen=True)
class Numeral:
    """One simple numeral and the forms it has at the end of a number."""

    value: int
    word: str
    ordinal: str
    dative: str
    ablative: str


def _read() -> tuple[Numeral, ...]:
    lines = Path(__file__).with_name("numerals.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return tuple(Numeral(int(value), *forms) for value, *forms in rows)


NUMERALS = _read()
_BY_VALUE = {numeral.value: numeral for numeral in NUMERALS}
_BY_WORD = {numeral.word: numeral for numeral in NUMERALS} | {"ноль": _BY_VALUE[0]}  # the older spelling of нөл
_THOUSAND = _BY_VALUE[1000]
_SCALES = tuple(numeral for numeral in reversed(NUMERALS) if numeral.value >= 1000)


def cardinal(n: int) -> str:
    """21 → жиырма бір, 1900 → мың тоғыз жүз, 10**6 → бір миллион, -5 → минус бес.

    A hundred is жүз wherever it stands, a thousand at the head of a number мың: so they are counted aloud and in
    grammars. A million and more are nouns borrowed with their count: бір миллион. Inside a number a thousand is
    counted too (бір миллион бір мың), for миллион мың would be heard as a product. Papers on money write the long
    бір мың бір жүз; `parse` reads both. Raises ValueError beyond `LIMIT` either way.
    """
    return " ".join(_spelled(n))


def ordinal(n: int) -> str:
    """20 → жиырмасыншы, 2026 → екі мың жиырма алтыншы; a whole million loses its бір: миллионыншы.

    Raises ValueError below 0 and beyond `LIMIT`.
    """
    if n < 0:
        raise ValueError("There is no ordinal below 0.")
    if n in _BY_VALUE:
        return _BY_VALUE[n].ordinal
    return " ".join((*_spelled(n)[:-1], _last(n).ordinal))


def ordinal_digits(n: int) -> str:
    """5 → 5-ші, 6 → 6-шы: an ordinal that stands alone or takes endings (5-шіге).

    Before a noun the rules of spelling put the hyphen alone, 5-сынып; none after a Roman numeral (XXI ғасыр) or № and
    none in dates (21 қараша, 2026 жыл). Raises ValueError as `ordinal` does.
    """
    return f"{n}-{ordinal(n)[-2:]}"


def dative(n: int) -> str:
    """10 → онға, 21 → жиырма бірге. Raises ValueError beyond `LIMIT`."""
    return " ".join((*_spelled(n)[:-1], _last(n).dative))


def ablative(n: int) -> str:
    """10 → оннан, 21 → жиырма бірден. Raises ValueError beyond `LIMIT`."""
    return " ".join((*_spelled(n)[:-1], _last(n).ablative))


def collective(n: int) -> str:
    """How many people or things together, 1 to 7: екі → екеу, алты → алтау. Raises ValueError for any other number."""
    if not 1 <= n <= len(_COLLECTIVES):
        raise ValueError("There are collective numerals from 1 to 7 only.")
    return _COLLECTIVES[n - 1]


def parse(words: str) -> int | None:
    """The number that words spell, with бір before жүз, мың and greater words or without; None for anything else."""
    given = normalise(words).lower().split(" ")
    sign = -1 if given[0] == "минус" else 1
    given = given[1:] if sign < 0 else given
    if not 0 < len(given) < _LONGEST or not all(word in _BY_WORD for word in given):
        return None
    numerals = [_BY_WORD[word] for word in given]
    value = _value(numerals)
    # Words out of order add up to something too, but that number is spelled otherwise.
    if value > LIMIT or _uncounted(numerals) != _uncounted([_BY_WORD[word] for word in _spelled(value)]):
        return None
    return sign * value


def spoken_tail(n: int | str) -> str:
    """The last word said for what ends in digits, which endings written after it follow (2026-да, 40-қа, 5%-ға).

    2026 → алты, 40 → қырық, 1 000 → мың, 3,5 → бес, 5% → пайыз, 1 500 ₸ → теңге, 1/3 → бір (үштен бір). A time of day
    is read short, as in 9:30-да and 15:00-де: отыз, нөл. Raises ValueError when there are no digits at the end.
    """
    found = _TAIL.search(normalise(str(n)).lower()[-_TAIL_LENGTH:])
    if not found:
        raise ValueError("There is no number in digits at the end.")
    numerator, digits, unit = found.groups()
    if unit:
        return _UNITS.get(unit, unit)
    # 2025/2026 and 24/7 are no fractions.
    if numerator and len(digits) < 4 and int(numerator) < int(digits):
        digits = numerator
    counted = digits.replace(" ", "").rstrip("0")
    zeros = len(digits.replace(" ", "")) - len(counted)
    if not counted:
        return _BY_VALUE[0].word
    last = int(counted[-1]) * 10**zeros if zeros < 2 else 100 if zeros == 2 else min(1000 ** (zeros // 3), LIMIT)
    return _BY_VALUE[last].word


def _spelled(n: int) -> list[str]:
    if abs(n) > LIMIT:
        raise ValueError(f"Numbers are spelled up to {LIMIT} only.")
    if n <= 0:
        return ["минус", *_spelled(-n)] if n else [_BY_VALUE[0].word]
    words: list[str] = []
    for scale in _SCALES:
        count, n = divmod(n, scale.value)
        if count and not (count == 1 and scale is _THOUSAND and not words):
            words += _below_thousand(count)
        if count:
            words.append(scale.word)
    return words + _below_thousand(n)


def _below_thousand(n: int) -> list[str]:
    hundreds, rest = divmod(n, 100)
    counted = [_BY_VALUE[hundreds].word] if hundreds > 1 else []
    parts = (100 if hundreds else 0, rest // 10 * 10, rest % 10)
    return counted + [_BY_VALUE[part].word for part in parts if part]


def _last(n: int) -> Numeral:
    return _BY_WORD[_spelled(n)[-1]]


def _value(numerals: list[Numeral]) -> int:
    total = group = 0
    for numeral in numerals:
        if numeral.value >= 1000:
            total, group = total + (group or 1) * numeral.value, 0
        elif numeral.value == 100:
            group = (group or 1) * 100
        else:
            group += numeral.value
    return total + group


def _uncounted(numerals: list[Numeral]) -> list[Numeral]:
    """The words without each бір that a greater word follows."""
    following = [numeral.value for numeral in numerals[1:]] + [0]
    return [one for one, after in zip(numerals, following, strict=True) if one.value != 1 or after < 100]
