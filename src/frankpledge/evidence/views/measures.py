"""The list of measures and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.evidence import policies, selectors
from frankpledge.evidence.presenters import files, lists, page
from frankpledge.evidence.views.found import (
    by_and_today,
    the_area,
    the_measure,
    the_reading,
)
from frankpledge.intake.selectors import figures_are_owed
from frankpledge.partnership import selectors as places
from frankpledge.ui.answers import file_to_keep


def measures(request: HttpRequest) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_see_published(by, on=today).require()
    rows = selectors.measures_visible_to(by, on=today)
    shown = lists.measure_list(rows, request.GET)
    if shown.file_format:
        return file_to_keep(
            f"measures.{shown.file_format}", files.list_file(shown, "Measures", today)
        )
    may_propose = policies.may_propose_definition(by, on=today)
    waiting = selectors.proposals().count() if may_propose else 0
    context = {
        "shown": shown,
        "may_propose": may_propose,
        "waiting": waiting,
        "home": places.home_area(),
        "is_counting": figures_are_owed(),
    }
    return render(request, "evidence/measures.html", context)


def measure(request: HttpRequest, measure: str) -> HttpResponse:
    by, today = by_and_today(request)
    version = the_measure(request, measure)
    area = the_area(request.GET.get("area") or places.home().area_code)
    period_type = page.period_type_asked(
        version, request.GET.get("period_type", ""), area
    )
    reading = the_reading(request, version, area, period_type)
    context = page.measure_page(
        version, area, period_type, reading, by=by, today=today, asked=request.GET
    )
    context["is_counting"] = figures_are_owed()
    return render(request, "evidence/measure.html", context)
