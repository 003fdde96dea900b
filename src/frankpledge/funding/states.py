"""Kinds of money, and how bids, awards and returns stand."""

from enum import StrEnum


class FundKind(StrEnum):
    """What sort of money a fund is."""

    GRANT = "grant"
    CORE = "core"
    COMMISSIONED = "commissioned"
    IN_KIND = "in-kind"


class Certainty(StrEnum):
    """Whether money is promised in writing or only hoped for."""

    SECURED = "secured"
    HOPED_FOR = "hoped-for"


class BidState(StrEnum):
    """Where a bid stands between first draft and the board's decision."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SCORED = "scored"
    AWARDED = "awarded"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


BID_CHANGES: dict[BidState, frozenset[BidState]] = {
    BidState.DRAFT: frozenset({BidState.SUBMITTED, BidState.WITHDRAWN}),
    BidState.SUBMITTED: frozenset(
        {BidState.DRAFT, BidState.SCORED, BidState.WITHDRAWN}
    ),
    BidState.SCORED: frozenset(
        {BidState.AWARDED, BidState.REFUSED, BidState.WITHDRAWN}
    ),
    BidState.AWARDED: frozenset(),
    BidState.REFUSED: frozenset(),
    BidState.WITHDRAWN: frozenset(),
}


class AwardState(StrEnum):
    """Whether an award still runs."""

    OPEN = "open"
    CLOSED = "closed"


class Standing(StrEnum):
    """How whoever runs a project says that it stands."""

    ON_COURSE = "on-course"
    SOME_CONCERN = "some-concern"
    OFF_COURSE = "off-course"


class OutcomeStatus(StrEnum):
    """What a figure says of a project's outcome; never typed."""

    REACHED = "target reached"
    BETTER = "better, by more than chance explains"
    WORSE = "worse, by more than chance explains"
    NO_CLEAR_CHANGE = "no change beyond chance"
    CANNOT_TELL = "cannot tell yet"
