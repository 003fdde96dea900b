"""How much of everything the fullest few hold: a curve beside an even spread."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.analysis.charts.theme import CHARCOAL, NAVY, WIDE, Spec, framed


HEIGHT = 360
MOST_POINTS = 200
"""Points of a curve that can be told apart; of more, these many are drawn."""


def concentration_spec(
    curve: Sequence[float], *, title: str, subtitle: str, places: str, events: str
) -> Spec:
    """
    Return the share of events at the fullest share of places, both in per cent.

    `curve` is the share at the fullest 1, 2, ... places. A broken line shows what an
    even spread would be.
    """
    count = len(curve)
    chosen = sorted({round(k * count / MOST_POINTS) for k in range(MOST_POINTS + 1)})
    points = [
        {"places": 100 * k / count, "events": 100 * (curve[k - 1] if k else 0.0)}
        for k in chosen
    ]
    x = _percent("places", places)
    y = _percent("events", events)
    even = [{"places": 0, "events": 0}, {"places": 100, "events": 100}]
    return framed(
        [
            {
                "data": {"values": even},
                "mark": {"type": "line", "color": CHARCOAL, "strokeDash": [6, 3]},
                "encoding": {"x": x, "y": y},
            },
            {
                "data": {"values": points},
                "mark": {"type": "line", "color": NAVY, "strokeWidth": 2.5},
                "encoding": {"x": x, "y": y},
            },
        ],
        title=title,
        subtitle=subtitle,
        width=WIDE,
        height=HEIGHT,
    )


def _percent(field: str, title: str) -> Spec:
    return {
        "field": field,
        "type": "quantitative",
        "title": title,
        "scale": {"domain": [0, 100]},
        "axis": {"tickCount": 6},
    }
