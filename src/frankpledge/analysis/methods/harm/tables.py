"""What sums of harm share: their columns, their weights and their cautions."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.effects import lengths_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.refusals import said_plainly
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Option,
    TableOf,
)
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    arrow,
    between,
    counts,
    numbers,
    rows_of,
    texts,
)
from frankpledge.analysis.patterns.harm.totals import Total, total
from frankpledge.analysis.patterns.harm.weights import (
    WeightTable,
    weight_table,
)
from frankpledge.analysis.statistics.sentences import number


Code = Annotated[str, ColumnOf("The kind of crime, as the table of weights has it.")]
Count = Annotated[str, ColumnOf("How many; empty where not supplied.")]
Weights = Annotated[
    TableLike,
    TableOf("Weights: code, weight, unit, valid_from, source; one row a code and day."),
]
OnDay = Annotated[date, Option("The day whose weights count.")]
MOST_IN_ONE = 0.5
RARE = 30


def weights_from(table: TableLike) -> WeightTable:
    """Return a table of weights; raise BadTable saying which row is wrong."""
    with said_plainly("The columns are code, weight, unit, valid_from and source."):
        return weight_table(arrow(table).to_pylist())


def summed(
    table: TableLike,
    columns: tuple[str, str],
    rule: WeightTable,
    on: date,
    confidence: float,
    *,
    multiplier: str = "",
) -> tuple[Total, int]:
    """Return the sum over the rows that have a count, and how many have none."""
    between("confidence", confidence, 0.5, 0.999)
    rows = rows_of(table)
    names = [name or "no code" for name in texts(rows, columns[0])]
    events = counts(rows, columns[1], may_be_missing=True)
    times = numbers(rows, multiplier, least=0) if multiplier else 0 * events + 1
    known = [at for at, one in enumerate(events.tolist()) if one == one]
    found = total(
        [names[at] for at in known],
        [float(events[at]) for at in known],
        rule,
        on,
        multipliers=[float(times[at]) for at in known],
        confidence=confidence,
    )
    if not found.counted and not found.left_out and not known:
        raise BadTable("No row has a count.")
    return found, rows.num_rows - len(known)


def lines_of(found: Total) -> pa.Table:
    """Return one row a code, with its weight, harm and source."""
    lines = found.lines
    weights = [line.weight for line in lines]
    return pa.table(
        {
            "code": [line.code for line in lines],
            "events": [line.count for line in lines],
            "weight": pa.array([one and one.weight for one in weights], pa.float64()),
            "harm": pa.array([line.harm for line in lines], pa.float64()),
            "valid_from": pa.array(
                [one and one.valid_from for one in weights], pa.date32()
            ),
            "source": pa.array([one and one.source for one in weights], pa.string()),
        }
    )


def shared_figures(found: Total) -> dict[str, float | int]:
    """Return what every sum of harm says of what it counted."""
    return {
        "events_counted": found.counted,
        "events_left_out": found.left_out,
        "codes_without_weight": len(found.without_weight),
    }


def cautions(found: Total, rule: WeightTable, missing: int) -> tuple[str, ...]:
    """Return what must be said beside a sum of harm."""
    name, share = found.heaviest
    told = {
        f"{number(found.left_out)} crimes of {len(found.without_weight)} kinds have no "
        f"weight and are left out: {', '.join(found.without_weight)}.": (
            bool(found.without_weight)
        ),
        f"{missing} rows have no count: missing, not 0.": missing > 0,
        f"{number(100 * share)}% of it is {name}: a few crimes more or fewer move the "
        "whole.": share > MOST_IN_ONE and _is_rare(found, name),
        f"Weights: {'; '.join(rule.sources)}.": True,
    }
    return tuple(words for words, is_so in told.items() if is_so)


def spec_of(found: Total, unit: str) -> Spec:
    """Return the chart of what weighs most."""
    lines = sorted(
        (line for line in found.lines if line.harm is not None),
        key=lambda line: -(line.harm or 0.0),
    )
    return lengths_spec(
        [line.code for line in lines],
        [line.harm or 0.0 for line in lines],
        title="What weighs most",
        subtitle=f"Count times weight, in {unit}.",
        unit=unit,
    )


def _is_rare(found: Total, code: str) -> bool:
    """Say whether so few crimes of a code came that one more or fewer shows."""
    return sum(line.count for line in found.lines if line.code == code) < RARE
