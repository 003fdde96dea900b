"""The self-checks and the partnership's own health as lists."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse

from frankpledge.actions.selectors import progress_of
from frankpledge.performance.models import SelfCheck
from frankpledge.performance.presenters.registers import listed
from frankpledge.performance.rules import Element, elements_of
from frankpledge.performance.selectors.registers import checks_of
from frankpledge.performance.selectors.used import Found, Year, found_in_use
from frankpledge.performance.states import CheckKind
from frankpledge.ui.tables import Column, Filter, Shown


def check_of(kind: CheckKind, asked: Year) -> list[dict[str, Any]]:
    """Return a year's self-check: each element, what was found of it, how it is rated."""
    elements = elements_of(kind)
    return check_rows(
        elements,
        {one.element: one for one in checks_of(kind, asked.starts)},
        {one.element: one for one in checks_of(kind, asked.starts - 1)},
        found_in_use({name for one in elements for name in one.finds}, asked),
        today=asked.today,
    )


def check_rows(
    elements: Sequence[Element],
    given: dict[str, SelfCheck],
    before: dict[str, SelfCheck],
    found: dict[str, Found],
    *,
    today: date,
) -> list[dict[str, Any]]:
    """Return a self-check's elements with this year's and last year's rating."""
    rows = []
    for one in elements:
        now, then = given.get(one.id), before.get(one.id)
        action = now.action if now else None
        rows.append(
            {
                "id": one.id,
                "group": one.group,
                "title": one.title,
                "rating": "not rated" if now is None else str(now.rating),
                "last_year": "not rated" if then is None else str(then.rating),
                "found": found_words(one, found),
                "gap": now.gap if now else "",
                "action": f"{action.text} ({progress_of(action, today=today).value})"
                if action
                else "",
            }
        )
    return rows


def found_words(element: Element, found: dict[str, Found]) -> str:
    """Return what the product found for an element, each with its origin."""
    told = [
        f"{found[name].name}: {found[name].words}"
        for name in element.finds
        if name in found
    ]
    return "; ".join(told) or "not known: it rests on what people write"


WITH_GAP = Filter(
    "open",
    forms.BooleanField(label="With a gap"),
    lambda found, value: [row for row in found if row["gap"]],
)


def check_list(
    rows: list[dict[str, Any]],
    asked: QueryDict,
    *,
    kind: CheckKind,
    year: int,
    caption: str,
    may_export: bool,
    may_rate: bool,
) -> Shown:
    """Return a year's self-check as a list; who may rate finds the elements linked."""
    return listed(
        rows,
        asked,
        caption=caption,
        columns=(
            Column("group", "Part", sort=True),
            Column(
                "title",
                "Element",
                is_header=True,
                href=lambda row: (
                    reverse("performance:element", args=[kind.value, year, row["id"]])
                    if may_rate
                    else ""
                ),
            ),
            Column("rating", "Rating, of 3", sort=True),
            Column("last_year", "Last year"),
            Column("found", "Found in use"),
            Column("gap", "Gap"),
            Column("action", "Action"),
        ),
        noun=("element", "elements"),
        empty="No element stands so.",
        order="",
        may_export=may_export,
        filters=(WITH_GAP,),
    )


def health_list(
    found: Sequence[Found], asked: QueryDict, *, year: str, may_export: bool
) -> Shown:
    """Return how the partnership itself works, each number with its origin."""
    return listed(
        list(found),
        asked,
        caption=f"Partnership health {year}",
        columns=(
            Column("name", "What", is_header=True, sort=True),
            Column("words", "Known"),
            Column("origin", "Where it comes from"),
        ),
        noun=("number", "numbers"),
        empty="Nothing is known.",
        order="",
        may_export=may_export,
        filters=(
            Filter(
                "known",
                forms.BooleanField(label="Known only"),
                lambda rows, value: [row for row in rows if row.is_known],
            ),
        ),
    )
