"""The result card of a before-and-after: its rows, headline figures and chart."""

from __future__ import annotations

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
    """Return one row a measure, with its interval where it has one."""
    rows: list[tuple[str, float | None, float | None, float | None, str]] = [
        _row("difference in the target", difference.local),
    ]
    if has_around:
        rows.append(_row("difference around it", difference.displaced))
        rows.append(_row("difference in all", difference.total))
    percent = [100 * (one - 1) for one in (effect.ratio, effect.low, effect.high)]
    rows.append(("effect", *percent, "per cent of expected"))  # type: ignore[arg-type]
    prevented = (effect.prevented, effect.prevented_low, effect.prevented_high)
    rows.append(("prevented", *prevented, "events"))
    if same_length:
        rows.append(("gross effect", quotient.gross_effect, None, None, "events"))
    if has_around:
        rows.append(
            ("total net effect", quotient.total_net_effect, None, None, "events")
        )
        rows.append(
            ("displacement quotient", quotient.quotient, None, None, quotient.meaning)
        )
    names = ("measure", "value", "low", "high", "unit")
    kinds = (pa.string(), pa.float64(), pa.float64(), pa.float64(), pa.string())
    return pa.table(
        {
            name: pa.array([row[at] for row in rows], kind)
            for at, (name, kind) in enumerate(zip(names, kinds, strict=True))
        }
    )


def _row(name: str, found: Estimate) -> tuple[str, float, float, float, str]:
    return (name, found.value, found.low, found.high, "events")


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
