"""Text as it is typed → text that can be compared: one form of each letter, mark and space."""

import re
import unicodedata
from functools import lru_cache

# Keyboards and copied text put these into Cyrillic words; to the eye they are the Cyrillic letter beside them.
_LATIN = "aа AА bв BВ cс CС eе EЕ hһ HН iі IІ ıі İІ ïі ÏІ kк KК mм MМ oо OО pр PР tт TТ xх XХ yу YУ əә ƏӘ ɵө ƟӨ ëё ËЁ"
_GREEK = "αа ΑА βв ΒВ εе ΕЕ ΗН ιі ΙІ κк ΚК ΜМ οо ΟО ρр ΡР τт ΤТ υу ΥУ χх ΧХ θө ΘӨ"
_UKRAINIAN = "їі ЇІ"
LOOK_ALIKES = {ord(pair[0]): pair[1] for pair in f"{_LATIN} {_GREEK} {_UKRAINIAN}".split()}

_INVISIBLE = (0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))


class _Marks(dict[int, str | int | None]):
    """What each character becomes; filled by Unicode category as characters are met."""

    def __missing__(self, code: int) -> str | int | None:
        category = unicodedata.category(chr(code))
        found: str | int | None = code
        if category in ("Cc", "Cf", "Cs"):
            found = None
        elif category in ("Zs", "Zl", "Zp"):
            found = " "
        elif category == "Pd":
            found = "-"
        self[code] = found
        return found


_MARKS = _Marks()
for _signs, _one in (
    ("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85", " "),
    ("−⁃", "-"),
    ("«»“”„‟‹›〝〞＂", '"'),
    ("‘’‚‛ʼʻʹ′`´＇", "'"),
):
    _MARKS.update(dict.fromkeys(map(ord, _signs), _one))
_MARKS.update(dict.fromkeys(_INVISIBLE))

_PLAIN_WORD = r"[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ0-9.,!?:;()\"'-]+"
_PLAIN = re.compile(f"{_PLAIN_WORD}(?: {_PLAIN_WORD})*")
_SPACES = re.compile(" {2,}")
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN_OR_GREEK = re.compile("[A-Za-z\u00aa-\u02af\u0370-\u03ff\u1e00-\u1fff]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """One form of a text for comparing and keeping: NFC, no invisible characters, unified marks, single spaces.

    A Latin or Greek look-alike inside an otherwise Cyrillic word becomes Cyrillic; a wholly Latin word stays, case too.
    Idempotent; never raises.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text.translate(_MARKS))
    if _CYRILLIC.search(text):
        for _ in range(2):  # a letter made Cyrillic may join the mark after it: І and two dots are Ї
            text = unicodedata.normalize("NFC", _LETTERS.sub(_in_cyrillic, text))
    return _SPACES.sub(" ", text).strip(" ")


def _in_cyrillic(found: re.Match[str]) -> str:
    word = found.group()
    if not _CYRILLIC.search(word):
        return word
    mended = word.translate(LOOK_ALIKES)
    return word if _LATIN_OR_GREEK.search(mended) else mended


# The Latin alphabet pairs I with ı and İ with i, which Unicode case folding does not; an apostrophe is no letter.
_FOLD = str.maketrans({"I": "ı", "İ": "i"})


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text for comparing: case folded, no punctuation or stress marks, hyphens inside words kept."""
    text = normalise(text)
    if "'" in text or not _PLAIN.fullmatch(text):
        text = normalise(_without_marks(text.replace("'", "")))  # the letters on both sides are one word now
    text = unicodedata.normalize("NFC", text.translate(_FOLD).casefold())
    if not _PLAIN.fullmatch(text):
        text = _without_marks(text)
    return tuple(_WORD.findall(text))


def _without_marks(text: str) -> str:
    return "".join(sign for sign in text if not unicodedata.combining(sign))
