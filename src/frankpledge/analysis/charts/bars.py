"""Shares and small multiples: bars from zero, one small chart for each type."""

from collections.abc import Sequence

from frankpledge.analysis.charts.comparison import names_axis, value_axis
from frankpledge.analysis.charts.pictures import Caption, Chart, Place, shown
from frankpledge.analysis.charts.theme import NAVY, ORANGE, WIDE, Spec, framed


def bar_chart(
    places: Sequence[Place],
    caption: Caption,
    *,
    unit: str,
    decimals: int,
    width: int = WIDE,
) -> Chart:
    """Return bars from zero, longest first, each with its figure at its end."""
    known = sorted(
        (place for place in places if place.value is not None),
        key=lambda place: (-(place.value or 0), place.name),
    )
    rows = [
        {
            "name": place.name,
            "value": place.value,
            "label": shown(place.value, decimals),
            "own": place.is_own,
        }
        for place in known
    ]
    y = names_axis("name", None, 140 if width < WIDE else 340)
    below_zero = any((place.value or 0) < 0 for place in known)
    x = value_axis(unit, decimals)
    if below_zero:
        x = {**x, "scale": {"zero": True, "padding": 50}}
    layers = bar_layers(x, y, below_zero=below_zero)
    top = "; ".join(f"{row['name']} {row['label']}" for row in rows[:5])
    return Chart(
        spec=framed(
            {"data": {"values": rows}, "layer": layers},
            title=caption.finding,
            subtitle=caption.detail,
            width=width,
            height={"step": 26},
        ),
        alt=f"{caption.finding} {'Highest: ' + top + '.' if top else 'Nothing known.'}",
        header=("Name", unit),
        rows=tuple((place.name, place.value) for place in places),
    )


def bar_layers(x: Spec, y: Spec, *, below_zero: bool = False) -> list[Spec]:
    """Return the bars, the own area's in a colour of its own, and their figures."""
    return [
        {
            "mark": {"type": "bar"},
            "encoding": {
                "y": y,
                "x": x,
                "color": {
                    "condition": {"test": "datum.own", "value": ORANGE},
                    "value": NAVY,
                },
            },
        },
        *([_figures(x, y, "right")] if below_zero else []),
        _figures(x, y, "left", below_zero=below_zero),
    ]


def _figures(x: Spec, y: Spec, align: str, *, below_zero: bool = True) -> Spec:
    """Return the figures beyond the ends of the bars, on one side of zero or all."""
    side = ">= 0" if align == "left" else "< 0"
    only = {"transform": [{"filter": f"datum.value {side}"}]} if below_zero else {}
    return {
        **only,
        "mark": {"type": "text", "align": align, "dx": 4 if align == "left" else -4},
        "encoding": {"y": y, "x": x, "text": {"field": "label"}},
    }
