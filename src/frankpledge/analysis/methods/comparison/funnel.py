"""Funnels: who stands out from the common figure, for its size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.funnels import Line, funnel_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import Name, Per
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    TableLike,
    between,
    names_of,
    numbers,
    one_of,
    rows_of,
    told_twice,
    with_columns,
)
from frankpledge.analysis.statistics import funnels
from frankpledge.analysis.statistics.sentences import number


FUNNEL = (
    "Each area against the common figure, with the limits that chance allows one of its "
    "size, at 95% (0.025 each side) and 99.8% (0.001). Rates and ratios use the exact "
    "Poisson limits, shares Wilson's. Where areas differ more than chance throughout "
    "(over-dispersion), limits of chance flag too many: the wider ones allow for that, "
    "with the outer tenth of scores pulled in before it is judged."
)
KINDS = ("rate", "ratio", "proportion")
MOST_POINTS = 5000
"""Areas that a chart of points is drawn for, at most."""
BEYOND = {
    f"{side} ({level})": f"{side}, beyond the {line} limit"
    for side in ("high", "low")
    for level, line in ((0.025, "95%"), (0.001, "99.8%"))
}


@method(
    "funnel",
    family=Family.COMPARISON,
    title="Funnel plot",
    question="Which areas stand out, given how large they are?",
    definition=FUNNEL,
    sources=(
        "Spiegelhalter 2005, Statistics in Medicine 24, 1185 to 1202",
        "Spiegelhalter 2005, Quality and Safety in Health Care 14, 347 to 351",
    ),
    example=Example(
        {
            "area": ["Home", "Ash", "Birch", "Cedar", "Elm"],
            "events": [1394, 1888, 931, 2493, 1266],
            "base": [122_000, 180_000, 91_000, 248_000, 138_000],
        }
    ),
)
def funnel(
    table: TableLike,
    *,
    area: Name = "area",
    events: Annotated[str, ColumnOf("Events, or those who have it.")] = "events",
    base: Annotated[str, ColumnOf("People; expected events for a ratio.")] = "base",
    kind: Annotated[str, Option("rate, ratio or proportion.")] = "rate",
    multiplier: Per = 1000,
    baseline: Annotated[
        float, Option("The common figure; 0 for that of all areas.")
    ] = 0,
    over_dispersed: Annotated[bool, Option("Judge by the wider limits.")] = False,
) -> Result:
    """
    Return each area with value, verdict, the limits for its size, and the wide ones.

    All are in the multiplier's unit: limits that chance allows at 95% and 99.8%, and
    at 95% those that allow for over-dispersion as well.
    """
    one_of("kind of funnel", kind, KINDS)
    between("multiplier", multiplier, 1e-9, 1e12)
    between("common figure", baseline, 0, 1e12)
    rows = rows_of(table, 2)
    seen = numbers(rows, events, may_be_missing=True, least=0)
    size = numbers(rows, base, may_be_missing=True, least=0)
    known = ~np.isnan(seen) & (size > 0)
    if not seen[known].sum() > 0 or known.sum() < 2:
        raise BadTable("A funnel needs two areas with a base, and events among them.")
    if kind == "proportion" and (seen > size).any():
        raise BadTable("More have it than were counted, in at least one area.")
    common = 1.0 if kind == "ratio" else float(seen[known].sum() / size[known].sum())
    common = baseline / multiplier if baseline else common
    names = names_of(rows, area)
    made = Funnel(names, np.where(known, seen, np.nan), size, kind, common, multiplier)
    return made.result(rows, over_dispersed=over_dispersed)


@dataclass(frozen=True)
class Funnel:
    """The areas of a funnel, and the common figure they are judged against."""

    names: list[str]
    seen: Floats
    size: Floats
    kind: str
    common: float
    multiplier: float

    def result(self, rows: pa.Table, *, over_dispersed: bool) -> Result:
        """Return the whole answer."""
        expected = np.where(self.size > 0, self.size, np.nan) * self.common
        spread = self._spread(expected)
        wide = funnels.widened_ratio_lines(expected / self._noise, spread)
        scale = self.multiplier * self.common
        verdicts = self._verdicts(expected, over_dispersed=over_dispersed)
        outside = [v not in ("within chance", "not known") for v in verdicts]
        sentence = self._sentence(verdicts, outside)
        values = (
            self.multiplier * self.seen / np.where(self.size > 0, self.size, np.nan)
        )
        near = self._lines(self.size, funnels.WARNING_LEVEL)
        far = self._lines(self.size, funnels.ALARM_LEVEL)
        columns = {
            "value": values,
            "verdict": verdicts,
            "low_95": near[0],
            "high_95": near[1],
            "low_99_8": far[0],
            "high_99_8": far[1],
            "wide_low": scale * wide[0],
            "wide_high": scale * wide[1],
        }
        return Result(
            method="funnel",
            definition=FUNNEL,
            sentence=sentence,
            table=with_columns(rows, columns),
            figures={
                "common figure": scale,
                "over-dispersion": spread.phi,
                "variance between areas": spread.tau_squared,
            },
            warnings=(
                *_caution(spread.phi, over_dispersed=over_dispersed),
                *told_twice(self.names, "areas"),
            ),
            spec=self._chart(values, outside, sentence),
        )

    def _sentence(self, verdicts: list[str], outside: list[bool]) -> str:
        scale = self.multiplier * self.common
        named = [
            f"{name} ({BEYOND.get(verdict, verdict)})"
            for name, verdict, out in zip(self.names, verdicts, outside, strict=True)
            if out
        ]
        if not named:
            return (
                f"No area stands out from the common figure of {number(scale, 2)} for "
                "its size."
            )
        return (
            f"{len(named)} of {len(self.names)} areas stand out from the common figure "
            f"of {number(scale, 2)} for their size: {', '.join(named[:6])}."
        )

    def _verdicts(self, expected: Floats, *, over_dispersed: bool) -> list[str]:
        if over_dispersed:
            return self._wide_verdicts(expected)
        if self.kind == "proportion":
            return funnels.judged_shares(self.seen, self.size, self.common)
        return funnels.judged_counts(self.seen, expected)

    @property
    def _noise(self) -> float:
        """Return the variance of a count by chance over its mean: 1 - p for a share."""
        share = self.common if self.kind == "proportion" else 0.0
        return max(1 - share, 1e-9)

    def _spread(self, expected: Floats) -> funnels.OverDispersion:
        """Judge over-dispersion on counts scaled so that chance varies like Poisson."""
        return funnels.over_dispersion(self.seen / self._noise, expected / self._noise)

    def _wide_verdicts(self, expected: Floats) -> list[str]:
        spread = self._spread(expected)
        ratio = self.seen / expected
        found = np.zeros(len(ratio), np.int64)
        levels = (funnels.WARNING_LEVEL, funnels.ALARM_LEVEL)
        for step, level in enumerate(levels, 1):
            low, high = funnels.widened_ratio_lines(
                expected / self._noise, spread, level
            )
            found[ratio > high] = step
            found[ratio < low] = -step
        return funnels.words(found, ~np.isnan(ratio))

    def _chart(self, values: Floats, outside: list[bool], sentence: str) -> Spec | None:
        sizes = np.linspace(np.nanmin(self.size), np.nanmax(self.size), 60)
        sizes = sizes[sizes > 0]
        lines: list[Line] = []
        for level in (funnels.WARNING_LEVEL, funnels.ALARM_LEVEL):
            low, high = self._lines(sizes, level)
            lines += [(f"low {level}", sizes.tolist(), low.tolist())]
            lines += [(f"high {level}", sizes.tolist(), high.tolist())]
        if len(self.names) > MOST_POINTS:
            return None
        points = list(
            zip(self.names, self.size.tolist(), values.tolist(), outside, strict=True)
        )
        return funnel_spec(
            points,
            lines,
            self.multiplier * self.common,
            title=sentence,
            subtitle="Grey lines: chance keeps 95% (dashed) and 99.8% (full) of areas inside.",
            across="Expected events" if self.kind == "ratio" else "Base",
            up="Value",
        )

    def _lines(self, sizes: Floats, level: float) -> tuple[Floats, Floats]:
        """Return what chance allows areas of these sizes; NaN for one without."""
        sizes = np.where(sizes > 0, sizes, np.nan)
        if self.kind == "proportion":
            low, high = funnels.proportion_lines(sizes, self.common, level)
            return self.multiplier * low, self.multiplier * high
        return funnels.chance_lines(
            sizes * self.common, self.multiplier * self.common, level
        )


def _caution(phi: float, *, over_dispersed: bool) -> tuple[str, ...]:
    if phi > 1.5 and not over_dispersed:
        return (
            f"Areas differ {number(phi, 1)} times more than chance throughout, so these "
            "limits flag too many: judge by the wider ones (over_dispersed).",
        )
    return ()
