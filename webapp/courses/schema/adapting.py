"""What lessons are fitted by, as frozen objects: grammar topics, heritage languages, ages, spheres, peoples."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from webapp.courses.schema.lesson import Dialogue, Reading
from webapp.courses.schema.texts import AgeGroup, Confidence, Id, Piece, Review, Tag, Texts, Voices, YesNo


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
    """A grammar topic; `forms`: the features that its table shows for any word."""

    id: Id
    level: str
    title: Texts
    explain: Voices
    examples: tuple[Example, ...] = ()
    forms: tuple[str, ...] = ()
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
    slow_sound: YesNo = False
    valid_from: str


class SelfRating(Piece):
    """A scale by which people say how well they know Kazakh: its steps from the lowest, numbered from 1."""

    id: Id
    steps: Annotated[tuple[Texts, ...], Field(min_length=2)]
    valid_from: date
    valid_to: date | None = None
    source: str
    confidence: Confidence


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


class OwnDialogue(Dialogue):
    """A dialogue written for a people, and the lesson that it belongs to."""

    lesson: str


class OwnReading(Reading):
    """A reading written for a people, and the lesson that it belongs to."""

    lesson: str


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
    dialogues: tuple[OwnDialogue, ...] = ()
    readings: tuple[OwnReading, ...] = ()
    review: Review
