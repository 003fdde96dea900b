"""Saying which column of a supplier's spreadsheet is which."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.intake import policies, services
from frankpledge.intake.forms.layouts import LayoutForm, SheetForm
from frankpledge.intake.models import Source, Supply
from frankpledge.intake.views.found import member_of, page, the_supply


def map_columns(request: HttpRequest, reference: str) -> HttpResponse:
    """
    Show the file's own headings with a proposal, and keep what a person makes of it.

    Choosing another sheet or header row is a question of its own in the address, so
    the page works with nothing but links and buttons.
    """
    found = the_supply(request, reference)
    policies.may_keep_sources(member_of(request)).require()
    if not found.is_mapped or found.source is None:
        raise Http404
    asked = SheetForm(request.GET, sheets=[])
    asked.is_valid()
    sheet = request.GET.get("sheet", "")
    row = asked.cleaned_data.get("header_row") or 0
    try:
        proposal = services.propose_layout(
            supply=found,
            sheet=sheet,
            header_row=row,
            on=localdate(),
            by=member_of(request),
        )
    except ExpectedFailure as failure:
        messages.error(request, str(failure))
        return render(request, "intake/map_columns.html", frame(request, found))
    form = LayoutForm(
        request.POST or None, layout=proposal.layout, headings=proposal.headings
    )
    if request.method == "POST" and form.is_valid():
        return keep(request, found, found.source, form)
    chosen = {"sheet": proposal.layout.sheet, "header_row": proposal.layout.header_row}
    context = frame(request, found) | {
        "form": form,
        "sheet_form": SheetForm(initial=chosen, sheets=proposal.sheets),
        "head": [{"text": heading} for heading in proposal.headings],
        "rows": [[{"text": cell} for cell in row] for row in proposal.sample],
    }
    return render(request, "intake/map_columns.html", context)


def frame(request: HttpRequest, found: Supply) -> dict[str, Any]:
    """Return what stands round the page."""
    crumbs = [(found.reference, reverse("intake:load", args=[found.reference]))]
    return page(request, "loads", crumbs, supply=found, source=found.source)


def keep(
    request: HttpRequest, found: Supply, source: Source, form: LayoutForm
) -> HttpResponse:
    """Remember the layout, read the supply by it, and show what came of it."""
    member, at = member_of(request), now()
    try:
        saved = services.save_layout(
            source=source,
            name=form.cleaned_data["name"],
            content=form.content(),
            headings=form.headings,
            at=at,
            by=member,
        )
        services.use_layout(supply=found, layout=saved.content, at=at, by=member)
        services.check_supply(supply=found, at=at, by=member)
    except ExpectedFailure as failure:
        messages.error(request, str(failure))
    return redirect("intake:load", reference=found.reference)
