"""One name against another: higher in A than in B, only C recorded fewer crimes than A."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.cells import CHANGE
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.standing import Line, lines_of, names_said
from frankpledge.plan.rules.claims.topics import every_word, topic


_MORE = r"higher|more|greater|larger|worse|above|faster|more quickly|busier"
_LESS = r"lower|fewer|less|smaller|below|slower|more slowly|quieter"
_THAN = re.compile(
    rf"^(?P<a>[^.;:]*?)\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b(?P<what>[^.;:{FIGURE[1:-1]}]*?)\b(?:than)\b(?P<b>[^.;:]*)"
)
_ONLY = re.compile(r"^\W*(?:only|no (?:other )?[a-z]+ except)\b(?P<names>.*)$")
_GREW = re.compile(
    r"\b(?:grew|rose|risen|grown|increased|fell|fallen|faster|slower|quickly|slowly)\b"
)
_FIRST = re.compile(r",|\b(?:but|and|while|whilst|though|although)\b")
_OUR = re.compile(r"\b(?:our|local|the partnership's)\b")


def versus(
    passage: Passage, grids: Sequence[Grid], home: frozenset[str]
) -> Iterator[Finding]:
    """Yield what becomes of a comparison of two names, by the section's tables."""
    match = _THAN.match(passage.template)
    if not match or not grids or re.search(FIGURE, match["a"]):
        return
    lines = [line for grid in grids for line in lines_of(grid, derived=True, fewest=2)]
    only = _ONLY.match(match["a"])
    if only:
        yield from _only(passage, match, lines)
        return
    tries = []
    for line in lines:
        a = _named(f"{match['a']} {match['what']}", line, home)
        b = _named(_FIRST.split(match["b"])[0], line, frozenset())
        if a and b and a != b:
            tries.append((line, a, b, _fit(passage, line, a, b)))
    best = max((fit for *_, fit in tries), default=0)
    meant = [each for each in tries if each[3] == best > 0]
    if len({line.measure for line, *_ in meant}) == 1:
        yield _compared(passage, match, *meant[0][:3])


def _named(words: str, line: Line, home: frozenset[str]) -> str:
    """Return the one name that words speak of; “our” is the area of the document."""
    found = names_said(words, line.names)
    if not found and home and _OUR.search(words):
        found = [name for name in line.names if topic(name) <= home and topic(name)]
    if not found:
        near = topic(words) - home
        found = [name for name in line.names if topic(name) and topic(name) <= near]
    return found[0] if len(found) == 1 else ""


def _fit(passage: Passage, line: Line, a: str, b: str) -> int:
    """Return how many words of a measure's head a sentence says; growth needs a change."""
    is_change = bool(CHANGE.search(line.measure))
    if is_change != bool(_GREW.search(passage.template)):
        return 0
    measure = topic(re.sub(r"per [\d,]+ \w+", "", line.measure))
    shared = measure & topic(passage.text)
    is_rate = "rate" in passage.template and "per 1" in line.measure.lower()
    plain = 1 if "crime" in line.measure.lower() and "crime" in passage.template else 0
    counted = every_word(line.measure) & every_word(passage.text)
    return 2 * len(shared) + is_rate + plain + is_change + bool(counted)


def _said(passage: Passage, line: Line, shown: str) -> dict[str, Any]:
    return {
        "shown": shown,
        "tied_to": f"the table's figures of “{line.measure.strip()}”",
    }


def _compared(
    passage: Passage, match: "re.Match[str]", line: Line, a: str, b: str
) -> Finding:
    first, second = (line.cells[line.names.index(name)] for name in (a, b))
    word = match["more"] or match["less"]
    gap = first.value - second.value
    words = f"“{a}” has {first.text} and “{b}” {second.text}"
    if (gap > 0) == bool(match["more"]) and gap:
        return sayings.agrees(passage, f"{words}.", **_said(passage, line, word))
    return sayings.fault(
        passage,
        Kind.CONTRADICTED,
        f"{words}: that is not {word}.",
        computed=gap,
        right=f"{first.text} against {second.text}",
        **_said(passage, line, word),
    )


def _only(
    passage: Passage, match: "re.Match[str]", lines: Sequence[Line]
) -> Iterator[Finding]:
    """Hold “only Westbarrow recorded fewer crimes than Thornleigh” to its column."""
    for line in reversed(lines):
        named = names_said(match["a"], line.names)
        against = names_said(match["b"], line.names)
        is_meant = not line.words or every_word(line.words) & every_word(match["what"])
        if len(against) != 1 or not named or not is_meant:
            continue
        own = line.cells[line.names.index(against[0])].value
        beyond = {
            name
            for name, cell in zip(line.names, line.cells, strict=True)
            if (cell.value > own if match["more"] else cell.value < own)
        }
        word = match["more"] or match["less"]
        shown = ", ".join(sorted(beyond)) or "none"
        if beyond == set(named):
            yield sayings.agrees(
                passage,
                f"The table says so too: {shown}.",
                **_said(passage, line, word),
            )
        else:
            yield sayings.fault(
                passage,
                Kind.CONTRADICTED,
                f"By the table those with {word} than “{against[0]}” are: {shown}.",
                right=shown,
                **_said(passage, line, word),
            )
        return
