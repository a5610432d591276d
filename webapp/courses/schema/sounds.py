"""Pairs of words that one sound tells apart, for learners whose language does not have it; glosses in other languages."""

from typing import Annotated

from pydantic import Field

from webapp.courses.schema.lesson import Translated
from webapp.courses.schema.texts import Id, Piece, Review, Tag, Texts, WordId


class SoundPair(Piece):
    """Two words that differ in one sound."""

    id: Id
    left: Translated
    right: Translated


class SoundContrast(Piece):
    """Two sounds that learners with one of the features `for` do not tell apart; `tip` says how to make the new one."""

    id: Id
    for_: Annotated[tuple[Id, ...], Field(alias="for", min_length=1)]
    from_: Annotated[str, Field(alias="from")]
    tip: Texts
    pairs: Annotated[tuple[SoundPair, ...], Field(min_length=1)]
    review: Review


class Gloss(Piece):
    """A gloss with its state of review."""

    gloss: Annotated[str, Field(min_length=1)]
    review: Review


class Glosses(Piece):
    """Glosses of the lexicon in one language. A plain text is sure; one marked `review: needed` is not."""

    tag: Tag
    glosses: dict[WordId, Annotated[str, Field(min_length=1)] | Gloss]

    def get(self, word: str) -> str | None:
        """The gloss of a word by its id, or None."""
        found = self.glosses.get(word)
        return found.gloss if isinstance(found, Gloss) else found

    @property
    def unsure(self) -> int:
        """How many are still to be reviewed."""
        return sum(not self.sure(word) for word in self.glosses)

    def sure(self, word: str) -> bool:
        """Whether nothing is left to review in the gloss of a word."""
        found = self.glosses.get(word)
        return isinstance(found, str) or (isinstance(found, Gloss) and found.review == "done")
