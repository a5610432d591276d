"""What all lesson files are made of: texts in three languages, ids, small closed sets."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from webapp.courses import notation

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
WordId = Annotated[str, Field(min_length=1)]
Tag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
AgeGroup = Literal["child", "teen", "adult", "elder"]
Confidence = Literal["high", "medium", "low"]
YesNo = Annotated[bool, BeforeValidator(lambda value: {"yes": True, "no": False}.get(value, value))]


def _readable(text: str) -> str:
    notation.parse(text)
    return text


Kazakh = Annotated[str, Field(min_length=1), AfterValidator(_readable)]


Review = Literal["needed", "done"]


class Piece(BaseModel):
    """A frozen piece of content; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __hash__(self) -> int:
        # Content is loaded once; hashing whole lessons for every look-up in a cache would cost more than the look-up saves.
        return id(self)


class Texts(Piece):
    """One text in the languages of instruction."""

    kk: Annotated[str, Field(min_length=1)]
    ru: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    def get(self, tag: str) -> str | None:
        """The text in a language, or None."""
        return getattr(self, tag, None)


class Voices(Piece):
    """A text per age voice; `all` serves where a voice has none of its own."""

    all: Texts
    child: Texts | None = None
    teen: Texts | None = None
    adult: Texts | None = None
    elder: Texts | None = None

    def for_age(self, age: str) -> Texts:
        """The text for an age group."""
        found: Texts | None = getattr(self, age, None)
        return found or self.all
