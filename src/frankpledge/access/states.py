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
    SENSITIVE_MEASURE = "sensitive-measure"
    RESTRICTED_MEASURE = "restricted-measure"
    PUBLISHED_MEASURE = "published-measure"
    ASSESSMENT = "assessment"
    SCORE = "score"
    PLAN = "plan"
    FUNDING = "funding"
    COMMENTARY = "commentary"
    REPORT = "report"
    RELEASE = "release"
    DUTY = "duty"
    AUDIT = "audit"
    ACCOUNT = "account"
    MEMBERSHIP = "membership"
    WORKSPACE = "workspace"


class Purpose(StrEnum):
    """Why a person works in the system; a session has one, its membership allows it."""

    PLANNING = "planning"
    OVERSIGHT = "oversight"
    ADMINISTRATION = "administration"


class Stage(StrEnum):
    """How far a person must have come through the door before a page answers."""

    NOBODY = "nobody"
    SIGNING_IN = "signing-in"
    HALF_WAY = "half-way"
    SECOND_FACTOR = "second-factor"
    MEMBER = "member"
