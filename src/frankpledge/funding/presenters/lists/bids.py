"""Lists of bids and of what the board decided of them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django import forms
from django.http import QueryDict

from frankpledge.funding.models import Bid, BoardDecision
from frankpledge.funding.presenters.lists.funds import formats, money_column
from frankpledge.funding.presenters.words import address, any_of, words
from frankpledge.funding.selectors import asked_in_all
from frankpledge.funding.states import BidState
from frankpledge.ui.tables import Column, Filter, Listing, Shown


def fund_filter(names: Iterable[str]) -> Filter:
    """Return a filter on the fund of bids, awards or decisions by its name."""
    offered = [("", "Any"), *((name, name) for name in sorted(set(names)))]
    return Filter(
        "fund",
        forms.ChoiceField(label="Fund", choices=offered),
        lambda held, value: [row for row in held if fund_name(row) == value],
    )


def fund_name(row: Bid | BoardDecision) -> str:
    """Return the name of the fund that a bid, or the bid decided, asks."""
    return row.fund.name if isinstance(row, Bid) else row.bid.fund.name


def bid_list(rows: Sequence[Bid], asked: QueryDict, *, may_export: bool) -> Shown:
    """Return the bids, how they stand and what they ask."""
    return Listing(
        caption="Bids",
        columns=(
            Column(
                "title",
                "Bid",
                sort=True,
                is_header=True,
                href=lambda row: address("bid", row.pk),
            ),
            Column("agency", "Asked by", value=lambda row: row.agency.name, sort=True),
            Column("fund", "Fund", value=lambda row: row.fund.name, sort=True),
            Column(
                "group", "Group", value=lambda row: row.group.name if row.group else ""
            ),
            Column("measure", "Measure", on_page=False),
            Column("objective", "Objective", on_page=False),
            money_column("asked", "Asked", asked_in_all),
            Column("state", "State", value=lambda row: words(row.state), sort=True),
        ),
        filters=(
            Filter(
                "state",
                forms.ChoiceField(label="State", choices=any_of(BidState)),
                lambda held, value: [row for row in held if row.state == value],
            ),
            fund_filter(row.fund.name for row in rows),
        ),
        order="title",
        noun=("bid", "bids"),
        empty="There are no bids yet.",
        empty_fix="Begin one; it may stay a draft as long as it needs.",
        formats=formats(may_export=may_export),
    ).of(rows, asked)


def awarded(row: BoardDecision) -> Decimal:
    """Return what a decision gave, nothing where it refused."""
    award = getattr(row.bid, "award", None)
    return (
        sum((year.amount for year in award.years.all()), Decimal(0))
        if award
        else Decimal(0)
    )


def decision_columns() -> tuple[Column, ...]:
    """Return the columns of the log of decisions."""
    return (
        Column("day", "Day", value=lambda row: row.made_at.date(), sort=True),
        Column(
            "bid",
            "Bid",
            value=lambda row: row.bid.title,
            sort=True,
            is_header=True,
            href=lambda row: address("bid", row.bid_id),
        ),
        Column("fund", "Fund", value=lambda row: row.bid.fund.name, on_page=False),
        Column("verdict", "Decided", value=lambda row: words(row.verdict), sort=True),
        money_column("amount", "Awarded", awarded),
        Column("reason", "Why", is_prose=True),
        Column("scores", "Scores seen", value=lambda row: row.seen["scores"]),
        Column("by", "By", value=lambda row: str(row.made_by)),
    )


def decision_list(
    rows: Sequence[BoardDecision], asked: QueryDict, *, may_export: bool
) -> Shown:
    """Return the log of decisions with what was seen when they were made."""
    return Listing(
        caption="Decisions on bids",
        columns=decision_columns(),
        filters=(
            Filter(
                "verdict",
                forms.ChoiceField(
                    label="Decided",
                    choices=[
                        ("", "Any"),
                        ("awarded", "Awarded"),
                        ("refused", "Refused"),
                    ],
                ),
                lambda held, value: [row for row in held if row.verdict == value],
            ),
            fund_filter(row.bid.fund.name for row in rows),
        ),
        order="-day",
        noun=("decision", "decisions"),
        empty="The board has decided on no bid yet.",
        formats=formats(may_export=may_export),
    ).of(rows, asked)
