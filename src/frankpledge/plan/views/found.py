"""Finding what an address names, for people who may see plans, and answering lists."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.access.models import Member
from frankpledge.access.requests import MemberRequest
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies, services
from frankpledge.plan.models import Plan, Target
from frankpledge.plan.presenters import files
from frankpledge.plan.selectors import line_of, plans_of, target_named
from frankpledge.ui import answers
from frankpledge.ui.tables import Shown


def enter(request: MemberRequest) -> Member:
    """Return the member who asks, where they may see plans at all."""
    policies.may_see_plans(request.member, on=localdate()).require()
    return request.member


def the_plan(request: MemberRequest, slug: str) -> Plan:
    """Return the plan, or 404 where there is none or the person may not see plans."""
    enter(request)
    return get_object_or_404(plans_of(home().pk), slug=slug)


def changeable(request: MemberRequest, slug: str) -> Plan:
    """Return the plan where the person may change it."""
    plan = the_plan(request, slug)
    policies.may_change_plan(request.member, plan, on=localdate()).require()
    return plan


def the_target(plan: Plan, ref: str) -> Target:
    """Return one target of the plan by its reference."""
    target = target_named(plan, ref)
    if target is None:
        raise Http404
    return target


def the_line(plan: Plan, line: str, ref: str) -> Any:
    """Return one line of the plan by its kind and reference."""
    found = line_of(plan, line, ref)
    if found is None:
        raise Http404
    return found


def answer_list(
    request: MemberRequest, template: str, shown: Shown, **more: Any
) -> HttpResponse:
    """Answer with the page of a list, or with the file of it that was asked for."""
    kind = shown.file_format
    if kind is None:
        return render(request, template, {"shown": shown, **more})
    caption, today = shown.listing.caption, localdate()
    services.take_list_away(what=caption, by=request.member, on=today)
    name = shown.file_name(home().area_code, today)
    return answers.file_to_keep(name, files.list_file(shown, kind, on=today))


def answer_form(
    request: MemberRequest,
    form: BaseForm,
    act: Callable[[], Any],
    *,
    done: str,
    then: str,
    template: str = "plan/form.html",
    **page: Any,
) -> HttpResponse:
    """Answer with the form, or do what it asks and go on to the address `then`."""
    return answers.answer_form(
        request,
        form,
        act,
        template=template,
        done=done,
        then=lambda _: then,
        **{"back_href": then, **page},
    )


def after(plan: Plan, **beside: Any) -> str:
    """
    Return where to go once a plan was made: to its page.

    Where it was made for a group, or as a part of another plan, to where that is said.
    """
    said = {name: value for name, value in beside.items() if value}
    if not said:
        return reverse("plan:plan", args=[plan.slug])
    return f"{reverse('plan:place', args=[plan.slug])}?{urlencode(said)}"
