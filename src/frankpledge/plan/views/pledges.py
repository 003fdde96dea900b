"""Pages of pledges and minimum standards: what is promised, who signed, how it is kept."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from frankpledge.access.requests import MemberRequest
from frankpledge.partnership.selectors import agencies_of
from frankpledge.plan import policies, services
from frankpledge.plan.forms.registers import (
    CountForm,
    EndingForm,
    PledgeForm,
    ReturnForm,
    SignatureForm,
)
from frankpledge.plan.models import Plan, Pledge
from frankpledge.plan.presenters import registers
from frankpledge.plan.rules.keeping import past_quarters
from frankpledge.plan.selectors import pledges_of
from frankpledge.plan.views.found import answer_form, changeable, the_plan


# Two years back: a return that comes later than that is history.
QUARTERS = 8
HELP = "keep-pledges-and-standards"


def pledges(request: MemberRequest, slug: str) -> HttpResponse:
    plan = the_plan(request, slug)
    page = registers.pledges_page(plan, by=request.member, today=localdate())
    return render(request, "plan/pledges.html", page)


def pledge(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    plan = the_plan(request, slug)
    found = the_pledge(plan, ref)
    page = registers.pledge_page(plan, found, by=request.member, today=localdate())
    return render(request, "plan/pledge.html", page)


def the_pledge(plan: Plan, ref: str) -> Pledge:
    """Return one pledge or standard of the plan, 404 where there is none."""
    return get_object_or_404(pledges_of(plan), ref=ref)


def add(request: MemberRequest, slug: str) -> HttpResponse:
    plan = changeable(request, slug)
    then = reverse("plan:pledges", args=[slug])
    return written(request, plan, None, then, {}, "Add a pledge or standard")


def change(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    plan = changeable(request, slug)
    found = the_pledge(plan, ref)
    held = PledgeForm.kept(found)
    then = reverse("plan:pledges", args=[slug])
    return written(request, plan, found, then, held, f"Change {found.title}")


def written(
    request: MemberRequest,
    plan: Plan,
    found: Pledge | None,
    then: str,
    held: dict[str, Any],
    title: str,
) -> HttpResponse:
    """Answer with the form of a pledge, or write what it says."""
    today = localdate()
    agencies = agencies_of(plan.partnership, on=today)
    form = PledgeForm(request.POST or None, agencies=agencies, initial=held)

    def act() -> Pledge:
        return services.write_pledge(
            plan=plan,
            pledge=found,
            version=form.version_seen,
            said=form.said(),
            by=request.member,
            on=today,
        )

    return answer_form(
        request,
        form,
        act,
        done="It is written down.",
        then=then,
        title=title,
        caption=plan.title,
        back="Pledges and standards",
        help=HELP,
    )


def sign(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    plan, today = changeable(request, slug), localdate()
    found = the_pledge(plan, ref)
    agencies = agencies_of(plan.partnership, on=today)
    form = SignatureForm(
        request.POST or None, agencies=agencies, initial={"signed_on": today}
    )
    return answer_form(
        request,
        form,
        lambda: services.sign_pledge(
            pledge=found, by=request.member, on=today, **form.cleaned_data
        ),
        done="The signature is written down.",
        then=reverse("plan:pledge", args=[slug, ref]),
        title="Record a signature",
        caption=found.title,
        back=found.title,
        help=HELP,
    )


def end(request: MemberRequest, slug: str, ref: str, pk: int) -> HttpResponse:
    plan, today = changeable(request, slug), localdate()
    signatory = get_object_or_404(the_pledge(plan, ref).signatories.all(), pk=pk)
    form = EndingForm(request.POST or None, initial={"ended_on": today})
    return answer_form(
        request,
        form,
        lambda: services.end_signature(
            signatory=signatory, by=request.member, on=today, **form.cleaned_data
        ),
        done="It is written down.",
        then=reverse("plan:pledge", args=[slug, ref]),
        title=f"{signatory} no longer stands by it",
        caption=signatory.pledge.title,
        back="The pledge",
        help=HELP,
    )


def count(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    plan, now = the_plan(request, slug), localtime()
    found, by = the_pledge(plan, ref), request.member
    policies.may_tell_standard(by, by.agency, on=now.date()).require()
    form = CountForm(
        request.POST or None,
        request.FILES or None,
        agencies=agencies_of(plan.partnership, on=now.date()),
        quarters=past_quarters(now.date(), QUARTERS),
        initial={"agency": by.agency},
    )
    return answer_form(
        request,
        form,
        lambda: services.count_standard(
            pledge=found,
            agency=form.cleaned_data["agency"],
            quarter_starts_on=date.fromisoformat(form.cleaned_data["quarter"]),
            name=form.cleaned_data["file"].name,
            data=form.cleaned_data["file"].read(),
            by=by,
            at=now,
        ),
        done="The cases are counted. The list itself is not kept.",
        then=reverse("plan:pledge", args=[slug, ref]),
        title="Count it from a list of cases",
        caption=found.title,
        back=found.title,
        button="Count",
        help=HELP,
    )


def tell(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    plan, now = the_plan(request, slug), localtime()
    found, by = the_pledge(plan, ref), request.member
    policies.may_tell_standard(by, by.agency, on=now.date()).require()
    form = ReturnForm(
        request.POST or None,
        agencies=agencies_of(plan.partnership, on=now.date()),
        quarters=past_quarters(now.date(), QUARTERS),
        initial={"agency": by.agency},
    )

    def act() -> object:
        said = dict(form.cleaned_data)
        quarter = date.fromisoformat(said.pop("quarter"))
        return services.tell_standard(
            pledge=found, quarter_starts_on=quarter, by=by, at=now, **said
        )

    return answer_form(
        request,
        form,
        act,
        done="The return is kept.",
        then=reverse("plan:pledge", args=[slug, ref]),
        title="Tell how it was kept",
        caption=found.title,
        back=found.title,
        help=HELP,
    )
