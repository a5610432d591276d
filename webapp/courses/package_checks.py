"""What the checker says of peoples' packages, sittings of the test, sounds and glosses: that ids lead somewhere and are used once."""

from collections.abc import Iterator

from webapp.courses import schema
from webapp.courses.loading import Library, Problem
from webapp.courses.names import PLACEHOLDER


def problems(library: Library) -> Iterator[Problem]:
    """All of them."""
    for package in library.peoples.values():
        yield from _package(library, package)
    for sitting in library.sittings.values():
        yield from _sitting(library, sitting)
    for contrast in library.sounds.values():
        yield from _sound(library, contrast)
    for shelf in library.glosses.values():
        yield from _glosses(library, shelf)


def _package(library: Library, package: schema.People) -> Iterator[Problem]:
    source = library.source(package)
    for index, tag in enumerate(package.heritage_languages):
        if tag not in library.languages:
            line = source.line("heritage_languages", index)
            yield Problem(source.file, line, f"there is no language '{tag}' in languages/")
    seen: set[str] = set()
    for shelf in ("dialogues", "readings"):
        for index, piece in enumerate(getattr(package, shelf)):
            line = source.line(shelf, index, "id")
            if piece.id in seen:
                yield Problem(source.file, line, f"the id '{piece.id}' is already used in this package")
            seen.add(piece.id)
            for told in _piece(library, package, piece):
                yield Problem(source.file, line, told)


def _piece(library: Library, package: schema.People, piece: schema.OwnDialogue | schema.OwnReading) -> Iterator[str]:
    """What is wrong with a piece of a package."""
    if not piece.id.startswith(f"{package.id}-"):
        yield f"the id '{piece.id}' should begin with '{package.id}-'"
    if library.lesson(piece.lesson) is None:
        yield f"there is no lesson '{piece.lesson}'"
    if piece.sphere is not None and piece.sphere not in library.spheres:
        yield f"there is no sphere '{piece.sphere}' in spheres.yaml"
    speakers = (line.who for line in piece.lines) if isinstance(piece, schema.OwnDialogue) else ()
    for who in speakers:
        if who not in library.words and not PLACEHOLDER.fullmatch(who):
            yield f"who: '{who}' is neither a word of the lexicon nor a name such as $woman"


def _sitting(library: Library, sitting: schema.Sitting) -> Iterator[Problem]:
    source = library.source(sitting)
    course = library.courses.get(sitting.course)
    units = {unit.id for unit in course.units} if course else set()
    seen: set[str] = set()
    for block in ("listening", "reading"):
        for index, passage in enumerate(getattr(sitting, block)):
            for number, item in enumerate(passage.items):
                line = source.line(block, index, "items", number)
                if item.id in seen:
                    yield Problem(source.file, line, f"the id '{item.id}' is already used in this sitting")
                seen.add(item.id)
                if len(set(item.options)) < len(item.options):
                    yield Problem(source.file, line, "two options are the same")
                if item.unit not in units:
                    yield Problem(source.file, line, f"there is no unit '{item.unit}'")
                if item.topic is not None and item.topic not in library.topics:
                    yield Problem(source.file, line, f"there is no grammar topic '{item.topic}' in grammar/")


def _sound(library: Library, contrast: schema.SoundContrast) -> Iterator[Problem]:
    source = library.source(contrast)
    for feature in contrast.for_:
        if feature not in library.features:
            yield Problem(source.file, source.line("for"), f"there is no feature '{feature}' in features.yaml")
    if library.lesson(contrast.from_) is None:
        yield Problem(source.file, source.line("from"), f"there is no lesson '{contrast.from_}'")


def _glosses(library: Library, shelf: schema.Glosses) -> Iterator[Problem]:
    source = library.source(shelf)
    if shelf.tag not in library.languages:
        yield Problem(source.file, source.line("tag"), f"there is no language '{shelf.tag}' in languages/")
    for word in shelf.glosses:
        if word not in library.words:
            yield Problem(source.file, source.line("glosses", word), f"'{word}' is not in the lexicon")
    missing = [word for word in library.words if word not in shelf.glosses]
    if missing:
        told = f"{len(missing)} words have no gloss, such as {', '.join(missing[:5])}"
        yield Problem(source.file, 1, told, "warning")
