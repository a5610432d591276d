"""All tables."""

from webapp.models.audit import Audit
from webapp.models.base import Base
from webapp.models.exams import Submission
from webapp.models.people import EthnicDeclaration, Person, Profile, Role, RoleGrant
from webapp.models.places import Association, AssociationTie, EthnicGroup, Membership, Region
from webapp.models.study import Answer, Completion, Run
from webapp.models.teaching import Class, ClassTeacher, Seat

__all__ = [
    "Answer",
    "Association",
    "AssociationTie",
    "Audit",
    "Base",
    "Class",
    "ClassTeacher",
    "Completion",
    "EthnicDeclaration",
    "EthnicGroup",
    "Membership",
    "Person",
    "Profile",
    "Region",
    "Role",
    "RoleGrant",
    "Run",
    "Seat",
    "Submission",
]
