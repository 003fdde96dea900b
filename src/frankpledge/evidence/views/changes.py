"""The log of recording changes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from frankpledge.evidence import policies, selectors, services
from frankpledge.evidence.forms import RecordingChangeForm
from frankpledge.evidence.views.found import by_and_today


def changes(request: HttpRequest) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_see_measures(by, on=today).require()
    context = {
        "changes": selectors.recording_changes(),
        "declared": selectors.declared_breaks(),
        "may_keep": policies.may_keep_changes(by, on=today),
    }
    return render(request, "evidence/changes.html", context)


def record(request: HttpRequest) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_keep_changes(by, on=today).require()
    form = RecordingChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.record_change(
            by=by,
            change_on=form.cleaned_data["on"],
            title=form.cleaned_data["title"],
            effect=form.cleaned_data["effect"],
            dataset=form.cleaned_data["dataset"],
            measures=form.cleaned_data["measures"],
            area_code=form.cleaned_data["area_code"],
            at=now(),
            on=today,
        )
        messages.success(request, "The change is recorded and drawn on the charts.")
        return redirect("evidence:changes")
    return render(request, "evidence/change_form.html", {"form": form})


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_keep_changes(by, on=today).require()
    found = get_object_or_404(selectors.recording_changes(), pk=pk)
    services.withdraw_change(by=by, change=found, on=today)
    messages.success(request, "The change is taken out of the charts.")
    return redirect("evidence:changes")
