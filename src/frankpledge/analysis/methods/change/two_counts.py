"""Change between two counts or rates, for one row or many at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.changes import change_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import (
    Dispersion,
    FalseDiscovery,
    Name,
    NoBase,
)
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    BadTable,
    Flags,
    Floats,
    TableLike,
    between,
    counts,
    names_of,
    numbers,
    rows_of,
    texts,
    told_twice,
    with_columns,
)
from frankpledge.analysis.statistics import count_tests
from frankpledge.analysis.statistics.change import PERCENT_FROM, printable_percent
from frankpledge.analysis.statistics.discovery import benjamini_hochberg
from frankpledge.analysis.statistics.distinct import once_each
from frankpledge.analysis.statistics.sentences import number, signed
from frankpledge.analysis.statistics.tails import normal_two_sided


DEFINITION = (
    "Each row's later count against its earlier one. Where either is under 10 the "
    "test is exact (given both, the later one is binomial), otherwise the E-test. "
    "With several rows the chances are corrected so that of the changes called clear "
    "no more than the stated share are expected to be chance (Benjamini and "
    "Hochberg). The percentage is of the earlier figure and is not given from under "
    "20. Where a change of counting rule lies between, nothing is claimed."
)
SOURCES = (
    "Krishnamoorthy and Thomson 2004 (E-test)",
    "Przyborowski and Wilenski 1940 (exact test)",
    "Benjamini and Hochberg 1995 (many tests)",
)
NOT_COMPARABLE = "not comparable"
NO_CLEAR_CHANGE = "no clear change"
VERDICTS = ("rose", "fell", NO_CLEAR_CHANGE, NOT_COMPARABLE)
INDEPENDENT = (
    "The tests take events as independent. Series of crimes by the same people vary "
    "more: give a dispersion from past years where you have it."
)


@method(
    "change",
    family=Family.CHANGE,
    title="Change between two periods, for one row or many",
    question="Did it change by more than chance explains?",
    definition=DEFINITION,
    sources=SOURCES,
    example=Example(
        {
            "name": ["Burglary", "Damage", "Robbery"],
            "before": [390, 633, 3],
            "after": [290, 690, 0],
        },
    ),
)
def change(
    table: TableLike,
    *,
    name: Name = "name",
    before: Annotated[str, ColumnOf("Events in the earlier period.")] = "before",
    after: Annotated[str, ColumnOf("Events in the later period.")] = "after",
    base_before: NoBase = "",
    base_after: NoBase = "",
    rule_change: Annotated[
        str, ColumnOf("The rule that changed between the two; empty where none did.")
    ] = "",
    dispersion: Dispersion = 1.0,
    false_discovery: FalseDiscovery = 0.05,
) -> Result:
    """
    Return each row with its difference, percentage, p, q (corrected) and verdict.

    With bases the figures compared are rates; the percentage is then of the earlier
    rate. Rows with a missing count, no base or a changed rule get no test.
    """
    rows = rows_of(table)
    between("dispersion", dispersion, 1, 1e6)
    between("false discovery", false_discovery, 1e-6, 0.5)
    if bool(base_before) != bool(base_after):
        raise BadTable(
            "A rate needs both bases.", "Give --base-before and --base-after."
        )
    pairs = Pairs(
        names_of(rows, name),
        counts(rows, before, may_be_missing=True),
        counts(rows, after, may_be_missing=True),
        _bases(rows, base_before),
        _bases(rows, base_after),
        texts(rows, rule_change) if rule_change else [None] * rows.num_rows,
    )
    tests = tested(pairs, dispersion, false_discovery)
    unit = "Events per unit of base" if base_before else "Events"
    return Result(
        method="change",
        definition=DEFINITION,
        sentence=_sentence(pairs, tests, false_discovery),
        table=with_columns(rows, tests.columns(pairs)),
        figures={verdict: tests.verdicts.count(verdict) for verdict in VERDICTS},
        warnings=(*_warnings(pairs, tests, dispersion), *told_twice(pairs.names)),
        spec=pairs.chart(tests.verdicts, unit),
    )


@dataclass(frozen=True)
class Pairs:
    """Earlier and later counts by row, on their bases, with any rule that changed."""

    names: list[str]
    before: Floats
    after: Floats
    base_before: Floats
    base_after: Floats
    rules: list[str | None]

    @property
    def rates(self) -> tuple[Floats, Floats]:
        """Return the earlier and the later figure on its base, NaN without one."""
        return _over(self.before, self.base_before), _over(self.after, self.base_after)

    @property
    def comparable(self) -> Flags:
        """Return which rows have both figures, counted by one rule."""
        first, second = self.rates
        same_rule = np.array([not rule for rule in self.rules])
        known: Flags = ~np.isnan(first) & ~np.isnan(second) & same_rule
        return known

    def told(self, at: int) -> str:
        """Return both counts of a row in words, with their bases where it has them."""
        first, second = number(self.before[at]), number(self.after[at])
        if self.base_before[at] == self.base_after[at] == 1:
            return f"from {first} to {second}"
        on = f"{self.base_before[at]:,.10g}", f"{self.base_after[at]:,.10g}"
        return f"for its base, from {first} in {on[0]} to {second} in {on[1]}"

    def chart(self, verdicts: list[str], unit: str) -> Spec | None:
        """Return the chart of both figures of each row."""
        first, second = (rates.tolist() for rates in self.rates)
        return change_spec(self.names, first, second, verdicts, unit=unit)


@dataclass(frozen=True)
class Tests:
    """What the tests of many rows came to."""

    p: Floats
    q: Floats
    names: list[str]
    verdicts: list[str]
    percents: list[float | None]

    def columns(self, pairs: Pairs) -> dict[str, object]:
        """Return what the answer's table gains."""
        first, second = pairs.rates
        return {
            "difference": np.where(pairs.comparable, second - first, np.nan),
            "percent_of_before": pa.array(self.percents, pa.float64()),
            "p": self.p,
            "q": self.q,
            "test": self.names,
            "verdict": self.verdicts,
        }


