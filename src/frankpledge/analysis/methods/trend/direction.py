"""Is a series rising or falling, allowing for the season?"""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import numpy as np

from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import Confidence, Step, Value, When
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import Series, season_of, series
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    between,
    one_of,
    rows_of,
    with_columns,
)
from frankpledge.analysis.statistics import regression
from frankpledge.analysis.statistics.sentences import chance, number, signed
from frankpledge.analysis.statistics.trend import mann_kendall


SIGNIFICANT = 0.05
SHORT = 60
"""From fewer steps the likelihood takes the spread of counts for too small."""
EXAMPLE = Example(
    {
        "month": [f"{2017 + m // 12}-{m % 12 + 1:02d}" for m in range(36)],
        "value": [
            *(98, 81, 55, 67, 71, 67, 85, 76, 91, 93, 107, 96),
            *(77, 89, 76, 66, 56, 73, 59, 74, 75, 96, 89, 71),
            *(77, 71, 68, 68, 65, 55, 54, 75, 87, 80, 82, 86),
        ],
    }
)
KENDALL = (
    "Every pair of months: is the later one higher or lower? The difference between "
    "the two numbers of pairs, against what chance gives, with ties counted. The slope "
    "is the median of all pairs' slopes (Theil and Sen), so that one odd month does not "
    "sway it. Not for rolling totals, whose neighbours share eleven months."
)


@method(
    "trend-test",
    family=Family.TREND,
    title="Is there a trend? (Mann-Kendall)",
    question="Does it rise or fall over the whole time, whatever single months do?",
    definition=KENDALL,
    sources=(
        "Kendall 1975, Rank Correlation Methods",
        "Sen 1968, JASA 63, 1379 to 1389",
    ),
    example=EXAMPLE,
)
def trend_test(
    table: TableLike,
    *,
    when: When = "month",
    value: Value = "value",
    step: Step = "month",
) -> Result:
    """Return the series with the median line; figures hold S, z, p and the slope."""
    line = series(rows_of(table), when, value, step, 4)
    found = mann_kendall(line.values.tolist())
    at = np.arange(len(line))
    middle = np.nanmedian(line.values - found.slope * at)
    fitted = middle + found.slope * at
    way = "rises" if found.s > 0 else "falls"
    is_clear = found.p < SIGNIFICANT
    sentence = (
        f"The series {way}, by about {number(abs(found.slope), 2)} a {step} "
        f"({chance(found.p)})."
        if is_clear
        else f"No clear trend: chance could explain it ({chance(found.p)})."
    )
    return Result(
        method="trend-test",
        definition=KENDALL,
        sentence=sentence,
        table=with_columns(line.table(), {"median_line": fitted}),
        figures=asdict(found),
        warnings=(*line.warnings, SEASON) if season_of(step) > 1 else line.warnings,
        period=line.period,
        spec=curves_spec(
            line.labels,
            {"value": line.values.tolist(), "median line": fitted.tolist()},
            title=sentence,
            subtitle="Dashed: the median of all slopes (Theil and Sen).",
            unit="Value",
        ),
    )


SEASON = (
    "The test takes neighbouring steps as independent. A strong season or long memory "
    "makes its p too small or too large: compare with “count-trend”, which allows for it."
)
POISSON = (
    "A curve is laid through the counts that rises or falls by the same percentage at "
    "every step, with one wave a year for the season; what is left is the trend. It "
    "is fitted by Poisson regression (1, month, cosine and sine), or by the negative "
    "binomial where counts vary more than chance, which makes the interval wider. "
    "`dispersion` near 1 says that chance alone explains how they lie about the "
    "curve. A base, such as days or people, may be allowed for."
)


