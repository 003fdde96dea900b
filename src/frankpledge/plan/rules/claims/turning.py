"""
How a line runs over times that have no year: risen every month, lowest in February.

The line is the row or column that the sentence names, or the total of the table.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.calendar import in_time, steps
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.passages import FIGURE, Passage, sentences
from frankpledge.plan.rules.claims.phrases import DOWN_VERB, UP_VERB
from frankpledge.plan.rules.claims.spoken import full_first, names
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.totals import is_total


_EVERY = re.compile(
    rf"\b(?:(?P<down>{DOWN_VERB})|(?P<up>{UP_VERB}))\b(?: \w+){{0,2}}? (?:every|each|month on month|week on week|quarter on quarter)\b"
    r"(?! (?:one )?of the)"
)
_EXTREME = re.compile(
    r"\b(?:(?P<most>highest|peaked|peak|busiest|most|worst)|(?P<least>lowest|quietest|fewest|least))\b"
    rf"(?P<mid>[^.;:,{FIGURE[1:-1]}]{{0,40}}?) (?:in|on|during|was|were) (?:the )?(?P<name>[^.;:,{FIGURE[1:-1]}]{{2,30}})"
)
_CUT = re.compile(r"\(|\b(?:and|but|with|at|when|while)\b")
Line = tuple[str, list[tuple[str, Number]]]


def turning(passage: Passage, grids: Sequence[Grid]) -> Iterator[Finding]:
    """Yield what becomes of runs and extremes over months, quarters, weeks and days."""
    if is_aim(passage):
        return
    every = _EVERY.search(passage.template)
    extremes = list(_EXTREME.finditer(passage.template))
    if not every and not extremes:
        return
    lines = [line for grid in grids for line in in_time(grid)]
    line = _meant(passage, lines) if lines else None
    if line is None:
        return
    if every:
        yield _run(passage, every, line)
    for match in extremes:
        yield from _extreme(passage, match, line)


def _meant(passage: Passage, lines: Sequence[Line]) -> Line | None:
    """Return the line that a sentence, or the one before, names; else the total, or the only one."""
    heads = [name for name, _ in lines]
    for text in (passage.text, *sentences(passage.before)[-1:]):
        named = full_first(text, heads)
        if len(named) == 1:
            return lines[named[0].index]
        if named:
            return None
    wholes = [line for line in lines if is_total(line[0])] or list(lines)
    return wholes[0] if len(wholes) == 1 else None


def _said(line: Line, shown: str) -> dict[str, Any]:
    return {
        "shown": shown,
        "right": ", ".join(f"{name} {cell.text}" for name, cell in line[1]),
        "tied_to": f"“{line[0]}”",
    }


def _run(passage: Passage, match: "re.Match[str]", line: Line) -> Finding:
    way = -1 if match["down"] else 1
    said = _said(line, match[0])
    words = f"“{line[0]}” reads {said['right']}"
    if all(step * way > 0 for step in steps(line[1])):
        return sayings.agrees(passage, f"{words}.", **said)
    return sayings.fault(
        passage, Kind.CONTRADICTED, f"Not every time: {words}.", **said
    )


def _extreme(passage: Passage, match: "re.Match[str]", line: Line) -> Iterator[Finding]:
    """Hold “lowest in January” to the line."""
    heads = [name for name, _ in line[1]]
    named = names(_CUT.split(match["name"])[0], heads)
    if len(named) != 1 or names(match["mid"], heads):
        return
    values = [cell.value for _, cell in line[1]]
    wanted = min(values) if match["least"] else max(values)
    own = line[1][named[0].index]
    word = match["least"] or match["most"]
    said = _said(line, f"{word} in {own[0]}")
    words = f"“{line[0]}” reads {said['right']}"
    if own[1].value == wanted:
        yield sayings.agrees(passage, f"{words}.", **said)
    else:
        yield sayings.fault(
            passage, Kind.CONTRADICTED, f"Not the {word}: {words}.", **said
        )
