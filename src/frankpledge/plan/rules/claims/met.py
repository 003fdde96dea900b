"""Whether a target was met: “below 450, and with 459 this was achieved”, four of the five."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit
from frankpledge.plan.rules.claims.passages import FIGURE, Passage


_F = FIGURE
_MET = re.compile(
    r"\b(?P<not>not |never |narrowly )?(?:been )?(?:met|achieved|hit|reached|exceeded|inside the target|within the target|inside target|within target)\b"
)
_MISSED = re.compile(
    r"\b(?:missed|failed|fell short|not (?:yet )?(?:been )?(?:met|achieved|hit)|no longer|just short)\b"
)
_CEILING = re.compile(
    rf"\b(?:below|under|no more than|fewer than|less than|at most|or fewer than|to a maximum of|down to|inside (?:the|our) target of|within (?:the|our) target of|at or below) (?P<t>{_F})"
)
_FLOOR = re.compile(
    rf"\b(?:above|at least|over|more than|no fewer than|no less than|to a minimum of|up to) (?P<t>{_F})"
)
_ACTUAL = re.compile(
    rf"\b(?:with|at|of only|was|were|is|in|and|had|saw|recorded)\s(?:just |only )?(?P<a>{_F})"
)
_COUNTED = re.compile(
    rf"(?P<n>{_F}|all|both|none) (?:(?:out )?of )?(?:the |our |these )*(?P<of>{_F})? ?(?:[a-z]+ ){{0,2}}?(?:targets|measures|indicators|outputs|objectives) (?:was|were|have been|has been|are|had been) (?:[a-z]+ )?(?:met|achieved|hit|exceeded|on track|achieved or exceeded)"
)
_FLAG = re.compile(r"\b(?:met|achieved|hit)\b\??", re.IGNORECASE)
YES = re.compile(r"^\W*(?:yes|y|met|achieved|✓|✔|green)\b|^[✓✔]", re.IGNORECASE)
NO = re.compile(
    r"^\W*(?:no|n|not met|missed|not achieved|✗|✘|red)\b|^[✗✘]", re.IGNORECASE
)
_SHARE_DONE = re.compile(r"% (?:achieved|of target|of plan)", re.IGNORECASE)
_HUNDRED = 100


def met(passage: Passage, grids: Sequence[Grid]) -> Iterator[Finding]:
    """Yield what becomes of the claim that a target was met."""
    counted = _COUNTED.search(passage.template)
    if counted:
        yield from _counted(passage, counted, grids)
        return
    if _MET.search(passage.template) and not _MISSED.search(passage.template):
        yield from _limit(passage)


def _limit(passage: Passage) -> Iterator[Finding]:
    """Hold an actual figure to the limit that it is said to have met."""
    before = Passage(passage.before, passage.place, passage.block)
    for rule, is_ceiling in ((_CEILING, True), (_FLOOR, False)):
        for told in (passage, before):
            match = rule.search(told.template)
            if not match:
                continue
            limit = told.figure(match["t"])
            actual = _actual(passage, limit)
            if actual and limit.hedge is not Hedge.ABOUT:
                yield _held(passage, limit, actual, is_ceiling=is_ceiling)
            return


def _actual(passage: Passage, limit: Figure) -> Figure | None:
    found = [passage.figure(m["a"]) for m in _ACTUAL.finditer(passage.template)]
    alike = [f for f in found if f.unit is limit.unit and f.value != limit.value]
    others = [f for f in passage.figures if f.unit is limit.unit and f != limit]
    return alike[0] if len(alike) == 1 and len(others) == 1 else None


def _held(
    passage: Passage, limit: Figure, actual: Figure, *, is_ceiling: bool
) -> Finding:
    said: dict[str, Any] = {
        "shown": actual.text,
        "printed": actual.value,
        "computed": limit.value,
        "right": limit.text,
        "tied_to": "the target beside it",
    }
    is_met = actual.value <= limit.value if is_ceiling else actual.value >= limit.value
    way = "above" if is_ceiling else "below"
    if is_met:
        return sayings.agrees(
            passage, f"{actual.text} meets the limit of {limit.text}.", **said
        )
    return sayings.fault(
        passage,
        Kind.WORDS,
        f"{actual.text} is {way} {limit.text}, so the target was not met.",
        **said,
    )


def _counted(
    passage: Passage, match: "re.Match[str]", grids: Sequence[Grid]
) -> Iterator[Finding]:
    """Hold “four of the five targets were met” to the table that says which."""
    flags = [flagged for grid in grids if (flagged := _flags(grid))]
    if len(flags) != 1:
        return
    right, every = Decimal(sum(flags[0])), Decimal(len(flags[0]))
    word = match["n"]
    words = {"all": every, "both": every, "none": Decimal(0)}
    said_number = words[word] if word in words else passage.figure(word).value
    of = passage.figure(match["of"]).value if match["of"] else every
    if of != every or (
        word not in words and passage.figure(word).unit is not Unit.COUNT
    ):
        return
    said: dict[str, Any] = {
        "shown": word if word in words else passage.figure(word).text,
        "printed": said_number,
        "computed": right,
        "right": f"{right} of {every}",
        "tied_to": "the table that says which were met",
    }
    words_said = f"By the table {right} of {every} were met"
    if said_number == right:
        yield sayings.agrees(passage, f"{words_said}.", **said)
    else:
        yield sayings.fault(
            passage, Kind.CONTRADICTED, f"{words_said}, not {said['shown']}.", **said
        )


def _flags(grid: Grid) -> list[bool]:
    """Return for each row whether its target was met, by its own column; else nothing."""
    for at, column in enumerate(grid.columns):
        if _SHARE_DONE.search(column.words):
            cells = [row[at] for row in grid.numbers]
            return [c.value >= _HUNDRED for c in cells if c] if all(cells) else []
        if not _FLAG.search(column.words):
            continue
        texts = [row[at] if at < len(row) else "" for row in grid.texts]
        if all(YES.match(text) or NO.match(text) for text in texts):
            return [bool(YES.match(text)) for text in texts]
    return []
