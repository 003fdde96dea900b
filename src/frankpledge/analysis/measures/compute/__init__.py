"""Turns counts into figures with pure arithmetic; it reads nothing."""

from frankpledge.analysis.measures.compute.measure import (
    BaseNotGiven,
    compute,
    with_bases,
)


__all__ = ["BaseNotGiven", "compute", "with_bases"]