def tested(pairs: Pairs, dispersion: float, level: float) -> Tests:
    """Return the tests of every comparable row, corrected for how many there are."""
    p = np.full(len(pairs.names), np.nan)
    names = [""] * len(p)
    compared = np.flatnonzero(pairs.comparable)
    columns = (pairs.before, pairs.after, pairs.base_before, pairs.base_after)
    found = once_each(
        partial(_test, dispersion=dispersion), *(one[compared] for one in columns)
    )
    for at, (chance, name) in zip(compared.tolist(), found, strict=True):
        p[at], names[at] = chance, name
    q = benjamini_hochberg(p)
    first, second = pairs.rates
    rows = list(zip(pairs.comparable, first, second, pairs.before, q, strict=True))
    verdicts = [
        _verdict(new - old, is_clear=one < level) if ok else NOT_COMPARABLE
        for ok, old, new, _, one in rows
    ]
    percents = [
        printable_percent(float(old), float(new), base_count=float(base))
        if ok
        else None
        for ok, old, new, base, _ in rows
    ]
    return Tests(p, q, names, verdicts, percents)


def _test(
    x1: float, x2: float, n1: float, n2: float, dispersion: float
) -> tuple[float, str]:
    found = count_tests.chosen(x1, x2, n1, n2)
    if dispersion == 1 or x1 + x2 == 0:
        return found.p, found.test
    spread = math.sqrt(dispersion * (x1 + x2) / (n1 + n2) * (1 / n1 + 1 / n2))
    wider = normal_two_sided((x2 / n2 - x1 / n1) / spread)
    # Crimes in series are never surer than separate ones.
    return (
        (wider, "score, over-dispersed") if wider > found.p else (found.p, found.test)
    )


def _bases(rows: pa.Table, column: str) -> Floats:
    if not column:
        return np.ones(rows.num_rows)
    return numbers(rows, column, may_be_missing=True, least=0)


def _over(events: Floats, base: Floats) -> Floats:
    return np.asarray(events / np.where(base > 0, base, np.nan), np.float64)


def _verdict(difference: float, *, is_clear: bool) -> str:
    if not is_clear:
        return NO_CLEAR_CHANGE
    return "rose" if difference > 0 else "fell"


def _sentence(pairs: Pairs, tests: Tests, level: float) -> str:
    compared = len(tests.verdicts) - tests.verdicts.count(NOT_COMPARABLE)
    if not compared:
        return "Nothing here can be compared."
    if len(tests.verdicts) == 1:
        return _one(pairs, tests)
    told = [
        f"{pairs.names[at]} {verdict} {pairs.told(at)}"
        for at, verdict in enumerate(tests.verdicts)
        if verdict in ("rose", "fell")
    ]
    if not told:
        return f"None of the {compared} rows changed by more than chance explains."
    shown = "; ".join(told[:5]) + f"; and {len(told) - 5} more" * (len(told) > 5)
    return (
        f"{len(told)} of {compared} rows changed by more than chance explains "
        f"(about {number(100 * level)}% of such finds may be chance): {shown}."
    )


def _one(pairs: Pairs, tests: Tests) -> str:
    percent = tests.percents[0]
    size = "" if percent is None else f", {signed(percent)}% on the earlier figure"
    ends = f"{pairs.told(0)}{size}"
    name, verdict = pairs.names[0], tests.verdicts[0]
    if verdict == NO_CLEAR_CHANGE:
        return f"{name}: no clear change ({ends}; chance alone could explain it)."
    return f"{name} {verdict} {ends}: more than chance explains."


def _warnings(pairs: Pairs, tests: Tests, dispersion: float) -> tuple[str, ...]:
    broken = [
        f"{name} ({rule})"
        for name, rule in zip(pairs.names, pairs.rules, strict=True)
        if rule
    ]
    missing = int((~pairs.comparable).sum()) - len(broken)
    withheld = tests.percents.count(None) - int((~pairs.comparable).sum())
    told = {
        "Counted by different rules before and after, so no change is claimed: "
        f"{', '.join(broken)}.": bool(broken),
        f"{missing} rows lack a count or a base and are not compared.": missing > 0,
        INDEPENDENT: dispersion == 1,
        f"No percentage is given from a count under {PERCENT_FROM}.": withheld > 0,
    }
    return tuple(words for words, is_so in told.items() if is_so)
