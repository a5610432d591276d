"""All tables."""

from webapp.models.audit import Audit
from webapp.models.base import Base
from webapp.models.certificates import Certificate, SigningKey
from webapp.models.children import ClassSheet, Guardian, PictureCode
from webapp.models.disputes import Dispute
from webapp.models.exams import Submission
from webapp.models.exchange import GradeLine, Platform, PlatformUser, RosterId
from webapp.models.facts import LearnerState, SelfRating, UptakeFact, UptakeMark, UptakeTotal, Waiting
from webapp.models.jobs import Job
from webapp.models.live import LiveLesson, LivePresence
from webapp.models.marks import HandedIn, Mark, Sitting, SittingSeat
from webapp.models.memory import Card, Known, MemoryMark, MemoryParameters, Placement, Saved
from webapp.models.people import EthnicDeclaration, Person, Profile, Role, RoleGrant
from webapp.models.places import Association, AssociationTie, EthnicGroup, Membership, Region
from webapp.models.planning import Assignment, OwnLesson, PlanWeek, WordList
from webapp.models.programmes import Campaign, Programme, ProgrammeAssociation
from webapp.models.register import (
    Accreditation,
    AssociationContact,
    AssociationName,
    AssociationPage,
    AssociationPeople,
    BodyName,
    FormOfStudy,
    House,
    Invitation,
    MeetingTime,
    PendingUpload,
)
from webapp.models.releases import Release, ReleaseCell, ReleaseFile, ReleaseSignature, Remark, TableRead, Target
from webapp.models.study import Answer, Completion, Run
from webapp.models.surveys import Survey, SurveyResponse, SurveySlip, SurveyToken
from webapp.models.talk import Announcement, Question
from webapp.models.teaching import (
    Attendance,
    Class,
    ClassGroup,
    ClassTeacher,
    GroupSeat,
    IssuedAccount,
    LearnerNote,
    Look,
    Seat,
)
from webapp.models.voices import Recording, Utterance

__all__ = [
    "Accreditation",
    "Announcement",
    "Answer",
    "Assignment",
    "Association",
    "AssociationContact",
    "AssociationName",
    "AssociationPage",
    "AssociationPeople",
    "AssociationTie",
    "Attendance",
    "Audit",
    "Base",
    "BodyName",
    "Campaign",
    "Card",
    "Certificate",
    "Class",
    "ClassGroup",
    "ClassSheet",
    "ClassTeacher",
    "Completion",
    "Dispute",
    "EthnicDeclaration",
    "EthnicGroup",
    "FormOfStudy",
    "GradeLine",
    "GroupSeat",
    "Guardian",
    "HandedIn",
    "House",
    "Invitation",
    "IssuedAccount",
    "Job",
    "Known",
    "LearnerNote",
    "LearnerState",
    "LiveLesson",
    "LivePresence",
    "Look",
    "Mark",
    "MeetingTime",
    "Membership",
    "MemoryMark",
    "MemoryParameters",
    "OwnLesson",
    "PendingUpload",
    "Person",
    "PictureCode",
    "Placement",
    "PlanWeek",
    "Platform",
    "PlatformUser",
    "Profile",
    "Programme",
    "ProgrammeAssociation",
    "Question",
    "Recording",
    "Region",
    "Release",
    "ReleaseCell",
    "ReleaseFile",
    "ReleaseSignature",
    "Remark",
    "Role",
    "RoleGrant",
    "RosterId",
    "Run",
    "Saved",
    "Seat",
    "SelfRating",
    "SigningKey",
    "Sitting",
    "SittingSeat",
    "Submission",
    "Survey",
    "SurveyResponse",
    "SurveySlip",
    "SurveyToken",
    "TableRead",
    "Target",
    "UptakeFact",
    "UptakeMark",
    "UptakeTotal",
    "Utterance",
    "Waiting",
    "WordList",
]
