"""User names made from names: short, in plain Latin letters, read aloud without spelling. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

LONGEST = 20
# One way for each letter, near to how names stand in passports; what has no sound of its own is left out.
_LATIN = dict(
    zip(
        "абвгдезийклмнопрстуфхыэәғқңөұүһіґєіўҷҳӣӯґө",
        "abvgdeziiklmnoprstufhyeagknouuhigeiujhiugo",
        strict=True,
    )
) | {
    "ё": "e", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ъ": "", "ь": "", "ї": "yi", "җ": "zh",
    "ß": "ss", "ł": "l", "ı": "i", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ŋ": "n",
}  # fmt: skip


def latin(text: str) -> str:
    """Letters a to z alone, in the order of the text."""
    # Composed first: й and ё are letters, not и and е with a sign.
    told = (_LATIN.get(sign, sign) for sign in unicodedata.normalize("NFC", text.casefold()))
    plain = unicodedata.normalize("NFKD", "".join(told))
    return re.sub("[^a-z]", "", plain)


def suggestions(name: str, words: Sequence[str]) -> Iterator[str]:
    """User names for a name, the best first: the first name, with a letter of the next, with more, with a word; at last with a number."""
    parts = [part for part in (latin(one) for one in name.replace("-", " ").split()) if part]
    first = (parts[0] if parts else "")[:LONGEST]
    rest = parts[1] if len(parts) > 1 else ""
    if len(first) >= 3:
        yield first
    if first:
        yield from (f"{first}.{rest[:length]}" for length in (1, 2, 3, 6) if len(rest) >= length and len(first) > 1)
        yield from (f"{first}.{word}" for word in words)
    else:
        yield from (f"{one}.{other}" for one, other in pairwise(words))
    yield from (f"{first or 'tilashar'}{number:02}" for number in range(2, 10_000))
