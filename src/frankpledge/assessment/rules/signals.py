"""What makes a theme worth the board's time, said one reason at a time."""

from __future__ import annotations

from frankpledge.analysis.statistics.change import Verdict
from frankpledge.analysis.statistics.comparison import Position
from frankpledge.assessment.rules.scanning import Finding


LARGE_SHARE = 10.0
"""Per cent of all records from which a theme is called a large one."""
FEW_PLACES = 10.0
"""Per cent of small areas: a theme half of which lies in fewer is gathered."""


def signals(finding: Finding) -> tuple[str, ...]:
    """
    Return why a theme stands out in the records, each reason by itself.

    The reasons put themes in order for people to score; they are no score, and say
    nothing of harm or of what was never recorded.
    """
    found = []
    if finding.change and finding.change.verdict is Verdict.ROSE:
        found.append("rose more than chance explains")
    if (
        finding.standing
        and finding.standing.position is Position.ABOVE
        and finding.standing.differs_from_group
    ):
        found.append("above similar areas")
    if finding.share >= LARGE_SHARE:
        found.append(f"{finding.share:.0f}% of all records")
    if finding.places_for_half is not None and finding.places_for_half < FEW_PLACES:
        found.append(f"half of it in {finding.places_for_half:.0f}% of small areas")
    return tuple(found)


def in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the themes with the most reasons first, the larger first among equals."""
    return tuple(sorted(findings, key=lambda each: (-len(signals(each)), -each.count)))
