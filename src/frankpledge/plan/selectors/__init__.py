"""Reading plans and how their targets stand."""

from frankpledge.plan.selectors.reading import (
    baselines_awaited,
    content_of,
    differences,
    plans_of,
    targets_of,
    whole,
)


__all__ = [
    "baselines_awaited",
    "content_of",
    "differences",
    "plans_of",
    "targets_of",
    "whole",
]
