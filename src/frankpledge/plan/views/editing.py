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
from frankpledge.evidence.selectors import definitions_in_force
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies, services
from frankpledge.plan.forms.bases import LineForm
from frankpledge.plan.forms.lines import LINE_FORMS
from frankpledge.plan.forms.steps import BaselineForm, PlanForm
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters.rows import above, called, name_of_line, page_of
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
from frankpledge.plan.selectors import content_of, line_of
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
from frankpledge.ui.answers import refused
from frankpledge.ui.forms import VersionForm


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
        initial={"version": plan.version, **(initial or {}), **(typed or {})},
        partnership=plan.partnership,
    )
    if line == "action":
        names = {one: made.name for one, made in definitions_in_force().items()}
        form.offer_targets(
            (one["ref"], f"{one['ref']} {called(one, names)}")
            for _, lines in homes(content.model_dump(mode="json"), "target")
            for one in lines
        )
    return form


def saved(
    request: MemberRequest,
    form: VersionForm,
    make: Callable[[], PlanContent],
    page: dict[str, Any],
) -> Plan | None:
    """
    Take in what the form makes of the plan, or leave the reason on form and page.

    Where somebody else changed the plan meanwhile, what was typed stays in the form
    beside what the plan says now, and saving again is a choice.
    """
    try:
        return services.take_in_plan(
            content=make(), by=request.member, on=localdate(), version=form.version_seen
        )
    except ExpectedFailure as failure:
        page |= refused(form, failure)
    return None


def answered(
    request: MemberRequest,
    plan: Plan,
    form: LineForm,
    make: Callable[[], PlanContent],
    **page: Any,
) -> HttpResponse:
    """Answer with the form of a line, or do what it asks and go back to the plan."""
    if form.is_bound and form.is_valid() and saved(request, form, make, page):
        messages.success(request, "The plan is changed. It is a draft.")
        made = line_of(plan, page["line"], form.cleaned_data["ref"])
        return redirect(page_of(plan, page["line"], made))
    return render(request, "plan/line.html", {"plan": plan, "form": form, **page})


def found_under(plan: Plan, line: str, under: str) -> Any:
    """Return the priority or objective that a new line is to stand under, if any."""
    kind = {"objective": "priority", "target": "objective", "action": "objective"}
    return line_of(plan, kind[line], under) if line in kind else None


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
        article="an" if line[0] in "aeiou" else "a",
        back_href=page_of(plan, line, found_under(plan, line, under)),
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
        line=line,
        ref=ref,
        verb="Change",
        back_href=page_of(plan, line, the_line(plan, line, ref)),
    )


def remove(request: MemberRequest, slug: str, line: str, ref: str) -> HttpResponse:
    plan = changeable(request, slug)
    chosen = the_line(plan, line, ref)
    form = VersionForm(request.POST or None, initial={"version": plan.version})
    content = content_of(plan)
    then = above(plan, line, chosen)
    page = {
        "plan": plan,
        "line": line,
        "ref": ref,
        "chosen": name_of_line(chosen),
        "form": form,
        "back_href": page_of(plan, line, chosen),
    }

    def make() -> PlanContent:
        return with_line_removed(content, line=line, ref=ref)

    if (
        request.method == "POST"
        and form.is_valid()
        and saved(request, form, make, page)
    ):
        messages.success(request, f"The {line} is removed. Earlier versions keep it.")
        return redirect(then)
    return render(request, "plan/remove.html", page)


def start(request: MemberRequest) -> HttpResponse:
    policies.may_change_plan(enter(request), None, on=localdate()).require()
    first = {"version": 0, "group": request.GET.get("group", "")}
    form = PlanForm(request.POST or None, initial=first)
    base = {"area": home().area_code}
    return answered_head(request, form, base, None)


def head(request: MemberRequest, slug: str) -> HttpResponse:
    plan = changeable(request, slug)
    base = content_of(plan).model_dump()
    form = PlanForm(request.POST or None, initial={"version": plan.version, **base})
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
        made = saved(request, form, lambda: read_content(base | form.head()), page)
        if made:
            messages.success(request, "The plan is saved as a draft.")
            return redirect(after(made, group=form.cleaned_data.get("group")))
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
