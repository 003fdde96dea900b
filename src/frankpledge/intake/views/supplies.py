"""Supplies: files in, what was read in them, and what is decided."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.intake import policies, selectors, services, tasks
from frankpledge.intake.forms.supplying import ReasonForm, SupplyForm
from frankpledge.intake.models import Source, Supply
from frankpledge.intake.presenters import listings
from frankpledge.intake.presenters import supplies as shown
from frankpledge.intake.states import SupplyState
from frankpledge.intake.views.found import (
    member_of,
    page,
    the_source,
    the_supply,
    visitor,
)
from frankpledge.ui.answers import pieces_to_keep


CHECKED_AT_ONCE = 2 * 1024 * 1024
"""A supply up to this size is read while the person waits: about a second's work."""

REFRESH_SECONDS = 5
NOT_COUNTED = (
    "The figures could not be counted again. The rows are safe; tell whoever looks"
    " after this service, who can run “frankpledge measures refresh”."
)


def supply(request: HttpRequest) -> HttpResponse:
    member, today = visitor(request), localdate()
    chosen = asked_source(request)
    form = SupplyForm(
        request,
        member,
        request.POST or None,
        request.FILES or None,
        on=today,
        chosen=chosen,
    )
    if request.method == "POST" and form.is_valid():
        try:
            return take_in(request, form)
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
    crumbs = [("Data", reverse("intake:arrivals"))]
    context = page(request, "arrivals", crumbs, form=form)
    return render(request, "intake/supply.html", context)


def asked_source(request: HttpRequest) -> Source | None:
    """Return the source that the link to the form was about."""
    asked = request.GET.get("source", "")
    return the_source(request, int(asked)) if asked.isdecimal() else None


def take_in(request: HttpRequest, form: SupplyForm) -> HttpResponse:
    """Receive the files, and check them now or, if they are large, in a job."""
    source, member, at = form.chosen_source, member_of(request), now()
    files = form.cleaned_data["uploads"]
    layout = selectors.best_layout(source) if source else None
    received = services.receive_upload(
        kind=form.chosen_kind,
        uploads=files,
        source=source,
        layout=layout,
        extracted_on=form.cleaned_data["extracted_on"],
        request_key=form.cleaned_data["request_key"],
        at=at,
        by=member,
    )
    if not needs_layout(received):
        start_check(request, received, files)
    return redirect("intake:load", reference=received.reference)


def needs_layout(supply: Supply) -> bool:
    """Say whether somebody must first say which column is which."""
    return (
        supply.status is SupplyState.RECEIVED
        and supply.layout is None
        and supply.is_mapped
    )


def start_check(
    request: HttpRequest, supply: Supply, files: list[UploadedFile[Any]]
) -> None:
    """Check a small supply now; a large one is left to a job."""
    if supply.status is not SupplyState.RECEIVED:
        return
    if sum(file.size or 0 for file in files) <= CHECKED_AT_ONCE:
        check_now(request, supply)
    else:
        tasks.check_later(supply, member_of(request))


def check_now(request: HttpRequest, supply: Supply) -> None:
    """Check a supply while the person waits; why it cannot be read is on its page."""
    try:
        services.check_supply(supply=supply, at=now(), by=member_of(request))
    except ExpectedFailure as failure:
        messages.error(request, str(failure))


def loads(request: HttpRequest) -> HttpResponse:
    member = visitor(request)
    rows = selectors.supplies_visible_to(member, on=localdate())
    listing = listings.LOADS.of(rows, request.GET)
    return render(
        request, "intake/loads.html", page(request, "loads", [], shown=listing)
    )


def load(request: HttpRequest, reference: str) -> HttpResponse:
    found = the_supply(request, reference)
    if needs_layout(found) and policies.may_keep_sources(member_of(request)):
        return redirect("intake:map-columns", reference=reference)
    crumbs = [
        ("Data", reverse("intake:arrivals")),
        ("Loads", reverse("intake:loads")),
    ]
    context = page(
        request, "loads", crumbs, **shown.load_page(found, member_of(request))
    )
    response = render(request, "intake/load.html", context)
    if found.status in shown.BUSY or found.figures_are_due:
        response["Refresh"] = str(REFRESH_SECONDS)
    return response


@require_POST
def check(request: HttpRequest, reference: str) -> HttpResponse:
    found = the_supply(request, reference)
    if found.figures_are_due:
        count_now(request, found)
    else:
        check_now(request, found)
    return redirect("intake:load", reference=reference)


def count_now(request: HttpRequest, supply: Supply) -> None:
    """Count the figures that loads owe while the person waits."""
    policies.may_decide_on_supply(member_of(request), supply).require()
    services.count_owed()
    supply.refresh_from_db()
    if supply.figures_are_due:
        messages.error(request, NOT_COUNTED)


def faults(request: HttpRequest, reference: str) -> HttpResponse:
    found = the_supply(request, reference)
    listing = listings.FAULTS.of(selectors.quarantined_rows(found), request.GET)
    crumbs = [
        ("Loads", reverse("intake:loads")),
        (found.reference, reverse("intake:load", args=[reference])),
    ]
    context = page(request, "loads", crumbs, shown=listing, supply=found)
    return render(request, "intake/faults.html", context)


def accept(request: HttpRequest, reference: str) -> HttpResponse:
    found = the_supply(request, reference)
    policies.may_decide_on_supply(member_of(request), found).require()
    if request.method == "POST":
        try:
            done = services.accept_supply(
                supply=found, at=now(), by=member_of(request), counts_later=True
            )
            tasks.count_later()
            messages.success(request, shown.said_of_load(done))
        except ExpectedFailure as failure:
            messages.error(request, str(failure))
        return redirect("intake:load", reference=reference)
    crumbs = [(found.reference, reverse("intake:load", args=[reference]))]
    context = page(request, "loads", crumbs, **shown.accepting(found))
    return render(request, "intake/accept.html", context)


def refuse(request: HttpRequest, reference: str) -> HttpResponse:
    found = the_supply(request, reference)
    policies.may_decide_on_supply(member_of(request), found).require()
    return with_reason(request, found, services.refuse_supply, "refuse")


def undo(request: HttpRequest, reference: str) -> HttpResponse:
    found = the_supply(request, reference)
    policies.may_undo_load(member_of(request), found).require()
    return with_reason(request, found, undo_now, "undo")


def undo_now(**told: Any) -> Supply:
    """Take a load out; a job counts the figures again, for that may take long."""
    undone = services.undo_load(**told, counts_later=True)
    tasks.count_later()
    return undone


def with_reason(
    request: HttpRequest, found: Supply, service: Callable[..., Supply], act: str
) -> HttpResponse:
    """Ask why, then do it: a page of its own, for it touches other people's figures."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            service(supply=found, reason=reason, at=now(), by=member_of(request))
            messages.success(request, shown.SAID[act].format(found.reference))
            return redirect("intake:load", reference=found.reference)
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
    crumbs = [(found.reference, reverse("intake:load", args=[found.reference]))]
    context = page(request, "loads", crumbs, form=form, **shown.asking(found, act))
    return render(request, "intake/reason.html", context)


def rejected(
    request: HttpRequest, reference: str, suffix: str
) -> StreamingHttpResponse:
    found = the_supply(request, reference)
    if suffix not in shown.FORMATS:
        raise Http404
    made = services.hand_back_rejected(
        supply=found, format=suffix, on=localdate(), by=member_of(request)
    )
    name = f"rejected-{found.reference}.{suffix}"
    return pieces_to_keep(name, made)
