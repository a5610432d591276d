"""Words of a learner's text that the engine does not read: a help for whoever marks, never a mark. Pure."""

import re
from dataclasses import dataclass

from webapp.courses.doubtful import correction, is_read
from webapp.courses.loading import Library
from webapp.courses.vocabulary import lexicon_with_names
from webapp.kazakh.normalise import normalise
from webapp.kazakh.writing.cyrillic import cyrillic

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Looking for what was meant takes some milliseconds a word; a text of the longest kind may hold hundreds.
MOST_LOOKED_FOR = 40


@dataclass(frozen=True)
class Part:
    """A stretch of the text; a doubtful word with what was perhaps meant ('' where the engine has no idea)."""

    text: str
    doubtful: bool = False
    meant: str = ""


def parts(library: Library, text: str) -> tuple[Part, ...]:
    """The whole text in its order, doubtful words apart."""
    lexicon = lexicon_with_names(library)
    found: list[Part] = []
    known: dict[str, Part | None] = {}
    end = 0
    for match in _WORD.finditer(text):
        form = cyrillic(normalise(match[0])).casefold()
        if form not in known:
            known[form] = None
            if len(form) > 1 and not is_read(form, lexicon):
                looked = sum(one is not None for one in known.values())
                right = correction(form, lexicon) if looked < MOST_LOOKED_FOR else None
                known[form] = Part(form, True, right.right if right else "")
        doubt = known[form]
        if doubt is None:
            continue
        if match.start() > end:
            found.append(Part(text[end : match.start()]))
        found.append(Part(match[0], True, doubt.meant))
        end = match.end()
    return (*found, Part(text[end:])) if end < len(text) else tuple(found)


def listed(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Each doubtful word once, as it first stands."""
    found: dict[str, Part] = {}
    for one in parts:
        if one.doubtful:
            found.setdefault(one.text.casefold(), one)
    return tuple(found.values())
