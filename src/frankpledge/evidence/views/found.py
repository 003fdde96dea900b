"""Finding what an address names, within what the member may see."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.timezone import localdate

from frankpledge.access.models import Member
from frankpledge.analysis.dates import first_day, month_number
from frankpledge.analysis.measures import PeriodType
from frankpledge.evidence import policies, selectors
from frankpledge.evidence.models import ComparisonGroup, MeasureVersion
from frankpledge.evidence.presenters.reading import Reading, reading
from frankpledge.evidence.rules.months import month_named
from frankpledge.evidence.selectors import KeptSeries
from frankpledge.evidence.selectors.groups import UnknownGroup
from frankpledge.evidence.selectors.measures import UnknownMeasure
from frankpledge.partnership import selectors as places
from frankpledge.partnership.selectors import Area, NoArea


def by_and_today(request: HttpRequest) -> tuple[Member, date]:
    """Return who asks and the day they ask on."""
    member: Any = request.member  # type: ignore[attr-defined]
    return member, localdate()


def the_measure(request: HttpRequest, name: str) -> MeasureVersion:
    """Return the measure in force; published ones at least may be seen by anyone."""
    by, today = by_and_today(request)
    try:
        version = selectors.measure(name)
    except UnknownMeasure:
        raise Http404 from None
    if not policies.may_see_measure(by, version, on=today):
        published = selectors.published_measures().filter(pk=version.pk).exists()
        if not (published and policies.may_see_published(by, on=today)):
            policies.may_see_measure(by, version, on=today).require()
    return version


def the_measure_in_full(request: HttpRequest, name: str) -> MeasureVersion:
    """Return the measure for who may see every figure of it, not the published alone."""
    by, today = by_and_today(request)
    version = the_measure(request, name)
    policies.may_see_in_full(by, version, on=today).require()
    return version


def the_area(code: str) -> Area:
    """Return the home partnership's area with this code."""
    try:
        return places.area(code)
    except NoArea:
        raise Http404 from None


def the_group(slug: str) -> ComparisonGroup:
    """Return the comparison group that an address names."""
    try:
        return selectors.group(slug)
    except UnknownGroup:
        raise Http404 from None


def the_series(
    request: HttpRequest, version: MeasureVersion, area: str, period_type: str
) -> KeptSeries | None:
    """Return the figures the member may see: the present ones, or those published."""
    by, today = by_and_today(request)
    if period_type not in set(PeriodType):
        raise Http404
    if policies.may_see_measure(by, version, on=today):
        kept = selectors.by_area(version)([area], period_type).get(area)
        return selectors.seen_one(kept, version, by, on=today)
    policies.may_see_published(by, on=today).require()
    return selectors.published_series(version, area, period_type)


def the_reading(
    request: HttpRequest, version: MeasureVersion, area: Area, period_type: str
) -> Reading | None:
    """Return the figures with what they must be read with, cut to the time asked."""
    kept = the_series(request, version, area.code, period_type)
    if kept is None:
        return None
    months = None
    if period_type != PeriodType.MONTH:
        months = the_series(request, version, area.code, PeriodType.MONTH)
    first, last = asked_time(request)
    return reading(version, area, kept.between(first, last), months=months)


def asked_time(request: HttpRequest) -> tuple[date | None, date | None]:
    """Return the first day and the day after the last that the address asks for."""
    first, last = (month_named(request.GET.get(name, "")) for name in ("from", "to"))
    return first, last and month_after(last)


def month_after(day: date) -> date:
    """Return the first day of the month after a day's, the last there is for the last."""
    return first_day(min(month_number(day) + 1, month_number(date.max)))
