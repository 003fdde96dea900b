"""Pages about how plans hang together."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from frankpledge.access.requests import MemberRequest
from frankpledge.actions.selectors import actions_of
from frankpledge.partnership.selectors import groups_of, home
from frankpledge.plan import policies, services
from frankpledge.plan.forms.nesting import PlacingForm, SharingForm
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters.clashes import clashes_page
from frankpledge.plan.presenters.nesting import family_page
from frankpledge.plan.selectors import objectives_to_share, possible_parents
from frankpledge.plan.states import PlanRole
from frankpledge.plan.views.found import (
    answer_form,
    changeable,
    enter,
    the_plan,
)


def family(request: MemberRequest, slug: str) -> HttpResponse:
    plan = the_plan(request, slug)
    today = localdate()
    page = family_page(plan, today=today)
    page["may_change"] = policies.may_change_plan(request.member, plan, on=today)
    return render(request, "plan/family.html", page)


def others(request: MemberRequest, slug: str) -> HttpResponse:
    page = clashes_page(the_plan(request, slug), today=localdate())
    return render(request, "plan/others.html", page)


def place(request: MemberRequest, slug: str) -> HttpResponse:
    plan, now = changeable(request, slug), localtime()
    form = PlacingForm(
        request.POST or None,
        parents=possible_parents(plan),
        groups=groups_of(plan.partnership, on=now.date()),
        initial=first_place(request, plan),
    )
    return answer_form(
        request,
        form,
        lambda: services.place_plan(
            plan=plan,
            role=PlanRole(form.cleaned_data["role"]),
            parent=form.cleaned_data["parent"],
            group=form.cleaned_data["group"],
            by=request.member,
            at=now,
        ),
        done="The plan has its place.",
        then=reverse("plan:family", args=[slug]),
        title="Where the plan belongs",
        caption=plan.title,
        back="How plans hang together",
        help="put-plans-together",
    )


def first_place(request: MemberRequest, plan: Plan) -> dict[str, Any]:
    """Return where a plan belongs as its form begins: as it is, or as it was made for."""
    held = {"role": plan.role, "parent": plan.parent, "group": plan.group}
    part_of, group = request.GET.get("part_of", ""), request.GET.get("group", "")
    parent = possible_parents(plan).filter(slug=part_of).first()
    if parent is not None:
        return held | {"role": PlanRole.STRATEGY.value, "parent": parent}
    if group.isdecimal():
        own = possible_parents(plan).filter(role=PlanRole.PARTNERSHIP.value)
        newest = own.order_by("-starts_on", "pk").filter(is_example=False).first()
        return {"role": PlanRole.GROUP.value, "parent": newest, "group": group}
    return held


def share(request: MemberRequest, pk: int) -> HttpResponse:
    by, now = enter(request), localtime()
    rows = actions_of(home().pk).filter(objectives__isnull=False).distinct()
    action = get_object_or_404(rows, pk=pk)
    policies.may_change_plan(by, None, on=now.date()).require()
    form = SharingForm(request.POST or None, objectives=objectives_to_share(action))
    return answer_form(
        request,
        form,
        lambda: services.share_action(
            action=action, by=by, at=now, **form.cleaned_data
        ),
        done="The action is shown there too. It is still one action.",
        then=reverse("plan:action", args=[pk]),
        title="Show it in another plan too",
        caption=f"{action.ref} {action.text}",
        back="The action",
        help="put-plans-together",
    )
