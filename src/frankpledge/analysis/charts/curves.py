"""Several lines over time or steps, with a band where chance alone may wander."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from frankpledge.analysis.charts.theme import (
    CHARCOAL,
    NAVY,
    ORANGE,
    PALETTE,
    PLUM,
    TEAL,
    WIDE,
    Spec,
    framed,
)


HEIGHT = 320
LABELS = 10
"""About as many labels as stand side by side under a chart."""
DAYS_NAMED = 300
"""Days that are labelled by day; longer spans are by month."""
DASHES: list[list[int]] = [[1, 0], [6, 3], [2, 2], [8, 2, 2, 2], [1, 4], [10, 4]]
Band = tuple[Sequence[float], Sequence[float]]


def curves_spec(
    labels: Sequence[str],
    lines: Mapping[str, Sequence[float]],
    *,
    title: str,
    subtitle: str,
    unit: str,
    band: Band | None = None,
    marked: Sequence[int] = (),
    is_time: bool = True,
) -> Spec:
    """
    Return the lines by name over the labels (dates where `is_time`), NaN as a gap.

    Lines differ by dash as well as by colour. `band` is drawn pale behind the first
    line; positions in `marked` get a diamond on it.
    """
    x = _across(is_time=is_time, order=labels)
    if is_time:
        x["axis"] = {**x["axis"], **_dated(labels)}
    layers = _band_layers(labels, band, x, unit)
    y = _up(unit)
    layers.append(_line_layer(labels, lines, x, y))
    first = next(iter(lines.values()))
    layers += _marks([(labels[at], float(first[at])) for at in marked], x, y)
    return framed(layers, title=title, subtitle=subtitle, width=WIDE, height=HEIGHT)


def bars_spec(
    labels: Sequence[str],
    values: Sequence[float],
    *,
    title: str,
    subtitle: str,
    unit: str,
    line: float | None = None,
) -> Spec:
    """Return bars in the order given, with a level line across where one is given."""
    rows = [
        {"at": label, "value": None if value != value else float(value)}
        for label, value in zip(labels, values, strict=True)
    ]
    x = _across(is_time=False, order=labels)
    layers: list[Spec] = [
        {
            "data": {"values": rows},
            "mark": {"type": "bar", "color": NAVY},
            "encoding": {"x": x, "y": _up(unit)},
        }
    ]
    if line is not None:
        layers.append(
            {
                "data": {"values": [{"value": line}]},
                "mark": {"type": "rule", "color": PLUM, "strokeDash": [6, 3]},
                "encoding": {"y": {"field": "value", "type": "quantitative"}},
            }
        )
    return framed(layers, title=title, subtitle=subtitle, width=WIDE, height=HEIGHT)


def _line_layer(
    labels: Sequence[str], lines: Mapping[str, Sequence[float]], x: Spec, y: Spec
) -> Spec:
    rows = [
        {"at": label, "value": None if value != value else float(value), "line": name}
        for name, values in lines.items()
        for label, value in zip(labels, values, strict=True)
    ]
    names = list(lines)
    return {
        "data": {"values": rows},
        "mark": {
            "type": "line",
            "strokeWidth": 2,
            "invalid": "break-paths-show-domains",
        },
        "encoding": {
            "x": x,
            "y": y,
            "color": _scaled(names, list(PALETTE[: len(names)])),
            "strokeDash": _scaled(names, DASHES[: len(names)]),
        },
    }


def _band_layers(
    labels: Sequence[str], band: Band | None, x: Spec, unit: str
) -> list[Spec]:
    if band is None:
        return []
    rows = [
        {"at": label, "low": float(low), "high": float(high)}
        for label, low, high in zip(labels, *band, strict=True)
        if low == low and high == high
    ]
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "area", "color": TEAL, "opacity": 0.2},
            "encoding": {
                "x": x,
                "y": {"field": "low", "type": "quantitative", "title": unit},
                "y2": {"field": "high"},
            },
        }
    ]


def _marks(points: Sequence[tuple[str, float]], x: Spec, y: Spec) -> list[Spec]:
    if not points:
        return []
    return [
        {
            "data": {"values": [{"at": at, "value": value} for at, value in points]},
            "mark": {
                "type": "point",
                "shape": "diamond",
                "filled": True,
                "opacity": 1,
                "size": 130,
                "color": ORANGE,
                "stroke": CHARCOAL,
            },
            "encoding": {"x": x, "y": y},
        }
    ]


def _dated(labels: Sequence[str]) -> Spec:
    """Return how a time axis is labelled: by year, month, day or hour as given."""
    length = len(labels[0]) if labels else 0
    if length == len("2019"):
        return {"format": "%Y"}
    if length == len("2019-07"):
        step = next((s for s in (1, 2, 3, 6, 12) if len(labels) <= s * LABELS), 24)
        ticks: Spec = {"interval": "month", "step": step}
        return {"format": "%b %Y", "tickCount": ticks if len(labels) > 1 else 1}
    if length == len("2019-07-31"):
        ends = date.fromisoformat(labels[0]), date.fromisoformat(labels[-1])
        is_long = (ends[1] - ends[0]).days > DAYS_NAMED
        return {"format": "%b %Y" if is_long else "%-d %b", "tickCount": LABELS}
    return {}


def _across(*, is_time: bool, order: Sequence[str]) -> Spec:
    if is_time:
        return {
            "field": "at",
            "type": "temporal",
            "title": None,
            "axis": {"labelOverlap": "greedy", "labelSeparation": 8},
        }
    return {
        "field": "at",
        "type": "ordinal",
        "sort": list(order),
        "title": None,
        "axis": {"labelAngle": 0, "labelOverlap": "greedy"},
    }


def _up(unit: str) -> Spec:
    return {
        "field": "value",
        "type": "quantitative",
        "title": unit,
        "scale": {"zero": True},
    }


def _scaled(names: Sequence[str], values: Sequence[object]) -> Spec:
    return {
        "field": "line",
        "type": "nominal",
        "scale": {"domain": list(names), "range": list(values)},
        "legend": {"orient": "top", "title": None} if len(names) > 1 else None,
    }
