"""What the parts of a total did to it, and how many of their changes may be luck."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.statistics.change import SIGNIFICANT_BELOW, two_counts
from frankpledge.analysis.statistics.contribution import contribution
from frankpledge.analysis.statistics.discovery import benjamini_hochberg
from frankpledge.evidence.rules.words import printed


# More names than these make a sentence a list.
MOST_NAMED = 3
# A part that moved the total by less than a tenth of a point did not move it.
LEAST_POINTS = 0.1


@dataclass(frozen=True)
class Part:
    """One part of a total: its counts before and after, None where not known."""

    name: str
    before: float | None
    after: float | None


def known(parts: Sequence[Part]) -> list[tuple[str, float, float]]:
    """Return the parts whose count is known both times."""
    return [
        (part.name, part.before, part.after)
        for part in parts
        if part.before is not None and part.after is not None
    ]


def contribution_words(parts: Sequence[Part]) -> str:
    """
    Return which parts moved the total most, in percentage points of the total before.

    Empty where nothing was counted before. Parts not known both times are in neither
    total, and are said.
    """
    held = known(parts)
    before, after = sum(p[1] for p in held), sum(p[2] for p in held)
    if not before:
        return ""
    found = contribution([p[1] for p in held], [p[2] for p in held])
    order = np.argsort(-np.abs(found.points), kind="stable")[:MOST_NAMED]
    named = [
        f"{held[at][0]} {'added' if found.points[at] > 0 else 'took off'}"
        f" {printed(abs(float(found.points[at])), 1)}"
        for at in order
        if abs(found.points[at]) >= LEAST_POINTS
    ]
    percent = 100 * (after - before) / before
    start = f"All types together: {printed(after, 0)}, from {printed(before, 0)}"
    words = f"{start} ({signed(percent)}%)."
    if named:
        words += f" Of that, in percentage points: {', '.join(named)}."
    left_out = len(parts) - len(held)
    return words + (
        f" {left_out} not known both times are left out." if left_out else ""
    )


def signed(percent: float) -> str:
    """Return a percentage with its sign, a true minus for less."""
    sign = "+" if percent > 0 else "\N{MINUS SIGN}" if percent < 0 else ""
    return f"{sign}{printed(abs(percent), 1)}"


def discovery_words(parts: Sequence[Part]) -> str:
    """
    Return which changes are left when it is allowed for that many were looked at.

    Of the changes that are named no more than one in twenty should be luck.
    Source: Benjamini and Hochberg, J. Royal Statist. Soc. B 57 (1995), 289-300.
    """
    held = known(parts)
    if len(held) < 2:
        return ""
    chances = [two_counts(round(b), round(a)).p for _, b, a in held]
    alone = sum(chance < SIGNIFICANT_BELOW for chance in chances)
    adjusted = benjamini_hochberg(chances)
    clear = [
        name
        for (name, _, _), chance in zip(held, adjusted, strict=True)
        if chance < SIGNIFICANT_BELOW
    ]
    start = (
        f"{len(held)} types are tested at once, so about one in twenty would seem to"
        " change by chance alone."
    )
    if not alone:
        return f"{start} None does."
    if not clear:
        return f"{start} Allowing for that, no change is clear."
    return f"{start} Allowing for that, clear changes: {', '.join(clear)}."
