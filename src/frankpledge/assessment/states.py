"""What assessments, their sections, decisions and watched matters can be."""

from enum import StrEnum


class Edition(StrEnum):
    """For whom an assessment is written: each edition is a document of its own."""

    RESTRICTED = "restricted"
    PUBLIC = "public"


class Product(StrEnum):
    """What is written: the National Intelligence Model's products, and our own."""

    STRATEGIC = "strategic-assessment"
    AUDIT = "three-year-audit"
    TACTICAL = "tactical-assessment"
    PROBLEM = "problem-profile"
    SUBJECT = "subject-profile"
    OPPORTUNITY = "opportunity-strategy"
    SCAN = "environmental-scan"


class ProjectState(StrEnum):
    """Where an assessment stands between terms of reference and the next one."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    ENDED = "ended"


PROJECT_CHANGES: dict[ProjectState, frozenset[ProjectState]] = {
    ProjectState.DRAFT: frozenset({ProjectState.IN_REVIEW, ProjectState.ENDED}),
    ProjectState.IN_REVIEW: frozenset({ProjectState.DRAFT, ProjectState.APPROVED}),
    ProjectState.APPROVED: frozenset({ProjectState.DRAFT, ProjectState.ENDED}),
    ProjectState.ENDED: frozenset(),
}


class SectionState(StrEnum):
    """Whether a section is written and somebody has signed it off."""

    TO_WRITE = "to-write"
    WRITTEN = "written"
    SIGNED_OFF = "signed-off"


class FreezeState(StrEnum):
    """How far an edition has come that is to be frozen."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class RequestState(StrEnum):
    """Whether what an agency was asked for has come."""

    ASKED = "asked"
    RECEIVED = "received"
    REFUSED = "refused"
    NOT_HELD = "not-held"


class RecommendationState(StrEnum):
    """What became of a recommendation."""

    MADE = "made"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DONE = "done"
    NOT_DONE = "not-done"


class Tier(StrEnum):
    """What was decided of a theme: where it stands among the partnership's matters."""

    PRIORITY = "priority"
    CROSS_CUTTING = "cross-cutting"
    EMERGING = "emerging"
    MONITORED = "monitored"
    NOT_CHOSEN = "not-chosen"


class Confidence(StrEnum):
    """How good the data behind a score are; it is shown and never multiplied."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Factor(StrEnum):
    """The factors of an environmental scan (PESTELO)."""

    POLITICAL = "political"
    ECONOMIC = "economic"
    SOCIAL = "social"
    TECHNOLOGICAL = "technological"
    ENVIRONMENTAL = "environmental"
    LEGAL = "legal"
    ORGANISATIONAL = "organisational"


class Likelihood(StrEnum):
    """The fixed yardstick of likelihood words, each with its range of chances."""

    REMOTE = "remote chance"
    HIGHLY_UNLIKELY = "highly unlikely"
    UNLIKELY = "unlikely"
    REALISTIC = "realistic possibility"
    LIKELY = "likely"
    HIGHLY_LIKELY = "highly likely"
    ALMOST_CERTAIN = "almost certain"


CHANCES = {
    Likelihood.REMOTE: "under 5%",
    Likelihood.HIGHLY_UNLIKELY: "10 to 20%",
    Likelihood.UNLIKELY: "25 to 35%",
    Likelihood.REALISTIC: "40 to 50%",
    Likelihood.LIKELY: "55 to 75%",
    Likelihood.HIGHLY_LIKELY: "80 to 90%",
    Likelihood.ALMOST_CERTAIN: "over 95%",
}


class WatchState(StrEnum):
    """What was decided of a matter on the horizon; each is decided every cycle."""

    WATCHED = "watched"
    PROMOTED = "promoted"
    CLOSED = "closed"


class Direction(StrEnum):
    """Which way a matter on the horizon is going."""

    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"
    NOT_KNOWN = "not-known"


class Way(StrEnum):
    """On which side of its value a figure sets a trigger off."""

    ABOVE = "above"
    BELOW = "below"


class Level(StrEnum):
    """Who puts a matter first: the nation, the region or the county."""

    NATIONAL = "national"
    REGIONAL = "regional"
    COUNTY = "county"


class Aspect(StrEnum):
    """What is told of a place: the parts of its profile that people write."""

    PEOPLE = "people"
    PREMISES = "premises"
    CONCERNS = "concerns"
    PROJECTS = "projects"


class Intent(StrEnum):
    """What another body's plan means to do to a measure."""

    LESS = "less"
    MORE = "more"
    LEVEL = "level"


class ResearchState(StrEnum):
    """Whether a question to the analysts is answered."""

    ASKED = "asked"
    TAKEN_ON = "taken-on"
    ANSWERED = "answered"
    DECLINED = "declined"
