"""A plan in and out as a file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.plan import policies, services
from frankpledge.plan.forms.steps import TakeInForm
from frankpledge.plan.presenters import files
from frankpledge.plan.views.found import the_plan


def plan_file(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    plan = the_plan(request, slug)
    if kind not in files.KINDS:
        raise Http404
    data = services.export_plan(
        plan=plan, make=files.plan_file, kind=kind, by=request.member, on=localdate()
    )
    name = files.file_name(plan, kind)
    return HttpResponse(
        data,
        content_type=files.TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def take_in(request: HttpRequest) -> HttpResponse:
    by, today = request.member, localdate()
    policies.may_change_plan(by, None, on=today).require()
    form = TakeInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            content = services.read_plan_file(sent.name, sent.read())
            plan = services.take_in_plan(content=content, by=by, on=today)
        except ExpectedFailure as failure:
            form.add_error("file", str(failure))
        else:
            messages.success(request, "The plan is taken in as a draft.")
            return redirect("plan:plan", slug=plan.slug)
    return render(request, "plan/take_in.html", {"form": form})
