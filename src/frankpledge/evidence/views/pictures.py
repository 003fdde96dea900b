"""Charts, each at its own address: SVG and PNG."""

from django.http import Http404, HttpRequest, HttpResponse

from frankpledge.analysis.charts.pictures import Chart
from frankpledge.documents.charts import png, svg
from frankpledge.evidence import selectors
from frankpledge.evidence.presenters import inside, pictures
from frankpledge.evidence.presenters.hot_areas import hot_map
from frankpledge.evidence.presenters.types_page import shares_chart
from frankpledge.evidence.views.areas import (
    small_area_names,
    the_hot_spots,
    the_types,
)
from frankpledge.evidence.views.found import (
    the_area,
    the_group,
    the_measure,
    the_measure_in_full,
    the_reading,
)
from frankpledge.partnership import selectors as places
from frankpledge.ui.answers import MEDIA_TYPES, file_to_keep


def drawn(request: HttpRequest, chart: Chart, name: str, form: str) -> HttpResponse:
    if form == "svg":
        content = svg({**chart.spec, "description": chart.alt})
    elif form == "png":
        content = png({**chart.spec, "description": chart.alt}, scale=2)
    else:
        raise Http404
    if "save" in request.GET:
        return file_to_keep(f"{name}.{form}", content)
    return HttpResponse(content, content_type=MEDIA_TYPES[form])


def trend(
    request: HttpRequest, measure: str, area: str, period_type: str, form: str
) -> HttpResponse:
    version = the_measure(request, measure)
    reading = the_reading(request, version, the_area(area), period_type)
    if reading is None:
        raise Http404
    width = pictures.width_of(request.GET.get("width", ""))
    chart = pictures.trend(reading, width)
    return drawn(request, chart, f"{area.lower()}-{measure}-{period_type}", form)


def comparison(
    request: HttpRequest, measure: str, area: str, period_type: str, form: str
) -> HttpResponse:
    version = the_measure_in_full(request, measure)
    the_area(area)
    slugs = request.GET.get("group", "").split(",")[:2]
    compared = [
        selectors.compared(version, area, the_group(slug), None, period_type)
        for slug in slugs
    ]
    if not compared[0].ranked:
        raise Http404
    width = pictures.width_of(request.GET.get("width", ""))
    as_boxes = len(compared) > 1 or request.GET.get("as") == "box"
    chart = (
        pictures.boxes(compared, width)
        if as_boxes
        else pictures.comparison(compared[0], width)
    )
    return drawn(request, chart, f"{area.lower()}-{measure}-comparison", form)


def area_map(
    request: HttpRequest, measure: str, area: str, period_type: str, form: str
) -> HttpResponse:
    version = the_measure_in_full(request, measure)
    reading = the_reading(request, version, the_area(area), period_type)
    if reading is None:
        raise Http404
    period = inside.period_shown(reading, request.GET.get("at", ""))
    kind = request.GET.get("kind", "ward")
    areas = [one for one in places.measured_areas(places.home()) if one.kind == kind]
    if period is None or not areas:
        raise Http404
    chart = pictures.ward_map(
        inside.figures_inside(selectors.by_area(version), areas, period),
        {one.code: one.name for one in areas},
        pictures.as_geometry(places.outlines_of(areas)),
        version.definition,
        period,
        pictures.width_of(request.GET.get("width", "")),
    )
    return drawn(request, chart, f"{area.lower()}-{measure}-map", form)


def composition(request: HttpRequest, area: str, form: str) -> HttpResponse:
    found = the_area(area)
    width = pictures.width_of(request.GET.get("width", ""))
    chart = shares_chart(the_types(request, found), found, width)
    return drawn(request, chart, f"{area.lower()}-composition", form)


def hot(request: HttpRequest, area: str, form: str) -> HttpResponse:
    spots = the_hot_spots(request, the_area(area))
    width = pictures.width_of(request.GET.get("width", ""))
    chart = hot_map(spots, small_area_names(spots.area), width)
    return drawn(request, chart, f"{area.lower()}-hot-areas", form)
