"""The rows of the partnership's money that one member may see."""

from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet

from frankpledge.access.models import Member
from frankpledge.access.selectors import scope
from frankpledge.access.states import Act, Kind
from frankpledge.funding.models import (
    Allocation,
    Award,
    Bid,
    BoardDecision,
    Contract,
    Contribution,
    Fund,
    Return,
)
from frankpledge.partnership.selectors import home


Row = TypeVar("Row", bound=Model)


def seen(
    rows: QuerySet[Row], member: Member, agency_field: str, on: date
) -> QuerySet[Row]:
    """Return the rows whose agency's money this member may see."""
    return scope(
        rows,
        member=member,
        act=Act.SEE,
        kind=Kind.FUNDING,
        on=on,
        agency_field=agency_field,
    )


def funds_visible_to(member: Member, *, on: date) -> QuerySet[Fund]:
    """Return the funds that this member may see."""
    rows = Fund.objects.filter(partnership=home()).select_related("agency")
    return seen(rows, member, "agency_id", on)


def bids_visible_to(member: Member, *, on: date) -> QuerySet[Bid]:
    """Return the bids that this member may see, with who asked."""
    rows = Bid.objects.filter(partnership=home()).select_related(
        "fund__agency",
        "agency",
        "group",
        "asked_by__user",
        "asked_by__agency",
        "submitted_by__user",
    )
    return seen(rows, member, "agency_id", on)


def awards_visible_to(member: Member, *, on: date) -> QuerySet[Award]:
    """Return the awards that this member may see."""
    rows = Award.objects.filter(bid__partnership=home()).select_related(
        "bid__fund__agency", "bid__agency", "bid__group"
    )
    return seen(rows, member, "bid__agency_id", on)


def returns_visible_to(member: Member, *, on: date) -> QuerySet[Return]:
    """Return the quarterly returns that this member may see, sent or awaited."""
    rows = Return.objects.filter(award__bid__partnership=home()).select_related(
        "award__bid__fund__agency", "award__bid__agency", "sent_by__user"
    )
    return seen(rows, member, "award__bid__agency_id", on)


def decisions_visible_to(member: Member, *, on: date) -> QuerySet[BoardDecision]:
    """Return the board's decisions on bids that this member may see."""
    rows = BoardDecision.objects.filter(bid__partnership=home()).select_related(
        "bid__fund", "bid__agency", "made_by__user", "made_by__agency"
    )
    return seen(rows, member, "bid__agency_id", on)


def contributions_visible_to(member: Member, *, on: date) -> QuerySet[Contribution]:
    """Return what agencies gave in kind, as far as this member may see it."""
    rows = Contribution.objects.filter(partnership=home()).select_related(
        "agency", "action", "award__bid"
    )
    return seen(rows, member, "agency_id", on)


def contracts_visible_to(member: Member, *, on: date) -> QuerySet[Contract]:
    """Return the services bought that this member may see."""
    rows = (
        Contract.objects.filter(partnership=home())
        .select_related("agency", "fund")
        .prefetch_related("reviews", "measures")
    )
    return seen(rows, member, "agency_id", on)


def allocations_of(year: int) -> QuerySet[Allocation]:
    """Return what each theme group was meant to have in a financial year."""
    return Allocation.objects.filter(partnership=home(), year=year).select_related(
        "group"
    )
