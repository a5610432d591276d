"""A warm-up from what a class forgets: exercises of lessons that most have reached. Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from webapp.courses.generation import Exercise, candidates
from webapp.courses.loading import Course, Library
from webapp.memory.cards import keys_asked, told_by

LENGTH = 8
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
    library: Library, course: Course, forgetting: Forgetting, kinds: Collection[str], length: int = LENGTH
) -> list[str]:
    """The exercises to put on, what most forget first, no two on the same word or sentence, kinds in turn."""
    lessons = reached(course, forgetting.begun)
    allowed = [kind for kind in KINDS if kind in kinds]
    found = {one.id: one for lesson in lessons for one in candidates(course.lessons[lesson], library) if one.kind in allowed}
    weights = _weights(library, forgetting)
    by_need = sorted(found.values(), key=lambda one: -_need(library, one, weights))
    needed = [one for one in by_need if _need(library, one, weights)]
    # What nobody forgets fills it up: the newest lesson first.
    newest = [one for lesson in reversed(lessons) for one in found.values() if one.lesson_id == lesson]
    return [one.id for one in _in_turn([*needed, *newest], allowed, length)]


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


def _need(library: Library, exercise: Exercise, weights: Mapping[str, int]) -> int:
    own = weights.get(_source(exercise.id), 0)
    return max([own, *(weights.get(key, 0) for key in keys_asked(library, exercise.id))])


def _in_turn(exercises: Iterable[Exercise], allowed: list[str], length: int) -> list[Exercise]:
    """One exercise a source, in the order of need; of a source the kind that was taken least so far."""
    by_source: dict[str, list[Exercise]] = {}
    for one in exercises:
        kept = by_source.setdefault(one.source, [])
        if one not in kept:
            kept.append(one)
    taken: Counter[str] = Counter()
    chosen = []
    for found in by_source.values():
        if len(chosen) == length:
            break
        best = min(found, key=lambda one: (taken[one.kind], allowed.index(one.kind)))
        taken[best.kind] += 1
        chosen.append(best)
    return chosen
