"""One bid, award or return with everything below it, as pages and papers show it."""

from datetime import date

from django.db.models import QuerySet

from frankpledge.access.models import Member
from frankpledge.funding.models import Award, Bid, Return
from frankpledge.funding.selectors.seeing import (
    awards_visible_to,
    bids_visible_to,
    returns_visible_to,
)


def whole_bids(member: Member, *, on: date) -> QuerySet[Bid]:
    """Return the bids that the member may see, with everything below them."""
    rows = bids_visible_to(member, on=on).select_related(
        "target__objective__priority__plan",
        "priority__plan",
        "decision__made_by__user",
        "award",
    )
    return rows.prefetch_related(
        "years",
        "shares__agency",
        "steps__made_by__user",
        "steps__made_by__agency",
        "scores__given_by__user",
        "scores__given_by__agency",
    )


def whole_awards(member: Member, *, on: date) -> QuerySet[Award]:
    """Return the awards that the member may see, with everything below them."""
    return awards_visible_to(member, on=on).prefetch_related(
        "years",
        "returns__sent_by__user",
        "conditions__met_by__user",
        "conditions__met_by__agency",
        "contributions__agency",
    )


def whole_returns(member: Member, *, on: date) -> QuerySet[Return]:
    """Return the quarterly returns that the member may see, with their outputs."""
    return returns_visible_to(member, on=on).prefetch_related("outputs")
