"""The pages of an area: every measure, every type, what it is made of, where it gathers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.evidence import policies, selectors
from frankpledge.evidence.presenters import area_page, hot_areas, types_page
from frankpledge.evidence.presenters.types_table import TypesTable, types_table
from frankpledge.evidence.views.found import by_and_today, the_area
from frankpledge.intake.selectors import figures_are_owed
from frankpledge.partnership import selectors as places
from frankpledge.partnership.selectors import Area


def area(request: HttpRequest, area: str) -> HttpResponse:
    by, today = by_and_today(request)
    policies.may_see_measures(by, on=today).require()
    context = area_page.area_page(by, the_area(area), today=today)
    context["is_counting"] = figures_are_owed()
    return render(request, "evidence/area.html", context)


def types(request: HttpRequest, area: str) -> HttpResponse:
    found = the_area(area)
    table = the_types(request, found)
    by, today = by_and_today(request)
    context = types_page.types_page(table, found)
    context["may_export"] = policies.may_export_tables(by, on=today)
    return render(request, "evidence/types.html", context)


def the_types(request: HttpRequest, area: Area) -> TypesTable:
    """Return every type of record for an area, for those who may see measures."""
    by, today = by_and_today(request)
    policies.may_see_measures(by, on=today).require()
    return types_table(by, area, request.GET, today=today)


def composition(request: HttpRequest, area: str) -> HttpResponse:
    found = the_area(area)
    table = the_types(request, found)
    context = types_page.composition_page(table, found)
    return render(request, "evidence/composition.html", context)


def hot(request: HttpRequest, area: str) -> HttpResponse:
    spots = the_hot_spots(request, the_area(area))
    context = hot_areas.hot_page(spots, small_area_names(spots.area))
    return render(request, "evidence/hot.html", context)


def the_hot_spots(request: HttpRequest, area: Area) -> hot_areas.HotSpots:
    """Return where records gather, for those who may see measures."""
    by, today = by_and_today(request)
    policies.may_see_measures(by, on=today).require()
    whole = selectors.measures_seen_in_full(by, on=today)
    versions = selectors.single_kinds(whole.filter(dataset="police-street"))
    return hot_areas.HotSpots(area, versions, request.GET)


def small_area_names(area: Area) -> dict[str, str]:
    """Return the names of the small areas of the partnership."""
    rows = places.areas_of(area.partnership, kind="lsoa")
    return dict(rows.values_list("code", "name"))
