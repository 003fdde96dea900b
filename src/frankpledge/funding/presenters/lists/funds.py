"""Lists of funds, of what ends, of what actions cost and of what groups should have."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse

from frankpledge.analysis.dates import day_in_words, last_day, year_words
from frankpledge.funding.models import Fund
from frankpledge.funding.presenters.words import (
    FORMATS,
    ROUTES,
    address,
    any_of,
    words,
)
from frankpledge.funding.rules.contributions import plain
from frankpledge.funding.rules.money import Balance, pounds
from frankpledge.funding.rules.resting import Ending
from frankpledge.funding.selectors.choosing import GroupLine
from frankpledge.funding.selectors.resting import ActionCost
from frankpledge.funding.states import FundKind
from frankpledge.ui.tables import Column, Filter, Listing, Shown


def formats(*, may_export: bool) -> tuple[str, ...]:
    """Return the kinds of file a member may take a list away as."""
    return FORMATS if may_export else ()


def fund_columns(balances: dict[int, Balance]) -> tuple[Column, ...]:
    """Return the columns of the list of funds."""
    return (
        Column(
            "name",
            "Fund",
            sort=True,
            is_header=True,
            href=lambda row: address("fund", row.pk),
        ),
        Column("giver", "Giver", sort=True),
        Column("kind", "Kind", value=lambda row: words(row.kind), sort=True),
        Column("holder", "Held by", value=lambda row: row.agency.name),
        Column("starts_on", "From", on_page=False),
        Column(
            "last_day",
            "Last day",
            value=lambda row: last_day(row.ends_before) if row.ends_before else None,
            shown=lambda row: (
                day_in_words(last_day(row.ends_before))
                if row.ends_before
                else "None known"
            ),
            sort=True,
        ),
        money_column("given", "Secured", lambda row: balances[row.pk].given),
        money_column("hoped", "Hoped for", lambda row: balances[row.pk].hoped_for),
        money_column("free", "Free", lambda row: balances[row.pk].free),
    )


def fund_list(
    rows: Sequence[Fund],
    balances: dict[int, Balance],
    asked: QueryDict,
    *,
    may_export: bool,
) -> Shown:
    """Return the funds with what is left of each."""
    return Listing(
        caption="Funds",
        columns=fund_columns(balances),
        filters=(
            Filter(
                "kind",
                forms.ChoiceField(label="Kind", choices=any_of(FundKind)),
                lambda held, value: [row for row in held if row.kind == value],
            ),
        ),
        order="name",
        noun=("fund", "funds"),
        empty="No fund is written down yet.",
        empty_fix="Add the first: who gives it, for what, and until when.",
        formats=formats(may_export=may_export),
    ).of(rows, asked)


def money_column(name: str, heading: str, value: Any) -> Column:
    """Return a column of pounds, plain numbers in files."""
    return Column(
        name,
        heading,
        value=value,
        shown=lambda row: pounds(value(row)),
        sort=True,
        is_numeric=True,
    )


KINDS = [("", "Any"), *((kind, kind.capitalize()) for kind in ROUTES)]


def ending_list(rows: Sequence[Ending], asked: QueryDict, *, may_export: bool) -> Shown:
    """Return what ends in the next 24 months, soonest first."""
    return Listing(
        caption="What ends in the next 24 months",
        columns=(
            Column(
                "name",
                "What ends",
                is_header=True,
                sort=True,
                href=lambda row: address(ROUTES[row.kind], row.key),
            ),
            Column("kind", "Kind", value=lambda row: row.kind.capitalize(), sort=True),
            Column(
                "last_day",
                "Last day",
                sort=True,
                shown=lambda row: day_in_words(row.last_day),
            ),
            money_column("amount", "Money that ends", lambda row: row.amount),
            Column("then", "What then", value=lambda row: row.what_then),
        ),
        filters=(
            Filter(
                "kind",
                forms.ChoiceField(label="Kind", choices=KINDS),
                lambda held, value: [row for row in held if row.kind == value],
            ),
        ),
        order="last_day",
        noun=("ending", "endings"),
        empty="Nothing ends in the next 24 months.",
        formats=formats(may_export=may_export),
    ).of(rows, asked)


def payers(row: ActionCost) -> str:
    """Return what pays for an action: funds tied to it, else the plan's own words."""
    tied = "; ".join(f"{one.fund.name} ({one.certainty})" for one in row.money)
    return tied or row.action.funding or "nothing named"


def action_columns() -> tuple[Column, ...]:
    """Return the columns of the list of actions."""
    return (
        Column(
            "action",
            "Action",
            value=lambda row: f"{row.action.ref} {row.action.text}",
            is_header=True,
            sort=True,
            href=lambda row: address("action", row.action.pk),
        ),
        Column("paid_by", "Paid by", value=payers),
        money_column("amount", "Money", lambda row: row.amount),
        Column(
            "hours",
            "Hours",
            value=lambda row: row.hours,
            shown=lambda row: plain(row.hours),
            sort=True,
            is_numeric=True,
        ),
        money_column("in_kind", "In kind", lambda row: row.value),
        Column(
            "tested",
            "What that comes to",
            value=lambda row: row.claim.sentence,
            is_prose=True,
        ),
    )


def action_list(
    rows: Sequence[ActionCost], asked: QueryDict, *, may_export: bool
) -> Shown:
    """Return every action of the plans with what it really costs."""
    return Listing(
        caption="What actions cost",
        columns=action_columns(),
        filters=(
            Filter(
                "untested",
                forms.BooleanField(label="Claims that nothing stands behind"),
                lambda held, value: [row for row in held if row.claim.is_untested],
            ),
        ),
        order="action",
        noun=("action", "actions"),
        empty="There are no actions yet.",
        empty_fix="Actions come from the partnership's plan.",
        formats=formats(may_export=may_export),
    ).of(rows, asked)


def group_words(row: GroupLine) -> str:
    """Return how a group's awards stand against what was planned for it."""
    if not row.planned:
        return "Nothing was planned" if row.awarded else "Nothing planned or awarded"
    difference = row.awarded - row.planned
    if not difference:
        return "As planned"
    side = "more" if difference > 0 else "less"
    return f"{pounds(abs(difference))} {side} than planned"


def group_list(
    rows: Sequence[GroupLine],
    asked: QueryDict,
    *,
    year: int,
    may_export: bool,
    may_change: bool,
) -> Shown:
    """Return what each theme group was meant to have in a year, and what it got."""
    return Listing(
        caption=f"Money by group {year_words(year)}",
        columns=(
            Column(
                "group",
                "Group",
                value=lambda row: row.group.name,
                is_header=True,
                sort=True,
                href=lambda row: (
                    reverse("funding:plan-allocation", args=[year, row.group.pk])
                    if may_change
                    else ""
                ),
            ),
            money_column("planned", "Planned", lambda row: row.planned),
            money_column("awarded", "Awarded", lambda row: row.awarded),
            Column("stands", "How it stands", value=group_words),
            Column("why", "Why", value=lambda row: row.why),
        ),
        order="group",
        noun=("group", "groups"),
        empty="There are no groups yet.",
        empty_fix="Add them under Partnership.",
        formats=formats(may_export=may_export),
    ).of(rows, asked)
