"""Which pair of sounds a learner hears in a lesson: one a lesson, of those that the learner's language does not tell apart."""

from functools import lru_cache

from webapp.courses import schema
from webapp.courses.loading import Library


def fitting(
    library: Library, lesson: schema.Lesson, features: frozenset[str]
) -> tuple[schema.SoundContrast, schema.SoundPair] | None:
    """The contrast and the pair for this lesson, in turn over the course; None where the language lacks none of the sounds."""
    found = library.lesson(lesson.id)
    if found is None:
        return None
    lessons = list(found[0].lessons)
    turn = lessons.index(lesson.id)
    open_now = [
        contrast
        for contrast in library.sounds.values()
        if features & set(contrast.for_) and contrast.from_ in lessons and lessons.index(contrast.from_) <= turn
    ]
    if not open_now:
        return None
    contrast = open_now[turn % len(open_now)]
    return contrast, contrast.pairs[turn // len(open_now) % len(contrast.pairs)]


def pair(library: Library, pair_id: str) -> tuple[schema.SoundContrast, schema.SoundPair] | None:
    """A pair by its id, with its contrast."""
    return _pairs(library).get(pair_id)


@lru_cache(maxsize=4)
def _pairs(library: Library) -> dict[str, tuple[schema.SoundContrast, schema.SoundPair]]:
    return {pair.id: (contrast, pair) for contrast in library.sounds.values() for pair in contrast.pairs}
