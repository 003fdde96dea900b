"""Paths to a target, the pace it needs, the year's end and the chance of meeting it."""

from __future__ import annotations

from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.methods.options import Name
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    TableOf,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    TableLike,
    between,
    grouped,
    names_of,
    numbers,
    one_of,
    rows_of,
)
from frankpledge.analysis.statistics import paths
from frankpledge.analysis.statistics.change import percent_change, smallest_clear_change
from frankpledge.analysis.statistics.sentences import number, signed


PATH = (
    "From baseline to target in so many steps: straight (the same number each step), "
    "compound (the same percentage each step, most at the start) or seasonal (a year's "
    "target spread over its months like a normal year). Kept exact; round only in print. Of counts it says which is the "
    "first that chance alone would give less than one time in twenty."
)
SharesOfYear = Annotated[
    TableLike | None,
    TableOf("Twelve months, in the year's order, with their `share` of a normal one."),
]
AreCounts = Annotated[
    bool, Option("The figures count events: say what is clear of chance.")
]


@method(
    "target-path",
    family=Family.TARGETS,
    title="Path to a target",
    question="Where should we be by the end of each year or month?",
    definition=PATH,
    sources=("Straight b + (t - b)k/n; compound b(t/b)^(k/n)",),
    example=Example(
        {
            "name": ["Domestic burglary", "Theft from vehicles"],
            "baseline": [969, 1598],
            "target": [795, 1167],
        },
        {"steps": 4, "counts": True},
    ),
)
def target_path(
    table: TableLike,
    *,
    name: Name = "name",
    baseline: Annotated[str, ColumnOf("Where it starts.")] = "baseline",
    target: Annotated[str, ColumnOf("Where it should end.")] = "target",
    steps: Annotated[int, Option("Steps from baseline to target.")] = 4,
    kind: Annotated[str, Option("linear, compound or seasonal.")] = "linear",
    shares: SharesOfYear = None,
    counts: AreCounts = False,
) -> Result:
    """
    Return a row for each target and step (or month) with the path's value.

    The figures are those of the first target: its first step, the change in all, in
    per cent of the baseline, the change at each step and, of counts, the nearest one
    that differs from the baseline by more than chance.
    """
    rows = rows_of(table)
    one_of("path", kind, ("linear", "compound", "seasonal"))
    between("steps", steps, 1, 1000)
    names = names_of(rows, name)
    _refuse_two_of_a_name(names)
    starts, ends = numbers(rows, baseline), numbers(rows, target)
    if kind == "compound" and not ((starts > 0).all() and (ends > 0).all()):
        raise BadTable("A compound path runs between figures above 0.")
    walk = _shares(shares) if kind == "seasonal" else None
    lines = {
        each: _path(float(begin), float(end), steps, kind, walk)
        for each, begin, end in zip(names, starts, ends, strict=True)
    }
    sentence = _path_words(names[0], starts[0], ends[0], steps, kind)
    first = lines[names[0]]
    labels = [str(at) for at in range(len(first))]
    return Result(
        method="target-path",
        definition=PATH,
        sentence=sentence,
        table=_table(lines, 0 if walk is None else 1),
        figures={
            "first step": first[1],
            **_steps(float(starts[0]), float(ends[0]), steps, kind, counts=counts),
        },
        spec=curves_spec(
            labels, lines, title=sentence, subtitle=kind, unit="Value", is_time=False
        ),
    )


def _steps(
    begin: float, end: float, steps: int, kind: str, *, counts: bool
) -> dict[str, float | None]:
    """Return how far the first target goes in all and at each step."""
    found = {"change in all, %": percent_change(begin, end)}
    if kind == "linear":
        found["change a step"] = (end - begin) / steps
    if kind == "compound":
        found["change a step, %"] = paths.percent_a_step(begin, end, steps)
    return found | (_clear(begin, end) if counts else {})


def _clear(begin: float, end: float) -> dict[str, float | None]:
    """Return the first count on the way that chance does not explain, if there is one."""
    if begin < 0 or not float(begin).is_integer():
        raise BadTable("A count of events is a whole number, from 0.")
    nearest = smallest_clear_change(int(begin), is_fall=end < begin)
    return {"first count clear of chance": nearest}


def _refuse_two_of_a_name(names: list[str]) -> None:
    for each, mine in grouped(names).items():
        if len(mine) > 1:
            raise BadTable(f"Two targets are called “{each}”: a path has one name.")


def _table(lines: dict[str, list[float]], first_step: int) -> pa.Table:
    """Return a row for each target and step, the steps counted from the first."""
    return pa.Table.from_pylist(
        [
            {"name": each, "step": at, "value": value}
            for each, line in lines.items()
            for at, value in enumerate(line, first_step)
        ]
    )


def _shares(shares: TableLike | None) -> Floats:
    if shares is None:
        raise BadTable("A seasonal path needs a table of months with their share.")
    return shares_of_year(shares)


def shares_of_year(shares: TableLike) -> Floats:
    """Return each month's share of a normal year; they need not add to 1."""
    found = numbers(rows_of(shares), "share", least=0)
    if not found.sum() > 0:
        raise BadTable("The shares of the year add to nothing.")
    return found


def _path(
    begin: float, end: float, steps: int, kind: str, walk: Floats | None
) -> list[float]:
    if walk is not None:
        return list(map(float, paths.seasonal(end, walk.tolist())))
    path = paths.compound if kind == "compound" else paths.linear
    return list(map(float, path(begin, end, steps)))


def _path_words(name: str, begin: float, end: float, steps: int, kind: str) -> str:
    ends = f"{name} goes from {number(begin)} to {number(end)}"
    if kind == "seasonal":
        return f"{name}: {number(end)} in the year, month by month as usual."
    if kind == "compound":
        each = paths.percent_a_step(float(begin), float(end), steps)
        return f"{ends}, {signed(each, 2)}% at each of {steps} steps."
    return f"{ends}, {signed((end - begin) / steps, 2)} at each of {steps} steps."
