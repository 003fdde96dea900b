"""How every chart looks: colours, type and sizes; the documents use the same ones."""

from typing import Any


# Each is at least 3:1 on white and against its neighbour, in this order
# (Government Analysis Function palette).
NAVY, TEAL, PLUM, ORANGE, CHARCOAL, LILAC = PALETTE = (
    "#12436D",
    "#28A197",
    "#801650",
    "#F46A25",
    "#3D3D3D",
    "#A285D1",
)
INK = "#0B0C0C"
QUIET = "#505A5F"
RULE = "#B1B4B6"
PALE = "#EEEFF0"
# Light to dark, for classes on a map; a class is named in the legend too.
BLUES = ("#E4ECF4", "#BFD3E6", "#7FA6CC", "#3F78AE", "#12436D")
NO_DATA = "#FFFFFF"

# A drawing shown in a page cannot bring its font along, so it names what to use
# instead; in documents Noto Sans is always there.
FONT = "Noto Sans, Arial, Helvetica, sans-serif"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDE, NARROW = 860, 320

Spec = dict[str, Any]


def axis_look() -> Spec:
    """Return how axes look: readable words, quiet lines."""
    return {
        "labelFont": FONT,
        "titleFont": FONT,
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "gridColor": PALE,
        "domainColor": RULE,
        "tickColor": RULE,
    }


def look() -> Spec:
    """Return the Vega-Lite configuration that every chart carries with it."""
    return {
        "font": FONT,
        "background": "#FFFFFF",
        "view": {"stroke": None},
        "axis": axis_look(),
        "legend": {
            "labelFont": FONT,
            "titleFont": FONT,
            "labelFontSize": 13,
            "titleFontSize": 13,
            "labelColor": INK,
        },
        "header": {
            "labelFont": FONT,
            "labelFontSize": 13,
            "labelColor": INK,
            "title": None,
        },
        "text": {"font": FONT, "fontSize": 12, "color": INK},
        "title": {
            "anchor": "start",
            "font": FONT,
            "subtitleFont": FONT,
            "fontSize": 16,
            "fontWeight": "bold",
            "color": INK,
            "subtitleFontSize": 13,
            "subtitleColor": QUIET,
            "offset": 12,
        },
        "range": {"category": list(PALETTE)},
    }


def framed(
    layers: list[Spec] | Spec,
    *,
    title: str,
    subtitle: str,
    width: int,
    height: int | Spec,
) -> Spec:
    """
    Return a whole specification: the layers under an active title.

    A height in steps ({"step": 24}) grows with the rows and leaves only the width
    fixed.
    """
    per_line = 80 if width >= WIDE else 30
    body: Spec = {"layer": layers} if isinstance(layers, list) else dict(layers)
    return {
        "$schema": SCHEMA,
        "config": look(),
        "title": {
            "text": folded(title, per_line),
            "subtitle": folded(subtitle, round(per_line * 1.17)),
        },
        "width": width,
        "height": height,
        "padding": {"left": 16, "right": 16, "top": 8, "bottom": 8},
        "autosize": {
            "type": "fit" if isinstance(height, int) else "fit-x",
            "contains": "padding",
        },
        **body,
    }


def left_out(rows: int, most: int) -> str:
    """Return what a chart of the first rows alone must say; nothing of a whole one."""
    return f" The first {most} of {rows:,} are drawn." if rows > most else ""


def folded(text: str, per_line: int) -> list[str]:
    """Return the text in lines of about that many letters, broken between words."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= per_line:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]
