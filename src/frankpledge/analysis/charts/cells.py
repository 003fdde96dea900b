"""Maps of cells, areas and centres on a plane of metres: classes by colour and legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from frankpledge.analysis.charts.theme import (
    BLUES,
    INK,
    NO_DATA,
    ORANGE,
    PALE,
    PLUM,
    QUIET,
    RULE,
    TEAL,
    WIDE,
    Spec,
    framed,
)


Corners = Sequence[tuple[float, float]]
Rings = Sequence[Corners]

# More shapes than this cannot be told apart on a page, and make a heavy file.
MOST_SHAPES = 4_000
HEIGHT = 560

HOT, COLD, NEITHER = "hot", "cold", "neither"
HOT_COLOURS: Mapping[str, str] = {HOT: ORANGE, COLD: BLUES[3], NEITHER: PALE}
KIND_COLOURS: Mapping[str, str] = {
    "persistent": PLUM,
    "new": ORANGE,
    "intermittent": BLUES[2],
    "gone": TEAL,
    "never hot": PALE,
}


@dataclass(frozen=True)
class Shape:
    """One polygon by its rings in metres (outer first), its class and words for it."""

    rings: Rings
    kind: str
    label: str


@dataclass(frozen=True)
class Drawing:
    """
    What a map shows: polygons by class, and marks (lines in metres) over them.

    `left_out` more were not made into shapes because they would not be drawn.
    """

    shapes: Sequence[Shape]
    colours: Mapping[str, str]
    lines: Sequence[Corners] = field(default=())
    left_out: int = 0


def square(west: float, south: float, size: float) -> Rings:
    """Return the ring of a square by its south-west corner."""
    east, north = west + size, south + size
    return [[(west, south), (east, south), (east, north), (west, north), (west, south)]]


def closed(corners: Corners) -> Corners:
    """Return the corners with the first again at the end."""
    return [*corners, corners[0]]


def cell_map_spec(
    drawing: Drawing, *, title: str, subtitle: str, unit: str
) -> Spec | None:
    """
    Return the map, north up and to scale; None where there is nothing to draw.

    Of more shapes than can be told apart the last are left out and the subtitle says
    so: give the most telling first.
    """
    shapes = drawing.shapes[:MOST_SHAPES]
    if not shapes:
        return None
    left_out = len(drawing.shapes) - len(shapes) + drawing.left_out
    if left_out:
        subtitle = f"{subtitle} {left_out:,} shapes are not drawn."
    subtitle = f"{subtitle} The map is {_wide(drawing, shapes):,.3g} km wide."
    seen = {each.kind for each in shapes}
    kinds = [kind for kind in drawing.colours if kind in seen]
    layers: list[Spec] = [
        {
            "data": {"values": [_feature(each) for each in shapes]},
            "mark": {"type": "geoshape", "stroke": RULE, "strokeWidth": 0.3},
            "encoding": _encoding(kinds, drawing.colours, unit),
        }
    ]
    if drawing.lines:
        layers.append(_lines(drawing.lines))
    return framed(
        {"projection": {"type": "identity", "reflectY": True}, "layer": layers},
        title=title,
        subtitle=subtitle,
        width=WIDE,
        height=HEIGHT,
    )


def classed(values: Sequence[float], decimals: int) -> tuple[list[str], dict[str, str]]:
    """
    Return the class of each value above 0 in words, and the classes' colours.

    Up to five classes of equal width from 0 to the highest; 0 and less is "none".
    Without decimals, whole numbers are parted into classes of whole numbers.
    """
    top = max(values, default=0.0)
    if top <= 0:
        return ["none"] * len(values), {"none": NO_DATA}
    if not decimals and all(float(value).is_integer() for value in values):
        return _whole_classes(values, int(top))
    steps = [top * number / len(BLUES) for number in range(1, len(BLUES) + 1)]
    names = [
        f"{top * number / len(BLUES):,.{decimals}f} to {step:,.{decimals}f}"
        for number, step in enumerate(steps)
    ]
    kinds = [
        "none" if value <= 0 else names[min(int(len(BLUES) * value / top), 4)]
        for value in values
    ]
    shades = dict(zip(reversed(names), reversed(BLUES), strict=True))
    return kinds, {**shades, "none": NO_DATA}


def _whole_classes(
    values: Sequence[float], top: int
) -> tuple[list[str], dict[str, str]]:
    step = -(-top // len(BLUES))
    ends = [min(end, top) for end in range(step, top + step, step)]
    firsts = range(1, top + 1, step)
    names = [
        f"{first:,}" if first == end else f"{first:,} to {end:,}"
        for first, end in zip(firsts, ends, strict=True)
    ]
    kinds = [
        names[(int(value) - 1) // step] if value > 0 else "none" for value in values
    ]
    shades = dict(zip(reversed(names), reversed(BLUES), strict=False))
    return kinds, {**shades, "none": NO_DATA}


def _feature(shape: Shape) -> Spec:
    return {
        "type": "Feature",
        "geometry": {
            "type": "Polygon",
            "coordinates": [
                [[round(x, 1), round(y, 1)] for x, y in ring] for ring in shape.rings
            ],
        },
        "properties": {"kind": shape.kind, "label": shape.label},
    }


def _encoding(kinds: list[str], colours: Mapping[str, str], unit: str) -> Spec:
    return {
        "color": {
            "field": "properties.kind",
            "type": "nominal",
            "scale": {"domain": kinds, "range": [colours[kind] for kind in kinds]},
            "legend": {
                "title": unit,
                "symbolStrokeColor": QUIET,
                "symbolType": "square",
                "orient": "right",
            },
        },
        "tooltip": [
            {"field": "properties.label", "type": "nominal", "title": "Place"},
            {"field": "properties.kind", "type": "nominal", "title": unit},
        ],
    }


def _wide(drawing: Drawing, shapes: Sequence[Shape]) -> float:
    """Return how many kilometres lie between the west and east ends of the map."""
    corners = [x for each in shapes for x, _ in each.rings[0]]
    corners += [x for line in drawing.lines for x, _ in line]
    return (max(corners) - min(corners)) / 1000


def _lines(lines: Sequence[Corners]) -> Spec:
    values = [
        {
            "type": "Feature",
            "geometry": {
                "type": "LineString",
                "coordinates": [[round(x, 1), round(y, 1)] for x, y in line],
            },
            "properties": {},
        }
        for line in lines
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "geoshape", "filled": False, "stroke": INK, "strokeWidth": 2},
    }
