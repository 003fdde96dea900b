"""What makes a theme worth the board's time, said one reason at a time."""

from __future__ import annotations

from frankpledge.analysis.statistics.change import Verdict
from frankpledge.analysis.statistics.comparison import Position
from frankpledge.assessment.rules.scanning import Finding


LARGE_SHARE = 10.0
"""Per cent of all records from which a theme is called a large one."""
FEW_PLACES = 10.0
"""Per cent of small areas: a theme half of which lies in fewer is gathered, if that is
under half of what chance would give: a few records lie in few places anyhow."""


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
    if is_gathered(finding):
        found.append(f"half of it in {finding.places_for_half:.0f}% of small areas")
    return tuple(found)


def is_gathered(finding: Finding) -> bool:
    """Say whether half of a theme lies in few areas, and in far fewer than by chance."""
    half, alike = finding.places_for_half, finding.half_by_chance
    return half is not None and half < min(FEW_PLACES, (alike or 100) / 2)


def in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the themes with the most reasons first, the larger first among equals."""
    return tuple(sorted(findings, key=lambda each: (-len(signals(each)), -each.count)))
