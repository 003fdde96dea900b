"""A plan in and out as a file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.plan import policies, services
from frankpledge.plan.forms.steps import TakeInForm
from frankpledge.plan.presenters import documents, files
from frankpledge.plan.views.found import MemberRequest, as_file, enter, the_plan


def plan_file(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    plan = the_plan(request, slug)
    if kind not in files.KINDS:
        raise Http404
    data = services.export_plan(
        plan=plan, make=files.plan_file, kind=kind, by=request.member, on=localdate()
    )
    return as_file(data, files.file_name(plan, kind), kind)


def document(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    plan = the_plan(request, slug)
    if kind not in documents.KINDS:
        raise Http404
    data = services.export_plan(
        plan=plan,
        make=documents.maker(request.member),
        kind=kind,
        by=request.member,
        on=localdate(),
    )
    return as_file(data, files.file_name(plan, kind), kind)


def take_in(request: MemberRequest) -> HttpResponse:
    by, today = enter(request), localdate()
    policies.may_change_plan(by, None, on=today).require()
    form = TakeInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        may_replace = form.cleaned_data["replaces"]
        try:
            content = services.read_plan_file(sent.name, sent.read())
            plan = services.take_in_plan(
                content=content, by=by, on=today, edit=None if may_replace else 0
            )
        except services.PlanTaken as failure:
            form.add_error("replaces", f"{failure} Tick this box to replace it.")
        except services.PlanFault as failure:
            for fault in failure.faults:
                form.add_error("file", f"{fault[:1].upper()}{fault[1:]}.")
        except ExpectedFailure as failure:
            form.add_error("file", str(failure))
        else:
            messages.success(request, f"The plan is taken in. It is {plan.state}.")
            return redirect("plan:plan", slug=plan.slug)
    return render(request, "plan/take_in.html", {"form": form})
