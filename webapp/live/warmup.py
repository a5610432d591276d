"""A warm-up from what a class forgets: exercises of lessons that most have reached. Pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from webapp.courses import schema
from webapp.courses.generation import Exercise, candidates
from webapp.courses.loading import Course, Library
from webapp.memory.cards import keys_asked, lessons_practising, told_by, word_of

LENGTH = 8
# Lessons that are looked through at most: the newest, and where so many of the things needed most are practised.
NEWEST, MOST_NEEDED = 12, 40
# Kinds that are done in half a minute and whose answers can be counted side by side, the liveliest first.
KINDS = ("choose", "ending", "order", "reply", "listen", "type", "build", "read")
# Whoever missed it weighs more than whoever is due to forget it.
WRONG, ALMOST, DUE = 4, 2, 1


@dataclass(frozen=True)
class Missed:
    """An answer of a learner that was not right."""

    person_id: int
    exercise_id: str
    given: str
    verdict: str


@dataclass(frozen=True)
class Forgetting:
    """What a class got wrong of late, the cards that are due, and who began which lesson."""

    missed: tuple[Missed, ...] = ()
    due: tuple[tuple[int, str], ...] = ()
    begun: Mapping[str, frozenset[int]] = field(default_factory=dict)


def reached(course: Course, begun: Mapping[str, frozenset[int]]) -> list[str]:
    """The lessons of a course that half of those who began at all have begun; before anybody did, the first one."""
    own = {lesson: begun.get(lesson, frozenset()) for lesson in course.lessons}
    started = len(frozenset().union(*own.values()))
    found = [lesson for lesson, people in own.items() if people and 2 * len(people) >= started]
    return found or list(course.lessons)[:1]


def warm_up(
    library: Library, course: Course, forgetting: Forgetting, kinds: Collection[str], asked: Collection[str] = ()
) -> list[str]:
    """The exercises to put on, what most forget first, no two on the same word or sentence, kinds in turn.

    `asked`: exercises of this lesson so far, whose words and sentences do not come again.
    """
    weights = _weights(library, forgetting)
    allowed = [kind for kind in KINDS if kind in kinds]
    before = {_source(one) for one in asked}
    newest = reached(course, forgetting.begun)[::-1]
    lessons = [course.lessons[one] for one in _looked_through(library, newest, weights)]
    found = [
        one
        for lesson in lessons
        for one in _exercises(library, lesson)
        if one.kind in allowed and _source(one.id) not in before
    ]
    need = {one.id: weight for one in found if (weight := _need(library, one.id, weights))}
    needed = sorted((one for one in found if one.id in need), key=lambda one: -need[one.id])
    # What nobody forgets fills it up, from the newest lessons.
    return _chosen(needed, found, allowed)


def _looked_through(library: Library, newest: list[str], weights: Counter[str]) -> list[str]:
    """The newest lessons, then older ones that have what is needed most."""
    needed: list[str] = []
    for what, _ in weights.most_common(MOST_NEEDED):
        word = word_of(what)
        lessons = lessons_practising(library).get(word, ()) if word else ()
        needed += [lesson.id for _, lesson in lessons] or [what.split("/", 1)[0]]
    return list(dict.fromkeys([*newest[:NEWEST], *(one for one in needed if one in newest)]))


@lru_cache(maxsize=512)
def _exercises(library: Library, lesson: schema.Lesson) -> tuple[Exercise, ...]:
    return tuple(one for one in candidates(lesson, library) if one.kind in KINDS)


def _weights(library: Library, forgetting: Forgetting) -> Counter[str]:
    """Card, or source of an exercise → how much it is needed: each learner once."""
    people: dict[str, dict[int, int]] = defaultdict(dict)

    def add(what: str, person_id: int, weight: int) -> None:
        people[what][person_id] = max(weight, people[what].get(person_id, 0))

    for one in forgetting.missed:
        weight = WRONG if one.verdict == "wrong" else ALMOST
        add(_source(one.exercise_id), one.person_id, weight)
        for told in told_by(library, one.exercise_id, one.given, one.verdict):
            if told.verdict != "right":
                add(told.key, one.person_id, weight)
    for person_id, key in forgetting.due:
        add(key, person_id, DUE)
    return Counter({what: sum(by_person.values()) for what, by_person in people.items()})


def _source(exercise_id: str) -> str:
    return exercise_id.rpartition("/")[0]


def _need(library: Library, exercise_id: str, weights: Mapping[str, int]) -> int:
    own = weights.get(_source(exercise_id), 0)
    return max([own, *(weights.get(key, 0) for key in keys_asked(library, exercise_id))])


def _chosen(needed: Iterable[Exercise], others: Iterable[Exercise], allowed: list[str]) -> list[str]:
    """One exercise a source: what is needed in its order, then of the others each kind in turn."""
    taken: Counter[str] = Counter()
    chosen: dict[str, Exercise] = {}

    def take(one: Exercise) -> None:
        taken[one.kind] += 1
        chosen[_thing(one)] = one

    for found in _by(needed, _thing).values():
        if len(chosen) < LENGTH:
            take(min(found, key=lambda one: (taken[one.kind], allowed.index(one.kind))))
    by_kind = _by((one for one in others if _thing(one) not in chosen), lambda one: one.kind)
    while len(chosen) < LENGTH and by_kind:
        kind = min(by_kind, key=lambda kind: (taken[kind], allowed.index(kind)))
        one = next((one for one in by_kind[kind] if _thing(one) not in chosen), None)
        if one is None:
            del by_kind[kind]
        else:
            take(one)
    return [one.id for one in chosen.values()]


def _thing(exercise: Exercise) -> str:
    """What it asks about: a word is the same in every lesson, a sentence is its lesson's."""
    return exercise.source if exercise.source_kind == "word" else _source(exercise.id)


def _by(exercises: Iterable[Exercise], key: Callable[[Exercise], str]) -> dict[str, list[Exercise]]:
    found: dict[str, list[Exercise]] = {}
    for one in exercises:
        found.setdefault(key(one), []).append(one)
    return found
