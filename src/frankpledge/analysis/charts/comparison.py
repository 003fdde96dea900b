"""One area beside similar ones: a strip of points or a box with its own place marked."""

from collections.abc import Sequence
from statistics import median

from frankpledge.analysis.charts.pictures import Caption, Chart, Place, ended, shown
from frankpledge.analysis.charts.theme import (
    CHARCOAL,
    NAVY,
    ORANGE,
    PLUM,
    RULE,
    WIDE,
    Spec,
    framed,
)


OWN, OTHER = "own area", "similar area"


def strip_chart(
    places: Sequence[Place],
    caption: Caption,
    *,
    unit: str,
    decimals: int,
    width: int = WIDE,
    has_mean: bool = True,
    line: tuple[str, float] | None = None,
) -> Chart:
    """
    Return every area's value in order, its interval, and the group's mean.

    The own area is a named diamond; colour says which one it is, not whether
    its place is good. `line` draws another figure, by its name, instead of the mean.
    """
    known = in_order(places)
    rows = [place_row(place) for place in known]
    if has_mean and line is None and rows:
        line = ("mean", sum(row["value"] for row in rows) / len(rows))
    limit = 130 if width < WIDE else 220
    y = names_axis("name", [row["name"] for row in rows], limit)
    x = value_axis(unit, decimals)
    layers = [*interval_layers(x, y), *line_layers(line, decimals)]
    return Chart(
        spec=framed(
            {"data": {"values": rows}, "layer": layers},
            title=caption.finding,
            subtitle=caption.detail,
            width=width,
            height={"step": 24},
        ),
        alt=comparison_words(known, caption, decimals),
        header=("Rank", "Area", unit, "Low", "High"),
        rows=tuple(
            (rank, place.name, place.value, place.low, place.high)
            for rank, place in zip(ranks(known), known, strict=True)
        ),
    )


def box_chart(
    groups: Sequence[tuple[str, Sequence[Place]]],
    caption: Caption,
    *,
    unit: str,
    decimals: int,
    width: int = WIDE,
) -> Chart:
    """
    Return a box of each group (least, quartiles, most) with the own area on it.

    A group may be a set of similar areas or one measure's values; two sets of
    one measure stand side by side this way.
    """
    rows = [
        {**place_row(place), "group": name}
        for name, places in groups
        for place in in_order(places)
    ]
    limit = 130 if width < WIDE else 240
    y = names_axis("group", [name for name, _ in groups], limit)
    x = value_axis(unit, decimals)
    return Chart(
        spec=framed(
            [box_layer(rows, x, y), *own_layers(rows, x, y)],
            title=caption.finding,
            subtitle=caption.detail,
            width=width,
            height={"step": 76},
        ),
        alt=" ".join(
            [
                ended(caption.finding),
                *(box_words(name, p, decimals) for name, p in groups),
            ]
        ),
        header=("Group", "Area", unit, "Low", "High"),
        rows=tuple(
            (name, place.name, place.value, place.low, place.high)
            for name, places in groups
            for place in in_order(places)
        ),
    )


def in_order(places: Sequence[Place]) -> list[Place]:
    """Return the places whose value is known, lowest first."""
    known = [place for place in places if place.value is not None]
    return sorted(known, key=lambda place: (place.value, place.name))


def ranks(known: Sequence[Place]) -> list[int]:
    """Return each place's rank: 1 is the lowest value and equals share a rank."""
    first: dict[float | None, int] = {}
    for rank, place in enumerate(known, 1):
        first.setdefault(place.value, rank)
    return [first[place.value] for place in known]


def place_row(place: Place) -> Spec:
    """Return a place as a row of chart data."""
    return {
        "name": place.name,
        "value": place.value,
        "low": place.low,
        "high": place.high,
        "who": OWN if place.is_own else OTHER,
    }


def names_axis(field: str, order: list[str] | None, label_limit: int) -> Spec:
    """Return the axis of names, in this order or (None) as the rows come."""
    return {
        "field": field,
        "type": "nominal",
        "sort": order,
        "title": None,
        "axis": {"labelLimit": label_limit, "labelPadding": 8, "ticks": False},
    }


