"""A context series beside a count: do they move together, and what that does not show."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import bars_spec
from frankpledge.analysis.methods.options import Step, Value, When
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import season_of, series
from frankpledge.analysis.methods.tables import BadTable, TableLike, between, rows_of
from frankpledge.analysis.statistics.lags import Lagged, lagged
from frankpledge.analysis.statistics.sentences import number


NOT_A_CAUSE = (
    "Moving together is not causing: a third thing (weather, recording, the time of "
    "year) may move both. Treat this as a question to ask, not as an answer."
)
OVERLAY = (
    "How closely two series move together, the context 0, 1, 2 ... steps earlier: 1 "
    "is in step, 0 not at all, -1 against each other. What is compared is each "
    "figure's change on the same time a year before, since any two series with a "
    "trend or a season seem to move together. The chances allow for the memory of "
    "both series and for the number of lags tried."
)
_WAVE = [20 + (7 * n % 11) + n // 6 for n in range(48)]
Context = Annotated[str, ColumnOf("The context: a price, the weather.")]
Most = Annotated[int, Option("Most steps that the context may come before.")]


@method(
    "overlay",
    family=Family.TREND,
    title="A context series beside a count, with lags",
    question="Do metal thefts follow the price of metal?",
    definition=OVERLAY,
    sources=("Bartlett 1935 (memory of series); Benjamini and Hochberg 1995 (lags)",),
    example=Example(
        {
            "month": [f"{2016 + n // 12}-{n % 12 + 1:02d}" for n in range(48)],
            "value": [9, *(n // 2 for n in _WAVE[:-1])],
            "context": _WAVE,
        }
    ),
)
def overlay(
    table: TableLike,
    *,
    when: When = "month",
    value: Value = "value",
    context: Context = "context",
    step: Step = "month",
    most: Most = 6,
) -> Result:
    """Return one row a lag: correlation, pairs it rests on, p and q (corrected)."""
    rows = rows_of(table)
    first = series(rows, when, value, step)
    second = series(rows, when, context, step)
    cycle = season_of(step)
    least = cycle + between("lags", most, 0, 60) + 10
    if len(first) < least:
        raise BadTable(f"The series has {len(first)} steps; it needs {least:g}.")
    found = lagged(
        first.values, second.values, most, difference=cycle if cycle > 1 else 1
    )
    if np.isnan(found.correlation).all():
        raise BadTable("Too few steps are known together, or one never changes.")
    words = _words(found, step)
    return Result(
        method="overlay",
        definition=OVERLAY,
        sentence=words,
        table=pa.table(
            {k: pa.array(v, from_pandas=True) for k, v in vars(found).items()}
        ),
        figures={"lags tried": most + 1},
        warnings=(NOT_A_CAUSE, *first.warnings, *second.warnings),
        period=first.period,
        spec=bars_spec(
            [str(lag) for lag in found.lags],
            found.correlation.tolist(),
            title=words,
            subtitle="Of yearly changes, by lag",
            unit="Correlation",
        ),
    )


def _words(found: Lagged, step: str) -> str:
    at = int(np.nanargmax(np.abs(found.correlation)))
    r, q = number(found.correlation[at], 2), found.q[at]
    if not q < 0.05:
        return f"No lag shows more than chance (largest correlation {r})."
    when = "at the same time" if at == 0 else f"{at} {step}s after it"
    return f"The count moves with the context {when} (correlation {r}), which is no proof of cause."
