"""Pages that show plans."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.charts.theme import NARROW, WIDE
from frankpledge.assessment.selectors import assessments_decided
from frankpledge.documents.charts import svg
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies
from frankpledge.plan.presenters import charts, lists, pages
from frankpledge.plan.presenters.grid import delivery_grid
from frankpledge.plan.presenters.target import target_page
from frankpledge.plan.selectors import plans_of, standings_for, whole
from frankpledge.plan.views.found import (
    answer_list,
    enter,
    the_plan,
    the_target,
)


def plans(request: MemberRequest) -> HttpResponse:
    by = enter(request)
    shown = lists.plan_list(plans_of(home().pk), request.GET)
    may_add = policies.may_change_plan(by, None, on=localdate())
    decided = assessments_decided(home().pk) if may_add else ()
    return answer_list(
        request, "plan/plans.html", shown, may_add=may_add, decided=decided
    )


def plan(request: MemberRequest, slug: str) -> HttpResponse:
    found = the_plan(request, slug)
    context = pages.plan_page(found, by=request.member, today=localdate())
    return render(request, "plan/plan.html", context)


def targets(request: MemberRequest, slug: str) -> HttpResponse:
    found = the_plan(request, slug)
    shown = lists.target_list(found, request.GET, by=request.member, today=localdate())
    return answer_list(request, "plan/targets.html", shown, plan=found)


def priority(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    found = the_plan(request, slug)
    chosen = next((one for one in whole(found) if one.ref == ref), None)
    if chosen is None:
        raise Http404
    context = pages.priority_page(found, chosen, by=request.member, today=localdate())
    return render(request, "plan/priority.html", context)


def target(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    found = the_plan(request, slug)
    chosen = the_target(found, ref)
    by, today = request.member, localdate()
    [standing] = standings_for([chosen], by=by, today=today)
    context = target_page(found, chosen, standing, by=by, today=today)
    if context["has_chart"]:
        context["chart"] = charts.path_chart(standing)
    return render(request, "plan/target.html", context)


def chart(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    chosen = the_target(the_plan(request, slug), ref)
    [standing] = standings_for([chosen], by=request.member, today=localdate())
    if standing.series is None or standing.latest is None:
        raise Http404
    width = NARROW if request.GET.get("width") == "narrow" else WIDE
    picture = charts.path_chart(standing, width)
    return HttpResponse(svg(picture.spec), content_type="image/svg+xml")


def grid(request: MemberRequest, slug: str) -> HttpResponse:
    found = the_plan(request, slug)
    context = delivery_grid(found, by=request.member, today=localdate())
    return render(request, "plan/grid.html", context)


def claims(request: MemberRequest, slug: str) -> HttpResponse:
    found = the_plan(request, slug)
    shown = lists.claims_list(found, request.GET, by=request.member, today=localdate())
    return answer_list(request, "plan/claims.html", shown, plan=found)
