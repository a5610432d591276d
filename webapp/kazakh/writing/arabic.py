"""Töte jazu, the Arabic alphabet of Kazakh: Cyrillic as it is written in it. Facts: `arabic.tsv`.

ә, ө, ү, і are written as а, о, ұ, ы. A hamza before the word says that they are meant, unless ە, ك or گ says so already.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

HAMZA = "\u0674"
FRONT = frozenset("әөүі")
FRONT_IN_ARABIC = frozenset("ەكگ")

_LINES = Path(__file__).with_name("arabic.tsv").read_text(encoding="utf-8").splitlines()[1:]
LETTERS = dict(line.split("\t") for line in _LINES)
_TABLE = str.maketrans(LETTERS)
_WORD = re.compile(f"[{''.join(LETTERS)}]+", re.IGNORECASE)

# Between digits a comma belongs to the number.
_STOPS = {",": "،", ";": "؛", "?": "؟"}
_STOP = re.compile(r"(?<!\d)[,;?]|[,;?](?!\d)")


def arabic(text: str) -> str:
    """Cyrillic as it is written in the Arabic alphabet, with its comma, semicolon and question mark; anything else stays.

    The parts of a word with a hyphen have each their own hamza. ъ and ь are not written, and there are no capitals.
    """
    text = unicodedata.normalize("NFC", text)
    return _STOP.sub(lambda found: _STOPS[found.group()], _WORD.sub(lambda found: arabic_word(found.group()), text))


def arabic_letters(text: str) -> list[str]:
    """What each character of an NFC text becomes; joined, they are `arabic` of it. A hamza stands with the first letter of its word."""
    letters = list(text)
    for found in _WORD.finditer(text):
        lower = found.group().lower()
        letters[found.start() : found.end()] = [sign.translate(_TABLE) for sign in lower]
        if arabic_word(found.group()).startswith(HAMZA):
            letters[found.start()] = HAMZA + letters[found.start()]
    for found in _STOP.finditer(text):
        letters[found.start()] = _STOPS[found.group()]
    return letters


@lru_cache(maxsize=8192)
def arabic_word(word: str) -> str:
    """One word, all its letters Cyrillic, in the Arabic alphabet."""
    lower = word.lower()
    written = lower.translate(_TABLE)
    hamza = not FRONT.isdisjoint(lower) and FRONT_IN_ARABIC.isdisjoint(written)
    return HAMZA + written if hamza else written


# Other shapes, as other keyboards and older texts have them: of the hamza, alone and on a letter; of letters; of digits.
_SHAPES = str.maketrans(
    {
        "\u0621": HAMZA,
        "\u0654": HAMZA,
        **{seated: HAMZA + seat for seated, seat in zip("أؤئٵٶٷٸ", "اوىاوۇى", strict=True)},
        **dict(zip("یکەہهةغخژثصطظضذڤۅ", "يكەھھەعحجسستزززۆو", strict=True)),
        **dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True)),
        **dict.fromkeys("\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"),  # tatweel, signs of Arabic
    }
)
_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_PRINTED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_CARRIER = re.compile("ئ(?=[اەوۇى])")
_OLD_E = re.compile("[هہ]\u200c")
_JOINER = re.compile("(?<=[\u0600-\u06ff])[\u200c\u200d]+")


def tidied(text: str) -> str:
    """A text with each Arabic letter in the shape that `arabic` writes, and U+0674 for every hamza; the rest stays."""
    if not _ARABIC.search(text):
        return text
    text = _PRINTED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    text = _OLD_E.sub("ە", unicodedata.normalize("NFC", text))
    return _JOINER.sub("", _CARRIER.sub(HAMZA, text)).translate(_SHAPES)
