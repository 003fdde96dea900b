"""
What a row or column of a table comes to, or averages, over all of its times.

“In total there were 523 referrals over the four quarters”, “the monthly average was
411”: the line is the one that the sentence, or the one before, names, or the only one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.calendar import is_time
from frankpledge.plan.rules.claims.cells import is_derived
from frankpledge.plan.rules.claims.clauses import is_narrower
from frankpledge.plan.rules.claims.composites import joined
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.numbers import Figure, Hedge, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURES, PERIOD, Passage, sentences
from frankpledge.plan.rules.claims.phrases import change_at
from frankpledge.plan.rules.claims.spoken import full_first, names
from frankpledge.plan.rules.claims.tense import is_aim
from frankpledge.plan.rules.claims.topics import topic
from frankpledge.plan.rules.claims.totals import is_total, total_rows
from frankpledge.plan.rules.claims.years import Months


_AVERAGE = re.compile(r"\baverag(?:e|ed|es|ing)\b|\bmean\b")
_TOTAL = re.compile(
    r"\b(?:in total|in all|altogether|a total of|totall(?:ed|ing)|came to|added up to)\b"
    r"|\b(?:over|across|in|during) (?:all )?(?:the|these|those) (?:[^\W\d_]+|\W) (?:years|quarters|months|weeks|periods)\b"
    r"|\b(?:over|across) the (?:whole )?(?:year|period|quarter|half[- ]year)\b"
)
_SAID_TIME = re.compile(
    r"\b(?:monthly|weekly|quarterly|daily|(?:a|per|each|every) (?:month|week|quarter|day)|(?:for|in|over) the (?:year|period|quarter))\b"
)
_BESIDE = re.compile(rf"^(?: [a-z'-]+){{0,4}}? (?:in|for|during) (?P<p>{PERIOD})")
_FEWEST = 3
_FAR = Decimal("1.5")


@dataclass(frozen=True)
class _Line:
    """The figures of a row or column over its times; `months` is what heads the column."""

    name: str
    cells: tuple[Number, ...]
    months: Months | None = None

    def value(self, *, is_mean: bool) -> Decimal:
        total = sum((cell.value for cell in self.cells), Decimal(0))
        return total / len(self.cells) if is_mean else total


def overall(
    passage: Passage,
    grids: Sequence[Grid],
    told: frozenset[str],
    home: frozenset[str],
) -> Iterator[Finding]:
    """Yield what becomes of the totals and averages over time that no other rule told of."""
    words = passage.template
    is_mean = bool(_AVERAGE.search(words))
    if not grids or is_aim(passage) or not (is_mean or _TOTAL.search(words)):
        return
    is_timed = bool(_TOTAL.search(words) or _SAID_TIME.search(words) or passage.dated)
    last = " ".join(sentences(passage.before)[-1:]).lower()
    is_timed = is_timed or bool(_TOTAL.search(last))
    for at, figure in enumerate(passage.figures):
        sign = words.index(chr(FIGURES + at))
        is_told = figure.text in told or figure.unit is not Unit.COUNT
        if is_told or change_at(passage, sign, figure, None):
            continue
        beside = _BESIDE.match(words[sign + 1 :])
        months = passage.period(beside["p"]).months if beside else None
        every = [line for grid in grids for line in _lines(grid, months)]
        some = [ln for grid in grids for ln in _joint(grid, passage.text)]
        if is_mean and not some:
            some = [ln for grid in grids for ln in _of_rows(grid, passage, months)]
        every = [*some, *every]
        right = [e for e in every if fits(figure, e.value(is_mean=is_mean))]
        meant = right or some[-1:] or (_meant(passage, every) if is_timed else [])
        known = home.union(*(_about(grid) for grid in grids))
        if not right and is_narrower(passage, sign, known):
            continue
        if meant and (right or _is_near(figure, meant[0].value(is_mean=is_mean))):
            yield _told(passage, figure, meant[0], is_mean=is_mean)


def _about(grid: Grid) -> frozenset[str]:
    """Return what a table says that it is of."""
    return topic(" ".join([grid.caption, grid.table.place.heading, *grid.labels]))


def _lines(grid: Grid, months: Months | None) -> Iterator[_Line]:
    """Yield the lines of a table that run over times: rows over dated columns, and columns."""
    wholes = total_rows(grid)
    dated = [
        at
        for at, c in enumerate(grid.columns)
        if (c.months or is_time(c.words)) and c.is_measured and not is_total(c.words)
    ]
    for row, label in enumerate(grid.labels):
        cells = [c for at in dated if (c := grid.numbers[row][at])]
        if len(cells) == len(dated) >= _FEWEST and not months:
            yield _Line(label, tuple(cells))
    times = [at for at, label in enumerate(grid.labels) if is_time(label)]
    if len([at for at in times if at not in wholes]) < _FEWEST:
        return
    for at, column in enumerate(grid.columns):
        cells = [c for r in times if r not in wholes and (c := grid.numbers[r][at])]
        is_meant = not months or column.months == months
        if len(cells) >= _FEWEST and is_meant and not is_derived(column.words):
            yield _Line(grid.heads[at] or grid.caption, tuple(cells), column.months)


def _of_rows(grid: Grid, passage: Passage, months: Months | None) -> Iterator[_Line]:
    """Yield the columns over all rows, where a sentence says how many they are."""
    wholes = total_rows(grid)
    rows = [at for at, label in enumerate(grid.labels) if label and at not in wholes]
    said = {f.value for f in passage.figures if f.unit is Unit.COUNT}
    if len(rows) < _FEWEST or Decimal(len(rows)) not in said:
        return
    for at, column in enumerate(grid.columns):
        cells = [c for row in rows if (c := grid.numbers[row][at])]
        is_meant = not months or column.months == months
        if len(cells) == len(rows) and is_meant and not is_derived(column.words):
            yield _Line(grid.heads[at] or grid.caption, tuple(cells), column.months)


def _joint(grid: Grid, text: str) -> Iterator[_Line]:
    """Yield the rows that one name joins, column by column: Monday to Thursday."""
    for rows in joined(text, grid.labels)[:1]:
        for at, column in enumerate(grid.columns):
            cells = [c for row in rows if (c := grid.numbers[row][at])]
            if len(cells) == len(rows) and not is_derived(column.words):
                name = f"{grid.labels[rows[0]]} to {grid.labels[rows[-1]]}"
                yield _Line(name, tuple(cells), column.months)


def _meant(passage: Passage, every: Sequence[_Line]) -> list[_Line]:
    """Return the one line that a sentence, or the one before it, names; or the only one."""
    lines = [e for e in every if not any(cell.is_percent for cell in e.cells)]
    if len(lines) == 1:
        return lines
    heads = [line.name for line in lines]
    last = " ".join(sentences(passage.before)[-1:])
    for named in (full_first(passage.text, heads), names(last, heads)):
        if len(named) == 1:
            return [lines[named[0].index]]
    wholes = [line for line in lines if is_total(line.name)]
    return wholes if len(wholes) == 1 else []


def _is_near(figure: Figure, value: Decimal) -> bool:
    is_close = figure.value <= _FAR * value and value <= _FAR * figure.value
    return is_close and figure.hedge is Hedge.EXACT


def _told(passage: Passage, figure: Figure, line: _Line, *, is_mean: bool) -> Finding:
    value = line.value(is_mean=is_mean)
    right = half_up(value, max(figure.decimals, 1 if is_mean else 0))
    said: dict[str, Any] = {
        "shown": figure.text,
        "printed": figure.value,
        "computed": right,
        "right": f"{right:,}",
        "tied_to": f"the figures of “{line.name}”",
    }
    shown = ", ".join(cell.text for cell in line.cells)
    verb = "average" if is_mean else "add to"
    words = f"The figures of “{line.name}” ({shown}) {verb} {right:,}"
    if fits(figure, value):
        return sayings.agrees(passage, f"{words}.", **said)
    kind = Kind.AVERAGE if is_mean else Kind.SUM
    return sayings.fault(passage, kind, f"{words}, not {figure.text}.", **said)
