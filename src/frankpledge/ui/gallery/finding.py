"""Examples of what leads from one page to another."""

from frankpledge.ui.gallery.example import Example


EXAMPLES = (
    Example(
        "breadcrumbs",
        "Breadcrumbs",
        {
            "label_text": "Example breadcrumb",
            "items": [
                {"text": "Plan", "href": "#finding-the-way"},
                {"text": "Priorities", "href": "#finding-the-way"},
                {"text": "Burglary"},
            ],
        },
    ),
    Example("back-link", "Back link", {"href": "#finding-the-way"}),
    Example(
        "sub-navigation",
        "Sub navigation",
        {
            "label": "Example sections",
            "items": [
                {"text": "Chart", "href": "#finding-the-way", "active": True},
                {"text": "Definition", "href": "#finding-the-way"},
                {"text": "Loads", "href": "#finding-the-way"},
            ],
        },
    ),
    Example(
        "service-navigation",
        "Service navigation",
        {
            "navigation_label": "Example service",
            "navigation_id": "example-navigation",
            "navigation": [
                {"text": "Data", "href": "#finding-the-way"},
                {"text": "Measures", "href": "#finding-the-way", "active": True},
            ],
        },
    ),
    Example(
        "pagination",
        "Pagination",
        {
            "landmark_label": "Example pages",
            "previous": {"href": "#finding-the-way"},
            "next": {"href": "#finding-the-way"},
            "items": [
                {"number": 1, "href": "#finding-the-way"},
                {"number": 2, "href": "#finding-the-way", "current": True},
                {"number": 3, "href": "#finding-the-way"},
            ],
        },
    ),
    Example(
        "skip-link", "Skip link", {"text": "Skip to the end", "href": "#main-content"}
    ),
    Example(
        "generic-header",
        "Generic header",
        {"logo_text": "Exampleton Council", "url": "#finding-the-way"},
    ),
)
