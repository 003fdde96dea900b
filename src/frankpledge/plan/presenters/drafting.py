"""What the page shows on which a plan is drafted from a board's decisions."""

from datetime import date
from typing import Any

from django.utils.text import slugify

from frankpledge.assessment.selectors import Assessment
from frankpledge.plan.selectors.drafting import chosen_in, left_out


YEARS = 3
"""A partnership's plan is of three years (SI 2007/1830, regulation 10, as amended)."""


def usual_head(assessment: Assessment, today: date) -> dict[str, Any]:
    """Return the head that a plan usually has after an assessment: from next April."""
    first = date(today.year + (today.month >= 4), 4, 1)
    title = f"Community safety plan {first.year} to {first.year + YEARS}"
    return {
        "title": title,
        "slug": slugify(title),
        "starts_on": first,
        "ends_before": first.replace(year=first.year + YEARS),
        "about": f"Drafted from what the board decided in “{assessment.title}”.",
    }


def draft_page(assessment: Assessment) -> dict[str, Any]:
    """Return what of the decisions is carried over, matter by matter."""
    watched, others = left_out(assessment)
    return {
        "assessment": assessment,
        "chosen": [
            {
                "title": one.title,
                "why": one.why,
                "owner": one.owner or "nobody yet",
                "measures": len(one.followed),
                "actions": len(one.wanted),
            }
            for one in chosen_in(assessment, assessment.area_code)
        ],
        "left": [*watched, *others],
    }
