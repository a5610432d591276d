"""What there is in lessons/, in numbers."""

from collections import Counter
from typing import Any

from webapp.courses import pieces, schema
from webapp.courses.loading import Course, Library


def figures(library: Library) -> dict[str, Any]:
    """Counts by name. `sentences` are those of lessons; lines of dialogues, readings and rhymes are counted as `lines`."""
    lessons = [lesson for course in library.courses.values() for lesson in course.lessons.values()]
    of_peoples = Counter({
        package.id: len(package.dialogues) + len(package.readings) for package in library.peoples.values()
    })  # fmt: skip
    return {
        "courses": {course.id: _course(library, course) for course in library.courses.values()},
        "lessons": len(lessons),
        "words": len(library.words),
        "sentences": sum(len(lesson.sentences) for lesson in lessons),
        "dialogues": sum(len(lesson.dialogues) for lesson in lessons),
        "readings": sum(len(lesson.readings) for lesson in lessons),
        "rhymes": sum(len(lesson.rhymes) for lesson in lessons),
        "lines": sum(len(piece.lines) for lesson in lessons for piece in _told(lesson)),
        "grammar_topics": len(library.topics),
        "notes": sum(len(topic.contrast) for topic in library.topics.values()),
        "features": len(library.features),
        "languages": len(library.languages),
        "sound_pairs": sum(len(contrast.pairs) for contrast in library.sounds.values()),
        "correspondences": sum(len(language.correspondences) for language in library.languages.values()),
        "cognates": sum(len(word.cognates) for word in library.words.values()),
        "false_friends": sum(len(word.false_friends) for word in library.words.values()),
        "peoples": len(library.peoples),
        "pieces_of_peoples": dict(of_peoples),
        "glosses": {tag: len(shelf.glosses) for tag, shelf in library.glosses.items()},
        "lessons_not_read_twice": sum(not lesson.read for lesson in lessons),
        "lessons_awaiting_review": sum(lesson.review == "needed" for lesson in lessons),
    }


def _told(lesson: schema.Lesson) -> tuple[schema.Dialogue | schema.Reading | schema.Rhyme, ...]:
    return (*lesson.dialogues, *lesson.readings, *lesson.rhymes)


def _course(library: Library, course: Course) -> dict[str, int]:
    lessons = course.lessons.values()
    return {
        "units": len(course.units),
        "lessons": sum(lesson.kind == "lesson" for lesson in lessons),
        "checkpoints": sum(lesson.kind == "checkpoint" for lesson in lessons),
        "words": len({word for lesson in lessons for word in lesson.teaches.words}),
        "sentences": sum(len(lesson.sentences) for lesson in lessons),
        "dialogues": sum(len(pieces.dialogues(library, lesson)) for lesson in lessons),
        "readings": sum(len(pieces.readings(library, lesson)) for lesson in lessons),
        "grammar_topics": len({note for lesson in lessons for note in lesson.notes}),
    }
