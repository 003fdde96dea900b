"""Examples of what shows figures, facts and how things stand."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.templatetags.static import static

from frankpledge.ui.gallery.example import Example
from frankpledge.ui.tables import Column, Listing


FIGURES = {
    "caption": "Recorded burglary, Exampleton",
    "head": ["Year", "Burglaries", "Rate per 1,000 households"],
    "rows": [["2018/19", "812", "10.1"], ["2019/20", "760", "9.4"]],
    "numeric": [1, 2],
    "first_cell_is_header": True,
}

AGENCIES = [
    {"name": "Exampleton Council", "status": "Responsible authority", "supplies": 12},
    {"name": "Northside Police", "status": "Responsible authority", "supplies": 36},
    {"name": "Southside Housing", "status": "Invited", "supplies": 4},
]

LISTING = Listing(
    caption="Agencies",
    noun=("agency", "agencies"),
    columns=(
        Column(
            "name", "Agency", sort=True, is_header=True, href=lambda row: "#showing"
        ),
        Column("status", "Legal status", sort=True),
        Column("supplies", "Supplies", sort=True, is_numeric=True),
    ),
    order="name",
    formats=("csv", "ods", "xlsx"),
)


def _listing() -> dict[str, Any]:
    return {"shown": LISTING.of(AGENCIES, QueryDict())}


def _figure() -> dict[str, Any]:
    return {
        "id": "example-figure",
        "title": "Burglary fell by 52 in a year",
        "message": "760 in 2019/20 against 812 the year before: more than chance alone"
        " would explain is not shown.",
        "src": static("ui/mark.svg"),
        "alt": "The ring of ten that stands for the product, where a chart would stand.",
        "width": 120,
        "caption": "Recorded burglary, Exampleton, April 2018 to March 2020. Source:"
        " invented figures.",
        "table": FIGURES,
        "downloads": [
            {"text": "CSV", "href": "#csv"},
            {"text": "SVG", "href": "#svg"},
            {"text": "PNG", "href": "#png"},
        ],
    }


TIMES = (
    datetime(2020, 4, 16, 9, 30, tzinfo=ZoneInfo("Europe/London")),
    datetime(2020, 4, 14, tzinfo=ZoneInfo("Europe/London")).date(),
)

STATUSES = (
    ("good", "On course"),
    ("bad", "Off course"),
    ("steady", "Holding"),
    ("unknown", "Cannot tell yet"),
    ("none", "No target on purpose"),
    ("missing", "Not supplied"),
    ("provisional", "Provisional"),
    ("suppressed", "Suppressed"),
    ("done", "Done"),
    ("late", "Late"),
)

EXAMPLES = (
    *(
        Example("status", f"Status: {text.lower()}", {"tone": tone, "text": text})
        for tone, text in STATUSES
    ),
    Example(
        "strip",
        "Strip: provisional",
        {"kind": "provisional", "text": "The police may still revise these months."},
    ),
    Example(
        "strip",
        "Strip: missing",
        {"kind": "missing", "text": "July 2019 was never supplied. It is not nought."},
    ),
    Example(
        "strip",
        "Strip: take care",
        {"kind": "warning", "text": "Fewer than 10 in a year: expect large swings."},
    ),
    Example(
        "key-figure",
        "Key figure",
        {
            "label": "Domestic burglary",
            "value": "9.4",
            "unit": "per 1,000 households",
            "change": "10.1 the year before",
            "status": {"tone": "good", "text": "On course"},
            "href": "#showing",
        },
    ),
    Example("figure", "Figure", _figure),
    Example("table", "Table", FIGURES | {"scroll": "Recorded burglary"}),
    Example("listing", "List with sorting and files", _listing),
    Example(
        "definition-card",
        "Definition card",
        {
            "id": "example-definition",
            "heading_level": 4,
            "lead": "Burglaries of homes, out of every 1,000 households.",
            "rows": [
                ("Counts", "Offences recorded as burglary of a dwelling"),
                ("Out of", "Households, mid-year estimate"),
                ("Good is", "Less"),
            ],
            "version": "Definition 2, in force from April 2017",
        },
    ),
    Example(
        "summary-list",
        "Summary list",
        {
            "rows": [
                {
                    "key": "Agency",
                    "value": "Northside Police",
                    "actions": {
                        "items": [
                            {
                                "href": "#showing",
                                "text": "Change",
                                "visually_hidden_text": "agency",
                            }
                        ]
                    },
                },
                ("Month", "July 2019"),
            ]
        },
    ),
    Example("tag", "Tag", {"text": "Draft", "classes": "govuk-tag--grey"}),
    Example("badge", "Badge", {"text": "Restricted", "classes": "moj-badge--red"}),
    Example(
        "timeline",
        "Timeline",
        {
            "heading_level": 4,
            "items": [
                {
                    "label": "Approved",
                    "byline": "Ada Example",
                    "datetime": TIMES[0],
                    "text": "Version 3 of the plan.",
                },
                {
                    "label": "Sent for approval",
                    "byline": "Ben Example",
                    "datetime": TIMES[1],
                    "text": "The time of day is not known and so is left out.",
                },
            ],
        },
    ),
    Example(
        "identity-bar",
        "Identity bar",
        {"title": "Plan 2019 to 2021", "facts": ["Version 3", "OFFICIAL"]},
    ),
    Example(
        "term",
        "Term with its meaning",
        {
            "text": "MARAC",
            "href": "#showing",
            "meaning": "Multi-agency risk assessment conference: agencies plan together"
            " for victims of domestic abuse at high risk",
        },
    ),
    Example(
        "empty",
        "Nothing here",
        {"title": "No supply has arrived yet.", "text": "Load a file to begin."},
    ),
)
