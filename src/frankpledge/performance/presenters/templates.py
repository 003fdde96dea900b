"""What the page of a new return offers to begin from."""

from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.analysis.dates import day_in_words
from frankpledge.performance.rules import ReturnTemplate, return_templates


def started(template: ReturnTemplate | None) -> dict[str, Any]:
    """Return what a new return's form starts from."""
    if template is None:
        return {}
    return {
        "title": template.title,
        "asked_by": template.asked_by,
        "tag": template.tag,
        "measures": list(template.measures),
        "starts_on": template.starts_on,
    }


def template_notes(
    template: ReturnTemplate | None, *, today: date
) -> list[tuple[str, str]]:
    """Return what to know of a template whose policy has ended."""
    if template is None or template.ended is None or template.holds_on(today):
        return []
    return [(f"Ended on {day_in_words(template.ended)}", template.why)]


def template_choices(*, today: date) -> list[dict[str, str]]:
    """Return the shipped forms to begin from, those still asked for first."""
    found = sorted(return_templates().values(), key=lambda one: not one.holds_on(today))
    return [
        {
            "href": f"{reverse('performance:add-outside')}?from={one.id}",
            "text": one.title,
            "note": "" if one.holds_on(today) else "the policy has ended",
        }
        for one in found
    ]
