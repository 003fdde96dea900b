"""What to expect of a month or a day, and which ones were not as expected."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import Confidence, Step, Value, When
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import Series, counted, place_in_cycle, series
from frankpledge.analysis.methods.tables import (
    Floats,
    TableLike,
    between,
    rows_of,
    with_columns,
)
from frankpledge.analysis.methods.trend.direction import EXAMPLE
from frankpledge.analysis.statistics import expected
from frankpledge.analysis.statistics.sentences import number


RANGE = (
    "Each month's range is made from the months before it alone: the last twelve "
    "months' total, times the month's mean share of a year over up to three years. The "
    "range allows for chance and for how far earlier months missed (negative "
    "binomial). The range of the next month, not yet seen, is given too."
)


@method(
    "expected-range",
    family=Family.TREND,
    title="Expected range of a month",
    question="How many should we expect next month, and was last month as expected?",
    definition=RANGE,
    sources=(
        "Seasonal projection; negative binomial quantiles (variance = mean × phi)",
    ),
    example=EXAMPLE,
)
def expected_range(
    table: TableLike,
    *,
    when: When = "month",
    value: Value = "value",
    confidence: Confidence = 0.95,
) -> Result:
    """Return each month with what was expected of it, its range and a verdict."""
    between("confidence", confidence, 0.5, 0.9999)
    line = _counts(table, when, value, "month", 25)
    found = expected.monthly(line.values, confidence=confidence)
    share = number(100 * (1 - confidence), 1)
    told = f"{share}% of ordinary months lie outside their range."
    return _result("expected-range", RANGE, line, found, told)


SPIKES = (
    "Each day against the days before it: the mean of the same weekday over the weeks "
    "given, steadied by a quarter of the mean of all days; the last two days are left "
    "out so that a spike does not raise its own bar. The range allows for chance and "
    "for how far earlier days missed. At 99% about one ordinary day in 200 lies above "
    "and one in 200 below: some two false alarms a year each."
)
DAYS = [str(np.datetime64("2019-07-01") + n) for n in range(70)]
BUSY = [30 if n == 64 else (14 if n % 7 in (4, 5) else 8) + n % 3 for n in range(70)]


@method(
    "spikes",
    family=Family.TREND,
    title="Unusual days",
    question="Which days had far more than such days usually have?",
    definition=SPIKES,
    sources=(
        "After Farrington and others 1996, J. R. Statist. Soc. A 159, 547 to 563, "
        "simplified: past days of the same weekday, over-dispersion, a guard band",
    ),
    example=Example({"day": DAYS, "value": BUSY}),
)
def spikes(
    table: TableLike,
    *,
    when: When = "day",
    value: Value = "value",
    weeks: Annotated[int, Option("Weeks before a day that it is compared with.")] = 8,
    confidence: Confidence = 0.99,
) -> Result:
    """Return each day with what was expected, its range and whether it was above."""
    between("weeks", weeks, 2, 104)
    between("confidence", confidence, 0.5, 0.99999)
    line = _counts(table, when, value, "day", weeks * 7 + 3)
    found = expected.daily(
        line.values, place_in_cycle(line), weeks=weeks, confidence=confidence
    )
    judged = int((~np.isnan(found.expected[:-1])).sum())
    alarms = number(judged * (1 - confidence) / 2, 1)
    told = f"About {alarms} of these {judged} days would be above by chance alone."
    return _result("spikes", SPIKES, line, found, told)


def _counts(table: TableLike, when: str, value: str, step: str, least: int) -> Series:
    return counted(rows_of(table), when, value, step, least)


def _result(
    name: str, definition: str, line: Series, found: expected.Ranges, told: str
) -> Result:
    verdicts = _verdicts(line.values, found)
    above = [at for at, verdict in enumerate(verdicts) if verdict == "above"]
    following = str(line.at[-1] + 1)
    sentence = (
        f"{following}: {_ahead(found)}. Above their range: "
        f"{', '.join(line.labels[at] for at in above[-5:]) or 'none'}."
    )
    columns = {
        "expected": found.expected[:-1],
        "low": found.low[:-1],
        "high": found.high[:-1],
        "verdict": verdicts,
    }
    return Result(
        method=name,
        definition=definition,
        sentence=sentence,
        table=with_columns(line.table(), columns),
        figures={
            "next": following,
            "expected": float(found.expected[-1]),
            "low": float(found.low[-1]),
            "high": float(found.high[-1]),
            "dispersion": float(found.dispersion[-1]),
            "above": len(above),
            "below": verdicts.count("below"),
        },
        warnings=(*line.warnings, told),
        period=line.period,
        spec=_chart(line, found, above, sentence),
    )


def _ahead(found: expected.Ranges) -> str:
    if np.isnan(found.expected[-1]):
        return "too little is known to expect anything"
    low, high = number(found.low[-1]), number(found.high[-1])
    return f"{number(found.expected[-1])} expected ({low} to {high})"


def _verdicts(values: Floats, found: expected.Ranges) -> list[str]:
    with np.errstate(invalid="ignore"):
        above, below = values > found.high[:-1], values < found.low[:-1]
    known = ~np.isnan(values) & ~np.isnan(found.high[:-1])
    return [
        "above" if up else "below" if down else "as expected" if ok else "not judged"
        for up, down, ok in zip(above, below, known, strict=True)
    ]


def _chart(line: Series, found: expected.Ranges, above: list[int], title: str) -> Spec:
    return curves_spec(
        line.labels,
        {"value": line.values.tolist(), "expected": found.expected[:-1].tolist()},
        title=title,
        subtitle="The band is the range expected before the figure was known.",
        unit="Count",
        band=(found.low[:-1].tolist(), found.high[:-1].tolist()),
        marked=above,
    )


MOVING = (
    "The mean of each day (or month) and those before it. Where more than the stated "
    "share of them is missing there is no mean; where fewer are, it is the mean of "
    "those known, and the holes are named."
)


@method(
    "moving-mean",
    family=Family.TREND,
    title="Daily or weekly counts with a moving mean",
    question="How many a day, smoothed over a week or a month?",
    definition=MOVING,
    sources=("Arithmetic mean of a trailing window",),
    example=Example({"day": DAYS[:21], "value": BUSY[:21]}),
)
def moving_mean(
    table: TableLike,
    *,
    when: When = "day",
    value: Value = "value",
    step: Step = "day",
    length: Annotated[int, Option("Steps a mean is over: 7 for a week of days.")] = 7,
    missing: Annotated[float, Option("Share of a window that may be missing.")] = 0.0,
) -> Result:
    """Return the series with its trailing mean; null where too much is missing."""
    line = series(rows_of(table), when, value, step)
    between("length", length, 1, 1000)
    between("share that may be missing", missing, 0, 0.9)
    means = expected.moving_mean(
        line.values, length, max(1, int(np.ceil(length * (1 - missing))))
    )
    known = np.flatnonzero(~np.isnan(means))
    sentence = f"No {length} {step}s together are known."
    if len(known):
        at, top = int(known[-1]), int(known[np.nanargmax(means[known])])
        sentence = (
            f"{number(means[at], 1)} a {step} over the {length} {step}s to "
            f"{line.labels[at]}; most, {number(means[top], 1)}, to {line.labels[top]}."
        )
    return Result(
        method="moving-mean",
        definition=MOVING,
        sentence=sentence,
        table=with_columns(line.table(), {"moving_mean": means}),
        figures={"latest": float(means[known[-1]]) if len(known) else None},
        warnings=line.warnings,
        period=line.period,
        spec=curves_spec(
            line.labels,
            {"moving mean": means.tolist(), "value": line.values.tolist()},
            title=sentence,
            subtitle=f"Mean of {length} {step}s",
            unit="Count",
        ),
    )
