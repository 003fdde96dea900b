"""Pages about who answers: passing on what somebody answered for, counting anew."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.partnership.selectors import agencies_of, home, people_of
from frankpledge.plan import policies, services
from frankpledge.plan.forms.steps import HandOverForm
from frankpledge.plan.presenters.target import rebase_words
from frankpledge.plan.selectors import rebase_of, standings_for
from frankpledge.plan.views.found import changeable, enter, the_target
from frankpledge.ui.answers import refused
from frankpledge.ui.forms import VersionForm


def hand_over(request: MemberRequest, what: str) -> HttpResponse:
    by, today = enter(request), localdate()
    policies.may_change_plan(by, None, on=today).require()
    if what not in {"agency", "person"}:
        raise Http404
    is_agency = what == "agency"
    every = agencies_of if is_agency else people_of
    form = HandOverForm(
        request.POST or None, old=every(home()), new=every(home(), on=today)
    )
    act = services.hand_over_agency if is_agency else services.hand_over_person
    if request.method == "POST" and form.is_valid():
        try:
            done = act(by=by, on=today, **form.cleaned_data)
        except ExpectedFailure as failure:
            form.add_error(None, str(failure))
        else:
            messages.success(request, f"Passed on: {done}.")
            return redirect("plan:plans")
    return render(request, "plan/hand_over.html", {"form": form, "what": what})


def rebase(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    plan = changeable(request, slug)
    target, today = the_target(plan, ref), localdate()
    [standing] = standings_for([target], by=request.member, today=today)
    found = rebase_of(standing)
    if found is None:
        raise Http404
    form = VersionForm(request.POST or None, initial={"version": plan.version})
    if request.method == "POST" and form.is_valid():
        try:
            services.rebase_target(
                target=target,
                rebase=found,
                version=form.version_seen,
                by=request.member,
                on=today,
            )
        except ExpectedFailure as failure:
            refused(form, failure)
        else:
            messages.success(request, "The target is on the new base. It is a draft.")
            return redirect("plan:target", slug=slug, ref=ref)
    context = {
        "plan": plan,
        "target": target,
        "rebase": rebase_words(found, standing),
        "form": form,
    }
    return render(request, "plan/rebase.html", context)
