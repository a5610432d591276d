"""Words, lessons and courses as frozen objects. The format is taught in lessons/README.md."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from webapp.courses.schema.texts import AgeGroup, Id, Kazakh, Piece, Review, Tag, Texts, Voices, WordId, YesNo
from webapp.kazakh.grammar.irregular import FLAGS

# Lessons that belong to one class: written by its teacher, or made from a list of words.
OWN, WORDS = "own", "words"


def is_own(lesson_id: str) -> bool:
    """Whether an id is of a lesson made for one class."""
    return lesson_id.startswith((f"{OWN}-", f"{WORDS}-"))


class FalseFriend(Piece):
    """A word of a heritage language that looks or sounds like the Kazakh one and means something else."""

    word: str
    means: Texts


PartOfSpeech = Literal[
    "noun", "verb", "adjective", "adverb", "pronoun", "numeral", "particle", "interjection",
    "conjunction", "postposition", "phrase", "proper",
]  # fmt: skip


# What the language engine must be told of an irregular word; see webapp/kazakh/grammar/irregular.py.
def _known_flag(flag: str) -> str:
    if flag not in FLAGS:
        raise ValueError(f"no flag {flag!r}; one of {', '.join(sorted(FLAGS))} is expected")
    return flag


Flag = Annotated[str, AfterValidator(_known_flag)]


class Word(Piece):
    """A word of the lexicon. `denotes`: a noun names a person, an adjective is said of people. `unusual`: forms that nobody says of it."""

    id: WordId
    kk: Kazakh
    pos: PartOfSpeech
    flags: tuple[Flag, ...] = ()
    gloss: Texts
    picture: str | None = None
    denotes: Literal["person"] | None = None
    unusual: tuple[Literal["plural", "possessor"], ...] = ()
    cognates: dict[Tag, str] = {}
    false_friends: dict[Tag, FalseFriend] = {}
    review: Review


class PassingWord(Piece):
    """A word that texts use in passing: the engine must know it, but no lesson teaches it."""

    kk: Kazakh
    pos: PartOfSpeech
    flags: tuple[Flag, ...] = ()


class Translated(Piece):
    """A Kazakh text with its translations; `uz` where somebody has written it."""

    kk: Kazakh
    ru: str
    en: str
    uz: str | None = None


class Sentence(Translated):
    """A sentence with its accepted variants in the notation, and its translations."""

    id: Id
    ending: str | None = None
    ages: tuple[AgeGroup, ...] = ()
    spheres: tuple[Id, ...] = ()


class Line(Translated):
    """One turn of a dialogue. `who` is a name placeholder or a word of the lexicon."""

    who: str


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


class Question(Piece):
    """A question on a reading, in Kazakh and the languages of explanation. The first option is right."""

    id: Id
    ask: Texts
    options: Annotated[tuple[Texts, ...], Field(min_length=2, max_length=4)]


class Reading(Piece):
    """A short text of a sphere, sentence by sentence, with a question or two. `source` where it states facts."""

    id: Id
    sphere: Id | None = None
    ages: tuple[AgeGroup, ...] = ()
    title: Texts
    lines: Annotated[tuple[Translated, ...], Field(min_length=3)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    source: str | None = None


class Rhyme(Piece):
    """A rhyme or a song to say along, line by line; `how`: what to do while saying it."""

    id: Id
    title: Texts
    how: Texts | None = None
    lines: Annotated[tuple[Translated, ...], Field(min_length=2)]


class Game(Piece):
    """A game to play away from the screen, with the family or the class."""

    id: Id
    title: Texts
    how: Texts


class Teaches(Piece):
    """What a lesson is there for: words by id, forms by UniMorph features."""

    words: tuple[WordId, ...] = ()
    forms: tuple[str, ...] = ()


class Lesson(Piece):
    """One lesson file."""

    id: Annotated[str, Field(pattern=rf"^([a-z0-9]+-\d\d-\d\d|({OWN}|{WORDS})-\d{{1,10}})$")]
    kind: Literal["lesson", "checkpoint"] = "lesson"
    title: Texts
    minutes: Annotated[int, Field(ge=2, le=15)]
    teaches: Teaches
    notes: tuple[Id, ...] = ()
    explanation: Voices
    sentences: tuple[Sentence, ...]
    dialogues: tuple[Dialogue, ...] = ()
    readings: tuple[Reading, ...] = ()
    rhymes: tuple[Rhyme, ...] = ()
    games: tuple[Game, ...] = ()
    exercises: Literal["default"] = "default"
    more: tuple[HandMade, ...] = ()
    retired: tuple[Id, ...] = ()
    written: str
    read: YesNo
    review: Review

    @property
    def own(self) -> bool:
        """Whether it was made for one class."""
        return is_own(self.id)

    @property
    def unit_number(self) -> int:
        """Which unit of its course it stands in, from 1; 0 for a lesson of a class."""
        return 0 if self.own else int(self.id.split("-")[1])


class UnitEntry(Piece):
    """The unit file of a folder of lessons."""

    id: Id
    title: Texts
    can_do: tuple[Texts, ...]


class Pace(Piece):
    """What the checker expects of a course: from and to how many new words and exercises a lesson has, how often a word is met."""

    new_words: tuple[int, int]
    exercises: tuple[int, int]
    met: int


class CourseEntry(Piece):
    """The course file. `ages`: for whom it is."""

    id: Id
    target: Tag
    level: str
    title: Texts
    about: Texts
    ages: Annotated[tuple[AgeGroup, ...], Field(min_length=1)]
    pace: Pace
    units: tuple[str, ...]
