"""What stands round the values of a chart over time: gaps, limits, path, notes."""

from collections.abc import Sequence
from datetime import date, timedelta

from frankpledge.analysis.charts.pictures import DatedNote, Limits, PathPoint, Point
from frankpledge.analysis.charts.theme import PALE, PLUM, QUIET, Spec


def not_supplied(points: Sequence[Point]) -> list[Spec]:
    """Return the shaded columns over periods that were never supplied."""
    rows = [
        {
            "on": point.starts_on.isoformat(),
            "to": point.ends_before.isoformat(),
            "text": "not supplied",
        }
        for point in points
        if point.value is None
    ]
    if not rows:
        return []
    x = {"field": "on", "type": "temporal", "title": None}
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rect", "color": PALE},
            "encoding": {"x": x, "x2": {"field": "to"}},
        },
        {
            "data": {"values": rows[:1]},
            "mark": {
                "type": "text",
                "angle": 270,
                "align": "left",
                "dx": 6,
                "dy": 9,
                "color": QUIET,
                "baseline": "middle",
            },
            "encoding": {
                "x": x,
                "y": {"value": "height"},
                "text": {"field": "text"},
            },
        },
    ]


def limit_layers(limits: Sequence[Limits]) -> list[Spec]:
    """Return centre line and control limits, one stretch after another."""
    rows = [
        {
            "on": stretch.starts_on.isoformat(),
            "to": (stretch.ends_before - timedelta(days=1)).isoformat(),
            "value": value,
            "line": line,
        }
        for stretch in limits
        for line, value in (
            ("centre", stretch.centre),
            ("limit", stretch.lower),
            ("limit", stretch.upper),
        )
    ]
    if not rows:
        return []
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rule", "color": QUIET, "strokeWidth": 1.5},
            "encoding": {
                "x": {"field": "on", "type": "temporal", "title": None},
                "x2": {"field": "to"},
                "y": {"field": "value", "type": "quantitative"},
                "strokeDash": {
                    "field": "line",
                    "type": "nominal",
                    "scale": {
                        "domain": ["centre", "limit"],
                        "range": [[1, 0], [5, 4]],
                    },
                    "legend": None,
                },
            },
        }
    ]


def path_layers(target: Sequence[PathPoint]) -> list[Spec]:
    """Return the path from baseline to target, named at its end."""
    if not target:
        return []
    rows = [{"on": step.on.isoformat(), "value": step.value} for step in target]
    encoding = {
        "x": {"field": "on", "type": "temporal", "title": None},
        "y": {"field": "value", "type": "quantitative"},
    }
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "line", "color": PLUM, "strokeDash": [8, 4]},
            "encoding": encoding,
        },
        {
            "data": {"values": [{**rows[-1], "text": "target"}]},
            "mark": {"type": "text", "align": "right", "dy": -8, "color": PLUM},
            "encoding": {**encoding, "text": {"field": "text"}},
        },
    ]


def note_layers(
    notes: Sequence[DatedNote],
    span: tuple[date, date],
    *,
    colour: str,
    dash: list[int],
    shelf: int,
) -> list[Spec]:
    """Return upright lines with their words, on two shelves so they do not collide."""
    if not notes:
        return []
    rows = [{"on": note.on.isoformat(), "text": note.text} for note in notes]
    x = {"field": "on", "type": "temporal", "title": None}
    middle = (span[0] + (span[1] - span[0]) / 2).isoformat()
    words: list[Spec] = [
        {
            "data": {"values": [row for row in rows if (row["on"] > middle) is late]},
            "mark": {
                "type": "text",
                "align": "right" if late else "left",
                "dx": -5 if late else 5,
                "dy": 8 + 16 * shelf,
                "color": colour,
                "limit": 220,
            },
            "encoding": {"x": x, "y": {"value": 0}, "text": {"field": "text"}},
        }
        for late in (False, True)
    ]
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rule", "color": colour, "strokeDash": dash},
            "encoding": {"x": x},
        },
        *words,
    ]
