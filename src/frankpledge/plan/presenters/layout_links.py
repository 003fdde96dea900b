"""Links to a plan in each of its printed layouts, its own layout first."""

from typing import Any

from frankpledge.plan.models import Plan
from frankpledge.plan.presenters.rows import link
from frankpledge.plan.states import Layout


WORDS = {
    Layout.GRID: "Grid: objective, baseline, timescale, target",
    Layout.LEAFLET: "Leaflet for residents",
    Layout.CHAPTERS: "Chapters, one for each priority",
    Layout.DELIVERY: "Delivery tables",
}
FILES = {
    "html": "HTML",
    "pdf": "PDF",
    "docx": "DOCX",
    "odt": "ODT",
    "pptx": "PPTX",
}


def layout_links(plan: Plan) -> list[dict[str, Any]]:
    """Return each layout with the files it can be had in."""
    found = [
        {
            "words": said,
            "is_own": layout.value == plan.layout,
            "files": [
                {
                    "name": "on screen",
                    "href": link(plan, "laid-out", layout.value),
                },
                *(
                    {
                        "name": name,
                        "href": f"{link(plan, 'document', kind)}?layout={layout.value}",
                    }
                    for kind, name in FILES.items()
                ),
            ],
        }
        for layout, said in WORDS.items()
    ]
    return sorted(found, key=lambda one: not one["is_own"])
