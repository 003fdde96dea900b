"""A plan in and out as a file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.documents.writers.pages import fragment
from frankpledge.plan import policies, services
from frankpledge.plan.forms.steps import TakeInForm
from frankpledge.plan.forms.taking_in import DoubtsForm, sealed, unsealed
from frankpledge.plan.presenters import documents, files, layouts
from frankpledge.plan.services import reading_in
from frankpledge.plan.states import Layout
from frankpledge.plan.views.found import (
    after,
    enter,
    the_plan,
)
from frankpledge.ui.answers import file_to_keep


def plan_file(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    plan = the_plan(request, slug)
    if kind not in files.KINDS:
        raise Http404
    data = services.export_plan(
        plan=plan, make=files.plan_file, kind=kind, by=request.member, on=localdate()
    )
    return file_to_keep(files.file_name(plan, kind), data)


def document(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    plan = the_plan(request, slug)
    layout = request.GET.get("layout", "")
    if kind not in documents.KINDS or layout not in {"", *Layout}:
        raise Http404
    data = services.export_plan(
        plan=plan,
        make=documents.maker_of(request.member, kind, layout or None),
        kind=kind,
        by=request.member,
        on=localdate(),
    )
    return file_to_keep(files.file_name(plan, kind, layout), data)


def laid_out(request: MemberRequest, slug: str, layout: str) -> HttpResponse:
    plan = the_plan(request, slug)
    if layout not in {*Layout}:
        raise Http404
    document = layouts.laid_out(plan, Layout(layout), by=request.member, on=localdate())
    shown = {"plan": plan, "document": document, "body": fragment(document)}
    return render(request, "plan/laid_out.html", shown)


def take_in(request: MemberRequest) -> HttpResponse:
    by, today = enter(request), localdate()
    policies.may_change_plan(by, None, on=today).require()
    if "draft" in request.POST:
        return answer_doubts(request)
    first = {"part_of": request.GET.get("part_of", "")}
    form = TakeInForm(request.POST or None, request.FILES or None, initial=first)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        data = sent.read()
        may_replace = form.cleaned_data["replaces"]
        try:
            if reading_in.is_document(sent.name, data):
                draft = reading_in.read_plan_document(sent.name, data)
                return ask_doubts(request, draft, part_of=form.cleaned_data["part_of"])
            read = services.read_whole_file(sent.name, data)
        except ExpectedFailure as failure:
            faults_of(form, failure, "file")
        else:
            done = taken_in(request, form, read, may_replace=may_replace)
            if done is not None:
                return done
    return render(request, "plan/take_in.html", {"form": form})


def taken_in(
    request: MemberRequest, form: Any, read: tuple[Any, Any], *, may_replace: bool
) -> HttpResponse | None:
    """Take a plan in and go to it, or put what is wrong beside the form."""
    content, beside = read
    try:
        plan = services.take_in_plan(
            content=content,
            beside=beside,
            by=request.member,
            on=localdate(),
            version=None if may_replace else 0,
        )
    except services.PlanTaken as failure:
        form.add_error("replaces", f"{failure} Tick this box to replace it.")
        return None
    except ExpectedFailure as failure:
        faults_of(form, failure, None)
        return None
    messages.success(request, f"The plan is taken in. It is {plan.state}.")
    return redirect(after(plan, part_of=form.cleaned_data.get("part_of")))


def faults_of(form: Any, failure: ExpectedFailure, field: str | None) -> None:
    """Put each fault of a plan beside the form."""
    faults = failure.faults if isinstance(failure, services.PlanFault) else []
    for fault in faults:
        form.add_error(field, f"{fault[:1].upper()}{fault[1:]}.")
    if not faults:
        form.add_error(field, str(failure))


def ask_doubts(
    request: MemberRequest, draft: Any, form: Any = None, *, part_of: str = ""
) -> HttpResponse:
    """Show what was read and ask each doubt; nothing is kept meanwhile."""
    first = {"draft": sealed(draft, by=request.member.pk), "part_of": part_of}
    shown = form or DoubtsForm(read=draft, initial=first)
    said = {"form": shown, "draft": draft, "found": counts(draft.found)}
    return render(request, "plan/doubts.html", said)


def answer_doubts(request: MemberRequest) -> HttpResponse:
    """Take in a plan that was read once each of its doubts has an answer."""
    draft = unsealed(request.POST["draft"], by=request.member.pk)
    if draft is None:
        messages.error(request, "This was read too long ago. Send the file again.")
        return redirect("plan:take-in")
    form = DoubtsForm(request.POST, read=draft)
    if form.is_valid():
        head = {
            name: str(form.cleaned_data[name])
            for name in ("title", "slug", "starts_on", "ends_before")
        }
        try:
            named, answers = reading_in.with_head(draft, head), form.answers()
            read = (
                reading_in.as_plan(named, answers),
                reading_in.beside_plan(named, answers),
            )
        except ExpectedFailure as failure:
            faults_of(form, failure, None)
        else:
            may_replace = form.cleaned_data["replaces"]
            done = taken_in(request, form, read, may_replace=may_replace)
            if done is not None:
                return done
    return ask_doubts(request, draft, form)


def counts(found: Any) -> str:
    """Return how much was found in a document, in words."""
    return ", ".join(f"{count} {what}" for what, count in found.items() if count)
