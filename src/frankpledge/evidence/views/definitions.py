"""Adding a measure, changing its definition, and checking what another proposed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.evidence import policies, selectors, services
from frankpledge.evidence.forms import DefinitionForm
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.presenters import versions as shown
from frankpledge.evidence.rules.written import boxes_of
from frankpledge.evidence.views.found import by_and_today, the_measure


def propose(request: HttpRequest) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_propose_definition(by, on=today).require()
    return asked_and_kept(request, None)


def change(request: HttpRequest, measure: str) -> HttpResponse:
    by, today = by_and_today(request)
    version = the_measure(request, measure)
    policies.may_propose_definition(by, on=today).require()
    return asked_and_kept(request, version)


def asked_and_kept(request: HttpRequest, before: MeasureVersion | None) -> HttpResponse:
    """Show the definition's form, or keep what it says as a proposal."""
    by, today = by_and_today(request)
    start: dict[str, Any] = {"valid_from": today, "decimals": 0, "multiplier": 1000}
    if before:
        start = boxes_of(before.definition) | {"valid_from": today}
    form = DefinitionForm(
        request.POST or None,
        initial=start,
        written_on=today,
        author=by.user.name,
        is_change=before is not None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            version = services.propose_definition(
                by=by,
                content=form.content,
                reason=form.cleaned_data["reason"],
                at=now(),
                on=today,
            )
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
        else:
            messages.success(
                request, "The definition is proposed. A second person must check it."
            )
            return redirect("evidence:version", version.measure, version.number)
    context = {"form": form, "version": before}
    return render(request, "evidence/definition_form.html", context)


def proposals(request: HttpRequest) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_see_measures(by, on=today).require()
    return render(
        request, "evidence/proposals.html", {"proposals": selectors.proposals()}
    )


def versions(request: HttpRequest, measure: str) -> HttpResponse:
    by, today = by_and_today(request)
    version = the_measure(request, measure)
    policies.may_see_measure(by, version, on=today).require()
    context = shown.versions_page(version, selectors.versions_of(version.measure))
    return render(request, "evidence/versions.html", context)


def version(request: HttpRequest, measure: str, number: int) -> HttpResponse:
    by, today = by_and_today(request)
    found = selectors.version(measure, number)
    if found is None:
        raise Http404
    policies.may_see_measure(by, found, on=today).require()
    if request.method == "POST":
        return decided(request, found)
    context = shown.version_page(
        found,
        may_check=policies.may_check_definition(by, found, on=today),
        may_withdraw=policies.may_withdraw_definition(by, found, on=today),
    )
    return render(request, "evidence/version.html", context)


def decided(request: HttpRequest, found: MeasureVersion) -> HttpResponse:
    """Bring a proposal into force and work its figures out, or withdraw it."""
    by, today = by_and_today(request)
    if request.POST.get("decision") == "withdraw":
        services.withdraw_definition(by=by, version=found, on=today)
        messages.success(request, "The proposal is withdrawn.")
        return redirect("evidence:versions", found.measure)
    services.check_definition(by=by, version=found, at=now(), on=today)
    done = services.refresh(
        by=None,
        at=now(),
        as_of=today,
        datasets=[found.dataset or "returns"],
        reason=f"{found.name}, version {found.number}, came into force.",
    )
    messages.success(
        request, f"The definition is in force. {done.changed} series were worked out."
    )
    return redirect("evidence:measure", found.measure)
