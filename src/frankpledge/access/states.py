"""Roles people hold, acts they do and kinds of things they do them to."""

from enum import StrEnum


class Role(StrEnum):
    """What a person does for the partnership; a membership holds one or more."""

    ANALYST = "analyst"
    PARTNERSHIP_MANAGER = "partnership-manager"
    COORDINATOR = "coordinator"
    PRACTITIONER = "practitioner"
    AGENCY_LEAD = "agency-lead"
    BOARD_MEMBER = "board-member"
    RELEASE_APPROVER = "release-approver"
    AUDITOR = "auditor"
    SYSTEMS_OFFICER = "systems-officer"


class Act(StrEnum):
    """What a person asks to do."""

    SEE = "see"
    CHANGE = "change"
    SUPPLY = "supply"
    APPROVE = "approve"
    EXPORT = "export"


class Kind(StrEnum):
    """The kinds of things that decisions are made about; later work adds more."""

    DIRECTORY = "directory"
    SUPPLY = "supply"
    MEASURE = "measure"
    PLAN = "plan"
    REPORT = "report"
    RELEASE = "release"
    AUDIT = "audit"
    ACCOUNT = "account"