@method(
    "count-trend",
    family=Family.TREND,
    title="Percentage trend of counts, season allowed for",
    question="By how many per cent a year does it change, beneath the season?",
    definition=POISSON,
    sources=(
        "McCullagh and Nelder 1989, Generalized Linear Models (by statsmodels)",
        "Cameron and Trivedi 2013, Regression Analysis of Count Data",
    ),
    example=EXAMPLE,
)
def count_trend(
    table: TableLike,
    *,
    when: When = "month",
    value: Value = "value",
    base: Annotated[
        str, ColumnOf("Days or people behind each count; none if even.")
    ] = "",
    step: Step = "month",
    family: Annotated[
        str, Option("auto, poisson or negative-binomial; auto judges by dispersion.")
    ] = "auto",
    confidence: Confidence = 0.95,
) -> Result:
    """Return the series with the fitted line; figures hold per cent a year and p."""
    families = ("auto", regression.POISSON, regression.NEGATIVE_BINOMIAL)
    one_of("family", family, families)
    between("confidence", confidence, 0.5, 0.9999)
    rows = rows_of(table)
    line = series(rows, when, value, step, regression.FEWEST)
    if (line.values < 0).any():
        raise BadTable(f"Column “{value}” has counts below 0.")
    found = regression.count_trend(
        line.values,
        cycle=season_of(step),
        exposure=series(rows, when, base, step).values if base else None,
        family=regression.POISSON if family == regression.POISSON else families[2],
        confidence=confidence,
    )
    return Result(
        method="count-trend",
        definition=POISSON,
        sentence=_words(found, step),
        table=with_columns(line.table(), {"fitted": found.fitted}),
        figures=_figures(found, step),
        warnings=(*line.warnings, *_too_wide(found, step)),
        period=line.period,
        spec=_chart(line, found, _words(found, step)),
    )


def _chart(line: Series, found: regression.CountTrend, title: str) -> Spec:
    return curves_spec(
        line.labels,
        {"value": line.values.tolist(), "fitted": found.fitted.tolist()},
        title=title,
        subtitle="Dashed: a steady percentage a year with one yearly wave, fitted.",
        unit="Count",
    )


def _cycle_name(step: str) -> str:
    names = {"month": "year", "week": "year", "year": "year", "day": "week"}
    return names.get(step, "week")


def _words(found: regression.CountTrend, step: str) -> str:
    middle, low, high = found.per_cycle
    cycle = _cycle_name(step)
    if found.p >= SIGNIFICANT:
        return (
            f"No clear trend: between {signed(low)}% and {signed(high)}% a {cycle}, the "
            "season allowed for."
        )
    way = "Falling" if middle < 0 else "Rising"
    return (
        f"{way} by {number(abs(middle), 1)}% a {cycle} ({signed(low)}% to "
        f"{signed(high)}%), the season allowed for."
    )


def _figures(found: regression.CountTrend, step: str) -> dict[str, float | str]:
    names = ("intercept", "slope", "cosine", "sine")
    figures: dict[str, float | str] = {"family": found.family}
    for name, value, error in zip(
        names, found.coefficients, found.errors, strict=False
    ):
        figures |= {name: float(value), f"{name}, error": float(error)}
    percents = zip(
        ("", ", low", ", high"), found.per_step, found.per_cycle, strict=True
    )
    for end, a_step, a_cycle in percents:
        figures[f"% a {step}{end}"] = a_step
        figures[f"% a {_cycle_name(step)}{end}"] = a_cycle
    return figures | {
        "p": found.p,
        "deviance": found.deviance,
        "dispersion": found.dispersion,
    }


def _too_wide(found: regression.CountTrend, step: str) -> tuple[str, ...]:
    if found.family == regression.POISSON and found.dispersion > 1.5:
        return (
            f"The counts vary {number(found.dispersion, 1)} times more than chance, so "
            "this interval is too narrow: take the negative binomial.",
        )
    if found.family == regression.NEGATIVE_BINOMIAL and len(found.fitted) < SHORT:
        return (
            f"Read from {len(found.fitted)} {step}s that vary more than chance, this "
            "interval is a little too narrow: about 8 in 100 such series without any "
            "trend would seem to have one, not 5.",
        )
    return ()
