"""How a release comes about: from draft to what the public reads, and afterwards."""

from enum import StrEnum


class ReleaseState(StrEnum):
    """Where a release stands."""

    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


CHANGES: dict[ReleaseState, frozenset[ReleaseState]] = {
    ReleaseState.DRAFT: frozenset({ReleaseState.DRAFT, ReleaseState.CHECKED}),
    ReleaseState.CHECKED: frozenset({ReleaseState.DRAFT, ReleaseState.APPROVED}),
    ReleaseState.APPROVED: frozenset({ReleaseState.DRAFT, ReleaseState.PUBLISHED}),
    ReleaseState.PUBLISHED: frozenset({ReleaseState.CORRECTED, ReleaseState.WITHDRAWN}),
    ReleaseState.CORRECTED: frozenset(),
    ReleaseState.WITHDRAWN: frozenset(),
}

STATE_WORDS = {
    ReleaseState.DRAFT: "Draft",
    ReleaseState.CHECKED: "Checked, waits for a second person",
    ReleaseState.APPROVED: "Approved, not out yet",
    ReleaseState.PUBLISHED: "Published",
    ReleaseState.CORRECTED: "Replaced by a correction",
    ReleaseState.WITHDRAWN: "Withdrawn",
}

# Once the public has seen a release, what it let out stays known for good.
SEEN = frozenset(
    {ReleaseState.PUBLISHED, ReleaseState.CORRECTED, ReleaseState.WITHDRAWN}
)


class Weight(StrEnum):
    """What a finding of the checks does: stop the release, or be weighed."""

    STOPS = "stops"
    WEIGH = "weigh"
