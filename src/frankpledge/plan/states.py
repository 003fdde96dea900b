"""The kinds of target, how a baseline and a target stand, and a plan's own states."""

from enum import StrEnum


class PlanState(StrEnum):
    """Where a plan stands between first draft and the next plan."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    AGREED = "agreed"
    ENDED = "ended"


PLAN_CHANGES: dict[PlanState, frozenset[PlanState]] = {
    PlanState.DRAFT: frozenset({PlanState.PROPOSED}),
    PlanState.PROPOSED: frozenset({PlanState.DRAFT, PlanState.AGREED}),
    PlanState.AGREED: frozenset({PlanState.DRAFT, PlanState.ENDED}),
    PlanState.ENDED: frozenset(),
}


class PlanRole(StrEnum):
    """What a plan is beside the others: the partnership's own, or a part of one."""

    PARTNERSHIP = "partnership"
    STRATEGY = "strategy"
    GROUP = "group"
    COUNTY = "county"


PLAN_ROLES = {
    PlanRole.PARTNERSHIP: "The partnership's plan",
    PlanRole.STRATEGY: "A strategy within it",
    PlanRole.GROUP: "A theme group's action plan",
    PlanRole.COUNTY: "A county or upper-tier agreement",
}


class PledgeKind(StrEnum):
    """Whether organisations sign it, or an agency keeps to it."""

    PLEDGE = "pledge"
    STANDARD = "standard"


class MeasuredFrom(StrEnum):
    """Where what was kept is known from."""

    SELF_REPORT = "self-report"
    CASEWORK = "casework"


class TimeUnit(StrEnum):
    """In what a standard counts its time."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working-days"


class Effect(StrEnum):
    """What a decision is expected to do to one thing that the law names."""

    BETTER = "better"
    NONE = "none"
    WORSE = "worse"
    UNSURE = "unsure"


EFFECT_WORDS = {
    Effect.BETTER: "Better",
    Effect.NONE: "No difference",
    Effect.WORSE: "Worse",
    Effect.UNSURE: "Not known yet",
}
MEASURED_FROM_WORDS = {
    MeasuredFrom.SELF_REPORT: "The agencies' own returns, with what was sampled",
    MeasuredFrom.CASEWORK: "A list of cases, counted here",
}


class Limb(StrEnum):
    """What section 17(1) of the Crime and Disorder Act 1998 names, as amended to 2023."""

    CRIME = "crime-and-disorder"
    SUBSTANCES = "substance-misuse"
    REOFFENDING = "re-offending"
    VIOLENCE = "serious-violence"


LIMB_WORDS = {
    Limb.CRIME: "Crime and disorder",
    Limb.SUBSTANCES: "Misuse of drugs, alcohol and other substances",
    Limb.REOFFENDING: "Re-offending",
    Limb.VIOLENCE: "Serious violence",
}
# The protected characteristics of the Equality Act 2010, section 4.
PROTECTED = (
    "Age",
    "Disability",
    "Gender reassignment",
    "Marriage and civil partnership",
    "Pregnancy and maternity",
    "Race",
    "Religion or belief",
    "Sex",
    "Sexual orientation",
)


class TargetKind(StrEnum):
    """What a target promises; each kind has its own test."""

    TO_VALUE = "to-value"
    BY_PERCENT = "by-percent"
    MAINTAIN = "maintain"
    DIRECTION = "direction"
    THRESHOLD = "threshold"
    INTERIM = "interim"
    RELATIVE = "relative"
    MILESTONE = "milestone"
    NONE = "none"


TARGET_KINDS = {
    TargetKind.TO_VALUE: "Reach a value",
    TargetKind.BY_PERCENT: "Change by a percentage of the baseline",
    TargetKind.MAINTAIN: "Hold: no worse than the baseline",
    TargetKind.DIRECTION: "Go in the right direction",
    TargetKind.THRESHOLD: "Stay within limits in every period",
    TargetKind.INTERIM: "A step on the way to a far target",
    TargetKind.RELATIVE: "Do better than the comparison group",
    TargetKind.MILESTONE: "Deliver something by a date",
    TargetKind.NONE: "Monitored, no target on purpose",
}


class DirectionTest(StrEnum):
    """What says whether a promise of direction is kept; chosen up front."""

    LEVEL_OR_SLOPE = "level-or-slope"
    INTERVAL = "interval"
    SLOPE = "slope"
    RUN = "run"


DIRECTION_TESTS = {
    DirectionTest.LEVEL_OR_SLOPE: "No worse than the baseline, or twelve figures that slope the right way",
    DirectionTest.INTERVAL: "The whole 95% interval is on one side of the baseline",
    DirectionTest.SLOPE: "The slope of the last twelve figures",
    DirectionTest.RUN: "Eight figures in a row on one side of the baseline (months or quarters)",
}


class BaselineState(StrEnum):
    """Whether the value a target starts from is known."""

    SET = "set"
    TO_BE_CONFIRMED = "to-be-confirmed"
    TO_BE_ESTABLISHED = "to-be-established"
    NOT_APPLICABLE = "not-applicable"


BASELINE_PENDING = frozenset(
    {BaselineState.TO_BE_CONFIRMED, BaselineState.TO_BE_ESTABLISHED}
)


class Layout(StrEnum):
    """How a plan is laid out in print; each is after a plan that was printed so."""

    GRID = "grid"
    LEAFLET = "leaflet"
    CHAPTERS = "chapters"
    DELIVERY = "delivery"


class Part(StrEnum):
    """What a passage of prose is, which also says where it stands in print."""

    FOREWORD = "foreword"
    VISION = "vision"
    BACKGROUND = "background"
    ACHIEVEMENTS = "achievements"
    CONSULTATION = "consultation"
    INTRODUCTION = "introduction"
    PERFORMANCE = "performance"
    OBJECTIVES = "objectives"
    DELIVERY = "delivery"
    GROUPS = "groups"
    MONITORING = "monitoring"
    ACTIONS = "actions"
    REPORTING = "reporting"
    EMERGING = "emerging"
    PRIORITIES_ABOVE = "priorities-above"
    LINKED_PLANS = "linked-plans"
    MEMBERS = "members"
    CONTACTS = "contacts"
    FORMATS = "formats"
    APPENDIX = "appendix"
    ODDITIES = "oddities"


class Path(StrEnum):
    """How a target is approached between its baseline and its due date."""

    LINEAR = "linear"
    COMPOUND = "compound"


class TargetStatus(StrEnum):
    """How a target stands, in words; colour only ever repeats them."""

    ON_COURSE = "on course"
    OFF_COURSE = "off course"
    CANNOT_TELL = "cannot tell yet"
    NO_BASELINE = "no baseline"
    NO_TARGET = "no target on purpose"
    MET = "met"
    MISSED = "missed"


SYMBOLS = {
    TargetStatus.ON_COURSE: "●",
    TargetStatus.OFF_COURSE: "▲",
    TargetStatus.CANNOT_TELL: "?",
    TargetStatus.NO_BASELINE: "–",
    TargetStatus.NO_TARGET: "○",
    TargetStatus.MET: "✓",
    TargetStatus.MISSED: "✕",
}
