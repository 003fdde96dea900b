"""Figures taken away as files."""

from django.http import Http404, HttpRequest, HttpResponse

from frankpledge.documents.spreadsheets import FORMATS
from frankpledge.evidence import services
from frankpledge.evidence.presenters import files
from frankpledge.evidence.views.areas import the_types
from frankpledge.evidence.views.found import (
    by_and_today,
    the_area,
    the_measure,
    the_reading,
)
from frankpledge.ui.answers import file_to_keep


def figures(
    request: HttpRequest, measure: str, area: str, period_type: str, form: str
) -> HttpResponse:
    by, today = by_and_today(request)
    version = the_measure(request, measure)
    reading = the_reading(request, version, the_area(area), period_type)
    if reading is None or form not in FORMATS:
        raise Http404
    services.export_figures(by=by, version=version, area_code=area, form=form, on=today)
    content = files.series_file(reading, form, today)
    return file_to_keep(f"{files.file_name(reading)}.{form}", content)


def types(request: HttpRequest, area: str, form: str) -> HttpResponse:
    by, today = by_and_today(request)
    found = the_area(area)
    if form not in FORMATS:
        raise Http404
    table = the_types(request, found)
    services.export_table(
        by=by, name="audit-of-types", area_code=area, form=form, on=today
    )
    title = f"Every type of crime in {found.name}"
    content = files.plain_file(title, table.names, table.plain, form, today)
    return file_to_keep(f"{area.lower()}-audit-of-types.{form}", content)
