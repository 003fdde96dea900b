"""A funnel: areas by size, the common figure and the limits that narrow with size."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.analysis.charts.theme import (
    NAVY,
    ORANGE,
    PLUM,
    QUIET,
    WIDE,
    Spec,
    framed,
)


Line = tuple[str, Sequence[float], Sequence[float]]
HEIGHT = 380


def funnel_spec(
    points: Sequence[tuple[str, float, float, bool]],
    lines: Sequence[Line],
    baseline: float,
    *,
    title: str,
    subtitle: str,
    across: str,
    up: str,
) -> Spec:
    """
    Return the areas (name, size, value, whether outside) among lines over size.

    An area outside is a named diamond; each line is a name, its sizes and its values.
    """
    x = {"field": "size", "type": "quantitative", "title": across}
    y = {
        "field": "value",
        "type": "quantitative",
        "title": up,
        "scale": {"zero": False},
    }
    areas = [
        {"name": name, "size": size, "value": value, "outside": outside}
        for name, size, value, outside in points
        if size == size and value == value
    ]
    limits = [
        {"line": name, "size": float(size), "value": float(value)}
        for name, sizes, values in lines
        for size, value in zip(sizes, values, strict=True)
        if size == size and value == value
    ]
    layers = [
        _line_layer(limits, x, y),
        _common_layer(baseline, y),
        *_areas(areas, x, y),
    ]
    return framed(layers, title=title, subtitle=subtitle, width=WIDE, height=HEIGHT)


def _line_layer(limits: Sequence[Spec], x: Spec, y: Spec) -> Spec:
    return {
        "data": {"values": list(limits)},
        "mark": {"type": "line", "color": QUIET, "clip": True},
        "encoding": {
            "x": x,
            "y": y,
            "detail": {"field": "line"},
            "strokeDash": {
                "condition": {
                    "test": "indexof(datum.line, '0.95') >= 0",
                    "value": [4, 3],
                },
                "value": [1, 0],
            },
        },
    }


def _common_layer(baseline: float, y: Spec) -> Spec:
    return {
        "data": {"values": [{"value": baseline}]},
        "mark": {"type": "rule", "color": PLUM, "strokeDash": [6, 3]},
        "encoding": {"y": y},
    }


def _areas(areas: Sequence[Spec], x: Spec, y: Spec) -> list[Spec]:
    def by(inside: object, outside: object) -> Spec:
        return {
            "condition": {"test": "datum.outside", "value": outside},
            "value": inside,
        }

    return [
        {
            "data": {"values": list(areas)},
            "mark": {"type": "point", "filled": True, "opacity": 1},
            "encoding": {
                "x": x,
                "y": y,
                "color": by(NAVY, ORANGE),
                "shape": by("circle", "diamond"),
                "size": by(50, 130),
            },
        },
        {
            "data": {"values": [area for area in areas if area["outside"]]},
            "mark": {"type": "text", "align": "left", "dx": 8},
            "encoding": {"x": x, "y": y, "text": {"field": "name"}},
        },
    ]
