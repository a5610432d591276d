"""The yurt of a course: a piece a unit, whichever unit."""

from webapp.courses import loading
from webapp.practice.yurt import PIECES, standing


def test_a_unit_done_puts_up_a_piece_and_the_next_says_how_far_it_is(content: loading.Library) -> None:
    course = content.courses["a1"]
    bare = standing(course, {})
    assert (bare.standing, bare.building) == (0, PIECES[0])
    third = [lesson.id for lesson in course.units[2].lessons]
    yurt = standing(course, dict.fromkeys(third, "done"))
    assert yurt.standing == 1
    half = standing(course, dict.fromkeys(third[:2], "done"))
    assert (half.standing, half.lessons, half.of) == (0, 2, len(third))


def test_what_placement_showed_stands_and_what_is_only_begun_does_not(content: loading.Library) -> None:
    course = content.courses["a1"]
    first = [lesson.id for lesson in course.units[0].lessons]
    assert standing(course, dict.fromkeys(first, "known")).standing == 1
    assert standing(course, dict.fromkeys(first, "open")).standing == 0


def test_every_lesson_done_makes_it_whole(content: loading.Library) -> None:
    for course in content.courses.values():
        yurt = standing(course, dict.fromkeys(course.lessons, "done"))
        assert (yurt.standing, yurt.building) == (len(PIECES), None)
