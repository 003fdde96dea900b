"""“Downward trend, or maintain”: judged by the test that was agreed beforehand."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import Dispersion, LessIsBetter, Value, When
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import Series, series
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    TableLike,
    between,
    one_of,
    rows_of,
)
from frankpledge.analysis.statistics import verdicts
from frankpledge.analysis.statistics.sentences import number


YEAR = 12
DEFINITION = (
    "The first twelve months are the baseline. The test is chosen when the target is "
    "set and named with the verdict. rolling: the last twelve months are at or past the "
    "baseline, or the rolling total leans the right way. interval: not worse by more "
    "than chance explains. trend: no clear trend the wrong way (Mann-Kendall, each month "
    "beside the baseline's). run: no eight months in a row worse than the baseline's."
)


@method(
    "target-direction",
    family=Family.TARGETS,
    title="Downward trend, or maintained?",
    question="Does a target without a number hold?",
    definition=DEFINITION,
    sources=("Shewhart's run rule; Kendall 1975; Przyborowski and Wilenski 1940",),
    example=Example(
        {
            "month": [f"{2017 + m // 12}-{m % 12 + 1:02d}" for m in range(30)],
            "value": [40 + m % 12 - m // 3 for m in range(30)],
        },
        {"test": "interval"},
    ),
)
def target_direction(
    table: TableLike,
    *,
    test: Annotated[str, Option("rolling, interval, trend or run: agreed beforehand.")],
    when: When = "month",
    value: Value = "value",
    less_is_better: LessIsBetter = True,
    dispersion: Dispersion = 1.0,
) -> Result:
    """Return the verdict by the agreed test; the table shows all four for honesty."""
    one_of("test", test, [str(one) for one in verdicts.Way])
    between("dispersion", dispersion, 1, 1e6)
    line = series(rows_of(table), when, value, "month", 2 * YEAR)
    found = _judged(line.values, less_is_better=less_is_better, dispersion=dispersion)
    mine = next(one for one in found if one.test == test)
    held = "holds" if mine.holds else "does not hold"
    others = {one.holds for one in found}
    return Result(
        method="target-direction",
        definition=DEFINITION,
        sentence=(
            f"The target {held}: {number(mine.latest)} in the last twelve months, "
            f"{number(mine.baseline)} in the baseline. The test agreed: "
            f"{verdicts.WORDS[mine.test]}."
        ),
        table=pa.table(
            {
                "test": [str(one.test) for one in found],
                "holds": [one.holds for one in found],
                "p": pa.array([one.p for one in found], pa.float64()),
                "agreed": [one is mine for one in found],
            }
        ),
        figures={"holds": mine.holds, "latest": mine.latest, "baseline": mine.baseline},
        warnings=(*line.warnings, *((DISAGREE,) if len(others) > 1 else ())),
        period=line.period,
        spec=_chart(line, held),
    )


def _chart(line: Series, held: str) -> Spec:
    """Return each month beside the baseline's same month."""
    usual = np.resize(line.values[:YEAR], len(line))
    usual[:YEAR] = np.nan
    return curves_spec(
        line.labels,
        {"value": line.values.tolist(), "same month of the baseline": usual.tolist()},
        title=f"The target {held}",
        subtitle="Each month beside the same month of the baseline year (dashed).",
        unit="Count",
    )


def _judged(
    values: Floats, *, less_is_better: bool, dispersion: float
) -> list[verdicts.Judged]:
    try:
        return [
            verdicts.judge(
                values[YEAR:],
                values[:YEAR],
                each,
                less_is_better=less_is_better,
                dispersion=dispersion,
            )
            for each in verdicts.Way
        ]
    except ValueError as failure:
        raise BadTable(str(failure)) from failure


DISAGREE = (
    "The tests disagree here. Only the one agreed beforehand counts; choosing another "
    "after seeing the figures would make the verdict mean nothing."
)
