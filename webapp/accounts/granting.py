"""Roles are granted from the command line: the first admin of an installation, and teachers until associations do it themselves."""

from datetime import date

from sqlalchemy.orm import Session

from webapp.accounts.queries import by_name_or_email
from webapp.models import Association, Region, RoleGrant

# Which branch a role is held on; the others are held for the whole country.
BRANCHES = {"teacher": "association", "coordinator": "association", "region": "region"}


class CannotGrantError(ValueError):
    """The person, role or branch is not there, or the branch does not fit the role."""


def grant(
    session: Session, username: str, role: str, association_id: str | None, region_code: str | None, day: date
) -> RoleGrant:
    """Grant a role from a day on. Raises CannotGrantError in plain words."""
    person = by_name_or_email(session, username)
    if person is None:
        raise CannotGrantError(f"nobody is registered as '{username}'")
    branch = BRANCHES.get(role)
    given = {"association": association_id, "region": region_code}
    if branch and not given[branch]:
        raise CannotGrantError(f"the role '{role}' needs --{branch}")
    if any(value and name != branch for name, value in given.items()):
        raise CannotGrantError(f"the role '{role}' is not held on this kind of branch")
    if association_id and session.get(Association, association_id) is None:
        raise CannotGrantError(f"there is no association '{association_id}'")
    if region_code and session.get(Region, region_code) is None:
        raise CannotGrantError(f"there is no region '{region_code}'")
    made = RoleGrant(
        person_id=person.id, role=role, association_id=association_id, region_code=region_code, valid_from=day
    )
    session.add(made)
    session.flush()
    return made
