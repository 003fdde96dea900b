"""The result card of a before-and-after: its rows, headline figures and chart."""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass, fields

import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.patterns.displacement import (
    Estimate,
    Quotient,
    RelativeEffect,
    WeightedDifference,
)
from frankpledge.analysis.patterns.evaluation.verdicts import Verdict


def measures_of(
    difference: WeightedDifference,
    effect: RelativeEffect,
    quotient: Quotient,
    *,
    has_around: bool,
    same_length: bool,
) -> pa.Table:
    """Return one row a measure: value, interval and error where it has them, unit."""
    rows = [_row("difference in the target", difference.local)]
    if has_around:
        rows.append(_row("difference around it", difference.displaced))
        rows.append(_row("difference in all", difference.total))
    rows += _of_effect(effect)
    parts = "parts of the comparison's count"
    if same_length:
        rows.append(Row("gross effect", quotient.gross_effect))
        rows.append(Row("net effect", quotient.net_effect, unit=parts))
    if has_around:
        rows.append(Row("total net effect", quotient.total_net_effect))
        rows.append(Row("success measure", quotient.success, unit=parts))
        rows.append(Row("buffer measure", quotient.buffer, unit=parts))
        meaning = str(quotient.meaning)
        rows.append(Row("displacement quotient", quotient.quotient, unit=meaning))
    columns = list(zip(*map(astuple, rows), strict=True))
    return pa.table(
        {
            field.name: pa.array(column, pa.string() if text else pa.float64())
            for field, column, text in zip(
                fields(Row),
                columns,
                (True, False, False, False, False, True),
                strict=True,
            )
        }
    )


@dataclass(frozen=True)
class Row:
    """One measure; null where it has no interval or no error."""

    measure: str
    value: float | None
    low: float | None = None
    high: float | None = None
    error: float | None = None
    unit: str = "events"


def _row(name: str, found: Estimate) -> Row:
    return Row(name, found.value, found.low, found.high, found.error)


def _of_effect(effect: RelativeEffect) -> list[Row]:
    """Return the effect, what it prevented, and both as a ratio that others print."""
    percent, low, high = (
        100 * (one - 1) for one in (effect.ratio, effect.low, effect.high)
    )
    return [
        Row("effect", percent, low, high, unit="per cent of expected"),
        Row("prevented", effect.prevented, effect.prevented_low, effect.prevented_high),
        Row(
            "relative effect size",
            1 / effect.ratio,
            1 / effect.high,
            1 / effect.low,
            math.sqrt(effect.log_variance),
            "times (error: of its logarithm, by chance alone)",
        ),
    ]


def figures_of(
    difference: WeightedDifference,
    effect: RelativeEffect,
    quotient: Quotient,
    verdict: Verdict,
) -> dict[str, float | str | None]:
    """Return the headline figures of the card."""
    total = difference.total
    return {
        "difference": total.value,
        "error": total.error,
        "z": total.z,
        "p": total.p,
        "low": total.low,
        "high": total.high,
        "effect_percent": effect.percent,
        "prevented": effect.prevented,
        "prevented_low": effect.prevented_low,
        "prevented_high": effect.prevented_high,
        "displacement_quotient": quotient.quotient,
        "total_net_effect": quotient.total_net_effect,
        "verdict": verdict.grade.value,
    }


def spec_of(difference: WeightedDifference, *, has_around: bool) -> Spec:
    """Return the chart of the differences."""
    shown = [("In the target", difference.local)]
    if has_around:
        shown.append(("Around it", difference.displaced))
        shown.append(("In all", difference.total))
    marks = [
        Mark(name, found.value, found.low, found.high, is_own=name == shown[-1][0])
        for name, found in shown
    ]
    return effects_spec(
        marks,
        title="Change against the comparison",
        subtitle="Events more or fewer, with intervals; left of the line is fewer.",
        unit="Events",
    )
