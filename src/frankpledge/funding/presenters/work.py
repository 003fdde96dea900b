"""What the pages of a contribution, a contract, an action and the principles show."""

from datetime import date
from typing import Any

from frankpledge.analysis.dates import day_in_words
from frankpledge.funding.models import Contract, Contribution
from frankpledge.funding.presenters.page import Page, Section, known
from frankpledge.funding.presenters.words import (
    address,
    came_from,
    link,
    outcome_words,
    span,
)
from frankpledge.funding.rules.contributions import plain, workings
from frankpledge.funding.rules.money import pounds
from frankpledge.funding.rules.scoring import Asked
from frankpledge.funding.selectors import Pulled
from frankpledge.funding.selectors.resting import ActionCost


def contribution_page(row: Contribution, *, may_change: bool) -> Page:
    """Return what an agency gave, and how its worth is worked out."""
    worked = workings(
        hours=row.hours,
        staff_rate=row.staff_rate,
        vehicle_days=row.vehicle_days,
        vehicle_rate=row.vehicle_rate,
        other_value=row.other_value,
    )
    return Page(
        title=row.what,
        caption="Given in kind",
        here="in-kind",
        back=("Given in kind", address("in-kind")),
        help_url="/help/how-to/count-what-is-given-in-kind/",
        facts=known(
            [
                ("Agency", row.agency.name),
                ("Day", day_in_words(row.given_on)),
                ("Action", f"{row.action.ref} {row.action.text}" if row.action else ""),
                (
                    "Award",
                    link(str(row.award), "award", row.award_id) if row.award else "",
                ),
                ("Worth", f"{pounds(row.value)}: {worked}"),
                ("Where the rates come from", row.rate_source),
            ]
        ),
        buttons=[("Change it", address("edit-contribution", row.pk))]
        if may_change
        else [],
    )


def contract_page(
    row: Contract,
    pulled: list[Pulled],
    *,
    today: date,
    may_change: bool,
    may_ask: bool,
) -> Page:
    """Return a service bought: its terms, how it is judged, and its reviews."""
    buttons = [
        ("Change the contract", address("edit-contract", row.pk)),
        ("Judge it by a measure", address("judge-contract", row.pk)),
        ("Plan a review", address("plan-review", row.pk)),
    ]
    overdue = [
        one for one in row.reviews.all() if one.held_on is None and one.due_on < today
    ]
    return Page(
        title=row.service,
        caption="Service bought",
        here="services",
        back=("Services bought", address("contracts")),
        help_url="/help/how-to/buy-a-service/",
        warnings=[f"A review is overdue since {day_in_words(overdue[0].due_on)}."]
        if overdue
        else [],
        facts=contract_facts(row),
        buttons=buttons if may_change else [],
        sections=[
            judged_section(pulled, may_ask=may_ask),
            review_section(row, today, may_change=may_change),
        ],
    )


def contract_facts(row: Contract) -> list[tuple[str, Any]]:
    """Return the terms of a contract."""
    return known(
        [
            ("Provider", row.provider),
            ("Bought by", row.agency.name),
            ("Paid from", row.fund.name if row.fund else "no fund named"),
            ("When", span(row.starts_on, row.ends_before)),
            ("Value", pounds(row.value)),
            ("What happens when it ends", row.exit or "Nobody has said yet."),
        ]
    )


def judged_section(pulled: list[Pulled], *, may_ask: bool) -> Section:
    """Return the measures a contract is judged by, as they stand now."""
    return Section(
        "What it is judged by",
        head=["Measure now", "To reach", "Source"],
        rows=[
            [
                outcome_words(one),
                "" if one.wanted.aim is None else f"{one.wanted.aim:g}",
                came_from(one) if may_ask else "",
            ]
            for one in pulled
        ],
        empty="No measure is named: nobody can say whether it works.",
    )


def review_section(row: Contract, today: date, *, may_change: bool) -> Section:
    """Return the reviews of a contract, held and to come."""
    return Section(
        "Reviews",
        head=["Day", "Held", "What was found"],
        rows=[
            [
                day_in_words(one.due_on),
                day_in_words(one.held_on)
                if one.held_on
                else (
                    link("Write down what it found", "hold-review", row.pk, one.pk)
                    if may_change
                    else ("Overdue" if one.due_on < today else "To come")
                ),
                one.finding,
            ]
            for one in row.reviews.all()
        ],
        empty="No review is planned.",
    )


def action_page(cost: ActionCost, *, may_change: bool) -> Page:
    """Return what pays for an action, and what it really costs."""
    action = cost.action
    return Page(
        title=f"{action.ref} {action.text}",
        caption="What an action costs",
        here="actions",
        back=("What actions cost", address("actions")),
        help_url="/help/how-to/count-what-is-given-in-kind/",
        facts=known(
            [
                ("The plan says", action.funding or "nothing"),
                ("Answers for it", str(action.owner or action.owner_words)),
                ("Money", pounds(cost.amount)),
                ("Hours given", plain(cost.hours)),
                ("Worth in kind", pounds(cost.value)),
                ("What that comes to", cost.claim.sentence),
            ]
        ),
        buttons=[("Say which fund pays", address("tie-action", action.pk))]
        if may_change
        else [],
        sections=[money_section(cost, may_change=may_change)],
    )


def money_section(cost: ActionCost, *, may_change: bool) -> Section:
    """Return the funds tied to an action."""
    return Section(
        "Funds that pay for it",
        head=["Fund", "Amount", "When", "Surety", "Change"],
        rows=[
            [
                link(row.fund.name, "fund", row.fund_id),
                pounds(row.amount),
                span(row.starts_on, row.ends_before),
                row.certainty.replace("-", " "),
                link("Remove", "untie-action", cost.action.pk, row.pk)
                if may_change
                else "",
            ]
            for row in cost.money
        ],
        empty="No fund is tied to it.",
    )


def principles_page(asked: list[Asked], *, may_change: bool) -> Page:
    """Return the principles that the board holds bids against."""
    rows: list[list[Any]] = [
        [
            one.title,
            one.asks,
            one.weight,
            link("Word it anew", "word-principle", one.key) if may_change else "",
        ]
        for one in asked
    ]
    return Page(
        title="The board's principles",
        caption="Funding",
        here="principles",
        back=("Bids", address("bids")),
        help_url="/help/how-to/score-and-award/",
        buttons=[("Add a principle", address("add-principle"))] if may_change else [],
        sections=[
            Section(
                "What every bid is held against",
                words=[
                    "A bid is scored by the principles of the day it was submitted."
                    " Wording one anew leaves bids that were sent before as they are."
                ],
                head=["Principle", "What it asks", "Weight", "Change"],
                rows=rows,
            )
        ],
    )
