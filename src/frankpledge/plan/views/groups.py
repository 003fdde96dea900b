"""Pages of theme groups' own work, and of a county agreement across its districts."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.plan.presenters import groups as shown
from frankpledge.plan.selectors.groups import group_workspaces
from frankpledge.plan.selectors.rolling_up import group_for
from frankpledge.plan.views.found import enter, the_plan


def groups(request: MemberRequest) -> HttpResponse:
    enter(request)
    today = localdate()
    page = shown.groups_page(group_workspaces(today), today=today)
    return render(request, "plan/groups.html", page)


def group(request: MemberRequest, pk: int) -> HttpResponse:
    by, today = enter(request), localdate()
    found = next((one for one in group_workspaces(today) if one.group.pk == pk), None)
    if found is None:
        raise Http404
    page = shown.group_page(found, by=by, today=today)
    return render(request, "plan/group.html", page)


def districts(request: MemberRequest, slug: str) -> HttpResponse:
    found = the_plan(request, slug)
    name = request.GET.get("group", "")
    chosen = group_for(name)
    if name and chosen is None:
        raise Http404
    page = shown.roll_up_page(found, chosen, by=request.member, today=localdate())
    return render(request, "plan/districts.html", page)
