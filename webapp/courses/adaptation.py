"""(course, profile) → plan: for each piece of a lesson, whether it is there and why.

Pure. It adds, leaves out, reorders and chooses variants by the data of lessons/; it writes no text. The rules are named in `RULES`;
their sentences for readers are in `reasons`.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from webapp.courses import notation, pieces, schema
from webapp.courses.choosing import PlannedExercise, choose_exercises
from webapp.courses.fitting import Chosen, choose, fits
from webapp.courses.loading import Course, Library
from webapp.courses.names import DEFAULT_PACKAGE, names_for
from webapp.courses.own_lessons import own_exercises
from webapp.courses.profile import LearnerProfile
from webapp.courses.reasons import Reason


@dataclass(frozen=True)
class Note:
    """A grammar topic with the contrastive notes that fit the learner's language, each with the feature it is for."""

    topic: schema.Topic
    contrasts: tuple[tuple[schema.Contrast, Reason], ...]


@dataclass(frozen=True)
class Bridge:
    """A regular correspondence, or a word that is nearly the same in the learner's language."""

    theirs: str
    kk: str
    examples: tuple[schema.Pair, ...]
    reason: Reason


@dataclass(frozen=True, eq=False)
class LessonPlan:
    """One lesson as this learner gets it. `names` is what its placeholders stand for."""

    lesson: schema.Lesson
    age: schema.Age
    explanation: schema.Texts
    explanation_reason: Reason
    package: schema.People
    package_reason: Reason
    names: dict[str, schema.Texts]
    notes: tuple[Note, ...]
    bridges: tuple[Bridge, ...]
    sentences: tuple[schema.Sentence, ...]
    dialogues: Chosen[schema.Dialogue]
    readings: Chosen[schema.Reading]
    exercises: tuple[PlannedExercise, ...]
    left_out: tuple[PlannedExercise, ...]
    # The language that the notes are for.
    language: schema.Language | None = None
    left_out_dialogues: Chosen[schema.Dialogue] = field(default=())
    left_out_readings: Chosen[schema.Reading] = field(default=())


DIALOGUES_SHOWN = 2
READINGS_SHOWN = 2


@lru_cache(maxsize=4096)
def plan_lesson(library: Library, course: Course, lesson: str, profile: LearnerProfile) -> LessonPlan:
    """The plan of one lesson for one profile. Raises KeyError for a lesson that the course does not have."""
    found = course.lessons[lesson]
    profile = replace(profile, age_group=course.age_for(profile.age))
    age = library.ages[profile.age]
    language = library.languages.get(profile.heritage_language or "")
    sentences = tuple(sentence for sentence in found.sentences if fits(sentence, profile))
    dialogues, left_out_dialogues = choose(
        pieces.dialogues(library, found), schema.Dialogue, profile, library.peoples, DIALOGUES_SHOWN
    )
    readings, left_out_readings = choose(
        pieces.readings(library, found), schema.Reading, profile, library.peoples, READINGS_SHOWN
    )
    told = frozenset((*(piece.id for piece, _ in dialogues), *(piece.id for piece, _ in readings)))
    exercises, left_out = (
        choose_exercises(library, found, profile, age, language, sentences, told)
        if course.counted
        else (tuple(PlannedExercise(*one) for one in own_exercises(library, found, age.kinds)), ())
    )
    package, package_reason = _package(library, profile)
    own_voice = getattr(found.explanation, age.voice, None) is not None
    return LessonPlan(
        lesson=found,
        age=age,
        explanation=found.explanation.for_age(age.voice),
        explanation_reason=Reason("voice", age=age.names) if own_voice else Reason("core"),
        package=package,
        package_reason=package_reason,
        names=names_for(package, lesson),
        notes=_notes(library, found, language, age),
        bridges=_bridges(library, course, found, language, age),
        sentences=sentences,
        dialogues=dialogues,
        readings=readings,
        exercises=exercises,
        left_out=left_out,
        language=language,
        left_out_dialogues=left_out_dialogues,
        left_out_readings=left_out_readings,
    )


def plan_course(library: Library, course: Course, profile: LearnerProfile) -> tuple[LessonPlan, ...]:
    """The plan of every lesson, in order."""
    return tuple(plan_lesson(library, course, lesson, profile) for lesson in course.lessons)


def _package(library: Library, profile: LearnerProfile) -> tuple[schema.People, Reason]:
    chosen = library.peoples.get(profile.people or "")
    if chosen is not None and chosen.id != DEFAULT_PACKAGE:
        return chosen, Reason("people", people=chosen.names)
    return library.peoples[DEFAULT_PACKAGE], Reason("all-peoples")


def _notes(
    library: Library, lesson: schema.Lesson, language: schema.Language | None, age: schema.Age
) -> tuple[Note, ...]:
    features = frozenset(language.features) if language else frozenset()
    notes = []
    for topic_id in lesson.notes:
        topic = library.topics.get(topic_id)
        if topic is None:
            continue
        fitting = tuple(
            (contrast, Reason("feature", feature=library.features[contrast.for_].name))
            for contrast in topic.contrast
            # A child gets no grammar terms, and a contrast cannot do without.
            if contrast.for_ in features and age.id != "child"
        )
        notes.append(Note(topic, fitting))
    return tuple(notes)


def _bridges(
    library: Library, course: Course, lesson: schema.Lesson, language: schema.Language | None, age: schema.Age
) -> tuple[Bridge, ...]:
    """Correspondences seen in this lesson's words, else the next one in turn; then the lesson's cognates."""
    if language is None or age.id == "child" or not course.counted:
        return ()
    words = set(lesson.teaches.words)
    by_words = [found for found in language.correspondences if any(pair.kk in words for pair in found.examples)]
    turn = list(course.lessons).index(lesson.id)
    in_turn = [language.correspondences[turn % len(language.correspondences)]] if language.correspondences else []
    bridges = [
        Bridge(found.theirs, found.kk, found.examples, Reason("correspondence", language=language.names))
        for found in (by_words or in_turn)[:2]
    ]
    for word_id in lesson.teaches.words:
        word = library.words.get(word_id)
        theirs = word.cognates.get(language.tag) if word else None
        if word and theirs and len(bridges) < 6:
            bridges.append(Bridge(theirs, notation.shown(word.kk), (), Reason("cognate", language=language.names)))
    return tuple(bridges)
