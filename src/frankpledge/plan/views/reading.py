"""Pages that show plans."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from frankpledge.documents.charts import svg
from frankpledge.partnership.selectors import home
from frankpledge.plan import policies
from frankpledge.plan.presenters import charts, lists, pages
from frankpledge.plan.selectors import plans_of, standings_of, whole
from frankpledge.plan.views.found import the_plan, the_target


def plans(request: HttpRequest) -> HttpResponse:
    by, today = request.member, localdate()
    policies.may_see_plans(by, on=today).require()
    shown = lists.plan_list(plans_of(home().pk), request.GET)
    may_add = policies.may_change_plan(by, None, on=today)
    return render(request, "plan/plans.html", {"shown": shown, "may_add": may_add})


def plan(request: HttpRequest, slug: str) -> HttpResponse:
    found = the_plan(request, slug)
    context = pages.plan_page(found, by=request.member, today=localdate())
    return render(request, "plan/plan.html", context)


def priority(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    found = the_plan(request, slug)
    chosen = next((one for one in whole(found) if one.ref == ref), None)
    if chosen is None:
        raise Http404
    context = pages.priority_page(found, chosen, by=request.member, today=localdate())
    return render(request, "plan/priority.html", context)


def target(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    found = the_plan(request, slug)
    chosen = the_target(found, ref)
    today = localdate()
    [standing] = standings_of([chosen], judged_on=today)
    context = pages.target_page(found, chosen, standing, by=request.member, today=today)
    if context["has_chart"]:
        context["chart"] = charts.path_chart(standing)
    return render(request, "plan/target.html", context)


def chart(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    chosen = the_target(the_plan(request, slug), ref)
    [standing] = standings_of([chosen], judged_on=localdate())
    if standing.series is None or standing.latest is None:
        raise Http404
    picture = charts.path_chart(standing)
    return HttpResponse(svg(picture.spec), content_type="image/svg+xml")


def grid(request: HttpRequest, slug: str) -> HttpResponse:
    found = the_plan(request, slug)
    context = lists.delivery_grid(found, today=localdate())
    return render(request, "plan/grid.html", context)


def awaited(request: HttpRequest, slug: str) -> HttpResponse:
    found = the_plan(request, slug)
    context = lists.awaited_list(found, today=localdate())
    return render(request, "plan/awaited.html", context)


def claims(request: HttpRequest, slug: str) -> HttpResponse:
    found = the_plan(request, slug)
    return render(request, "plan/claims.html", lists.claims_list(found))
