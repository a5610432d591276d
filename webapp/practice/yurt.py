"""The yurt that a course puts up: a piece a unit, in the order in which a yurt is built."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.courses.loading import Course
from webapp.marking import _m

# A piece's name in Kazakh, and what it is. Walls first, then the door and the band, the crown and its poles, felt, and at last the hearth.
PIECES = (
    ("кереге", _m("the lattice of the wall")),
    ("кереге", _m("the lattice of the wall")),
    ("кереге", _m("the lattice of the wall")),
    ("есік", _m("the door")),
    ("басқұр", _m("the woven band")),
    ("шаңырақ", _m("the crown")),
    ("уық", _m("the poles of the roof")),
    ("уық", _m("the poles of the roof")),
    ("туырлық", _m("the felt of the wall")),
    ("үзік", _m("the felt of the roof")),
    ("түндік", _m("the felt over the crown")),
    ("ошақ", _m("the hearth")),
)
SETTLED = ("done", "known")


@dataclass(frozen=True)
class Yurt:
    """How far it stands: `standing` pieces of twelve; of the next one, `lessons` of `of` are done; None when it is whole."""

    standing: int
    building: tuple[str, str] | None
    lessons: int
    of: int


def standing(course: Course, states: Mapping[str, str]) -> Yurt:
    """The yurt of a course for these states of its lessons (`done`, `known` by placement, `open`).

    A unit whose lessons are all done or known puts up its piece, whichever unit it is: nobody has to keep an order.
    """
    counts = [
        (sum(states.get(lesson.id) in SETTLED for lesson in unit.lessons), len(unit.lessons)) for unit in course.units
    ]
    whole = sum(done == of for done, of in counts)
    pieces = len(PIECES) * whole // len(course.units) if course.units else 0
    if pieces == len(PIECES):
        return Yurt(pieces, None, 0, 0)
    done, of = max((count for count in counts if count[0] < count[1]), key=lambda count: count[0] / count[1])
    return Yurt(pieces, PIECES[pieces], done, of)
