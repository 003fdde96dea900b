"""The lists of decisions, findings, achievements, self-checks, returns, programmes."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse

from frankpledge.actions.selectors import progress_of
from frankpledge.analysis.dates import day_in_words
from frankpledge.performance.models import (
    Achievement,
    Decision,
)
from frankpledge.performance.presenters.seen import figure_seen, period_seen
from frankpledge.performance.states import FindingState
from frankpledge.ui.tables import Column, Filter, Listing, Shown


FORMATS = ("csv", "ods", "xlsx")
TONES = {
    FindingState.OPEN: "bad",
    FindingState.IN_HAND: "waiting",
    FindingState.CLOSED: "done",
}


def listed(
    rows: Any,
    asked: QueryDict,
    *,
    caption: str,
    columns: Sequence[Column],
    noun: tuple[str, str],
    empty: str,
    order: str,
    may_export: bool,
    filters: Sequence[Filter] = (),
) -> Shown:
    """Return one list as every list here is made."""
    return Listing(
        caption=caption,
        columns=tuple(columns),
        filters=tuple(filters),
        order=order,
        noun=noun,
        empty=empty,
        formats=FORMATS if may_export else (),
    ).of(rows, asked)


def chosen(name: str, label: str, pairs: Iterable[tuple[str, str]]) -> Filter:
    """Return a filter on one column of a queryset."""
    return Filter(
        name,
        forms.ChoiceField(label=label, choices=[("", "Any"), *pairs]),
        lambda rows, value: rows.filter(**{name: value}),
    )


def day(value: date | None) -> str:
    """Return a day in words, nothing where there is none."""
    return day_in_words(value) if value else ""


def task_words(one: Decision, today: date) -> str:
    """Return a decision's task and how it stands."""
    if one.action is None:
        return "none"
    return f"{one.action.text} ({progress_of(one.action, today=today).value})"


def decision_list(
    rows: Any, asked: QueryDict, *, today: date, may_export: bool
) -> Shown:
    """Return what was decided, each with the number as it was seen."""
    return listed(
        rows,
        asked,
        caption="Decisions on figures",
        columns=(
            Column(
                "decided_on",
                "Decided",
                shown=lambda row: day(row.decided_on),
                sort="decided_on",
                is_header=True,
                href=lambda row: reverse("performance:decision", args=[row.pk]),
            ),
            Column("group", "By", value=lambda row: row.group.name, sort="group__name"),
            Column("target_ref", "Target", sort="target_ref"),
            Column("period", "Period", shown=lambda row: period_seen(row.period)),
            Column("seen", "Number seen", value=figure_seen),
            Column("stood", "It stood"),
            Column("text", "Decision", is_prose=True),
            Column("task", "Task", value=lambda row: task_words(row, today)),
        ),
        noun=("decision", "decisions"),
        empty="No decision has been recorded yet.",
        order="-decided_on",
        may_export=may_export,
        filters=(
            Filter(
                "tasked",
                forms.BooleanField(label="With a task"),
                lambda found, value: found.filter(action__isnull=False),
            ),
        ),
    )


INSPECTION = (
    Column(
        "body",
        "Inspected by",
        sort="body",
        is_header=True,
        href=lambda row: reverse("performance:inspection", args=[row.pk]),
    ),
    Column("service", "What", sort="service"),
    Column(
        "inspected_on",
        "Report dated",
        shown=lambda row: day(row.inspected_on),
        sort="inspected_on",
    ),
    Column("finding", "Finding", is_prose=True),
    Column("grade", "Grade"),
    Column("owner", "Owner", value=lambda row: str(row.owner or "Nobody yet")),
    Column("due_on", "Due", shown=lambda row: day(row.due_on), sort="due_on"),
    Column(
        "state",
        "State",
        value=lambda row: row.state.replace("-", " "),
        sort="state",
    ),
)


def inspection_list(rows: Any, asked: QueryDict, *, may_export: bool) -> Shown:
    """Return the findings of inspections."""
    return listed(
        rows,
        asked,
        caption="Findings of inspections",
        columns=INSPECTION,
        noun=("finding", "findings"),
        empty="No finding has been recorded yet.",
        order="-inspected_on",
        may_export=may_export,
        filters=(
            chosen(
                "state",
                "State",
                [
                    (one.value, one.value.replace("-", " ").capitalize())
                    for one in FindingState
                ],
            ),
        ),
    )


def checked_words(one: Achievement) -> str:
    """Return who checked a claim, or that nobody did."""
    return str(one.checked_by) if one.checked_by else "not checked"


def achievement_list(rows: Any, asked: QueryDict, *, may_export: bool) -> Shown:
    """Return what was achieved, with figure, base, source and checker."""
    return listed(
        rows,
        asked,
        caption="Achievements",
        columns=(
            Column(
                "claim",
                "What",
                sort="claim",
                is_header=True,
                href=lambda row: reverse("performance:achievement", args=[row.pk]),
            ),
            Column("year", "Year from", sort="year"),
            Column("figure", "Figure"),
            Column("base", "Base"),
            Column("source", "Source"),
            Column("checked_by", "Checked by", value=checked_words),
        ),
        noun=("achievement", "achievements"),
        empty="No achievement has been written yet.",
        order="-year",
        may_export=may_export,
        filters=(
            Filter(
                "unchecked",
                forms.BooleanField(label="Not checked yet"),
                lambda found, value: found.filter(checked_at=None),
            ),
        ),
    )


def return_list(rows: Any, asked: QueryDict, *, may_export: bool) -> Shown:
    """Return the returns to others, those retired too."""
    return listed(
        rows,
        asked,
        caption="Returns to others",
        columns=(
            Column(
                "title",
                "Return",
                sort="title",
                is_header=True,
                href=lambda row: reverse("performance:outside", args=[row.pk]),
            ),
            Column("asked_by", "Asked by", sort="asked_by"),
            Column("tag", "Counts towards", sort="tag"),
            Column("starts_on", "From", shown=lambda row: day(row.starts_on)),
            Column(
                "retired_on",
                "Retired",
                value=lambda row: day(row.retired_on) or "in use",
            ),
            Column(
                "sent", "Sent", value=lambda row: len(row.sent.all()), is_numeric=True
            ),
        ),
        noun=("return", "returns"),
        empty="No return to others has been set up yet.",
        order="title",
        may_export=may_export,
        filters=(
            Filter(
                "current",
                forms.BooleanField(label="In use only"),
                lambda found, value: found.filter(retired_on=None),
            ),
        ),
    )


def programme_list(rows: Any, asked: QueryDict, *, may_export: bool) -> Shown:
    """Return the programmes that are watched."""
    return listed(
        rows,
        asked,
        caption="Programmes",
        columns=(
            Column(
                "title",
                "Programme",
                sort="title",
                is_header=True,
                href=lambda row: reverse("performance:programme", args=[row.pk]),
            ),
            Column("owner", "Owner", value=lambda row: str(row.owner or "Nobody yet")),
            Column(
                "starts_on",
                "From",
                shown=lambda row: day(row.starts_on),
                sort="starts_on",
            ),
            Column(
                "ends_before", "Ends before", shown=lambda row: day(row.ends_before)
            ),
            Column(
                "measures",
                "Measures",
                value=lambda row: len(row.measures.all()),
                is_numeric=True,
            ),
        ),
        noun=("programme", "programmes"),
        empty="No programme is watched yet.",
        order="title",
        may_export=may_export,
    )
