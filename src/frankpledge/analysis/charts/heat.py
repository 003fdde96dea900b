"""Tables whose cells are shaded by their figure: hours by weekday, bands by bands."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.analysis.charts.theme import (
    BLUES,
    INK,
    NO_DATA,
    ORANGE,
    RULE,
    WIDE,
    Spec,
    framed,
)


TALL_ROW = 34
WHITE_FROM = 0.75
"""Share of the top from which the shade is dark enough for white words (4.5:1)."""


def heat_spec(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Sequence[float]],
    *,
    title: str,
    subtitle: str,
    unit: str,
    across: str,
    down: str,
    labels: Sequence[Sequence[str]] | None = None,
    marked: Sequence[Sequence[bool]] | None = None,
) -> Spec:
    """
    Return the table as shaded cells, the first row on top; NaN stays white.

    `labels` are printed in the cells, dark on pale and white on dark; without them
    the shade and its legend speak. Cells that are `marked` have an orange outline.
    """
    cells = [
        {
            "row": row,
            "column": column,
            "value": None if (value := values[i][j]) != value else float(value),
            "label": labels[i][j] if labels else "",
            "marked": bool(marked[i][j]) if marked else False,
        }
        for i, row in enumerate(rows)
        for j, column in enumerate(columns)
    ]
    top = max((float(v) for line in values for v in line if v == v), default=1.0) or 1.0
    place = {"x": _axis("column", columns, across), "y": _axis("row", rows, down)}
    layers: list[Spec] = [{"mark": _tile(), "encoding": place | _shades(unit, top)}]
    if marked:
        layers.append(_outlines(place))
    if labels:
        layers.append(_words(place, top))
    return framed(
        {"data": {"values": cells}, "layer": layers},
        title=title,
        subtitle=subtitle,
        width=WIDE,
        height={"step": TALL_ROW},
    )


def _axis(field: str, order: Sequence[str], title: str) -> Spec:
    return {
        "field": field,
        "type": "ordinal",
        "sort": list(order),
        "title": title,
        "axis": {"labelAngle": 0, "labelLimit": 240, "ticks": False, "domain": False},
    }


def _tile() -> Spec:
    return {"type": "rect", "stroke": RULE, "strokeWidth": 0.5}


def _shades(unit: str, top: float) -> Spec:
    return {
        "color": {
            "condition": {
                "test": "isValid(datum.value)",
                "field": "value",
                "type": "quantitative",
                "title": unit,
                "scale": {"domain": [0, top], "range": list(BLUES)},
                "legend": {"orient": "top", "gradientLength": 260},
            },
            "value": NO_DATA,
        }
    }


def _outlines(place: Spec) -> Spec:
    return {
        "transform": [{"filter": "datum.marked"}],
        "mark": {"type": "rect", "fill": None, "stroke": ORANGE, "strokeWidth": 3},
        "encoding": place,
    }


def _words(place: Spec, top: float) -> Spec:
    dark = f"datum.value > {WHITE_FROM * top!r}"
    return {
        "mark": {"type": "text"},
        "encoding": {
            **place,
            "text": {"field": "label"},
            "color": {"condition": {"test": dark, "value": "#FFFFFF"}, "value": INK},
        },
    }
