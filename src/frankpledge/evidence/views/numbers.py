"""Where a number comes from, and what it was known to be on a day."""

from datetime import date, datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import make_aware

from frankpledge.analysis.measures import Period
from frankpledge.evidence import policies, selectors
from frankpledge.evidence.presenters import number_page
from frankpledge.evidence.selectors import KeptSeries
from frankpledge.evidence.views.found import (
    by_and_today,
    the_area,
    the_measure,
    the_series,
)


def number(
    request: HttpRequest, measure: str, area: str, period_type: str, ends: str
) -> HttpResponse:
    version = the_measure(request, measure)
    found = the_area(area)
    kept = the_series(request, version, found.code, period_type)
    period = ending(kept, ends)
    if kept is None or period is None:
        raise Http404
    by, today = by_and_today(request)
    sees_all = bool(policies.may_see_in_full(by, version, on=today))
    context = number_page.number_page(version, found, kept, period, sees_all=sees_all)
    return render(request, "evidence/number.html", context)


def ending(kept: KeptSeries | None, ends: str) -> Period | None:
    """Return the period of a series that ends before this day."""
    try:
        day = date.fromisoformat(ends)
    except ValueError:
        return None
    periods = kept.periods if kept else ()
    return next((period for period in periods if period.ends_before == day), None)


def vintages(
    request: HttpRequest, measure: str, area: str, period_type: str
) -> HttpResponse:
    by, today = by_and_today(request)
    version = the_measure(request, measure)
    policies.may_see_in_full(by, version, on=today).require()
    found = the_area(area)
    context = number_page.vintages_page(
        version,
        found,
        list(selectors.vintages_of(version, found.code, period_type)),
        period_type,
        then=end_of_day(request.GET.get("on", "")),
    )
    return render(request, "evidence/vintages.html", context)


def end_of_day(text: str) -> datetime | None:
    """Return the last moment of a day, so that what came that day counts."""
    try:
        return make_aware(datetime.combine(date.fromisoformat(text), time.max))
    except ValueError:
        return None
