"""Reads of the assessment: what the lake holds of an area and of those like it."""

from frankpledge.assessment.selectors.scanned import (
    Ground,
    Scanned,
    ground,
    partnerships_of,
    scanned,
)


__all__ = ["Ground", "Scanned", "ground", "partnerships_of", "scanned"]
