"""Effects with their intervals against no effect; what came beside what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.analysis.charts.comparison import names_axis, value_axis
from frankpledge.analysis.charts.theme import (
    CHARCOAL,
    NAVY,
    ORANGE,
    PLUM,
    QUIET,
    WIDE,
    Spec,
    framed,
    left_out,
)


MOST_ROWS = 60
"""A chart of more rows is not read; the table holds them all."""


@dataclass(frozen=True)
class Mark:
    """One estimate on the chart; without limits it is a bare point."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    is_own: bool = False


def effects_spec(
    marks: Sequence[Mark],
    *,
    title: str,
    subtitle: str,
    unit: str,
    none: float = 0.0,
    decimals: int = 1,
) -> Spec:
    """
    Return points with intervals, one a row in the order given, and a line at no effect.

    The own estimate is an orange diamond, every other a navy circle.
    """
    rows = [
        {
            "name": mark.name,
            "value": mark.value,
            "low": mark.low,
            "high": mark.high,
            "own": mark.is_own,
        }
        for mark in marks[:MOST_ROWS]
    ]
    y = names_axis("name", [str(row["name"]) for row in rows], 300)
    x = value_axis(unit, decimals)
    layers = _effect_layers(x, y, none)
    return framed(
        {"data": {"values": rows}, "layer": layers},
        title=title,
        subtitle=subtitle + left_out(len(marks), MOST_ROWS),
        width=WIDE,
        height={"step": 24},
    )


def _effect_layers(x: Spec, y: Spec, none: float) -> list[Spec]:
    """Return the line at no effect, the intervals and the points."""
    colour = {"condition": {"test": "datum.own", "value": ORANGE}, "value": NAVY}
    return [
        {
            "data": {"values": [{"none": none}]},
            "mark": {"type": "rule", "color": CHARCOAL, "strokeDash": [4, 3]},
            "encoding": {"x": {"field": "none", "type": "quantitative"}},
        },
        {
            "mark": {"type": "rule", "strokeWidth": 2},
            "encoding": {
                "y": y,
                "x": {**x, "field": "low"},
                "x2": {"field": "high"},
                "color": colour,
            },
        },
        {
            "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
            "encoding": {
                "y": y,
                "x": x,
                "color": colour,
                "shape": {
                    "condition": {"test": "datum.own", "value": "diamond"},
                    "value": "circle",
                },
            },
        },
    ]


def beside_spec(
    labels: Sequence[str],
    seen: Sequence[float],
    expected: Sequence[float],
    starts: str,
    *,
    title: str,
    subtitle: str,
    unit: str,
) -> Spec:
    """Return what was seen (full) and expected (dashed) a period, and where it began."""
    rows: list[dict[str, object]] = [
        {"at": label, "value": float(value), "line": name}
        for name, values in (("seen", seen), ("expected", expected))
        for label, value in zip(labels, values, strict=True)
    ]
    x: Spec = {
        "field": "at",
        "type": "ordinal",
        "title": None,
        "sort": list(labels),
        "axis": {"labelOverlap": "greedy", "labelAngle": 0, "labelSeparation": 8},
    }
    layers = _beside_layers(rows, x, starts, unit)
    return framed(layers, title=title, subtitle=subtitle, width=WIDE, height=320)


def _beside_layers(
    rows: list[dict[str, object]], x: Spec, starts: str, unit: str
) -> list[Spec]:
    """Return the line where it began and the two lines, told apart by their dash."""
    names = {"domain": ["seen", "expected"]}
    below: Spec = {"orient": "bottom"}
    line: Spec = {"field": "line", "type": "nominal", "title": None, "legend": below}
    return [
        {
            "data": {"values": [{"at": starts, "label": "start"}]},
            "mark": {"type": "rule", "color": PLUM, "strokeDash": [2, 2]},
            "encoding": {"x": x},
        },
        {
            "data": {"values": rows},
            "mark": {"type": "line", "strokeWidth": 2, "point": True},
            "encoding": {
                "x": x,
                "y": {
                    "field": "value",
                    "type": "quantitative",
                    "title": unit,
                    "scale": {"zero": True},
                },
                "color": {**line, "scale": {**names, "range": [NAVY, QUIET]}},
                "strokeDash": {**line, "scale": {**names, "range": [[1, 0], [6, 3]]}},
            },
        },
    ]


def lengths_spec(
    names: Sequence[str],
    values: Sequence[float],
    *,
    title: str,
    subtitle: str,
    unit: str,
) -> Spec:
    """Return bars from zero in the order given, with room for long names."""
    rows = [
        {"name": name, "value": float(value)}
        for name, value in zip(names, values, strict=True)
    ][:MOST_ROWS]
    y = names_axis("name", [str(row["name"]) for row in rows], 300)
    return framed(
        {
            "data": {"values": rows},
            "layer": [
                {
                    "mark": {"type": "bar", "color": NAVY},
                    "encoding": {"y": y, "x": value_axis(unit, 1)},
                }
            ],
        },
        title=title,
        subtitle=subtitle + left_out(len(names), MOST_ROWS),
        width=WIDE,
        height={"step": 24},
    )
