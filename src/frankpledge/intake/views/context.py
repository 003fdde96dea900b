"""Events that charts show, and the register of what is not known."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.intake import policies, selectors, services
from frankpledge.intake.forms.context import CloseGapForm, EventForm, GapForm
from frankpledge.intake.models import ContextEvent, DataGap
from frankpledge.intake.presenters import context as shown
from frankpledge.intake.views.found import answer_list, page, visitor


def events(request: HttpRequest) -> HttpResponse:
    member = visitor(request)
    context = page(
        request,
        "events",
        [],
        shown=shown.EVENTS.of(selectors.all_events(), request.GET),
        may_add=policies.may_keep_context(member),
    )
    return answer_list(request, "intake/events.html", context)


def add_event(request: HttpRequest) -> HttpResponse:
    member = visitor(request)
    policies.may_keep_context(member).require()
    form = EventForm(request.POST or None, on=localdate())
    if request.method == "POST" and form.is_valid():
        services.add_event(details=form.details, by=member)
        messages.success(request, "The event is written down. Charts now show it.")
        return redirect("intake:events")
    return form_page(request, form, "Add an event", "events")


def change_event(request: HttpRequest, pk: int) -> HttpResponse:
    member = visitor(request)
    event = get_object_or_404(selectors.all_events(), pk=pk)
    policies.may_keep_context(member).require()
    ends = event.ends_before
    initial = {name: getattr(event, name) for name in services.EVENT_FIELDS}
    initial |= {
        "version": event.version,
        "last_day": ends - timedelta(days=1) if ends else None,
    }
    form = EventForm(request.POST or None, initial=initial, on=localdate())
    if request.method == "POST" and form.is_valid():
        try:
            services.change_event(
                event=event,
                details=form.details,
                version=form.cleaned_data["version"],
                by=member,
            )
            messages.success(request, "The event is changed.")
            return redirect("intake:events")
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
            form.saw(event.version)
    there = shown.event_now(event) if form.errors else None
    return form_page(request, form, "Change an event", "events", there, event)


@require_POST
def withdraw_event(request: HttpRequest, pk: int) -> HttpResponse:
    member = visitor(request)
    event = get_object_or_404(selectors.all_events(), pk=pk)
    services.withdraw_event(event=event, version=event.version, by=member)
    messages.success(request, f"“{event.title}” is off the charts.")
    return redirect("intake:events")


def gaps(request: HttpRequest) -> HttpResponse:
    member = visitor(request)
    context = page(
        request,
        "gaps",
        [],
        shown=shown.GAPS.of(selectors.all_gaps(), request.GET),
        may_add=policies.may_keep_context(member),
    )
    return answer_list(request, "intake/gaps.html", context)


def add_gap(request: HttpRequest) -> HttpResponse:
    member, today = visitor(request), localdate()
    policies.may_keep_context(member).require()
    form = GapForm(request.POST or None, on=today)
    if request.method == "POST" and form.is_valid():
        services.open_gap(details=form.details, on=today, by=member)
        messages.success(request, "The gap is in the register.")
        return redirect("intake:gaps")
    return form_page(request, form, "Add a gap", "gaps")


def change_gap(request: HttpRequest, pk: int) -> HttpResponse:
    member = visitor(request)
    gap = get_object_or_404(selectors.all_gaps(), pk=pk)
    policies.may_keep_context(member).require()
    initial = {name: getattr(gap, name) for name in services.GAP_FIELDS}
    initial["version"] = gap.version
    form = GapForm(request.POST or None, initial=initial, on=localdate())
    if request.method == "POST" and form.is_valid():
        try:
            services.change_gap(
                gap=gap,
                details=form.details,
                version=form.cleaned_data["version"],
                by=member,
            )
            messages.success(request, "The register is changed.")
            return redirect("intake:gaps")
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
            form.saw(gap.version)
    there = shown.gap_now(gap) if form.errors else None
    return form_page(request, form, "Change a gap", "gaps", there, gap)


def close_gap(request: HttpRequest, pk: int) -> HttpResponse:
    member, today = visitor(request), localdate()
    gap = get_object_or_404(selectors.all_gaps(), pk=pk)
    policies.may_keep_context(member).require()
    form = CloseGapForm(request.POST or None, initial={"version": gap.version})
    if request.method == "POST" and form.is_valid():
        try:
            services.close_gap(
                gap=gap,
                outcome=form.cleaned_data["outcome"],
                version=form.cleaned_data["version"],
                on=today,
                by=member,
            )
            messages.success(request, f"“{gap.title}” is closed.")
            return redirect("intake:gaps")
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
            form.saw(gap.version)
    return form_page(request, form, f"Close “{gap.title}”", "gaps")


def form_page(
    request: HttpRequest,
    form: object,
    title: str,
    here: str,
    there: list[dict[str, object]] | None = None,
    entry: ContextEvent | DataGap | None = None,
) -> HttpResponse:
    """Return a page that is one form, with the entry as it now stands on a conflict."""
    crumbs = [(here.capitalize(), reverse(f"intake:{here}"))]
    context = page(
        request, here, crumbs, form=form, title=title, there=there, **also(entry)
    )
    return render(request, "intake/form.html", context)


def also(entry: ContextEvent | DataGap | None) -> dict[str, str]:
    """Return what else can be done with an entry from the page that changes it."""
    if isinstance(entry, ContextEvent) and not entry.is_withdrawn:
        return {"withdraw_href": reverse("intake:withdraw-event", args=[entry.pk])}
    if isinstance(entry, DataGap) and entry.closed_on is None:
        return {"close_href": reverse("intake:close-gap", args=[entry.pk])}
    return {}
