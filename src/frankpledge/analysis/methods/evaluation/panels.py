"""Difference in differences on the months of many areas, with placebos."""

from __future__ import annotations

import math
from dataclasses import replace

import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.methods.evaluation.words import (
    ANSWERS,
    Area,
    Around,
    ChosenAtPeak,
    Count,
    Period,
    Start,
    Treated,
    Worthwhile,
    made_up,
    panel_from,
    shared_warnings,
)
from frankpledge.analysis.methods.options import Confidence
from frankpledge.analysis.methods.refusals import said_plainly
from frankpledge.analysis.methods.registry import (
    Example,
    Family,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    TableLike,
    between,
    one_of,
)
from frankpledge.analysis.patterns.displacement import Estimate
from frankpledge.analysis.patterns.evaluation.checks import Paths, paths_before
from frankpledge.analysis.patterns.evaluation.differences import (
    Effect,
    difference_in_differences,
    placebo_dates,
)
from frankpledge.analysis.patterns.evaluation.panels import Panel
from frankpledge.analysis.patterns.evaluation.placebos import FEWEST, Placebo
from frankpledge.analysis.patterns.evaluation.verdicts import Evidence, Verdict, judge
from frankpledge.analysis.statistics.sentences import number, signed


DIFFERENCE = (
    "Counts before and after are summed for the treated areas and for the others. The "
    "effect is the treated areas' ratio of after to before over the others'. Then each "
    "other area is treated as if it had had the operation: the share of those placebos "
    "that stray as far, allowing for the smallness of their counts, gives p, and the "
    "distance that few of them pass gives the interval. Under 19 others are too few for "
    "95% by their ranks: how they drift beyond chance then gives it, by Student's t. "
    "One other shows nothing of how areas drift: then there is no interval and no p, "
    "only what chance and the months' variation would allow, which is too narrow. "
    "Months that some area did not supply are left out for all."
)


@method(
    "difference-in-differences",
    family=Family.EVALUATION,
    title="Difference in differences, with placebo areas and dates",
    question="Did crime change more where we acted than where we did not?",
    definition=DIFFERENCE,
    sources=(
        "Wing, Simon and Bello-Gomez 2018, Annual Review of Public Health 39",
        "Abadie, Diamond and Hainmueller 2010 (placebo areas)",
    ),
    example=Example(
        made_up(),
        {"treated": ["A"], "start": "2019-01", "chosen_at_peak": "no"},
    ),
)
def differences(
    table: TableLike,
    *,
    treated: Treated,
    start: Start,
    area: Area = "area",
    period: Period = "period",
    events: Count = "events",
    around: Around = (),
    chosen_at_peak: ChosenAtPeak = "unknown",
    worthwhile: Worthwhile = 10.0,
    confidence: Confidence = 0.95,
) -> Result:
    """
    Return the effect with its interval, every placebo, and a verdict in words.

    One row for each area and period comes in. The table back has the treated areas
    first, then those around, then each placebo area and placebo date: `ratio` 0.8 is
    a fifth fewer than expected.
    """
    between("confidence", confidence, 0.5, 0.999)
    one_of("answer", chosen_at_peak, ANSWERS)
    given = panel_from(table, area, period, events)
    panel, beside = given.whole().without(around), None
    first = panel.first_after(start)
    with said_plainly():
        own = difference_in_differences(panel, treated, first, confidence)
        dates = placebo_dates(panel, treated, first)
        if around:
            others = given.whole().without(treated)
            beside = difference_in_differences(others, around, first, confidence)
    paths = _paths(panel, treated, first)
    evidence = _evidence(own, beside, paths, panel, treated, first)
    was_peak = ANSWERS[chosen_at_peak]
    verdict = judge(replace(evidence, chosen_at_peak=was_peak), worthwhile)
    return Result(
        method="difference-in-differences",
        definition=DIFFERENCE,
        sentence=_sentence(verdict, own),
        table=_table(own, beside, dates),
        figures=_figures(own, beside, dates, paths, verdict),
        warnings=_warnings(verdict, given, own, around, confidence),
        period=f"{panel.periods[0]} to {panel.periods[-1]}",
        spec=_spec(own),
    )


def _evidence(
    own: Effect,
    beside: Effect | None,
    paths: Paths | None,
    panel: Panel,
    treated: tuple[str, ...],
    first: int,
) -> Evidence:
    return Evidence(
        low=own.percent[1],
        high=own.percent[2],
        smallest_count=_smallest(panel, treated, first),
        placebo_p=own.p if own.placebos else None,
        placebos=len(own.placebos),
        paths_parted=None if paths is None else paths.have_parted,
        around=_in_events(beside),
        periods_after=len(panel.periods) - first,
        sees_drift=own.sees_drift,
    )


