"""Reading plans and how their targets stand."""

from frankpledge.plan.selectors.reading import (
    baselines_awaited,
    content_of,
    differences,
    plans_of,
    targets_of,
    whole,
)
from frankpledge.plan.selectors.standings import (
    Standing,
    off_course_first,
    standings,
    standings_of,
)


__all__ = [
    "Standing",
    "baselines_awaited",
    "content_of",
    "differences",
    "off_course_first",
    "plans_of",
    "standings",
    "standings_of",
    "targets_of",
    "whole",
]
