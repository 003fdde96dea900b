"""Lists of what is given in kind and of services bought."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.http import QueryDict

from frankpledge.analysis.dates import day_in_words, last_day
from frankpledge.funding.models import Contract, Contribution
from frankpledge.funding.presenters.lists.funds import formats, money_column
from frankpledge.funding.presenters.words import address
from frankpledge.funding.rules.contributions import plain
from frankpledge.ui.tables import Column, Filter, Listing, Shown


def agency_filter(names: set[str]) -> Filter:
    """Return a filter on the agency by its name."""
    offered = [("", "Any"), *((name, name) for name in sorted(names))]
    return Filter(
        "agency",
        forms.ChoiceField(label="Agency", choices=offered),
        lambda held, value: [row for row in held if row.agency.name == value],
    )


def contribution_columns() -> tuple[Column, ...]:
    """Return the columns of the ledger in kind."""
    return (
        Column(
            "what",
            "What for",
            sort=True,
            is_header=True,
            href=lambda row: address("contribution", row.pk),
        ),
        Column("agency", "Agency", value=lambda row: row.agency.name, sort=True),
        Column(
            "given_on", "Day", shown=lambda row: day_in_words(row.given_on), sort=True
        ),
        Column(
            "serves",
            "Serves",
            value=serves,
        ),
        Column(
            "hours",
            "Hours",
            shown=lambda row: plain(row.hours),
            sort=True,
            is_numeric=True,
        ),
        Column("staff_rate", "Cost of an hour", on_page=False),
        Column("vehicle_days", "Vehicle days", on_page=False),
        Column("vehicle_rate", "Cost of a vehicle day", on_page=False),
        Column("other_value", "Other things", on_page=False),
        money_column("value", "Worth", lambda row: row.value),
        Column("rate_source", "Where the rates come from"),
    )


def serves(row: Contribution) -> str:
    """Return the action or the award that something was given for, in full."""
    if row.action is not None:
        return f"{row.action.ref} {row.action.text}"
    return str(row.award or "nothing named")


def contribution_list(
    rows: Sequence[Contribution], asked: QueryDict, *, may_export: bool
) -> Shown:
    """Return the ledger of what agencies gave, with how each value is worked out."""
    return Listing(
        caption="Given in kind",
        columns=contribution_columns(),
        filters=(agency_filter({row.agency.name for row in rows}),),
        order="-given_on",
        noun=("contribution", "contributions"),
        empty="Nothing given in kind is written down yet.",
        empty_fix="Hours count: “existing budgets” is somebody's time.",
        formats=formats(may_export=may_export),
    ).of(rows, asked)


def next_review(contract: Contract, today: date) -> str:
    """Return when a contract is next looked at, or that a review is overdue."""
    open_days = [row.due_on for row in contract.reviews.all() if row.held_on is None]
    if not open_days:
        return "None planned"
    first = min(open_days)
    return (
        f"Overdue since {day_in_words(first)}" if first < today else day_in_words(first)
    )


def contract_list(
    rows: Sequence[Contract], asked: QueryDict, *, today: date, may_export: bool
) -> Shown:
    """Return the services bought, when they end and when they are looked at."""
    return Listing(
        caption="Services bought",
        columns=(
            Column(
                "service",
                "Service",
                sort=True,
                is_header=True,
                href=lambda row: address("contract", row.pk),
            ),
            Column("provider", "Provider", sort=True),
            Column("agency", "Bought by", value=lambda row: row.agency.name, sort=True),
            Column("fund", "Fund", value=lambda row: row.fund.name if row.fund else ""),
            Column("starts_on", "From", on_page=False),
            Column(
                "last_day",
                "Last day",
                value=lambda row: last_day(row.ends_before),
                shown=lambda row: day_in_words(last_day(row.ends_before)),
                sort=True,
            ),
            money_column("value", "Value", lambda row: row.value),
            Column("review", "Next review", value=lambda row: next_review(row, today)),
        ),
        filters=(agency_filter({row.agency.name for row in rows}),),
        order="last_day",
        noun=("contract", "contracts"),
        empty="No service is bought.",
        formats=formats(may_export=may_export),
    ).of(rows, asked)
