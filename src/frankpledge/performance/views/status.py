"""Pages that show how targets stand."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.charts.theme import NARROW, WIDE
from frankpledge.documents.charts import svg
from frankpledge.performance.presenters import charts, pages
from frankpledge.performance.selectors import board
from frankpledge.performance.views.found import asked_for, chosen, the_entry


def status(request: MemberRequest) -> HttpResponse:
    asked = chosen(request)
    if asked is None:
        return render(request, "performance/nothing.html")
    entries = board(asked.plan, asked.quarter, by=request.member, today=asked.today)
    context = pages.status_page(
        asked.plan, asked.quarter, entries, by=request.member, today=asked.today
    )
    return render(request, "performance/status.html", context)


def target(request: MemberRequest, plan: str, quarter: str, ref: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    entry = the_entry(request, asked, ref)
    context = pages.target_page(
        asked.plan, asked.quarter, entry, by=request.member, today=asked.today
    )
    return render(request, "performance/target.html", context)


def chart(request: MemberRequest, plan: str, quarter: str, ref: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    entry = the_entry(request, asked, ref)
    if not charts.has_chart(entry):
        raise Http404
    width = NARROW if request.GET.get("width") == "narrow" else WIDE
    picture = charts.target_chart(entry, asked.quarter, width)
    return HttpResponse(svg(picture.spec), content_type="image/svg+xml")
