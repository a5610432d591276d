"""Parts, percents, money and ages in words."""

import re
from decimal import Decimal

from webapp.kazakh.numerals.numbers import ablative, cardinal

_DECIMAL = re.compile(r"(-?)([0-9]{1,16})(?:,([0-9]{1,12}))?")


def fraction(numerator: int, denominator: int, whole: int = 0) -> str:
    """1/2 → жарты, 3/4 → төрттен үш, 1 1/2 → бір жарым, 2 1/3 → екі бүтін үштен бір.

    In a sentence the numerator often takes the possessive: сыныптың үштен бірі. Raises ValueError for a numerator
    below 1, a denominator below 2, a whole below 0, and a whole with a part that is not less than one.
    """
    if numerator < 1 or denominator < 2 or whole < 0 or (whole and numerator >= denominator):
        raise ValueError("A fraction is written like 1/3 or 2 1/3.")
    if (numerator, denominator) == (1, 2):
        return f"{cardinal(whole)} жарым" if whole else "жарты"
    part = f"{ablative(denominator)} {cardinal(numerator)}"
    return f"{cardinal(whole)} бүтін {part}" if whole else part


def decimal(number: int | Decimal | str) -> str:
    """3,5 → үш бүтін оннан бес, 0,05 → нөл бүтін жүзден бес, -2 → минус екі; text has a comma, not a point.

    Zeros at the end are read: 3,50 → үш бүтін жүзден елу. Raises ValueError for what is no such number, and for more
    than 12 places.
    """
    found = _DECIMAL.fullmatch(_with_comma(number))
    if not found:
        raise ValueError("A decimal is written like 3,5.")
    sign, whole, places = found.groups()
    said = cardinal(int(whole))
    if places:
        # Whole and part belong to one size of part, so мың and миллион stand uncounted here: миллионнан бес.
        said += f" бүтін {ablative(10 ** len(places)).removeprefix('бір ')} {cardinal(int(places))}"
    return f"минус {said}" if sign and set(whole + (places or "")) != {"0"} else said


def percent(number: int | Decimal | str) -> str:
    """50 → елу пайыз, 3,5 → үш бүтін оннан бес пайыз. Raises ValueError as `decimal` does."""
    return f"{decimal(number)} пайыз"


def tenge(amount: int | Decimal | str) -> str:
    """5000 → бес мың теңге, 12,50 → он екі теңге елу тиын, 0,5 → елу тиын. A price is said so: мың бес жүз теңге.

    Raises ValueError for part of a tiyn, and for what is no number.
    """
    found = _DECIMAL.fullmatch(_with_comma(amount))
    if not found or len(found.group(3) or "") > 2:
        raise ValueError("An amount is written like 1500 or 12,50.")
    whole, tiyn = int(found.group(2)), int((found.group(3) or "").ljust(2, "0"))
    parts = [f"{cardinal(whole)} теңге"] if whole or not tiyn else []
    parts += [f"{cardinal(tiyn)} тиын"] if tiyn else []
    return " ".join((["минус"] if found.group(1) and (whole or tiyn) else []) + parts)


def age(years: int) -> str:
    """7 → жеті жаста, as in Ол жеті жаста. Raises ValueError below 1."""
    if years < 1:
        raise ValueError("An age in years begins with 1.")
    return f"{cardinal(years)} жаста"


def _with_comma(number: int | Decimal | str) -> str:
    return number if isinstance(number, str) else format(Decimal(number), "f").replace(".", ",")
