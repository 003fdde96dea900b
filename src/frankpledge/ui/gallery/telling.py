"""Examples of what tells a person something they need to know."""

from django.utils.html import format_html

from frankpledge.ui.gallery.example import Example


EXAMPLES = (
    Example(
        "alert",
        "Alert: done",
        {
            "variant": "success",
            "title": "File loaded",
            "text": "4,812 rows were accepted. Three came back with a reason.",
            "show_title_as_heading": True,
            "heading_tag": "h4",
        },
        "One on a page: what was done and what comes next.",
    ),
    Example(
        "alert",
        "Alert: something to know",
        {"variant": "information", "title": "July 2019 is still missing"},
    ),
    Example(
        "alert",
        "Alert: take care",
        {"variant": "warning", "title": "This supply replaces an earlier one"},
    ),
    Example(
        "alert",
        "Alert: it did not work",
        {"variant": "error", "title": "The file is not one of this supplier's"},
    ),
    Example(
        "notification-banner",
        "Notification banner",
        {
            "text": "The quarter closes on 30 June 2020.",
            "title_heading_level": 4,
            "title_id": "example-banner",
        },
    ),
    Example(
        "warning-text",
        "Warning text",
        {"text": "A published figure cannot be taken back, only corrected."},
    ),
    Example(
        "inset-text",
        "Inset text",
        {
            "text": "The plan's table says 1,204; its prose says 1,240. The table is used."
        },
    ),
    Example(
        "details",
        "Details",
        {
            "summary_text": "How the interval is worked out",
            "text": "With Byar's method, at 95 in 100.",
        },
    ),
    Example("reason", "Why can I see this?", {"text": "Your agency supplied it."}),
    Example(
        "panel",
        "Confirmation",
        {
            "heading_level": 4,
            "title_text": "Report frozen",
            "text": "Quarter 4 of 2019/20",
        },
    ),
    Example(
        "panel",
        "Interruption card",
        {
            "classes": "govuk-panel--interruption",
            "heading_level": 4,
            "title_text": "Are you sure you want to publish?",
            "text": "Everybody will be able to see these twelve figures.",
            "actions": {
                "items": [
                    {"text": "Publish", "type": "button"},
                    {"text": "Go back", "href": "#telling"},
                ]
            },
        },
        "Before a serious step; it says who will see what, and holds no fields.",
    ),
    Example(
        "phase-banner",
        "Phase banner",
        {"tag": "Demonstration", "text": "Every person is invented."},
    ),
    Example(
        "tabs",
        "Tabs",
        {
            "id_prefix": "example-tab",
            "items": [
                {"label": "By month", "panel": "Twelve months of figures."},
                {"label": "By ward", "panel": "Sixteen wards."},
            ],
        },
    ),
    Example(
        "task-list",
        "Task list",
        {
            "items": [
                {
                    "title": "Choose the source",
                    "href": "#telling",
                    "status": "Completed",
                },
                {
                    "title": "Read what was found",
                    "href": "#telling",
                    "status": {"tag": {"text": "To do", "classes": "govuk-tag--blue"}},
                },
            ]
        },
    ),
    Example(
        "exit-this-page",
        "Exit this page",
        {"id": "example-exit"},
        "On pages about abuse, stalking, hate and exploitation.",
    ),
    Example(
        "filter",
        "Filter",
        {
            "selected": [
                {
                    "heading": "Area",
                    "items": [{"text": "Northside", "href": "#telling"}],
                }
            ],
            "clear_href": "#telling",
            "text": format_html("<p class='govuk-body'>{}</p>", "Boxes stand here."),
        },
    ),
)
