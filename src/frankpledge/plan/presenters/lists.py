"""The lists of the plan: plans, the delivery grid, baselines awaited, claims, actions."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.actions.selectors import Action, progress_of
from frankpledge.actions.states import Progress
from frankpledge.analysis.dates import day_if_known
from frankpledge.evidence.selectors.measures import measures_visible_to
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters import words
from frankpledge.plan.presenters.rows import (
    PROGRESS_TONES,
    claim_row,
    link,
    people,
    years,
)
from frankpledge.plan.rules.claims import ClaimVerdict
from frankpledge.plan.selectors import (
    Standing,
    claims_for,
    standings_for,
    targets_of,
)
from frankpledge.plan.states import PlanState
from frankpledge.ui.components import render
from frankpledge.ui.tables import Column, Filter, Listing, Shown


Stands = Callable[[Action], Progress]


def plan_list(rows: QuerySet[Plan], asked: QueryDict) -> Shown:
    """Return the partnership's plans as a list that filters and sorts."""
    return Listing(
        caption="Plans",
        columns=(
            Column(
                "title",
                "Plan",
                sort="title",
                is_header=True,
                href=lambda plan: link(plan, "plan"),
            ),
            Column("years", "Years", value=years, sort="starts_on"),
            Column(
                "state",
                "State",
                value=lambda plan: plan.state.capitalize(),
                sort="state",
            ),
        ),
        filters=(
            Filter(
                "state",
                forms.ChoiceField(
                    label="State",
                    choices=any_of(state.value for state in PlanState),
                ),
                lambda plans, state: plans.filter(state=state),
            ),
        ),
        order="-years",
        noun=("plan", "plans"),
        empty="There is no plan yet.",
        formats=("csv", "ods", "xlsx"),
    ).of(rows, asked)


def claim_columns(names: Mapping[str, str]) -> tuple[Column, ...]:
    """Return the columns of claims; a measure leads on for those who may see it."""
    return (
        Column("text", "The plan says", is_header=True),
        Column("priority", "Priority", sort=True),
        Column(
            "verdict",
            "Verdict",
            value=lambda row: row["status"]["text"],
            shown=lambda row: render("status", **row["status"]),
            sort=True,
        ),
        Column(
            "finding",
            "What the table gives",
            value=lambda row: f"{row['sentence']} {row['note']}".rstrip(),
        ),
        Column(
            "measure",
            "Measure",
            value=lambda row: names.get(row["measure"], row["measure"]),
            href=lambda row: row["href"] if row["measure"] in names else "",
            sort=True,
        ),
    )


def claims_list(
    plan: Plan, asked: QueryDict | Mapping[str, Any], *, by: Member, today: date
) -> Shown:
    """Return every claim in the plan's text beside what its tables give."""
    names = {one.measure: one.name for one in measures_visible_to(by, on=today)}
    rows = [claim_row(check) for check in claims_for(plan, by=by, today=today)]
    return Listing(
        caption=f"Statements of {plan.title}",
        columns=claim_columns(names),
        filters=(
            Filter(
                "verdict",
                forms.ChoiceField(
                    label="Verdict",
                    choices=any_of(each.value.capitalize() for each in ClaimVerdict),
                ),
                lambda found, verdict: [
                    row for row in found if row["status"]["text"] == verdict
                ],
            ),
        ),
        noun=("statement", "statements"),
        empty="No statements of this plan are tied to figures yet.",
        formats=("csv", "ods", "xlsx"),
    ).of(rows, asked)


def action_list(
    rows: QuerySet[Action], asked: QueryDict | Mapping[str, Any], *, today: date
) -> Shown:
    """Return every action with how it stands today, filtered and sorted."""
    listed = list(rows.prefetch_related("objectives__priority__plan"))

    def stands(action: Action) -> Progress:
        return progress_of(action, today=today)

    return Listing(
        caption="Actions",
        columns=action_columns(stands),
        filters=action_filters(listed, stands),
        order="due_on",
        noun=("action", "actions"),
        empty="There are no actions yet.",
        formats=("csv", "ods", "xlsx"),
    ).of(listed, asked)


def plans_of(action: Action) -> set[str]:
    """Return the titles of the plans that show an action."""
    return {one.priority.plan.title for one in action.objectives.all()}


