"""Box plots: in which quarter of the group an area lies, and who is far out."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from frankpledge.analysis.charts.comparison import box_chart
from frankpledge.analysis.charts.pictures import Caption
from frankpledge.analysis.methods.options import Name
from frankpledge.analysis.methods.rates.shares import places
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    names_of,
    numbers,
    rows_of,
    told_twice,
    with_columns,
)
from frankpledge.analysis.statistics.ranking import Box, box, shared_ranks
from frankpledge.analysis.statistics.sentences import number


MOST_POINTS = 5000
"""Areas that a chart of points is drawn for, at most."""
BOX = (
    "Half of the areas lie inside the box, its line is the median, and the whiskers "
    "reach to the last area within one and a half box lengths. Areas beyond are "
    "outliers. Quartiles are interpolated. A box says nothing about chance."
)


@method(
    "box-positions",
    family=Family.COMPARISON,
    title="Quarters and outliers (box plot)",
    question="In which quarter of the group are we, and who is far out?",
    definition=BOX,
    sources=("Tukey 1977, Exploratory Data Analysis; Hyndman and Fan 1996, type 7",),
    example=Example(
        {
            "area": ["Home", "Ash", "Birch", "Cedar", "Elm"],
            "rate": [9.1, 7.2, 8.0, 7.7, 8.4],
        },
        {"own": "Home"},
    ),
)
def box_positions(
    table: TableLike,
    *,
    area: Name = "area",
    value: Annotated[str, ColumnOf("The figure compared.")] = "rate",
    own: Annotated[str, Option("Name of the own area; none for no mark.")] = "",
) -> Result:
    """Return each area with its rank and position; figures hold the box."""
    rows = rows_of(table)
    names = names_of(rows, area)
    values = numbers(rows, value, may_be_missing=True)
    if np.isnan(values).all():
        raise BadTable("No area has a figure.")
    found = box(values)
    outliers = [n for n, p in zip(names, found.position, strict=True) if "outlier" in p]
    where = dict(zip(names, found.position, strict=True)).get(own)
    sentence = _box_sentence(own, where, found, outliers)
    unknown = found.position.count("not known")
    drawn = places(names, values, values, values, own)
    return Result(
        method="box-positions",
        definition=BOX,
        sentence=sentence,
        table=with_columns(
            rows, {"rank": shared_ranks(values), "position": found.position}
        ),
        figures=_box_figures(found),
        warnings=(
            *(f"{unknown} areas have no figure and are left out.",) * bool(unknown),
            *told_twice(names, "areas"),
        ),
        spec=box_chart(
            [("Group", drawn)], Caption(sentence, ""), unit="Value", decimals=2
        ).spec
        if len(drawn) <= MOST_POINTS
        else None,
    )


def _box_figures(found: Box) -> dict[str, float | str | bool | None]:
    low, median, high = found.quartiles
    return {
        "first quartile": low,
        "median": median,
        "third quartile": high,
        "lower whisker": found.whiskers[0],
        "upper whisker": found.whiskers[1],
    }


def _box_sentence(own: str, where: str | None, found: Box, outliers: list[str]) -> str:
    median = found.quartiles[1]
    middle = f"The median is {number(median, 2)}"
    if len(set(found.quartiles)) == 1 and not outliers:
        return f"Half of the areas or more have the same figure, {number(median, 2)}."
    place = f"{_placed(own, where)}. {middle}" if where else middle
    far = f"far out: {', '.join(outliers)}" if outliers else "nobody is far out"
    return f"{place}; {far}."


def _placed(own: str, where: str) -> str:
    if where == "not known":
        return f"{own} has no figure"
    if where.endswith("outlier"):
        return f"{own} is a {where}"
    return f"{own} lies in the {where}"
