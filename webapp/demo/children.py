"""Two children of a demo class, with a sheet and pictures that everybody may know."""

import secrets
from datetime import datetime

from flask_security.utils import hash_password
from sqlalchemy.orm import Session

from webapp.accounts import pictures
from webapp.classes.actions import join_class
from webapp.clock import day_of
from webapp.models import Class, ClassSheet, Person, PictureCode, Profile

# The sheet stands at /sheet/demo.
TOKEN = "demo"
# name, sign, pictures, code for the family
CHILDREN = (
    ("Әли", "horse-round", ("horse", "apple", "yurt"), "AAAACCCC2222"),
    ("Соня", "tulip-square", ("sun", "fish", "star"), "EEEEHHHH3333"),
)


def make_sheet(session: Session, class_: Class, teacher_id: int, now: datetime) -> None:
    """Put the two on the sheet of a class. Flushes."""
    session.add(ClassSheet(class_id=class_.id, token=TOKEN, made_at=now, made_by_id=teacher_id))
    for name, sign, code, family in CHILDREN:
        child = Person(
            display_name=name, active=True, fs_uniquifier=secrets.token_hex(32), created_at=now, registered_at=now
        )
        session.add(child)
        session.flush()
        session.add(Profile(person_id=child.id, age_group="child", spheres=["school", "home"], updated_at=now))
        session.flush()
        join_class(session, class_, child.id, now, day_of(now))
        session.add(
            PictureCode(
                person_id=child.id,
                class_id=class_.id,
                sign=sign,
                pictures_hash=hash_password(pictures.joined(code)),
                guardian_code=family,
                set_at=now,
                set_by_id=teacher_id,
                wrong_tries=0,
            )
        )
    session.flush()