def action_columns(stands: Stands) -> tuple[Column, ...]:
    """Return the columns of the delivery grid, on the page and in files."""
    return (
        Column(
            "ref",
            "Ref",
            sort=True,
            is_header=True,
            href=lambda one: reverse("plan:action", args=[one.pk]),
        ),
        Column("text", "Action", is_prose=True),
        Column(
            "owner", "Owner", lambda one: str(one.owner or one.owner_words), sort=True
        ),
        Column("due_on", "Due", shown=lambda one: day_if_known(one.due_on), sort=True),
        Column("leads", "Lead officer", value=people),
        Column("funding", "Funding"),
        Column(
            "progress",
            "Stands",
            value=lambda one: stands(one).value,
            sort=True,
            shown=lambda one: render(
                "status",
                text=stands(one).value.capitalize(),
                tone=PROGRESS_TONES[stands(one)],
            ),
        ),
    )


def action_filters(listed: list[Action], stands: Stands) -> tuple[Filter, ...]:
    """Return the ways to narrow the delivery grid: whose, and how it stands."""
    owners = sorted({str(one.owner) for one in listed if one.owner})
    plans = sorted({title for one in listed for title in plans_of(one)})
    return (
        Filter(
            "plan",
            forms.ChoiceField(label="Plan", choices=any_of(plans)),
            lambda found, plan: [a for a in found if plan in plans_of(a)],
        ),
        Filter(
            "owner",
            forms.ChoiceField(label="Owner", choices=any_of(owners)),
            lambda found, owner: [a for a in found if str(a.owner) == owner],
        ),
        Filter(
            "progress",
            forms.ChoiceField(
                label="Stands",
                choices=any_of(state.value for state in Progress),
            ),
            lambda found, state: [a for a in found if stands(a) == state],
        ),
    )


def target_list(
    plan: Plan, asked: QueryDict | Mapping[str, Any], *, by: Member, today: date
) -> Shown:
    """
    Return every target with how it stands, narrowed by what it counts towards.

    Filtered by a tag, the file is the return that an outside programme asks for.
    """
    found = standings_for(targets_of(plan), by=by, today=today)
    return Listing(
        caption=f"Targets of {plan.title}",
        columns=target_columns(plan),
        filters=target_filters(found),
        noun=("target", "targets"),
        empty="This plan has no targets yet.",
        formats=("csv", "ods", "xlsx"),
    ).of(found, asked)


def target_columns(plan: Plan) -> tuple[Column, ...]:
    """Return the columns of the list of targets, on the page and in files."""

    def said(name: str) -> Callable[[Standing], Any]:
        return lambda one: words.line(one, "")[name]

    def reading(one: Standing) -> float | None:
        return one.verdict.reading.value if one.verdict.reading else None

    return (
        Column(
            "ref",
            "Target",
            value=lambda one: one.target.ref,
            is_header=True,
            href=lambda one: link(plan, "target", one.target.ref),
        ),
        Column("measure", "Measure", value=said("name"), sort=True),
        Column("baseline", "Baseline", value=said("baseline")),
        Column("promise", "Promise", value=said("promise")),
        Column("latest", "Latest figure", value=said("latest")),
        Column("value", "Value", value=reading, on_page=False),
        Column("aim", "Aim", value=lambda one: one.verdict.aim, on_page=False),
        Column(
            "stands",
            "How it stands",
            value=lambda one: words.status_of(one)["text"],
            shown=lambda one: render("status", **words.status_of(one)),
            sort=True,
        ),
        Column("because", "Why", value=said("because"), on_page=False),
        Column("owner", "Owner", value=said("owner"), sort=True),
        Column(
            "counts_towards",
            "Counts towards",
            value=lambda one: "; ".join(one.target.external_tags),
        ),
    )


def target_filters(found: list[Standing]) -> tuple[Filter, ...]:
    """Return the ways to narrow the list of targets."""
    tags = sorted({tag for one in found for tag in one.target.external_tags})
    owners = sorted({str(one.target.owner) for one in found if one.target.owner})
    return (
        Filter(
            "tag",
            forms.ChoiceField(label="Counts towards", choices=any_of(tags)),
            lambda rows, tag: [one for one in rows if tag in one.target.external_tags],
        ),
        Filter(
            "stands",
            forms.ChoiceField(label="How it stands", choices=any_of(words.ORDER)),
            lambda rows, text: [
                one for one in rows if words.status_of(one)["text"] == text
            ],
        ),
        Filter(
            "owner",
            forms.ChoiceField(label="Owner", choices=any_of(owners)),
            lambda rows, owner: [one for one in rows if str(one.target.owner) == owner],
        ),
    )


def any_of(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return the choices of a filter, with the one that leaves it open first."""
    return [("", "Any"), *((name, name) for name in names)]
