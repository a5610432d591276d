"""The figures of a branch: one table, shown on screen and written to CSV and XLSX as it stands here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from webapp.branch import hiding
from webapp.branch.tree import Branch, Node

ACTIVE_DAYS = 14
Shown = int | str


@dataclass(frozen=True)
class ClassFacts:
    """What the database says of a class: its learners and teachers, as ids of people that go no further than this module."""

    id: int
    name: str
    association_id: str
    form_name: str | None
    learners: frozenset[int]
    teachers: frozenset[int]


@dataclass(frozen=True)
class Facts:
    """Of a whole branch. `active`: people who practised; `lessons`: person → lessons completed this quarter."""

    classes: Sequence[ClassFacts]
    active: Collection[int]
    lessons: Mapping[int, int]
    teachers: Mapping[str, frozenset[int]]
    forms: Mapping[str, int]


@dataclass(frozen=True)
class Line:
    """A line of the table: of a class, an association or the whole branch (`level`)."""

    level: str
    node: Node | None
    class_id: int | None
    name: str
    form_name: str | None
    classes: int
    teachers: int
    forms: int
    learners: int
    active: Shown
    share: float | None
    lessons: Shown


@dataclass(frozen=True)
class Section:
    """An association with its classes."""

    whole: Line
    classes: tuple[Line, ...]

    @property
    def node(self) -> Node:
        """The association."""
        assert self.whole.node is not None
        return self.whole.node

    @property
    def empty(self) -> bool:
        """Nothing has begun there."""
        return not (self.classes or self.whole.teachers or self.whole.forms)


@dataclass(frozen=True)
class Table:
    """The whole branch, and each association of it."""

    whole: Line
    sections: tuple[Section, ...]

    @property
    def lines(self) -> list[Line]:
        """All lines: each association, its classes, and the whole at the end."""
        return [line for section in self.sections for line in (section.whole, *section.classes)] + [self.whole]


def active_since(today: date) -> date:
    """The first of the fourteen days that end today."""
    return today - timedelta(days=ACTIVE_DAYS - 1)


def quarter_start(today: date) -> date:
    """The first day of the quarter."""
    return date(today.year, (today.month - 1) // 3 * 3 + 1, 1)


def table(branch: Branch, facts: Facts) -> Table:
    """Learners are people: one in two classes counts once in an association and in the whole."""
    own = {node.id: [one for one in facts.classes if one.association_id in node.ids] for node in branch.nodes}
    groups: list[frozenset[int]] = [_learners(facts.classes)]
    lines: list[hiding.Line] = []
    tops = []
    for node in branch.nodes:
        tops.append(len(groups))
        groups.append(_learners(own[node.id]))
        first = len(groups)
        groups += [one.learners for one in own[node.id]]
        lines.append((tops[-1], tuple(range(first, len(groups)))))
    lines.append((0, tuple(tops)))
    told = _told(groups, lines, facts)
    sections = []
    for node, place in zip(branch.nodes, tops, strict=True):
        of_classes = tuple(
            _class_line(node, one, told[place + number]) for number, one in enumerate(own[node.id], start=1)
        )
        sections.append(Section(_association_line(node, own[node.id], facts, told[place]), of_classes))
    return Table(_whole_line(branch, facts, told[0]), tuple(sections))


@dataclass(frozen=True)
class _Told:
    """What is shown of a group of people."""

    learners: int
    active: Shown
    lessons: Shown

    @property
    def share(self) -> float | None:
        """Of the learners, those active; None where the number is not shown."""
        return self.active / self.learners if isinstance(self.active, int) and self.learners else None


def _told(groups: Sequence[frozenset[int]], lines: Sequence[hiding.Line], facts: Facts) -> list[_Told]:
    active = frozenset(facts.active)
    people = [len(group & active) for group in groups]
    busy = [hiding.Cell(number, number, len(group)) for number, group in zip(people, groups, strict=True)]
    done = [
        hiding.Cell(sum(facts.lessons.get(person, 0) for person in group), len(group & frozenset(facts.lessons)))
        for group in groups
    ]
    shown = zip(hiding.shown(busy, lines, True), hiding.shown(done, lines, False), strict=True)
    return [_Told(len(group), *pair) for group, pair in zip(groups, shown, strict=True)]


def _learners(classes: Sequence[ClassFacts]) -> frozenset[int]:
    return frozenset(person for one in classes for person in one.learners)


def _class_line(node: Node, one: ClassFacts, told: _Told) -> Line:
    return Line(
        "class",
        node,
        one.id,
        one.name,
        one.form_name,
        1,
        len(one.teachers),
        0,
        told.learners,
        told.active,
        told.share,
        told.lessons,
    )


def _association_line(node: Node, classes: Sequence[ClassFacts], facts: Facts, told: _Told) -> Line:
    teachers = frozenset(person for one in node.ids for person in facts.teachers.get(one, ()))
    forms = sum(facts.forms.get(one, 0) for one in node.ids)
    return Line(
        "association",
        node,
        None,
        "",
        None,
        len(classes),
        len(teachers),
        forms,
        told.learners,
        told.active,
        told.share,
        told.lessons,
    )


def _whole_line(branch: Branch, facts: Facts, told: _Told) -> Line:
    teachers = frozenset(person for one in facts.teachers.values() for person in one)
    return Line(
        "whole",
        None,
        None,
        "",
        None,
        len(facts.classes),
        len(teachers),
        sum(facts.forms.values()),
        told.learners,
        told.active,
        told.share,
        told.lessons,
    )
