"""The tables of the partnership: who belongs to it and which places it answers for."""

from frankpledge.partnership.models.directory import (
    Agency,
    Group,
    Holding,
    Person,
    Post,
    Seat,
    Succession,
)
from frankpledge.partnership.models.duties import DutyRecord, DutyStep
from frankpledge.partnership.models.fieldwork import (
    Concern,
    Premises,
    PremisesEvent,
    StreetFind,
    SurveyQuestion,
    TestPurchase,
)
from frankpledge.partnership.models.governance import Issue, Risk, ScrutinyQuestion
from frankpledge.partnership.models.information import CommunityInformation
from frankpledge.partnership.models.learning import (
    Attendance,
    Contact,
    Course,
    GoodPractice,
)
from frankpledge.partnership.models.meeting_papers import Minutes, TermsOfReference
from frankpledge.partnership.models.places import (
    Area,
    AreaPart,
    Denominator,
    Outline,
    Partnership,
    Rebasing,
)
from frankpledge.partnership.models.registers import Entry, EntryStep


__all__ = [
    "Agency",
    "Area",
    "AreaPart",
    "Attendance",
    "CommunityInformation",
    "Concern",
    "Contact",
    "Course",
    "Denominator",
    "DutyRecord",
    "DutyStep",
    "Entry",
    "EntryStep",
    "GoodPractice",
    "Group",
    "Holding",
    "Issue",
    "Minutes",
    "Outline",
    "Partnership",
    "Person",
    "Post",
    "Premises",
    "PremisesEvent",
    "Rebasing",
    "Risk",
    "ScrutinyQuestion",
    "Seat",
    "StreetFind",
    "Succession",
    "SurveyQuestion",
    "TermsOfReference",
    "TestPurchase",
]