def value_axis(unit: str, decimals: int) -> Spec:
    """Return the value's axis; it starts at zero."""
    return {
        "field": "value",
        "type": "quantitative",
        "title": unit,
        "scale": {"zero": True},
        "axis": {"format": f",.{decimals}~f", "tickCount": 6},
    }


def own_marker() -> Spec:
    """Return how the own area differs: by shape and size first, then by colour."""

    def by_who(values: list[str] | list[int]) -> Spec:
        return {
            "field": "who",
            "type": "nominal",
            "scale": {"domain": [OWN, OTHER], "range": values},
            "legend": None,
        }

    return {
        "shape": by_who(["diamond", "circle"]),
        "color": by_who([ORANGE, NAVY]),
        "size": by_who([170, 60]),
    }


def interval_layers(x: Spec, y: Spec) -> list[Spec]:
    """Return every area's interval as a line with its value as a point on it."""
    return [
        {
            "mark": {"type": "rule", "color": RULE, "strokeWidth": 2},
            "encoding": {
                "y": y,
                "x": {**x, "field": "low"},
                "x2": {"field": "high"},
            },
        },
        {
            "mark": {"type": "point", "filled": True, "opacity": 1},
            "encoding": {"y": y, "x": x, **own_marker()},
        },
    ]


def box_layer(rows: Sequence[Spec], x: Spec, y: Spec) -> Spec:
    """Return a box of each group, whose whiskers end at its least and its most."""
    return {
        "data": {"values": rows},
        "mark": {
            "type": "boxplot",
            "extent": "min-max",
            "size": 24,
            "box": {"fill": "#FFFFFF", "stroke": CHARCOAL, "strokeWidth": 1.5},
            "median": {"color": CHARCOAL, "strokeWidth": 2},
            "rule": {"color": CHARCOAL},
        },
        "encoding": {"y": y, "x": x},
    }


def own_layers(rows: Sequence[Spec], x: Spec, y: Spec) -> list[Spec]:
    """Return the own area's mark on each box, with its name over it."""
    own = [row for row in rows if row["who"] == OWN]
    return [
        {
            "data": {"values": own},
            "mark": {"type": "point", "filled": True, "opacity": 1},
            "encoding": {"y": y, "x": x, **own_marker()},
        },
        {
            "data": {"values": own},
            "mark": {"type": "text", "dy": -20, "fontWeight": "bold", "color": PLUM},
            "encoding": {"y": y, "x": x, "text": {"field": "name"}},
        },
    ]


def line_layers(line: tuple[str, float] | None, decimals: int) -> list[Spec]:
    """Return a line across all rows, as at the group's mean, with its figure."""
    if line is None:
        return []
    name, mean = line
    rows = [{"mean": mean, "text": f"{name} {shown(mean, decimals)}"}]
    x = {"field": "mean", "type": "quantitative"}
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rule", "color": PLUM, "strokeDash": [6, 3]},
            "encoding": {"x": x},
        },
        {
            "data": {"values": rows},
            "mark": {"type": "text", "align": "left", "dx": 4, "color": PLUM},
            "encoding": {"x": x, "y": {"value": -6}, "text": {"field": "text"}},
        },
    ]


def comparison_words(known: Sequence[Place], caption: Caption, decimals: int) -> str:
    """Return what the strip shows: the finding, the ends and where the own area is."""
    if not known:
        return f"{ended(caption.finding)} No area's figure is known."
    places = zip(ranks(known), known, strict=True)
    own = [
        f"{place.name} is number {rank} of {len(known)}, counted from the lowest,"
        f" with {shown(place.value, decimals)}."
        for rank, place in places
        if place.is_own
    ]
    least, most = known[0], known[-1]
    ends = (
        f"Lowest {least.name}, {shown(least.value, decimals)};"
        f" highest {most.name}, {shown(most.value, decimals)}."
    )
    return " ".join([ended(caption.finding), *own, ends])


def box_words(name: str, places: Sequence[Place], decimals: int) -> str:
    """Return one box in words."""
    values = [place.value for place in in_order(places) if place.value is not None]
    if not values:
        return f"{name}: nothing known."
    return (
        f"{name}: from {shown(values[0], decimals)} to {shown(values[-1], decimals)},"
        f" half of the areas at or below {shown(median(values), decimals)}."
    )
