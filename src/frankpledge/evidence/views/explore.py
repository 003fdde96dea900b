"""Any measure, any area, any period: asked in the address, answered as a table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.analysis.measures import PeriodType
from frankpledge.evidence import policies, selectors
from frankpledge.evidence.presenters import explorer
from frankpledge.evidence.views.found import (
    by_and_today,
    the_area,
    the_measure,
    the_reading,
)
from frankpledge.partnership import selectors as places


def explore(request: HttpRequest) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_see_published(by, on=today).require()
    visible = selectors.measures_visible_to(by, on=today)
    context = explorer.explore_form(
        visible, list(places.measured_areas(places.home())), request.GET
    )
    name = context["measure"]
    if name:
        version = the_measure(request, name)
        area = the_area(context["area"])
        kind = context["period_type"]
        if kind not in version.definition.period_types:
            kind = PeriodType(version.definition.period_types[0])
        reading = the_reading(request, version, area, kind)
        context |= explorer.explored(version, area, kind, reading, request.GET)
    return render(request, "evidence/explore.html", context)
