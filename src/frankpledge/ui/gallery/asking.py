"""Examples of the boxes a person fills in and the buttons that send them."""

from frankpledge.ui.gallery.example import Example


PRIORITIES = [
    {"value": "asb", "text": "Anti-social behaviour"},
    {"value": "burglary", "text": "Domestic burglary"},
    {"value": "violence", "text": "Serious violence", "hint": "Including knife crime"},
]

EXAMPLES = (
    Example("button", "Button", {"text": "Save and continue"}),
    Example(
        "button",
        "Start button",
        {"text": "Load a file", "href": "#asking", "is_start_button": True},
    ),
    Example(
        "button",
        "Secondary button",
        {"text": "Save as draft", "classes": "govuk-button--secondary"},
    ),
    Example(
        "input",
        "Text input",
        {
            "name": "title",
            "label": "Title of the action",
            "hint": "Say what will be different when it is done",
        },
    ),
    Example(
        "input",
        "Text input with an error",
        {
            "name": "residents",
            "label": "Residents",
            "value": "many",
            "classes": "govuk-input--width-10",
            "suffix": "people",
            "error_message": "Residents must be a number, like 180049",
        },
        "The words are those of the error summary, and what was typed is kept.",
    ),
    Example(
        "textarea",
        "Text area",
        {
            "name": "commentary",
            "label": "Commentary",
            "hint": "What explains the figure. No names, addresses or cases",
        },
    ),
    Example(
        "character-count",
        "Counted text area",
        {"name": "summary", "label": "Summary", "maxlength": 300},
    ),
    Example(
        "select",
        "Select",
        {
            "name": "area",
            "label": "Area",
            "items": [
                ("", "Choose an area"),
                ("one", "Northside"),
                ("two", "Southside"),
            ],
        },
    ),
    Example(
        "radios",
        "Radios",
        {
            "name": "direction",
            "value": "less",
            "fieldset": {"legend": "Which way is good?"},
            "items": [
                {"value": "less", "text": "Less is better"},
                {"value": "more", "text": "More is better"},
                {"value": "none", "text": "No target on purpose"},
            ],
        },
    ),
    Example(
        "checkboxes",
        "Checkboxes",
        {
            "name": "priorities",
            "values": ["asb"],
            "fieldset": {"legend": "Which priorities does it serve?"},
            "items": PRIORITIES,
        },
    ),
    Example(
        "date-input",
        "Date",
        {
            "id": "due",
            "name_prefix": "due",
            "fieldset": {"legend": "When is it due?"},
            "hint": "For example, 31 3 2020",
        },
    ),
    Example(
        "file-upload",
        "File",
        {"name": "file", "label": "File from the agency", "hint": "CSV, XLSX or ODS"},
    ),
    Example("password-input", "Password", {"name": "password", "label": "Password"}),
    Example(
        "fieldset",
        "Fieldset",
        {"legend": "Who leads?", "text": "Boxes that belong together stand in here."},
    ),
    Example("label", "Label", {"text": "A label of its own", "for": "title"}),
    Example("hint", "Hint", {"text": "A hint says what helps to answer"}),
    Example(
        "error-message",
        "Error message",
        {"text": "Enter the number of households"},
    ),
    Example(
        "error-summary",
        "Error summary",
        {
            "disable_auto_focus": True,
            "error_list": [
                {
                    "text": "Residents must be a number, like 180049",
                    "href": "#residents",
                }
            ],
        },
        "Stands at the top of the page, takes the focus, and leads to each box.",
    ),
    Example(
        "multi-select",
        "Multi select",
        {
            "caption": "Late supplies",
            "caption_classes": "govuk-table__caption--s",
            "id": "late",
            "name": "chosen",
            "head": ["Agency", "Month"],
            "rows": [
                {
                    "value": "1",
                    "label": "Northside Police, July 2019",
                    "cells": ["Northside Police", "July 2019"],
                },
                {
                    "value": "2",
                    "label": "Southside Fire, July 2019",
                    "cells": ["Southside Fire", "July 2019"],
                },
            ],
        },
        "For doing one thing to several rows; nothing chosen is an error.",
    ),
)
