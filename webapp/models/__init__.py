"""All tables."""

from webapp.models.audit import Audit
from webapp.models.base import Base
from webapp.models.children import ClassSheet, Guardian, PictureCode
from webapp.models.disputes import Dispute
from webapp.models.exams import Submission
from webapp.models.memory import Card, Known, MemoryMark, MemoryParameters, Placement, Saved
from webapp.models.people import EthnicDeclaration, Person, Profile, Role, RoleGrant
from webapp.models.places import Association, AssociationTie, EthnicGroup, Membership, Region
from webapp.models.study import Answer, Completion, Run
from webapp.models.teaching import Class, ClassTeacher, Seat
from webapp.models.voices import Recording, Utterance

__all__ = [
    "Answer",
    "Association",
    "AssociationTie",
    "Audit",
    "Base",
    "Card",
    "Class",
    "ClassSheet",
    "ClassTeacher",
    "Completion",
    "Dispute",
    "EthnicDeclaration",
    "EthnicGroup",
    "Guardian",
    "Known",
    "Membership",
    "MemoryMark",
    "MemoryParameters",
    "Person",
    "PictureCode",
    "Placement",
    "Profile",
    "Recording",
    "Region",
    "Role",
    "RoleGrant",
    "Run",
    "Saved",
    "Seat",
    "Submission",
    "Utterance",
]
