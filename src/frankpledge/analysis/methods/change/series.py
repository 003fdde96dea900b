"""The last twelve months against the twelve before, at every month, never over a break."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.methods.options import Value, When
from frankpledge.analysis.methods.registry import Example, Family, Option, method
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import Series, counted
from frankpledge.analysis.methods.tables import BadTable, TableLike, between, rows_of
from frankpledge.analysis.statistics import dispersion
from frankpledge.analysis.statistics.change import Change, Verdict, two_counts
from frankpledge.analysis.statistics.sentences import change_sentence


DEFINITION = (
    "The months up to each month against as many before them (twelve each, so that the "
    "season cancels). The test allows for how much more than chance the series varies, "
    "judged from its own past years unless given. Where a change of counting rule lies "
    "within the two spans, or a month is missing, nothing is claimed."
)


@method(
    "rolling-change",
    family=Family.CHANGE,
    title="Twelve months against the twelve before",
    question="Is the year up or down on the year before?",
    definition=DEFINITION,
    sources=(
        "Przyborowski and Wilenski 1940 (exact); Krishnamoorthy and Thomson 2004 (E-test)",
        "McCullagh and Nelder 1989 (dispersion)",
    ),
    example=Example(
        {
            "month": [f"{2017 + m // 12}-{m % 12 + 1:02d}" for m in range(30)],
            "value": [30 + m % 12 - (m // 12) * 4 for m in range(30)],
        },
    ),
)
def rolling_change(
    table: TableLike,
    *,
    when: When = "month",
    value: Value = "value",
    breaks: Annotated[
        str, Option("First months under a new counting rule, with commas.")
    ] = "",
    months: Annotated[int, Option("Months of each span.")] = 12,
    varies: Annotated[
        float, Option("How many times more than chance it varies; 0 judges from data.")
    ] = 0.0,
) -> Result:
    """Return each month that has two spans, with both totals, %, p and verdict."""
    line = counted(rows_of(table), when, value)
    between("months", months, 1, 120)
    if varies:
        between("dispersion", varies, 1, 1e6)
    if len(line) < 2 * months:
        raise BadTable(f"Two spans need {2 * months} months; there are {len(line)}.")
    if (line.values % 1 > 0).any():
        raise BadTable(f"Column “{value}” must hold whole counts of 0 or more.")
    factor = varies or dispersion.factor(line.values.tolist())
    starts = line.positions(breaks)
    found = [
        _row(line, end, months, starts, factor)
        for end in range(2 * months, len(line) + 1)
    ]
    return _result(line, found, factor, months)


def _row(
    line: Series, end: int, months: int, starts: list[int], factor: float
) -> tuple[str, Change | None, int]:
    first, second = (
        line.values[end - 2 * months : end - months],
        line.values[end - months : end],
    )
    crossed = sum(end - 2 * months < start < end for start in starts)
    if np.isnan(first).any() or np.isnan(second).any():
        return line.labels[end - 1], None, crossed
    change = two_counts(int(first.sum()), int(second.sum()), dispersion=factor)
    return line.labels[end - 1], change, crossed


def _result(
    line: Series,
    found: list[tuple[str, Change | None, int]],
    factor: float,
    months: int,
) -> Result:
    label, change, crossed = found[-1]
    sentence = f"A month is missing, so no change to {label} can be given."
    if change is not None:
        words = change_sentence(change, breaks=crossed)
        sentence = f"{months} months to {label}: {words}."
    totals = [one.after if one else float("nan") for _, one, _ in found]
    return Result(
        method="rolling-change",
        definition=DEFINITION,
        sentence=sentence,
        table=_table(found),
        figures={
            "p": change.p if change and not crossed else None,
            "dispersion": factor,
        },
        warnings=(
            *line.warnings,
            f"The months vary {factor:.1f} times as much as chance alone would make them.",
        ),
        period=line.period,
        spec=curves_spec(
            [each for each, _, _ in found],
            {"total": totals},
            title=sentence,
            subtitle="",
            unit="Count",
        ),
    )


def _table(found: list[tuple[str, Change | None, int]]) -> pa.Table:
    """Return a row for each month; what a break or a gap forbids to say is null."""
    known = [(one, cross) for _, one, cross in found]
    return pa.table(
        {
            "to": [each for each, _, _ in found],
            "before": [one.before if one else None for one, _ in known],
            "after": [one.after if one else None for one, _ in known],
            "percent": [one.percent if one and not x else None for one, x in known],
            "p": [one.p if one and not x else None for one, x in known],
            "verdict": [_verdict(one, x) for one, x in known],
        }
    )


def _verdict(change: Change | None, crossed: int) -> str:
    if change is None or crossed:
        return str(Verdict.NOT_COMPARABLE)
    return str(change.verdict)
