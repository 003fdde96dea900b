"""Pages of a plan's registers: regard, decisions checked, prose, whom actions affect."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from frankpledge.access.requests import MemberRequest
from frankpledge.actions.selectors import actions_of
from frankpledge.assessment.selectors import external_priorities
from frankpledge.partnership.selectors import agencies_of, home
from frankpledge.plan import policies, services
from frankpledge.plan.forms.registers import DecisionForm, EqualityForm, RegardForm
from frankpledge.plan.presenters import registers
from frankpledge.plan.states import Effect
from frankpledge.plan.views.found import (
    answer_form,
    changeable,
    enter,
    the_line,
    the_plan,
)


def regard(request: MemberRequest, slug: str) -> HttpResponse:
    plan = the_plan(request, slug)
    page = registers.regard_page(plan, by=request.member, today=localdate())
    return render(request, "plan/regard.html", page)


def add_regard(request: MemberRequest, slug: str) -> HttpResponse:
    plan, today = changeable(request, slug), localdate()
    form = RegardForm(
        request.POST or None,
        externals=external_priorities(plan.partnership_id),
        priorities=plan.priorities.all(),
        initial={"external": request.GET.get("external", "")},
    )
    return answer_form(
        request,
        form,
        lambda: services.have_regard(
            plan=plan, by=request.member, on=today, **form.cleaned_data
        ),
        done="It is written down.",
        then=reverse("plan:regard", args=[slug]),
        title="Which of ours meets a priority above?",
        caption=plan.title,
        back="Regard to priorities above",
        help="have-regard-to-priorities-above",
    )


def checks(request: MemberRequest, slug: str) -> HttpResponse:
    plan = the_plan(request, slug)
    page = registers.checks_page(plan, by=request.member, today=localdate())
    return render(request, "plan/checks.html", page)


def add_check(request: MemberRequest, slug: str) -> HttpResponse:
    plan, today = the_plan(request, slug), localdate()
    policies.may_tell_standard(
        request.member, request.member.agency, on=today
    ).require()
    form = DecisionForm(
        request.POST or None,
        agencies=agencies_of(plan.partnership, on=today),
        initial={"agency": request.member.agency},
    )
    names = ("title", "agency", "decided_on", "why", "changed")
    return answer_form(
        request,
        form,
        lambda: services.check_decision(
            plan=plan,
            effects=form.effects(),
            by=request.member,
            on=today,
            **{name: form.cleaned_data[name] for name in names},
        ),
        done="The check is written down.",
        then=reverse("plan:checks", args=[slug]),
        title="Check a decision under section 17",
        caption=plan.title,
        lead=[
            "Each authority has regard to what its decisions do to crime and disorder,"
            " misuse of drugs and alcohol, re-offending and serious violence."
        ],
        back="Decisions checked",
        help="check-decisions-and-equality",
    )


def prose(request: MemberRequest, slug: str) -> HttpResponse:
    plan = the_plan(request, slug)
    page = registers.prose_page(plan, by=request.member, today=localdate())
    return render(request, "plan/prose.html", page)


@require_POST
def approve(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    plan = the_plan(request, slug)
    try:
        services.approve_prose(
            plan=plan,
            passage=the_line(plan, "passage", ref),
            sha256=request.POST.get("sha256", ""),
            by=request.member,
            on=localdate(),
        )
    except services.PlanChanged as failure:
        messages.error(request, str(failure))
    return redirect("plan:prose", slug=slug)


def equality(request: MemberRequest, pk: int) -> HttpResponse:
    by, today = enter(request), localdate()
    action = get_object_or_404(actions_of(home().pk), pk=pk)
    if not action.objectives.exists():
        raise Http404
    policies.may_note_equality(by, action, on=today).require()
    form = EqualityForm(request.POST or None)

    def act() -> object:
        told = dict(form.cleaned_data)
        effect = Effect(told.pop("effect"))
        return services.note_equality(
            action=action, effect=effect, by=by, on=today, **told
        )

    return answer_form(
        request,
        form,
        act,
        done="The note is kept with the action.",
        then=reverse("plan:action", args=[pk]),
        title="Whom does it affect?",
        caption=f"{action.ref} {action.text}",
        back="The action",
        help="check-decisions-and-equality",
    )
