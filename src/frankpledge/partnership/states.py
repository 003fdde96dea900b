"""What agencies, groups, posts and areas can be."""

from enum import StrEnum


class LegalStatus(StrEnum):
    """How the law ties a body to the partnership (Crime and Disorder Act 1998 s5)."""

    RESPONSIBLE = "responsible"
    CO_OPERATING = "co-operating"
    INVITED = "invited"
    OTHER = "other"


class AgencyKind(StrEnum):
    """What a body is for."""

    COUNCIL = "council"
    COUNTY_COUNCIL = "county-council"
    POLICE = "police"
    FIRE = "fire"
    PROBATION = "probation"
    HEALTH = "health"
    POLICING_BODY = "local-policing-body"
    HOUSING = "housing"
    COURTS = "courts"
    PROSECUTION = "prosecution"
    PRISON = "prison"
    YOUTH = "youth"
    EDUCATION = "education"
    TRANSPORT = "transport"
    BUSINESS = "business"
    VOLUNTARY = "voluntary"
    OTHER = "other"


class SuccessionKind(StrEnum):
    """How one body came after another."""

    REPLACED = "replaced"
    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"


class PostKind(StrEnum):
    """What a post is for in the partnership."""

    CHAIR = "chair"
    PRIORITY_OWNER = "priority-owner"
    LEAD_OFFICER = "lead-officer"
    PARTNERSHIP_MANAGER = "partnership-manager"
    ANALYST = "analyst"
    COORDINATOR = "coordinator"
    VICTIM_ADVOCATE = "victim-advocate"
    DESIGNATED_LIAISON = "designated-liaison"
    INFORMATION_GOVERNANCE = "information-governance"
    ELECTED_MEMBER = "elected-member"
    OTHER = "other"


class GroupKind(StrEnum):
    """What a group is for."""

    STRATEGY = "strategy-group"
    COUNTY = "county-group"
    PERFORMANCE = "performance-team"
    THEMATIC = "thematic-group"
    TACTICAL = "tactical-group"
    CASE_PANEL = "case-panel"
    PUBLIC = "public-meeting"
    TASK_AND_FINISH = "task-and-finish"


class AreaKind(StrEnum):
    """The kinds of area; `neighbourhood` is whatever the partnership draws itself."""

    PARTNERSHIP = "partnership"
    DISTRICT = "district"
    WARD = "ward"
    NEIGHBOURHOOD = "neighbourhood"
    BEAT = "beat"
    MSOA = "msoa"
    LSOA = "lsoa"


class Membership(StrEnum):
    """How it was decided which LSOAs make up an area."""

    LOOKUP = "lookup"
    CENTRE = "centre-in-outline"
    PARTS = "made-of-parts"
    DRAWN = "chosen-by-hand"
    NONE = "not-known"


class DenominatorKind(StrEnum):
    """What a rate is taken out of: three different things."""

    RESIDENTS = "residents"
    HOUSEHOLDS = "households"
    DWELLINGS = "dwellings"


LEGAL_BASIS = {
    AgencyKind.COUNCIL: "Crime and Disorder Act 1998 s5(1)(a)",
    AgencyKind.COUNTY_COUNCIL: "Crime and Disorder Act 1998 s5(1)(a)",
    AgencyKind.PROBATION: "Crime and Disorder Act 1998 s5(1)(aa)",
    AgencyKind.POLICE: "Crime and Disorder Act 1998 s5(1)(b)",
    AgencyKind.FIRE: "Crime and Disorder Act 1998 s5(1)(d)",
    AgencyKind.HEALTH: "Crime and Disorder Act 1998 s5(1)(e) or (f)",
}
# Kinds of area that figures are computed for unless somebody asks for more.
FINE_KINDS = (AreaKind.WARD, AreaKind.NEIGHBOURHOOD, AreaKind.BEAT)
MEASURED_KINDS = (AreaKind.PARTNERSHIP, AreaKind.DISTRICT, *FINE_KINDS)


class DutyState(StrEnum):
    """How a statutory duty stands in one year."""

    TO_DO = "to-do"
    IN_HAND = "in-hand"
    MET = "met"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"


class RegisterName(StrEnum):
    """The registers that the partnership keeps about itself."""

    TERMS = "terms-of-reference"
    MINUTES = "minutes"
    COURSES = "courses"
    TRAINING = "training"
    RISKS = "risks"
    ISSUES = "issues"
    SCRUTINY = "scrutiny"
    PRACTICE = "good-practice"
    CONTACTS = "contacts"
    PREMISES = "premises"
    PREMISES_LOG = "premises-log"
    TESTS = "test-purchases"
    SURVEY = "survey-questions"
    CONCERNS = "local-concerns"
    INFORMATION = "community-information"
    STREET = "street-finds"


class RiskState(StrEnum):
    """Whether a risk to the partnership's work still stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CLOSED = "closed"


class AskedAs(StrEnum):
    """How the scrutiny committee asks (SI 2009/942 regulations 5 to 7)."""

    QUESTION = "question"
    REPORT = "report-or-recommendation"
    INFORMATION = "request-for-information"
    ATTENDANCE = "call-to-attend"


class SourceGrade(StrEnum):
    """How far a source is relied on, as the police's 3 × 5 × 2 form grades it."""

    RELIABLE = "1-reliable"
    UNTESTED = "2-untested"
    NOT_RELIABLE = "3-not-reliable"


class Assessed(StrEnum):
    """How far what was said is believed, as the 3 × 5 × 2 form grades it."""

    KNOWN_DIRECTLY = "A-known-directly"
    CORROBORATED = "B-known-indirectly-but-corroborated"
    KNOWN_INDIRECTLY = "C-known-indirectly"
    NOT_KNOWN = "D-not-known"
    SUSPECTED_FALSE = "E-suspected-to-be-false"


class Handling(StrEnum):
    """Whether it may be shared as it stands, as the 3 × 5 × 2 form says."""

    PERMITTED = "P-may-be-shared"
    CONDITIONS = "C-may-be-shared-on-conditions"


class TestResult(StrEnum):
    """What came of a test purchase."""

    REFUSED = "sale-refused"
    SOLD = "sold"


class TrainedFor(StrEnum):
    """What a course can be asked for: only who is trained in it may do this."""

    SHARING = "pass-on-community-information"
    TAKE_AWAY = "take-registers-away-as-files"


class PremisesEventKind(StrEnum):
    """What happened at premises, whoever of the agencies knows of it."""

    INCIDENT = "incident"
    COMPLAINT = "complaint"
    VISIT = "visit"
    LATER_HOURS = "later-hours-request"
    REVIEW = "licence-review"
    CHANGE = "licence-or-conditions-changed"


class Reach(StrEnum):
    """Who may be given a contact."""

    PUBLIC = "public"
    INTERNAL = "internal"


class FindKind(StrEnum):
    """What street teams find and a visual audit counts."""

    NEEDLES = "needles-or-syringes"
    PARAPHERNALIA = "other-drug-items"
    LITTER = "litter-or-detritus"
    GRAFFITI = "graffiti"
    POSTERS = "fly-posting"
    TIPPING = "fly-tipping"
    VEHICLE = "abandoned-vehicle"
    DAMAGE = "damage"
    LIGHT = "broken-light"
    OTHER = "something-else"


class FindState(StrEnum):
    """What became of a find."""

    FOUND = "found"
    PASSED_ON = "passed-on"
    CLEARED = "cleared"


class EntryAct(StrEnum):
    """What was done to an entry of a register."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
