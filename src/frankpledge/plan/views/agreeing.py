"""Pages for the steps of a plan's life and its versions."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.plan import policies, services
from frankpledge.plan.forms.steps import CompareForm, StepForm
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters.nesting import changes_page
from frankpledge.plan.presenters.pages import STEP_WORDS
from frankpledge.plan.presenters.settling import lint_words
from frankpledge.plan.rules.open_ends import in_all
from frankpledge.plan.selectors import changed_lines, content_of, open_ends
from frankpledge.plan.states import PlanState
from frankpledge.plan.views.found import the_plan


SERVICES: dict[PlanState, Callable[..., Plan]] = {
    PlanState.PROPOSED: services.propose_plan,
    PlanState.DRAFT: services.revise_plan,
    PlanState.ENDED: services.end_plan,
}


# Before these steps a person reads what the plan leaves open and what its lines lack.
FINAL = frozenset({PlanState.PROPOSED, PlanState.AGREED})


def move(request: MemberRequest, slug: str, step: str) -> HttpResponse:
    plan = the_plan(request, slug)
    if step not in PlanState.__members__.values():
        raise Http404
    state, now = PlanState(step), timezone.localtime()
    policy = (
        policies.may_agree_plan
        if state is PlanState.AGREED
        else policies.may_change_plan
    )
    policy(request.member, plan, on=now.date()).require()
    pending = open_ends(plan) if state in FINAL else []
    form = StepForm(
        request.POST or None, has_pending=bool(pending) and state is PlanState.AGREED
    )
    if request.method == "POST" and form.is_valid():
        try:
            take_step(plan, state, form, by=request.member, at=now)
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
        else:
            messages.success(request, f"The plan is now {state.value}.")
            return redirect("plan:plan", slug=slug)
    context = {
        "plan": plan,
        "form": form,
        "words": STEP_WORDS[state],
        "pending": in_all(pending) if pending else "",
        "lint": lint_words(content_of(plan)) if state in FINAL else "",
    }
    return render(request, "plan/step.html", context)


def take_step(
    plan: Plan, state: PlanState, form: StepForm, *, by: Any, at: Any
) -> Plan:
    """Call the one service for the step."""
    note = form.cleaned_data["note"]
    if state is PlanState.AGREED:
        return services.agree_plan(
            plan=plan,
            note=note,
            accepts_pending_baselines=form.cleaned_data.get("knows", False),
            by=by,
            at=at,
        )
    return SERVICES[state](plan=plan, note=note, by=by, at=at)


def versions(request: MemberRequest, slug: str) -> HttpResponse:
    plan = the_plan(request, slug)
    rows = list(plan.versions.select_related("agreed_by__user", "agreed_by__agency"))
    form = CompareForm(numbers=[row.number for row in rows])
    return render(
        request, "plan/versions.html", {"plan": plan, "rows": rows, "compare": form}
    )


def compare(request: MemberRequest, slug: str) -> HttpResponse:
    plan = the_plan(request, slug)
    numbers = list(plan.versions.values_list("number", flat=True))
    form = CompareForm(request.GET or None, numbers=numbers)
    context: dict[str, Any] = {"plan": plan, "form": form}
    if form.is_valid():
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        found = changed_lines(plan, old, new)
        context |= {"old": old, "new": new, "parts": changes_page(found)}
    return render(request, "plan/compare.html", context)
