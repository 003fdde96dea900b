"""Pages that change a plan line by line."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment.selectors import assessments_decided
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies, services
from frankpledge.plan.forms.bases import LineForm
from frankpledge.plan.forms.lines import LINE_FORMS
from frankpledge.plan.forms.steps import BaselineForm, EditedForm, PlanForm
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters.conflicts import beside
from frankpledge.plan.rules.changing import (
    BELOW,
    fields_of,
    homes,
    next_ref,
    with_line_added,
    with_line_changed,
    with_line_removed,
)
from frankpledge.plan.rules.content import PlanContent, read_content
from frankpledge.plan.rules.path import with_step
from frankpledge.plan.selectors import content_of
from frankpledge.plan.selectors.drafting import with_baseline
from frankpledge.plan.views.asking import kind_asked, typed_on
from frankpledge.plan.views.found import (
    after,
    changeable,
    enter,
    the_line,
    the_plan,
    the_target,
)


def line_form(
    request: MemberRequest,
    plan: Plan,
    line: str,
    content: PlanContent,
    initial: dict[str, Any] | None = None,
) -> LineForm:
    """Return the form for a kind of line, filled in by whoever posted it."""
    if line not in LINE_FORMS:
        raise Http404
    typed = typed_on(request, line)
    form = LINE_FORMS[line](
        (request.POST or None) if typed is None else None,
        initial={"edit": plan.edit, **(initial or {}), **(typed or {})},
        partnership=plan.partnership,
    )
    if line == "action":
        form.offer_targets(
            (one["ref"], f"{one['ref']} {one['measure']}")
            for _, lines in homes(content.model_dump(mode="json"), "target")
            for one in lines
        )
    return form


def saved(
    request: MemberRequest, form: EditedForm, make: Callable[[], PlanContent]
) -> Plan | None:
    """Take in what the form makes of the plan, or leave the reason on the form."""
    try:
        return services.take_in_plan(
            content=make(), by=request.member, on=localdate(), edit=form.edit_seen
        )
    except services.PlanChanged as failure:
        form.has_conflict = True
        form.add_error(None, str(failure))
    except ExpectedFailure as failure:
        form.add_error(None, str(failure))
    return None


def answered(
    request: MemberRequest,
    plan: Plan,
    form: LineForm,
    make: Callable[[], PlanContent],
    now: dict[str, Any] | None = None,
    **page: Any,
) -> HttpResponse:
    """
    Answer with the form of a line, or do what it asks and go back to the plan.

    Where somebody else changed the plan meanwhile, what was typed stays in the form
    beside what the plan says now, and saving again is a choice.
    """
    if form.is_bound and form.is_valid():
        if saved(request, form, make):
            messages.success(request, "The plan is changed. It is a draft.")
            return redirect("plan:plan", slug=plan.slug)
        if form.has_conflict:
            page["conflict"] = beside(form, now or {})
            form.saw(plan.edit)
    return render(request, "plan/line.html", {"plan": plan, "form": form, **page})


def add(request: MemberRequest, slug: str, line: str) -> HttpResponse:
    plan = changeable(request, slug)
    content = content_of(plan)
    under = request.GET.get("under", "")
    asked = kind_asked(request, plan, line)
    if asked is not None:
        return asked
    first = {"ref": next_ref(content, line=line, under=under)} if line in BELOW else {}
    form = line_form(request, plan, line, content, first)
    return answered(
        request,
        plan,
        form,
        lambda: with_line_added(
            content,
            line=line,
            under=under,
            data=with_step(with_baseline(form.line(), plan.area_code)),
        ),
        line=line,
        verb="Add",
    )


def change(request: MemberRequest, slug: str, line: str, ref: str) -> HttpResponse:
    plan = changeable(request, slug)
    the_line(plan, line, ref)
    content = content_of(plan)
    now = fields_of(content, line=line, ref=ref)
    asked = kind_asked(request, plan, line, now.get("kind", ""), ref=ref)
    if asked is not None:
        return asked
    form = line_form(request, plan, line, content, now)
    return answered(
        request,
        plan,
        form,
        lambda: with_line_changed(
            content, line=line, ref=ref, data=with_step(form.line())
        ),
        now,
        line=line,
        ref=ref,
        verb="Change",
    )


def remove(request: MemberRequest, slug: str, line: str, ref: str) -> HttpResponse:
    plan = changeable(request, slug)
    chosen = the_line(plan, line, ref)
    form = EditedForm(request.POST or None, initial={"edit": plan.edit})
    content = content_of(plan)
    if request.method == "POST" and form.is_valid():
        if saved(request, form, lambda: with_line_removed(content, line=line, ref=ref)):
            messages.success(
                request, f"The {line} is removed. Earlier versions keep it."
            )
            return redirect("plan:plan", slug=plan.slug)
        form.saw(plan.edit)
    context = {"plan": plan, "line": line, "ref": ref, "chosen": chosen, "form": form}
    return render(request, "plan/remove.html", context)


def start(request: MemberRequest) -> HttpResponse:
    policies.may_change_plan(enter(request), None, on=localdate()).require()
    first = {"edit": 0, "group": request.GET.get("group", "")}
    form = PlanForm(request.POST or None, initial=first)
    base = {"area": home().area_code}
    return answered_head(request, form, base, None)


def head(request: MemberRequest, slug: str) -> HttpResponse:
    plan = changeable(request, slug)
    base = content_of(plan).model_dump()
    form = PlanForm(request.POST or None, initial={"edit": plan.edit, **base})
    del form.fields["slug"], form.fields["group"]
    return answered_head(request, form, base, plan)


def answered_head(
    request: MemberRequest, form: PlanForm, base: dict[str, Any], plan: Plan | None
) -> HttpResponse:
    """Answer with the form of a plan's head, or save it as a draft."""
    page: dict[str, Any] = {"plan": plan, "form": form}
    if plan is None:
        page["decided"] = assessments_decided(home().pk)
    if request.method == "POST" and form.is_valid():
        made = saved(request, form, lambda: read_content(base | form.head()))
        if made:
            messages.success(request, "The plan is saved as a draft.")
            return redirect(after(made, group=form.cleaned_data.get("group")))
        if form.has_conflict and plan:
            page["conflict"] = beside(form, base)
            form.saw(plan.edit)
    return render(request, "plan/head.html", page)


def baseline(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
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
