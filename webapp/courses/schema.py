"""The kinds of lesson files as frozen objects. The format is taught in lessons/README.md."""

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


class FalseFriend(Piece):
    """A word of a heritage language that looks or sounds like the Kazakh one and means something else."""

    word: str
    means: Texts


PartOfSpeech = Literal[
    "noun", "verb", "adjective", "adverb", "pronoun", "numeral", "particle", "interjection",
    "conjunction", "postposition", "phrase", "proper",
]  # fmt: skip
Review = Literal["needed", "done"]


class Word(Piece):
    """A word of the lexicon."""

    id: WordId
    kk: Kazakh
    pos: PartOfSpeech
    gloss: Texts
    picture: str | None = None
    cognates: dict[Tag, str] = {}
    false_friends: dict[Tag, FalseFriend] = {}
    review: Review


class Sentence(Piece):
    """A sentence with its accepted variants in the notation, and its translations."""

    id: Id
    kk: Kazakh
    ru: str
    en: str
    ending: str | None = None
    ages: tuple[AgeGroup, ...] = ()
    spheres: tuple[Id, ...] = ()


class Line(Piece):
    """One turn of a dialogue. `who` is a name placeholder or a word of the lexicon."""

    who: str
    kk: Kazakh
    ru: str
    en: str


class Dialogue(Piece):
    """A short dialogue of a sphere, for some ages or for all."""

    id: Id
    sphere: Id | None = None
    ages: tuple[AgeGroup, ...] = ()
    title: Texts
    lines: Annotated[tuple[Line, ...], Field(min_length=2)]


class HandMade(Piece):
    """An exercise written by hand: a question with options, the first of which is right."""

    id: Id
    kind: Literal["choose"]
    for_: Annotated[tuple[Id, ...], Field(alias="for")] = ()
    languages: tuple[Tag, ...] = ()
    ages: tuple[AgeGroup, ...] = ()
    ask: Texts
    options: Annotated[tuple[Texts, ...], Field(min_length=2)]
    why: Texts | None = None


class Teaches(Piece):
    """What a lesson is there for: words by id, forms by UniMorph features."""

    words: tuple[WordId, ...]
    forms: tuple[str, ...] = ()


class Lesson(Piece):
    """One lesson file."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+-\d\d-\d\d$")]
    title: Texts
    minutes: Annotated[int, Field(ge=2, le=15)]
    teaches: Teaches
    notes: tuple[Id, ...] = ()
    explanation: Voices
    sentences: tuple[Sentence, ...]
    dialogues: tuple[Dialogue, ...] = ()
    exercises: Literal["default"] = "default"
    more: tuple[HandMade, ...] = ()
    retired: tuple[Id, ...] = ()
    written: str
    read: YesNo
    review: Review


class UnitEntry(Piece):
    """A unit as the course file lists it."""

    id: Id
    folder: str
    title: Texts
    can_do: tuple[Texts, ...]


class CourseEntry(Piece):
    """The course file."""

    id: Id
    target: Tag
    level: str
    title: Texts
    about: Texts
    units: tuple[UnitEntry, ...]


class Example(Piece):
    """A Kazakh example, its ending cut at |, with translations."""

    kk: str
    ru: str
    en: str


class Contrast(Piece):
    """What speakers of languages with a feature build on, or must watch for."""

    id: Id
    for_: Annotated[Id, Field(alias="for")]
    text: Texts
    confidence: Confidence


class Topic(Piece):
    """A grammar topic."""

    id: Id
    level: str
    title: Texts
    explain: Voices
    examples: tuple[Example, ...] = ()
    contrast: tuple[Contrast, ...] = ()
    review: Review


class OwnNames(Texts):
    """Names of a language, its own included."""

    own: str


class Pair(Piece):
    """A word of a heritage language beside the Kazakh one."""

    theirs: str
    kk: str


class Correspondence(Piece):
    """A regular correspondence of sounds."""

    theirs: str
    kk: str
    confidence: Confidence
    examples: Annotated[tuple[Pair, ...], Field(min_length=1)]


class Language(Piece):
    """A heritage language."""

    tag: Tag
    names: OwnNames
    family: str
    branch: str | None = None
    features: tuple[Id, ...]
    correspondences: tuple[Correspondence, ...] = ()
    instruction: tuple[Tag, ...]
    review: Review


class Feature(Piece):
    """A feature that heritage languages have or lack."""

    id: Id
    name: Texts
    about: Texts


class Age(Piece):
    """An age group: years from and to, its voice, pace and kinds of exercise."""

    id: AgeGroup
    names: Texts
    from_: Annotated[int, Field(alias="from")]
    to: int | None = None
    voice: AgeGroup
    typing: YesNo
    kinds: tuple[Id, ...]
    exercises: Annotated[int, Field(ge=8, le=14)]
    type_size: Literal["normal", "large"]
    valid_from: str


class Sphere(Piece):
    """A sphere of use."""

    id: Id
    names: Texts


class Sourced(Texts):
    """A named thing with the source of the fact."""

    source: str


class GivenNames(Piece):
    """Given names by the roles that placeholders ask for."""

    woman: Annotated[tuple[Texts, ...], Field(min_length=2)]
    man: Annotated[tuple[Texts, ...], Field(min_length=2)]
    girl: Annotated[tuple[Texts, ...], Field(min_length=2)]
    boy: Annotated[tuple[Texts, ...], Field(min_length=2)]


class Greeting(Texts):
    """A greeting in a people's own language."""

    own: str


class People(Piece):
    """A people's package: what a course for one people starts from."""

    id: Id
    names: Texts
    heritage_languages: tuple[Tag, ...]
    given_names: GivenNames
    feasts: Annotated[tuple[Sourced, ...], Field(min_length=1)]
    dishes: Annotated[tuple[Sourced, ...], Field(min_length=1)]
    places: Annotated[tuple[Sourced, ...], Field(min_length=1)]
    greeting: Greeting | None = None
    review: Review
