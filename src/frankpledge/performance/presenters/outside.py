"""The tables of a return as sent, and of a programme's measures."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.evidence.selectors import (
    KeptSeries,
    change_between,
    many_series,
    spoken_period,
    valued,
)
from frankpledge.evidence.selectors.measures import MeasureVersion, in_force
from frankpledge.partnership.selectors import home
from frankpledge.performance import policies
from frankpledge.performance.models import Programme, SentReturn
from frankpledge.performance.presenters.seen import number
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.performance.states import Level


KINDS = (
    PeriodType.ROLLING_12,
    PeriodType.FINANCIAL_YEAR,
    PeriodType.PROGRAMME_YEAR,
    PeriodType.QUARTER,
)
LEVELS = {
    Level.ACTIVITY: "Activity: what is done",
    Level.OUTPUT: "Output: what is made or reached",
    Level.OUTCOME: "Outcome: what is to change by it",
}
FORMS = ("csv", "ods", "xlsx")


def sent_tables(
    rows: Iterable[SentReturn], *, may_export: bool
) -> list[dict[str, Any]]:
    """Return each return as it was sent, newest first."""
    return [
        {
            "caption": f"{one.period}, sent {day_in_words(one.sent_at.date())} by {one.sent_by}",
            "head": ["Measure", "Figure", "95% interval", "Unit", "Status"],
            "rows": [
                [
                    line["name"],
                    line["words"] or number(line["value"]),
                    interval_words(line),
                    line["unit"],
                    line["status"],
                ]
                for line in one.figures
            ],
            "files": [
                {
                    "text": form.upper(),
                    "href": reverse(
                        "performance:sent-file",
                        args=[one.outside_return_id, one.pk, form],
                    ),
                }
                for form in FORMS
            ]
            if may_export
            else [],
        }
        for one in rows
    ]


def interval_words(line: dict[str, Any]) -> str:
    """Return the interval of a figure as sent; older ones were sent without."""
    low, high = line.get("low"), line.get("high")
    if low is None or high is None:
        return "none"
    return f"{number(low)} to {number(high)}"


def programme_parts(
    programme: Programme, *, by: Member, today: date
) -> list[dict[str, Any]]:
    """Return a programme's measures by level, each with its newest figure and change."""
    chosen = list(programme.measures.all())
    names = {row.measure for row in chosen}
    versions = {one.measure: one for one in in_force().filter(measure__in=names)}
    area = home().area_code
    series = many_series(versions.values(), [area], KINDS)
    kept = Eyes(by, today).see(series, versions.values())
    sees = bool(policies.may_see_restricted(by, on=today))
    tables = []
    for level, caption in LEVELS.items():
        rows = [
            measure_row(row.measure, versions.get(row.measure), area, kept, sees=sees)
            for row in chosen
            if row.level == level.value
        ]
        if rows:
            head = ["Measure", "Newest figure", "What became of it in a year"]
            tables.append({"caption": caption, "head": head, "rows": rows, "files": []})
    return tables


def measure_row(
    name: str,
    version: MeasureVersion | None,
    area: str,
    kept: Any,
    *,
    sees: bool,
) -> list[str]:
    """Return one measure: name, newest figure, change on a year before."""
    if version is None:
        return [name, "not known", "not known"]
    title = version.definition.name
    if version.is_restricted and not sees:
        return [title, "[c]", "[c]"]
    for kind in KINDS:
        series: KeptSeries | None = kept.get((name, area, str(kind)))
        known = [one for one in series or () if one.has_value]
        if not series or not known:
            continue
        now = known[-1]
        then = series.figure(now.period.same_period_last_year)
        breaks = [(each.on, each.note) for each in version.definition.breaks]
        change = change_between(then, now, version.definition, breaks)
        figure = f"{valued(now.value, version.definition)}, {spoken_period(now.period)}"
        return [title, figure, change.sentence]
    return [title, "not known", "not known"]
