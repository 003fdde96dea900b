"""The explorer: any measure by area, kind of period and time."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from frankpledge.analysis.measures import PeriodType
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.presenters import page, tables
from frankpledge.evidence.presenters.reading import Reading
from frankpledge.evidence.rules.months import BOXES, not_months
from frankpledge.evidence.rules.words import label_of, shown_as
from frankpledge.partnership.selectors import Area


def explore_form(
    visible: QuerySet[MeasureVersion], areas: Sequence[Area], asked: Mapping[str, str]
) -> dict[str, Any]:
    """Return the boxes of the explorer with what was chosen."""
    names = list(visible.values_list("measure", "name"))
    known = {measure for measure, _ in names}
    whole = next((area for area in areas if area.kind == "partnership"), areas[0])
    codes = {area.code for area in areas}
    kind = asked.get("period_type", "")
    return {
        "measures": [{"value": measure, "text": name} for measure, name in names],
        "measure": asked["measure"] if asked.get("measure") in known else "",
        "areas": [{"value": area.code, "text": area.name} for area in areas],
        "area": asked["area"] if asked.get("area") in codes else whole.code,
        "period_types": [
            {"value": str(one), "text": label_of(one)} for one in PeriodType
        ],
        "period_type": PeriodType(kind)
        if kind in set(PeriodType)
        else PeriodType.MONTH,
        "asked": {name: asked.get(name, "") for name in BOXES},
        "not_months": not_months(asked),
    }


def explored(
    version: MeasureVersion,
    area: Area,
    kind: PeriodType,
    reading: Reading | None,
    asked: Mapping[str, str],
) -> dict[str, Any]:
    """Return the answer: chart, table, files, or why there is nothing."""
    context: dict[str, Any] = {
        "version": version,
        "definition": version.definition,
        "shown_area": area,
        "shown_type": kind,
        "unit": shown_as(version.definition),
    }
    if reading is None or not len(reading.kept):
        return context | {"reason": page.nothing_here(version, area, kind, reading)}
    return context | {
        "headline": page.headline(reading),
        "figure": page.trend_figure(reading, asked),
        "outlook": page.outlook_rows(reading),
        "rows": tables.rows(reading, at_most=page.rows_asked(asked)),
        "more_rows": page.more_rows(reading, {**asked, "measure": version.measure}),
        "addresses": page.addresses(reading, asked),
    }
