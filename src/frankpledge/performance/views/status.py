"""Pages that show how targets stand."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from frankpledge.access.requests import MemberRequest
from frankpledge.analysis.charts.theme import NARROW, WIDE
from frankpledge.documents.charts import svg
from frankpledge.performance.presenters import charts, pages
from frankpledge.performance.selectors import board, lines_of
from frankpledge.performance.selectors.deciding import decisions_of
from frankpledge.performance.selectors.pairing import paired
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.performance.views.found import asked_for, chosen, the_entry


def status(request: MemberRequest) -> HttpResponse:
    asked = chosen(request)
    if asked is None:
        return render(request, "performance/nothing.html")
    entries = board(asked.plan, asked.quarter, by=request.member, today=asked.today)
    context = pages.status_page(
        asked.plan,
        asked.quarter,
        entries,
        beside=paired(entries, asked.quarter, eyes=Eyes(request.member, asked.today)),
        by=request.member,
        today=asked.today,
    )
    return render(request, "performance/status.html", context)


def target(request: MemberRequest, plan: str, quarter: str, ref: str) -> HttpResponse:
    asked = asked_for(request, plan, quarter)
    entry = the_entry(request, asked, ref)
    eyes = Eyes(request.member, asked.today)
    context = pages.target_page(
        asked.plan,
        asked.quarter,
        entry,
        line=lines_of([entry], asked.quarter, eyes=eyes)[0],
        beside=paired([entry], asked.quarter, eyes=eyes).get(entry.target.pk),
        decided=list(decisions_of([asked.plan.pk]).filter(target_ref=ref)[:5]),
        by=request.member,
        today=asked.today,
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
