"""What has come, what is late, and the letter that asks for it."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.analysis.dates import first_day, month_number
from frankpledge.intake import policies, selectors, services
from frankpledge.intake.presenters import arrivals as shown
from frankpledge.intake.views.found import (
    months_from,
    page,
    the_source,
    visitor,
)
from frankpledge.ui.answers import file_to_keep


MONTHS_SHOWN = 12
HOME = "Data"
LETTER_KINDS = {"docx": "Word", "odt": "OpenDocument", "pdf": "PDF"}


def grid(request: HttpRequest) -> HttpResponse:
    member, today = visitor(request), localdate()
    starts_on = months_from(request.GET.get("from", ""), usual_start(today))
    ends_before = first_day(month_number(starts_on) + MONTHS_SHOWN)
    found = selectors.arrivals_grid(
        member, starts_on=starts_on, ends_before=ends_before, on=today
    )
    due = [row for row in found if shown.is_due(row)]
    context = page(
        request,
        "arrivals",
        [],
        head=shown.grid_head(starts_on, ends_before),
        rows=shown.grid_rows(due),
        quiet=shown.source_links([row for row in found if row not in due]),
        legend=shown.legend(),
        window=shown.window_links(starts_on, ends_before, request.path),
        starts_on=starts_on,
        last_month=first_day(month_number(ends_before) - 1),
        may_keep_sources=policies.may_keep_sources(member),
        may_hand_in=selectors.sources_to_supply(member, on=today).exists()
        or bool(policies.may_supply(member, None)),
    )
    return render(request, "intake/arrivals.html", context)


def usual_start(today: date) -> date:
    """Return the first month shown unasked: the last year of what is loaded."""
    latest = selectors.latest_loaded_month() or today
    last = max(month_number(min(latest, today)), month_number(latest))
    return first_day(last - MONTHS_SHOWN + 2)


def late(request: HttpRequest) -> HttpResponse:
    member, today = visitor(request), localdate()
    rows = shown.late_rows(selectors.late_returns(member, on=today))
    context = page(request, "late", [], rows=rows)
    return render(request, "intake/late.html", context)


def chase(request: HttpRequest, pk: int) -> HttpResponse:
    source, today = the_source(request, pk), localdate()
    member = visitor(request)
    overdue = selectors.overdue_of(source, member=member, on=today)
    crumbs = [
        (HOME, reverse("intake:arrivals")),
        (source.name, reverse("intake:source", args=[pk])),
    ]
    letter = shown.letter_about(source, overdue, today) if overdue else None
    kinds = [
        {"text": words, "href": reverse("intake:letter", args=[pk, suffix])}
        for suffix, words in LETTER_KINDS.items()
    ]
    context = page(request, "late", crumbs, source=source, letter=letter, kinds=kinds)
    return render(request, "intake/chase.html", context)


def letter(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    source, today = the_source(request, pk), localdate()
    member = visitor(request)
    overdue = selectors.overdue_of(source, member=member, on=today)
    if not overdue or suffix not in LETTER_KINDS:
        raise Http404
    made = services.write_chase_letter(
        source=source,
        letter=shown.letter_about(source, overdue, today),
        format=suffix,
        on=today,
        by=member,
    )
    return file_to_keep(made.name, made.content)
