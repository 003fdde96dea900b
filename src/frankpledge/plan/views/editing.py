"""Pages that change a plan line by line."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies, services
from frankpledge.plan.forms.lines import LINE_FORMS, LineForm
from frankpledge.plan.forms.steps import BaselineForm, PlanForm
from frankpledge.plan.models import Plan
from frankpledge.plan.rules.changing import (
    BELOW,
    find,
    homes,
    with_line_added,
    with_line_changed,
    with_line_removed,
)
from frankpledge.plan.rules.content import PlanContent, read_content
from frankpledge.plan.selectors import content_of
from frankpledge.plan.views.found import the_line, the_plan, the_target


def changeable(request: HttpRequest, slug: str) -> Plan:
    """Return the plan where the person may change it."""
    plan = the_plan(request, slug)
    policies.may_change_plan(request.member, plan, on=localdate()).require()
    return plan


def line_form(
    request: HttpRequest, plan: Plan, line: str, initial: dict[str, Any] | None = None
) -> LineForm:
    """Return the form for a kind of line, filled in by whoever posted it."""
    if line not in LINE_FORMS:
        raise Http404
    form = LINE_FORMS[line](
        request.POST or None, initial=initial, partnership=plan.partnership
    )
    if line == "action":
        targets = [
            (one["ref"], f"{one['ref']} {one['measure']}")
            for _, lines in homes(content_of(plan).model_dump(mode="json"), "target")
            for one in lines
        ]
        form.fields["targets"].choices = targets  # type: ignore[attr-defined]
    return form


def saved(
    request: HttpRequest, plan: Plan, form: Any, content: PlanContent
) -> HttpResponse | None:
    """Take the changed content in, or leave the reason on the form."""
    edit = int(request.POST.get("edit", plan.edit))
    try:
        services.take_in_plan(
            content=content, by=request.member, on=localdate(), edit=edit
        )
    except ExpectedFailure as failure:
        form.add_error(None, str(failure))
        return None
    messages.success(request, "The plan is changed. It is a draft until it is agreed.")
    return redirect("plan:plan", slug=plan.slug)


def add(request: HttpRequest, slug: str, line: str) -> HttpResponse:
    plan = changeable(request, slug)
    form = line_form(request, plan, line)
    under = request.GET.get("under", "")
    if request.method == "POST" and form.is_valid():
        try:
            content = with_line_added(
                content_of(plan), line=line, under=under, data=form.line()
            )
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
        else:
            answer = saved(request, plan, form, content)
            if answer:
                return answer
    context = {"plan": plan, "form": form, "line": line, "verb": "Add"}
    return render(request, "plan/line.html", context)


def change(request: HttpRequest, slug: str, line: str, ref: str) -> HttpResponse:
    plan = changeable(request, slug)
    the_line(plan, line, ref)
    content = content_of(plan)
    lines, place = find(content.model_dump(mode="json"), line, ref)
    own = {
        name: value for name, value in lines[place].items() if name not in BELOW[line]
    }
    if line == "target":
        own["external_tags"] = "; ".join(own["external_tags"])
    form = line_form(request, plan, line, own)
    if request.method == "POST" and form.is_valid():
        try:
            changed = with_line_changed(content, line=line, ref=ref, data=form.line())
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
        else:
            answer = saved(request, plan, form, changed)
            if answer:
                return answer
    context = {"plan": plan, "form": form, "line": line, "ref": ref, "verb": "Change"}
    return render(request, "plan/line.html", context)


def remove(request: HttpRequest, slug: str, line: str, ref: str) -> HttpResponse:
    plan = changeable(request, slug)
    chosen = the_line(plan, line, ref)
    if request.method == "POST":
        content = with_line_removed(content_of(plan), line=line, ref=ref)
        services.take_in_plan(
            content=content, by=request.member, on=localdate(), edit=plan.edit
        )
        messages.success(request, f"The {line} is removed. Earlier versions keep it.")
        return redirect("plan:plan", slug=plan.slug)
    context = {"plan": plan, "line": line, "ref": ref, "chosen": chosen}
    return render(request, "plan/remove.html", context)


def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Start a plan (at the address `new`), or change the head of one."""
    today = localdate()
    found = None if slug == "new" else changeable(request, slug)
    policies.may_change_plan(request.member, found, on=today).require()
    initial = content_of(found).model_dump(exclude={"priorities"}) if found else None
    form = PlanForm(request.POST or None, initial=initial)
    if found is not None:
        del form.fields["slug"]
    if request.method == "POST" and form.is_valid():
        base: dict[str, Any] = (
            content_of(found).model_dump(mode="json")
            if found
            else {"area": home().area_codes[0]}
        )
        try:
            content = read_content(base | form.cleaned_data)
            made = services.take_in_plan(
                content=content,
                by=request.member,
                on=today,
                edit=found.edit if found else None,
            )
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
        else:
            messages.success(request, "The plan is saved as a draft.")
            return redirect("plan:plan", slug=made.slug)
    return render(request, "plan/head.html", {"plan": found, "form": form})


def baseline(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    found = the_plan(request, slug)
    target = the_target(found, ref)
    today = localdate()
    policies.may_update_target(request.member, target, on=today).require()
    form = BaselineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.establish_baseline(
                target=target, by=request.member, on=today, **form.cleaned_data
            )
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
        else:
            messages.success(request, "The baseline is set.")
            return redirect("plan:target", slug=slug, ref=ref)
    context = {"plan": found, "target": target, "form": form}
    return render(request, "plan/baseline.html", context)
