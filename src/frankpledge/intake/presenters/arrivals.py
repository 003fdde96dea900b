"""The arrivals grid as a table, and what a chase letter says."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from frankpledge.analysis.dates import day_in_words, first_day, month_number
from frankpledge.intake.models import Source
from frankpledge.intake.rules import ChaseLetter, Due, chase_letter, period_in_words
from frankpledge.intake.selectors.arrivals import GridCell, GridRow, LateReturn
from frankpledge.intake.states import Arrival


TONES = {
    Arrival.NOT_DUE_YET: "none",
    Arrival.EXPECTED: "waiting",
    Arrival.LATE: "late",
    Arrival.MISSING: "bad",
    Arrival.NOT_COMING: "none",
    Arrival.RECEIVED: "information",
    Arrival.PART: "warning",
    Arrival.LOADED: "done",
    Arrival.SUPERSEDED: "revised",
    Arrival.NO_RETURN: "none",
}
LEGEND = tuple(state for state in Arrival if state is not Arrival.NO_RETURN)


def grid_head(starts_on: date, ends_before: date) -> list[dict[str, Any]]:
    """Return the headings: the source, then every month of the window."""
    months = range(month_number(starts_on), month_number(ends_before))
    heads = [{"text": f"{first_day(month):%b %Y}"} for month in months]
    first = {"text": "Agency and source", "classes": "govuk-!-width-one-third"}
    return [first, *heads]


def grid_rows(rows: Sequence[GridRow]) -> list[list[dict[str, Any]]]:
    """Return one row a source; its agency stands above its name."""
    return [
        [{"text": source_cell(row.source), "is_header": True}]
        + [grid_cell(cell) for cell in row.cells]
        for row in rows
    ]


def is_due(row: GridRow) -> bool:
    """Say whether any return of a source falls into the months shown."""
    return any(cell.arrival is not Arrival.NO_RETURN for cell in row.cells)


def source_links(rows: Sequence[GridRow]) -> list[dict[str, str]]:
    """Return the sources as links, each named as in the catalogue."""
    return [
        {
            "text": row.source.name,
            "href": reverse("intake:source", args=[row.source.pk]),
        }
        for row in rows
    ]


def source_cell(source: Source) -> str:
    """Return the source's name as a link below its agency, which is said once."""
    agency = source.agency.name if source.agency else "Open data"
    href = reverse("intake:source", args=[source.pk])
    name = source.name.removeprefix(f"{agency}: ")
    return format_html(
        '{}<br><a class="govuk-link" href="{}">{}</a>', agency, href, name
    )


def grid_cell(cell: GridCell) -> dict[str, Any]:
    """Return one return: sign and words, leading to the load where there is one."""
    href = ""
    if cell.loaded is not None:
        href = reverse("intake:load", args=[cell.loaded.load_id])
    shown: dict[str, Any] = {"text": arrival_html(cell.arrival, href)}
    if cell.months > 1:
        shown["colspan"] = cell.months
    return shown


def arrival_html(arrival: Arrival, href: str = "") -> str:
    """Return the sign and the words of what became of a return, and where it leads."""
    if arrival is Arrival.NO_RETURN:
        return format_html(
            '<span class="govuk-visually-hidden">{}</span>', arrival.label
        )
    words = format_html('<a class="govuk-link" href="{}">{}</a>', href, arrival.label)
    return format_html(
        '<span class="fp-status fp-status--{}">'
        '<span class="fp-status__symbol" aria-hidden="true">{}</span> {}</span>',
        TONES[arrival],
        arrival.symbol,
        words if href else arrival.label,
    )


def legend() -> list[dict[str, str]]:
    """Return what each sign of the grid means."""
    return [{"sign": arrival_html(state), "means": MEANINGS[state]} for state in LEGEND]


MEANINGS = {
    Arrival.NOT_DUE_YET: "its period has not ended",
    Arrival.EXPECTED: "its period has ended and it is not due yet",
    Arrival.LATE: "it was due and has not come",
    Arrival.MISSING: "a later one was loaded, so this one was passed over",
    Arrival.NOT_COMING: "the agency and we agreed that it will not come",
    Arrival.RECEIVED: "it has come and waits for a decision",
    Arrival.PART: "it is loaded, and some rows were left out",
    Arrival.LOADED: "it is loaded as it came",
    Arrival.SUPERSEDED: "it is loaded, and took the place of an earlier supply",
}


def window_links(
    starts_on: date, ends_before: date, address: str
) -> dict[str, dict[str, str]]:
    """Return the way to the months before and after the window."""
    first, last = month_number(starts_on), month_number(ends_before)
    span = last - first
    return {
        "previous": {
            "href": f"{address}?from={first_day(first - span):%Y-%m}",
            "text": "Earlier months",
        },
        "next": {
            "href": f"{address}?from={first_day(last):%Y-%m}",
            "text": "Later months",
        },
    }


def period_due(due: Due) -> str:
    """Return the period of a return in words, such as July 2019."""
    return period_in_words(str(due.period.type), due.period.starts_on)


def late_rows(late: Sequence[LateReturn]) -> list[list[dict[str, Any]]]:
    """Return the late returns as a table."""
    return [
        [
            {"text": source_cell(one.source), "is_header": True},
            {"text": period_due(one.due)},
            {"text": day_in_words(one.due.due_on)},
            {"text": arrival_html(one.arrival)},
            {
                "text": format_html(
                    '<a class="govuk-link" href="{}">Chase letter'
                    '<span class="govuk-visually-hidden"> for {}</span></a>',
                    reverse("intake:chase", args=[one.source.pk]),
                    one.source.name,
                )
            },
        ]
        for one in late
    ]


def letter_about(source: Source, late: Sequence[LateReturn], on: date) -> ChaseLetter:
    """Return the letter that asks for a source's late returns."""
    return chase_letter(
        source=source.name,
        agency=source.agency.name if source.agency else source.name,
        contact=source.contact.name if source.contact else "",
        deputy=source.deputy.name if source.deputy else "",
        basis=source.agreement or source.lawful_basis,
        returns=tuple((period_due(one.due), one.due.due_on) for one in late),
        on=on,
    )
