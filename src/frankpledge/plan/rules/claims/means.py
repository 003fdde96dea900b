"""Averages that prose takes from a table: 70.5 a year over four years, 69 a month."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.clauses import is_narrower
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Point, Series
from frankpledge.plan.rules.claims.numbers import Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.reckoning import named_points
from frankpledge.plan.rules.claims.subjects import first_subject, last_subject
from frankpledge.plan.rules.claims.ties import Subject, tied
from frankpledge.plan.rules.claims.timing import When
from frankpledge.plan.rules.claims.topics import topic
from frankpledge.plan.rules.claims.trends import Told


_F = FIGURE
_UNIT = r"(?:an?|per|each|every) (?P<unit>week|month|quarter|year)\b"
_MEAN = (
    re.compile(
        rf"\b(?:averag(?:ed|es|ing)|(?:ran|stood|is|was|are|were) at an average of|an average of|on average)\b,? ?(?:there (?:were|are) )?(?:about |around |some |nearly |just over |just under )?(?P<f>{_F})(?P<noun>[^.;:{_F[1:-1]}]{{0,60}}?) {_UNIT}"
    ),
)
_LENGTHS = {
    "week": Decimal(12) / 52,
    "month": Decimal(1),
    "quarter": Decimal(3),
    "year": Decimal(12),
}
_FORM = re.compile(r"\b(?:were|was|are|is|been|have|has|ran)\b.*$")


def means(passage: Passage, told: Told) -> Iterator[Finding]:
    """Yield what becomes of the averages that a sentence takes from a table's row."""
    if "averag" not in passage.template:
        return
    for rule in _MEAN:
        for match in rule.finditer(passage.template):
            figure = passage.figure(match["f"])
            series = _series(passage, match, told)
            if series and figure.unit is Unit.COUNT:
                found = _held(passage, match, series, told)
                if found:
                    yield found


def _series(passage: Passage, match: "re.Match[str]", told: Told) -> Series | None:
    noun = topic(first_subject(_FORM.sub("", match["noun"])))
    words = noun or topic(last_subject(passage.template[: match.start()]))
    subject = Subject(
        words, told.names, passage.block, passage.heading, passage.section
    )
    counted = [each for each in told.series if each.unit is Unit.COUNT]
    found = tied(subject, counted)
    return found[0] if len(found) == 1 else None


def _held(
    passage: Passage, match: "re.Match[str]", series: Series, told: Told
) -> Finding | None:
    figure, length = passage.figure(match["f"]), _LENGTHS[match["unit"]]
    readings = [points for points in _readings(series, told) if points]
    works = [(points, _mean(points, length)) for points in readings]
    right = next((each for each in works if fits(figure, each[1])), None)
    meant = right or next(iter(works), None)
    if meant is None:
        return None
    points, value = meant
    shown = half_up(value, max(figure.decimals, 1))
    span = sum(p.months.end - p.months.first for p in points)
    said: dict[str, Any] = {
        "shown": figure.text,
        "printed": figure.value,
        "computed": shown,
        "right": f"{shown:,}",
        "tied_to": f"the row “{series.name}”",
    }
    total = " + ".join(p.number.text for p in points)
    words = f"“{series.name}” gives {total} in {span} months, which is {shown:,} a {match['unit']}"
    if right:
        return sayings.agrees(passage, f"{words}.", **said)
    known = told.names | topic(f"{series.name} {series.caption} {series.heading}")
    is_told = any(t.when in _SURE for t in told.times)
    if not is_told or is_narrower(passage, match.start("f"), known):
        return sayings.unchecked(
            passage, f"{words}; whether that is meant cannot be told.", **said
        )
    return sayings.fault(passage, Kind.AVERAGE, f"{words}, not {figure.text}.", **said)


_SURE = {When.IN, When.SPAN, When.YEARS, When.WHOLE, When.LATEST}


def _mean(points: list[Point], length: Decimal) -> Decimal:
    months = sum(p.months.end - p.months.first for p in points)
    return sum((p.number.value for p in points), Decimal(0)) * length / months


def _readings(series: Series, told: Told) -> Iterator[list[Point]]:
    """Yield the figures that an average may be of: the named, so many years, all, each."""
    named = [m for t in told.times for m in (t.first, t.last) if m]
    yield [p for months in named for p in named_points(series, months)]
    years = next((t.years for t in told.times if t.years), 0)
    yield list(series.points[-years:]) if years else []
    yield list(series.points)
    if not named:
        yield list(series.points[-1:])
