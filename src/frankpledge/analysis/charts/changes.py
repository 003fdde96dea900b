"""Before and after, row by row: a hollow point, a full one and the way between."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.analysis.charts.comparison import names_axis, value_axis
from frankpledge.analysis.charts.theme import (
    NAVY,
    ORANGE,
    QUIET,
    RULE,
    WIDE,
    Spec,
    framed,
    left_out,
)


CLEAR = ("rose", "fell")
MOST_ROWS = 40
"""A chart of more rows is not read; the table holds them all."""


def change_spec(
    names: Sequence[str | None],
    before: Sequence[float],
    after: Sequence[float],
    verdicts: Sequence[str],
    *,
    unit: str = "Events",
    title: str = "Before (hollow) and after (full)",
    subtitle: str = (
        "Orange rose and navy fell by more than chance explains; grey and dashed did not."
    ),
) -> Spec | None:
    """
    Return the earlier (hollow) and later (full) figure of each row; None for none.

    A clear rise is orange, a clear fall navy, and any other change grey and dashed.
    """
    rows = [
        {"name": str(name), "before": one, "value": two, "verdict": verdict}
        for name, one, two, verdict in zip(names, before, after, verdicts, strict=True)
        if one == one and two == two
    ][:MOST_ROWS]
    if not rows:
        return None
    y = names_axis("name", [str(row["name"]) for row in rows], 240)
    x = value_axis(unit, 2)
    clear = {"field": "verdict", "type": "nominal", "legend": None}
    domain = [*CLEAR, "no clear change", "not comparable"]
    colour = {
        **clear,
        "scale": {"domain": domain, "range": [ORANGE, NAVY, QUIET, RULE]},
    }
    return framed(
        {"data": {"values": rows}, "layer": _layers(x, y, colour)},
        title=title,
        subtitle=subtitle + left_out(len(names), MOST_ROWS),
        width=WIDE,
        height={"step": 26},
    )


def _layers(x: Spec, y: Spec, colour: Spec) -> list[Spec]:
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 2},
            "encoding": {
                "y": y,
                "x": {**x, "field": "before"},
                "x2": {"field": "value"},
                "color": colour,
                "strokeDash": {
                    "condition": {
                        "test": "datum.verdict == 'rose' || datum.verdict == 'fell'",
                        "value": [1, 0],
                    },
                    "value": [3, 3],
                },
            },
        },
        {
            "mark": {"type": "point", "filled": False, "size": 70, "strokeWidth": 2},
            "encoding": {"y": y, "x": {**x, "field": "before"}, "color": colour},
        },
        {
            "mark": {"type": "point", "filled": True, "opacity": 1, "size": 90},
            "encoding": {"y": y, "x": x, "color": colour},
        },
    ]
