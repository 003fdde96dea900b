"""Lists of awards and of the returns they owe."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.http import QueryDict

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.words import counted
from frankpledge.funding.models import Award, Return
from frankpledge.funding.presenters.lists.funds import formats, money_column
from frankpledge.funding.presenters.words import address, any_of, span, words
from frankpledge.funding.rules.money import pounds, quarter_of, total
from frankpledge.funding.rules.variance import variance
from frankpledge.funding.selectors import late, spent_so_far, variance_so_far
from frankpledge.funding.states import AwardState
from frankpledge.ui.tables import Column, Filter, Listing, Shown


def late_words(row: Award, today: date) -> str:
    """Return how many of an award's returns are late."""
    count = len(late(row.returns.all(), today=today))
    return f"{count} late" if count else "None late"


def award_columns(today: date) -> tuple[Column, ...]:
    """Return the columns of the list of awards."""
    return (
        Column(
            "title",
            "Award",
            value=lambda row: row.bid.title,
            sort=True,
            is_header=True,
            href=lambda row: address("award", row.pk),
        ),
        Column("agency", "To", value=lambda row: row.bid.agency.name, sort=True),
        Column("fund", "Fund", value=lambda row: row.bid.fund.name, sort=True),
        Column(
            "when",
            "When",
            value=lambda row: span(row.bid.starts_on, row.bid.ends_before),
        ),
        money_column(
            "awarded",
            "Awarded",
            lambda row: total(year.amount for year in row.years.all()),
        ),
        money_column("spent", "Spent", lambda row: spent_so_far(row.returns.all())),
        Column(
            "variance",
            "Against the profile",
            is_prose=True,
            value=lambda row: variance_so_far(row.returns.all()).sentence,
        ),
        Column("late", "Returns", value=lambda row: late_words(row, today)),
        Column("state", "State", value=lambda row: words(row.state), sort=True),
    )


def award_list(
    rows: Sequence[Award], asked: QueryDict, *, today: date, may_export: bool
) -> Shown:
    """Return the awards with what was spent and which returns are late."""

    return Listing(
        caption="Awards",
        columns=award_columns(today),
        filters=(
            Filter(
                "state",
                forms.ChoiceField(label="State", choices=any_of(AwardState)),
                lambda held, value: [row for row in held if row.state == value],
            ),
        ),
        order="title",
        noun=("award", "awards"),
        empty="Nothing has been awarded yet.",
        empty_fix="Bids become awards when the board decides.",
        formats=formats(may_export=may_export),
    ).of(rows, asked)


def return_standing(row: Return, today: date) -> str:
    """Return whether a return was sent, is late, is awaited or is still to come."""
    if row.sent_at is not None:
        return f"Sent, {words(row.standing).lower()}"
    if row.due_on < today:
        return f"Late by {counted((today - row.due_on).days, 'day')}"
    return "Awaited" if row.starts_on <= today else "To come"


def return_columns(today: date) -> tuple[Column, ...]:
    """Return the columns of the list of returns."""
    return (
        Column(
            "quarter",
            "Quarter",
            value=lambda row: quarter_of(row.starts_on).words,
            sort=True,
            href=lambda row: address("return", row.pk),
        ),
        Column(
            "award",
            "Award",
            value=lambda row: row.award.bid.title,
            sort=True,
            is_header=True,
        ),
        Column("agency", "Owed by", value=lambda row: row.award.bid.agency.name),
        Column("due_on", "Due", shown=lambda row: day_in_words(row.due_on), sort=True),
        Column("standing", "How it stands", value=lambda r: return_standing(r, today)),
        money_column("profile", "Planned", lambda row: row.profile),
        Column(
            "spent",
            "Spent",
            shown=lambda row: "" if row.spent is None else pounds(row.spent),
            is_numeric=True,
        ),
        Column(
            "variance",
            "Against the profile",
            is_prose=True,
            value=lambda row: (
                "" if row.spent is None else variance(row.profile, row.spent).sentence
            ),
        ),
    )


def by_standing(today: date) -> Filter:
    """Return a filter on whether a return was sent, is late or is awaited."""
    standings = [
        ("", "Any"),
        ("late", "Late"),
        ("sent", "Sent"),
        ("awaited", "Awaited"),
    ]

    def apply(held: list[Return], value: str) -> list[Return]:
        if value == "late":
            return late(held, today=today)
        is_sent = value == "sent"
        return [row for row in held if (row.sent_at is not None) == is_sent]

    field = forms.ChoiceField(label="How it stands", choices=standings)
    return Filter("standing", field, apply)


def return_list(
    rows: Sequence[Return], asked: QueryDict, *, today: date, may_export: bool
) -> Shown:
    """Return the quarterly returns, the first due first."""
    return Listing(
        caption="Quarterly returns",
        columns=return_columns(today),
        filters=(by_standing(today),),
        order="due_on",
        noun=("return", "returns"),
        empty="No return is owed.",
        formats=formats(may_export=may_export),
    ).of(rows, asked)
