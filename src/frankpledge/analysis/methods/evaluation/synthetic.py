"""Synthetic control: an area beside a mixture of others that went as it did before."""

from __future__ import annotations

from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.effects import beside_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.evaluation.words import (
    Area,
    Around,
    Count,
    Period,
    Start,
    made_up,
    panel_from,
    shared_warnings,
)
from frankpledge.analysis.methods.options import Confidence
from frankpledge.analysis.methods.refusals import said_plainly
from frankpledge.analysis.methods.registry import (
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result, Value
from frankpledge.analysis.methods.tables import TableLike, between
from frankpledge.analysis.patterns.evaluation.panels import Panel
from frankpledge.analysis.patterns.evaluation.synthetic import (
    Synthetic,
    synthetic_control,
)
from frankpledge.analysis.statistics.sentences import number, signed


SYNTHETIC = (
    "No other area is quite like the treated one, but a mixture of several may go as "
    "it went before the start: so much of the one, so much of the other, in parts of "
    "0 or more that add to 1, every area first divided by its own mean. The gap "
    "between the area and its mixture afterwards is the effect. The same is then done "
    "for every other area, where nothing was done: how far their gaps stray gives p "
    "and the interval. Each gap is taken over its own error: chance in the counts, "
    "how far areas drift by themselves, and what of the misfit before chance does not "
    "explain. Under 19 others Student's t takes the place of their ranks."
)


@method(
    "synthetic-control",
    family=Family.EVALUATION,
    title="Synthetic control: the area beside a mixture of others",
    question="What would have happened here without the operation?",
    definition=SYNTHETIC,
    sources=(
        "Abadie, Diamond and Hainmueller 2010, J. Amer. Statist. Assoc. 105",
        "Abadie 2021, J. Economic Literature 59",
    ),
    example=Example(made_up(), {"treated": "A", "start": "2019-01"}),
)
def synthetic(
    table: TableLike,
    *,
    treated: Annotated[str, Option("The area that had the operation.")],
    start: Start,
    area: Area = "area",
    period: Period = "period",
    events: Count = "events",
    around: Around = (),
    confidence: Confidence = 0.95,
) -> Result:
    """Return what was seen and expected in each period, the gap and the weights."""
    between("confidence", confidence, 0.5, 0.999)
    given = panel_from(table, area, period, events)
    panel = given.whole().without(around)
    first = panel.first_after(start)
    with said_plainly():
        found = synthetic_control(panel, treated, first, confidence)
    percent = found.percent
    size = "" if percent is None else f" ({signed(percent[0], 0)}%)"
    clear = found.low > 0 or found.high < 0
    mixed = {name: part for name, part in found.weights.items() if part > 0.005}
    told = ", ".join(f"{name} {number(100 * part)}%" for name, part in mixed.items())
    return Result(
        method="synthetic-control",
        definition=SYNTHETIC,
        sentence=(
            f"{treated} had {signed(found.gap)} events a period against its mixture"
            f"{size}, from {signed(found.low)} to {signed(found.high)}: "
            + ("more than placebo areas stray." if clear else "we cannot tell yet.")
        ),
        table=_table(panel, found, first),
        figures=_figures(found, percent, mixed),
        warnings=(
            f"The mixture: {told}.",
            *shared_warnings(given, len(found.placebos), confidence, around),
        ),
        period=f"{panel.periods[0]} to {panel.periods[-1]}",
        spec=_spec(treated, panel, found, first),
    )


def _table(panel: Panel, found: Synthetic, first: int) -> pa.Table:
    return pa.table(
        {
            "period": list(panel.periods),
            "seen": found.seen,
            "expected": found.expected,
            "gap": found.seen - found.expected,
            "is_after": [at >= first for at in range(len(panel.periods))],
        }
    )


def _figures(
    found: Synthetic,
    percent: tuple[float, float, float] | None,
    mixed: dict[str, float],
) -> dict[str, Value]:
    return {
        "gap": found.gap,
        "low": found.low,
        "high": found.high,
        "confidence": found.confidence,
        "p": found.p,
        "misfit_before": found.misfit,
        "effect_percent": None if percent is None else percent[0],
        "low_percent": None if percent is None else percent[1],
        "high_percent": None if percent is None else percent[2],
        **{f"weight of {name}": part for name, part in mixed.items()},
    }


def _spec(treated: str, panel: Panel, found: Synthetic, first: int) -> Spec:
    return beside_spec(
        panel.periods,
        found.seen.tolist(),
        found.expected.tolist(),
        panel.periods[first],
        title=f"{treated} beside its mixture of other areas",
        subtitle="Full: seen. Dashed: expected. The dotted line is the start.",
        unit="Events",
    )
