"""Whose classes somebody teaches today: asked by every room that shows a teacher what learners did."""

from datetime import date

from sqlalchemy import Select, or_, select

from webapp.models import Class, ClassTeacher, RoleGrant


def classes_taught(person_id: int, day: date, *, closed: bool = False, substitute: bool = True) -> Select[int]:
    """The ids of the open classes of a teacher who is one, of the class's association, on that day; or of the closed ones.

    With the role, or the time of a substitute, ends the sight. Not `substitute`: only those taught in one's own right.
    """
    found = (
        select(ClassTeacher.class_id)
        .join(Class, Class.id == ClassTeacher.class_id)
        .join(
            RoleGrant,
            (RoleGrant.person_id == ClassTeacher.person_id) & (RoleGrant.association_id == Class.association_id),
        )
        .where(
            ClassTeacher.person_id == person_id,
            or_(ClassTeacher.valid_from.is_(None), ClassTeacher.valid_from <= day),
            or_(ClassTeacher.valid_to.is_(None), ClassTeacher.valid_to > day),
            Class.closed_at.is_not(None) if closed else Class.closed_at.is_(None),
            RoleGrant.role == "teacher",
            RoleGrant.valid_from <= day,
            or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > day),
        )
    )
    return found if substitute else found.where(ClassTeacher.substitute.is_(False))
