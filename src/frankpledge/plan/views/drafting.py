"""The page on which a plan is drafted from what a board decided."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.assessment.selectors import assessments_decided
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies, services
from frankpledge.plan.forms.steps import PlanForm
from frankpledge.plan.presenters.drafting import draft_page, usual_head
from frankpledge.plan.views.found import enter


def draft_from(request: MemberRequest, assessment: str) -> HttpResponse:
    by, today = enter(request), localdate()
    policies.may_change_plan(by, None, on=today).require()
    found = assessments_decided(home().pk).filter(slug=assessment).first()
    if found is None:
        raise Http404
    form = PlanForm(
        request.POST or None, initial={"version": 0, **usual_head(found, today)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = services.draft_from_decision(
                assessment=found, head=form.head(), by=by, on=today
            )
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
        else:
            messages.success(
                request,
                "The plan is drafted. Write what is to change under each priority, "
                "and choose what kind of target each measure has.",
            )
            return redirect("plan:plan", slug=made.slug)
    page = draft_page(found)
    return render(request, "plan/draft.html", {"form": form, **page})
