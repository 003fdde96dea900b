"""Checking the claims of a document, or of a plan kept here."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.documents.reading import read_document
from frankpledge.partnership.selectors import home
from frankpledge.plan import services
from frankpledge.plan.forms.claims import CheckForm, ShowForm
from frankpledge.plan.presenters import claims
from frankpledge.plan.rules.claims.findings import Checked
from frankpledge.plan.selectors import plans_of
from frankpledge.plan.selectors.claims import checked_document
from frankpledge.plan.views.found import enter, the_plan
from frankpledge.ui.answers import file_to_keep


TOO_OLD = "These findings are no longer here. Check the document again."


@require_http_methods(["GET", "POST"])
def check(request: MemberRequest) -> HttpResponse:
    by = enter(request)
    if "findings" in request.POST:
        kept = claims.unsealed(request.POST["findings"], by=by)
        if kept:
            return findings(request, *kept)
    form = check_form(request)
    if "findings" in request.POST:
        form.add_error(None, TOO_OLD)
    elif request.method == "POST" and form.is_valid():
        try:
            checked = checked_of(request, form.cleaned_data)
        except ExpectedFailure as failure:
            form.add_error("file", str(failure))
        else:
            return findings(request, checked.name, claims.rows_of(checked))
    return render(request, "plan/check.html", {"form": form})


def check_form(request: MemberRequest) -> CheckForm:
    plans = [(plan.slug, plan.title) for plan in plans_of(home().pk)]
    asked = {"plan": request.GET.get("plan", "")}
    sent = request.POST if request.method == "POST" else None
    return CheckForm(sent, request.FILES or None, plans=plans, initial=asked)


def checked_of(request: MemberRequest, asked: dict[str, Any]) -> Checked:
    by, today = request.member, localdate()
    if asked["plan"]:
        return claims.checked_plan(the_plan(request, asked["plan"]), by=by, today=today)
    sent = asked["file"]
    document = read_document(sent.name, sent.read())
    return checked_document(document, area=home().area_code, by=by, today=today)


def findings(
    request: MemberRequest, name: str, rows: list[dict[str, Any]]
) -> HttpResponse:
    today = localdate()
    choices = claims.choices(rows)
    is_asked = "show" in request.POST
    form = ShowForm(request.POST if is_asked else None, choices=choices)
    asked = form.cleaned_data if is_asked and form.is_valid() else {}
    chosen = claims.wanted(rows, asked.get("show", ""))
    chosen = claims.ordered(chosen, asked.get("order", ""))
    if request.POST.get("as") == "csv":
        what = f"Claims of {name}"
        services.take_list_away(what=what, by=request.member, on=today)
        file = f"{home().area_code.lower()}-claims-checked-{today}.csv"
        return file_to_keep(file, claims.as_file(chosen, on=today))
    context = {
        "name": name,
        "form": form,
        "summary": claims.summary(rows),
        "parts": claims.parts(chosen),
        "findings": claims.sealed(name, rows, by=request.member),
    }
    return render(request, "plan/checked.html", context)
