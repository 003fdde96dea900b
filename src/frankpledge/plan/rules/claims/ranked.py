"""
Ranks among numbers that prose lists: care homes 112, hotels 96; hotels had the most.

The list is that of the sentence or of the one before: three numbers of one kind and
more, each with its name. Superlatives that tables answer are left to them.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.passages import FIGURE, Passage, sentences
from frankpledge.plan.rules.claims.pool import Named, Pool, content, nearest, numbers_of
from frankpledge.plan.rules.claims.segments import EMPTY
from frankpledge.plan.rules.claims.standing import (
    LEAST,
    MOST,
    Line,
    lines_of,
    names_said,
)
from frankpledge.plan.rules.claims.tense import is_aim


_BEFORE = re.compile(
    rf"(?P<who>[^.;:,(){FIGURE[1:-1]}]{{3,60}}?) (?:had|has|have|were|was|is|are|saw|took|gave|got) (?:by far |still |again )?the (?:(?P<most>{MOST})|(?P<least>{LEAST}))\b(?! (?:since|for|in (?:the last|\w+ years)|(?:[a-z]+ )?(?:fall|rise|drop|reduction|increase|decrease|change)s?\b))"
)
_AFTER = re.compile(
    rf"\bthe (?:(?P<most>most common|commonest|main|{MOST})|(?P<least>least common|{LEAST}))\b(?P<mid>(?! (?:fall|rise|drop|reduction|increase|decrease|change))[^.;:,()]{{0,40}}?) (?:is|are|was|were|remains?) (?:still |again |now )?(?P<who>[^.;:,(){FIGURE[1:-1]}]{{3,40}})"
)
_FEWEST = 3


def ranked(passage: Passage, grids: Sequence[Grid], pool: Pool) -> Iterator[Finding]:
    """Yield what becomes of superlatives that are said of a list in prose, or before their name."""
    if is_aim(passage):
        return
    after = _AFTER.search(passage.template)
    if after:
        found = list(_of_tables(passage, after, grids))
        yield from found
        if found:
            return
    match = after or _BEFORE.search(passage.template)
    if match:
        yield from _of_list(passage, match, pool)


def _of_tables(
    passage: Passage, match: "re.Match[str]", grids: Sequence[Grid]
) -> Iterator[Finding]:
    """Hold “the most common of the four is burglary” to the lines that have the name."""
    tries = []
    for line in (line for grid in grids for line in lines_of(grid)):
        named = names_said(match["who"], line.names)
        if len(named) == 1:
            tries.append((line, named[0], _is_top(line, named[0], match)))
    right = [each for each in tries if each[2]]
    if right or not tries:
        return
    line, name, _ = tries[-1]
    cells = ", ".join(
        f"{n} {c.text}" for n, c in zip(line.names, line.cells, strict=True)
    )
    yield _told(passage, match, name, f"The table reads {cells}.", _top(line, match))


def _is_top(line: Line, name: str, match: "re.Match[str]") -> bool:
    own = line.cells[line.names.index(name)].value
    values = [cell.value for cell in line.cells]
    return own == (min(values) if match["least"] else max(values))


def _top(line: Line, match: "re.Match[str]") -> str:
    pick = min if match["least"] else max
    best = pick(range(len(line.cells)), key=lambda at: line.cells[at].value)
    return line.names[best]


def _of_list(passage: Passage, match: "re.Match[str]", pool: Pool) -> Iterator[Finding]:
    """Hold a superlative to the numbers that the sentence, or the one before, lists."""
    who = tuple(w for w in content(match["who"]) if w not in EMPTY)
    last = sentences(passage.before)[-1:]
    before = [n for n in pool.here(passage.section) if last and n.sentence == last[0]]
    for numbers in (numbers_of(passage), before[::-1]):
        listed = _listed(numbers)
        own = nearest(listed, who) if who else []
        if len(own) != 1:
            continue
        values = [n.value for n in listed]
        best = min(values) if match["least"] else max(values)
        if own[0].value != best:
            shown = ", ".join(n.text for n in listed)
            top = next(n for n in listed if n.value == best)
            words = f"The numbers listed are {shown}; this one is {own[0].text}."
            yield _told(passage, match, match["who"].strip(), words, top.text)
        return


def _listed(numbers: Sequence[Named]) -> list[Named]:
    """Return three numbers of one kind and more, without the one that adds the others."""
    units = [n.unit for n in numbers]
    unit = max(set(units), key=units.count, default=None)
    alike = [n for n in numbers if n.unit is unit and (n.after or n.before)]
    total = sum((n.value for n in alike), Decimal(0))
    alike = [n for n in alike if 2 * n.value != total and not n.is_total]
    return alike if len(alike) >= _FEWEST else []


def _told(
    passage: Passage, match: "re.Match[str]", name: str, words: str, right: str
) -> Finding:
    word = match["least"] or match["most"]
    more: dict[str, Any] = {
        "shown": f"the {word}",
        "right": right,
        "tied_to": "the numbers that are compared",
    }
    return sayings.fault(
        passage, Kind.CONTRADICTED, f"“{name}” is not the {word}. {words}", **more
    )
