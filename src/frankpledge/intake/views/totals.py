"""Typing a small return of totals by hand."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.intake import policies, selectors, services
from frankpledge.intake.forms.totals import TypedTotalsForm
from frankpledge.intake.models import Source
from frankpledge.intake.states import SourceKind
from frankpledge.intake.views.found import member_of, page, the_source


def type_totals(request: HttpRequest, pk: int) -> HttpResponse:
    found, member = the_source(request, pk), member_of(request)
    policies.may_supply(member, found.agency_id).require()
    if found.kind != SourceKind.TOTALS:
        raise Http404
    form = TypedTotalsForm(request.POST or None, series=selectors.series_of(found))
    if request.method == "POST" and form.is_valid():
        return take_in(request, found, form)
    crumbs = [
        ("Sources", reverse("intake:sources")),
        (found.name, reverse("intake:source", args=[pk])),
    ]
    key = request.POST.get("request_key") or secrets.token_urlsafe(24)
    context = page(request, "sources", crumbs, form=form, source=found, request_key=key)
    return render(request, "intake/type_totals.html", context)


def take_in(request: HttpRequest, found: Source, form: TypedTotalsForm) -> HttpResponse:
    """Keep what was typed as a file like any other, and check it at once."""
    supply = services.receive_typed(
        source=found,
        content=form.as_file(),
        period_type=form.cleaned_data["period_type"],
        request_key=request.POST.get("request_key", "")[:64] or None,
        at=now(),
        by=member_of(request),
    )
    try:
        services.check_supply(supply=supply, at=now(), by=member_of(request))
    except ExpectedFailure as failure:
        messages.error(request, str(failure))
    return redirect("intake:load", reference=supply.reference)