def _paths(panel: Panel, treated: tuple[str, ...], start: int) -> Paths | None:
    rows = panel.rows(treated)
    others = [row for row in range(len(panel.areas)) if row not in rows]
    before = panel.counts[:, :start]
    return paths_before(before[rows].sum(axis=0), before[others].sum(axis=0))


def _smallest(panel: Panel, treated: tuple[str, ...], start: int) -> float:
    own = panel.counts[panel.rows(treated)].sum(axis=0)
    return float(min(own[:start].sum(), own[start:].sum()))


def _in_events(effect: Effect | None) -> Estimate | None:
    """Return the effect around in events more than expected."""
    if effect is None:
        return None
    middle, least, most = (-one for one in effect.prevented)
    return Estimate(middle, 0.0, 0.0, effect.p, min(least, most), max(least, most))


def _sentence(verdict: Verdict, own: Effect) -> str:
    middle, low, high = own.percent
    ends = f"from {signed(low, 0)}% to {signed(high, 0)}%"
    if not own.sees_drift:
        ends = f"which chance in the counts alone could make anything {ends}"
    return (
        f"{verdict.grade.value}: {number(own.seen)} events came where "
        f"{number(own.expected)} were to be expected ({signed(middle, 0)}%, {ends})."
    )


def _table(own: Effect, beside: Effect | None, dates: tuple[Placebo, ...]) -> pa.Table:
    rows: list[tuple[str, str, float, float | None, float | None]] = [
        ("operation", "treated", own.ratio, *_limits(own))
    ]
    if beside is not None:
        rows.append(("around", "around", beside.ratio, *_limits(beside)))
    rows += [("placebo area", one.name, one.ratio, None, None) for one in own.placebos]
    rows += [("placebo date", one.name, one.ratio, None, None) for one in dates]
    text, real = pa.string(), pa.float64()
    names = {"what": text, "name": text, "ratio": real, "low": real, "high": real}
    return pa.table(
        {
            name: pa.array([row[at] for row in rows], kind)
            for at, (name, kind) in enumerate(names.items())
        }
    )


def _figures(
    own: Effect,
    beside: Effect | None,
    dates: tuple[Placebo, ...],
    paths: Paths | None,
    verdict: Verdict,
) -> dict[str, float | str | None]:
    size = abs(math.log(own.ratio))
    strays = [abs(math.log(one.ratio)) for one in dates]
    is_known = own.sees_drift
    return {
        "effect_percent": own.percent[0],
        "low_percent": own.percent[1] if is_known else None,
        "high_percent": own.percent[2] if is_known else None,
        "confidence": own.confidence,
        "p": own.p if is_known else None,
        "prevented": own.prevented[0],
        "prevented_low": own.prevented[1] if is_known else None,
        "prevented_high": own.prevented[2] if is_known else None,
        **({} if is_known else _by_chance_alone(own)),
        "dispersion": own.dispersion,
        "around_percent": None if beside is None else beside.percent[0],
        "drift_before_percent_a_period": None if paths is None else paths.percent,
        "placebo_dates": len(dates),
        "placebo_dates_as_large": sum(stray >= size for stray in strays),
        "verdict": verdict.grade.value,
    }


def _by_chance_alone(own: Effect) -> dict[str, float | str | None]:
    """Return the limits that hold no drift of areas, under a name that says so."""
    return {
        "low_percent_by_chance_alone": own.percent[1],
        "high_percent_by_chance_alone": own.percent[2],
        "p_by_chance_alone": own.p,
    }


def _limits(effect: Effect) -> tuple[float | None, float | None]:
    return (effect.low, effect.high) if effect.sees_drift else (None, None)


def _warnings(
    verdict: Verdict,
    given: Panel,
    own: Effect,
    around: tuple[str, ...],
    wanted: float,
) -> tuple[str, ...]:
    few = (
        f"Fewer than {FEWEST} areas are left to serve as placebos; the interval rests "
        "on how those few drift."
    )
    return (
        *verdict.reasons,
        *([] if own.placebos or not own.sees_drift else [few]),
        *shared_warnings(given, len(own.placebos), wanted, around),
    )


def _spec(own: Effect) -> dict[str, object]:
    middle, low, high = own.percent
    marks = [
        Mark("The operation", middle, low, high, is_own=True)
        if own.sees_drift
        else Mark("The operation", middle, is_own=True)
    ]
    marks += [
        Mark(one.name, 100 * (one.ratio - 1))
        for one in sorted(own.placebos, key=lambda one: one.ratio)
    ]
    return effects_spec(
        marks,
        title="The operation among placebo areas",
        subtitle="Change against the comparison; circles are areas with no operation.",
        unit="Per cent",
    )
