"""Where a series leads if nothing changes."""

from __future__ import annotations

from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import Confidence, Step, Value, When
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import Series, season_of, series
from frankpledge.analysis.methods.tables import TableLike, between, rows_of
from frankpledge.analysis.statistics import decompose
from frankpledge.analysis.statistics.sentences import number


ONWARD = (
    "Level, trend and yearly shape, each renewed a little by every month (Holt and "
    "Winters, additive), drawn onward if nothing changes. The interval comes from how far "
    "past months were missed, allows for how few they are, and widens ahead as one "
    "month's surprise would echo in those after it; it does not allow for a change of "
    "policy or of recording."
)
TWO_WEEKS: dict[str, list[object]] = {
    "day": [f"2019-07-{day:02d}" for day in range(1, 15)],
    "value": [
        *(7, 6, 8, 9, 14, 17, 10),
        *(6, 7, 9, 8, 15, 18, 11),
    ],
}


@method(
    "forecast",
    family=Family.TREND,
    title="Forecast (Holt-Winters)",
    question="What will the next months bring if nothing changes?",
    definition=ONWARD,
    sources=(
        "Winters 1960, Management Science 6, 324 to 342 (by statsmodels)",
        "Hyndman and others 2008, Forecasting with Exponential Smoothing, section 6.3",
    ),
    example=Example(TWO_WEEKS, {"when": "day", "step": "day", "ahead": 7}),
)
def forecast(
    table: TableLike,
    *,
    when: When = "month",
    value: Value = "value",
    step: Step = "month",
    ahead: Annotated[int, Option("Steps to look ahead.")] = 12,
    confidence: Confidence = 0.95,
) -> Result:
    """Return the steps ahead with their forecast and limits."""
    line = series(rows_of(table), when, value, step, 2)
    between("steps ahead", ahead, 1, 120)
    between("confidence", confidence, 0.5, 0.9999)
    values = line.whole("A forecast")
    found = decompose.holt_winters(values, ahead, season_of(step), confidence)
    steps = [str(line.at[-1] + n) for n in range(1, ahead + 1)]
    whole = float(found.forecast.sum())
    sentence = (
        f"If nothing changes, {number(whole)} over the next {ahead} {step}s; "
        f"{steps[0]}: {number(found.forecast[0])} ({number(found.low[0])} to "
        f"{number(found.high[0])})."
    )
    return Result(
        method="forecast",
        definition=ONWARD,
        sentence=sentence,
        table=pa.table(
            {
                step: steps,
                "forecast": found.forecast,
                "low": found.low,
                "high": found.high,
            }
        ),
        figures={"total": whole, "squared errors": found.sse},
        warnings=("Say “if nothing changes” wherever this is shown.",),
        period=line.period,
        spec=_onward_chart(line, steps, found, sentence),
    )


def _onward_chart(
    line: Series, steps: list[str], found: decompose.Onward, sentence: str
) -> Spec:
    gap = [float("nan")] * len(line)
    seen = [*line.values.tolist(), *[float("nan")] * len(steps)]
    return curves_spec(
        [*line.labels, *steps],
        {"value": seen, "forecast": [*gap, *found.forecast.tolist()]},
        title=sentence,
        subtitle="Holt-Winters, if nothing changes",
        unit="Value",
        band=([*gap, *found.low.tolist()], [*gap, *found.high.tolist()]),
    )
