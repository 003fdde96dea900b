"""Reads of the assessment: what the lake holds, what was scored, what was decided."""

from frankpledge.assessment.selectors.scanned import (
    Ground,
    Scanned,
    ground,
    partnerships_of,
    scanned,
)
from frankpledge.assessment.selectors.scores import (
    Scored,
    is_scoring_open,
    own_sheets,
    scored,
)


__all__ = [
    "Ground",
    "Scanned",
    "Scored",
    "ground",
    "is_scoring_open",
    "own_sheets",
    "partnerships_of",
    "scanned",
    "scored",
]
