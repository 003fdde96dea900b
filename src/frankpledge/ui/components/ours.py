"""What the product's own components, and the Ministry of Justice's, need worked out."""

from typing import Any

from frankpledge.ui.components.words import present, worded


Options = dict[str, Any]

# A status is told by its symbol and its words; the colour only helps (see the
# conventions on red, amber and green: amber on white is 1.6:1).
TONES = {
    "good": "▲",
    "bad": "▼",
    "steady": "●",
    "unknown": "?",
    "none": "—",
    "missing": "○",
    "provisional": "◐",
    "revised": "↻",
    "suppressed": "■",
    "information": "i",
    "warning": "!",
    "done": "✓",
    "late": "!",
    "waiting": "…",
}


def status(given: Options) -> Options:
    """Give the status its symbol; an unknown tone says that it is not known."""
    tone = str(given.get("tone"))
    tone = tone if tone in TONES else "unknown"
    return given | {"tone": tone, "symbol": given.get("symbol") or TONES[tone]}


MARKS = {
    "provisional": "Provisional",
    "missing": "Missing",
    "suppressed": "Suppressed",
    "revised": "Revised",
    "break": "Break in the series",
    "demonstration": "Demonstration",
    "information": "Note",
    "warning": "Take care",
}


def strip(given: Options) -> Options:
    """Head a strip with the mark's own words."""
    kind = given.get("kind") or "information"
    tone = kind if kind in TONES else "information"
    return given | {
        "tone": tone,
        "symbol": TONES[tone],
        "label": given.get("label") or MARKS.get(kind, MARKS["information"]),
    }


def figure(given: Options) -> Options:
    """
    Refuse a picture without its alternative in words.

    The table under a figure scrolls inside its own pane.
    """
    if given.get("src") and not given.get("alt"):
        raise ValueError("A figure needs `alt`: say in words what it shows.")
    table = given.get("table")
    if table:
        name = table.get("caption") or given.get("title") or "Figures"
        table = {"scroll": name} | table
    return given | {"table": table, "downloads": present(given.get("downloads"))}


def definition_card(given: Options) -> Options:
    """Leave out facts that nobody has given."""
    rows = [row for row in given.get("rows") or () if _value(row) not in (None, "")]
    return {"id": "definition"} | given | {"rows": rows}


def _value(row: Any) -> Any:
    return row.get("value") if isinstance(row, dict) else row[1]


def identity_bar(given: Options) -> Options:
    """Accept a title given as plain words; leave out empty facts."""
    return given | {
        "title": worded(given.get("title")),
        "facts": present(given.get("facts")),
    }


def timeline(given: Options) -> Options:
    """Accept labels and names given as plain words."""
    items = [
        item
        | {"label": worded(item.get("label")), "byline": worded(item.get("byline"))}
        for item in present(given.get("items"))
    ]
    return given | {"items": items}


def filter_panel(given: Options) -> Options:
    """Show only the kinds of filter from which something was chosen."""
    selected = [part for part in given.get("selected") or () if part.get("items")]
    return given | {"selected": selected}
