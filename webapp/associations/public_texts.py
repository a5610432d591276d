"""What a coordinator wrote in up to three languages, as a reader gets it: in which language it is, paragraph by paragraph."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("kk", "ru", "en")
# Where the reader's language is missing: the language that most readers share comes first.
_FALLBACK = ("ru", "kk", "en")


@dataclass(frozen=True)
class Text:
    """A text in `language`; `asked` is whether that is the reader's own."""

    language: str
    asked: bool
    paragraphs: tuple[str, ...]


def written_for(texts: Mapping[str, str], reader: str) -> Text | None:
    """The text for a reader of a language: theirs, else the first there is. None when nothing is written."""
    for language in (reader, *_FALLBACK):
        if texts.get(language, "").strip():
            parts = re.split(r"\n\s*\n", texts[language].strip())
            return Text(language, language == reader, tuple(" ".join(part.split()) for part in parts))
    return None
