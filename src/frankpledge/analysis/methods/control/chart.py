"""Control charts: is this more than the normal variation of the series?"""

from __future__ import annotations

from typing import Annotated

import numpy as np
import pyarrow as pa

from frankpledge.analysis.charts.curves import curves_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.options import LessIsBetter, Step, Value, When
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Option,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.series import (
    Series,
    place_in_cycle,
    season_of,
    series,
)
from frankpledge.analysis.methods.tables import (
    BadTable,
    Floats,
    TableLike,
    one_of,
    rows_of,
)
from frankpledge.analysis.statistics import control
from frankpledge.analysis.statistics.shape import shape_of, without_shape


FEWEST = 8
OF_COUNTS = ("c", "u", "p", "u-prime", "p-prime")
GOOD = 20
IN_TIME = [kind for kind in control.KINDS if kind not in ("g", "t")]
DEFINITION = (
    "A series that nothing happens to goes up and down all the same. The limits hold "
    "nearly all of that: from how far each figure usually lies from the one before "
    "(XmR: mean ± 2.66 mean moving ranges), or from what chance gives (c for counts, "
    "u for rates, p for shares; their primes allow for more than chance). Points "
    "outside, long runs on one side and the other patterns of the rule set named are "
    "signals: there is something to explain. Limits come from all points unless the "
    "baseline is fixed to the first so many; they begin afresh at each date given, "
    "and both may be used together. Screening leaves one-off jumps (steps over 3.267 "
    "times their mean) out of the mean step, which narrows the limits; what is left "
    "out is listed."
)
RuleSet = Annotated[
    str, Option("standard, nhs, nhs-6, western-electric, nelson, runs or outside.")
]


@method(
    "control-chart",
    family=Family.CONTROL,
    title="Control chart",
    question="Is this month unusual, or within normal variation?",
    definition=DEFINITION,
    sources=(
        "Wheeler 1993, Understanding Variation (XmR)",
        "Laney 2002 (primes); Anhøj and Olesen 2014 (runs)",
        "Western Electric 1956; Nelson 1984; NHS England, Making Data Count",
    ),
    example=Example(
        {
            "month": [f"2019-{m:02d}" for m in range(1, 13)],
            "value": [50, 52, 49, 51, 48, 50, 53, 49, 51, 50, 75, 52],
        },
        {"rules": "nhs"},
    ),
)
def control_chart(
    table: TableLike,
    *,
    when: When = "month",
    value: Value = "value",
    size: Annotated[str, ColumnOf("What a count is out of, for u and p.")] = "",
    step: Step = "month",
    kind: Annotated[str, Option("xmr, mr, c, u, p, u-prime, p-prime or run.")] = "xmr",
    rules: RuleSet = "standard",
    baseline: Annotated[int, Option("First so many points of a phase; 0 for all.")] = 0,
    rebase: Annotated[
        str, Option("Dates, with commas, at which limits begin anew.")
    ] = "",
    screened: Annotated[
        bool, Option("Leave one-off jumps out of the mean step.")
    ] = False,
    shape: Annotated[
        bool, Option("Take the yearly (weekly, daily) shape out before judging.")
    ] = False,
    less_is_better: LessIsBetter = True,
) -> Result:
    """
    Return every step with its centre, limits, signals and which way they point.

    Missing steps stay empty; no step or run is read across them.
    """
    one_of("kind of chart", kind, IN_TIME)
    rule_set = control.RULES[one_of("rule set", rules, control.RULES)]
    rows = rows_of(table)
    line = series(rows, when, value, step, FEWEST)
    sizes = _sizes(rows, when, size, step, kind)
    _refuse_what_is_no_count(line.values, sizes, kind, value)
    values, shaped = _without_shape(line, wanted=shape, kind=kind)
    starts = line.positions(rebase)
    made = control.drawn(
        kind,
        values,
        sizes,
        starts=starts,
        baseline=baseline or None,
        screened=screened,
        floor=_floor(values),
    )
    judged = Judged(line, made, rule_set, starts, less_is_better=less_is_better)
    return judged.result(rules, (*shaped, *_cautions(line, made, baseline)))


class Judged:
    """A chart with its signals, and how it is told."""

    def __init__(
        self,
        line: Series,
        made: control.Drawn,
        rules: control.Rules,
        starts: list[int],
        *,
        less_is_better: bool,
    ) -> None:
        self.line, self.made, self.rules, self.starts = line, made, rules, starts
        self.found = control.signals(made.values, made.limits, rules, starts)
        self.ways = control.improvements(
            made.values, made.limits, self.found, less_is_better=less_is_better
        )
        self.runs = control.runs_test(
            made.values[starts[-1] if starts else 0 :],
            made.limits.centre[starts[-1] if starts else 0 :],
        )

    def result(self, rules: str, warnings: tuple[str, ...]) -> Result:
        """Return the whole answer."""
        flagged = [at for at, signals in enumerate(self.found) if signals]
        sentence = self._sentence(flagged, rules)
        limits = self.made.limits
        return Result(
            method="control-chart",
            definition=DEFINITION,
            sentence=sentence,
            table=self._table(),
            figures={
                "signals": len(flagged),
                "centre now": float(limits.centre[-1]),
                "low now": float(limits.low[-1]),
                "high now": float(limits.high[-1]),
                "longest run": self.runs.longest if self.runs else None,
                "crossings": self.runs.crossings if self.runs else None,
                "limits": limits.method,
                "rules": self.rules.name,
            },
            warnings=(*self.line.warnings, *warnings),
            period=self.line.period,
            spec=self._chart(sentence),
        )

    def _table(self) -> pa.Table:
        limits = self.made.limits
        columns = {
            self.line.step: self.line.labels,
            "value": self.made.values,
            "centre": limits.centre,
            "low": limits.low,
            "high": limits.high,
            "signals": ["; ".join(signals) for signals in self.found],
            "points_to": self.ways,
        }
        return pa.table(
            {
                name: pa.array(column, from_pandas=True)
                for name, column in columns.items()
            }
        )

    def _sentence(self, flagged: list[int], rules: str) -> str:
        if rules == "runs":
            return self._runs_sentence()
        if not flagged:
            return "Nothing leaves normal variation."
        labels = self.line.labels
        named = "; ".join(
            f"{labels[at]} ({', '.join(self.found[at])})" for at in flagged[-3:]
        )
        many = f"{len(flagged)} of {len(labels)} points"
        verb = "is a signal" if len(flagged) == 1 else "are signals"
        return f"{many} {verb}, lately {named}."

    def _runs_sentence(self) -> str:
        if self.runs is None:
            return "Too few points off the centre line for a runs test."
        far = "more" if self.runs.is_signal else "no more"
        return (
            f"Longest run {self.runs.longest} (by chance up to "
            f"{self.runs.longest_by_chance}), {self.runs.crossings} crossings (by chance "
            f"at least {self.runs.crossings_by_chance}): {far} than normal variation."
        )

    def _chart(self, sentence: str) -> Spec:
        limits = self.made.limits
        marked = [at for at, signals in enumerate(self.found) if signals]
        anew = [self.line.labels[at] for at in self.starts]
        return curves_spec(
            self.line.labels,
            {"value": self.made.values.tolist(), "centre": limits.centre.tolist()},
            title=sentence,
            subtitle=f"{limits.method}. Signals: {self.rules.name}."
            + (f" Limits anew from {', '.join(anew)}." if anew else ""),
            unit="Value",
            band=(limits.low.tolist(), limits.high.tolist()),
            marked=marked,
        )


def _floor(values: Floats) -> float | None:
    """Return 0 for values that are never below it, as counts and rates are not."""
    return 0.0 if (values[~np.isnan(values)] >= 0).all() else None


def _sizes(rows: pa.Table, when: str, size: str, step: str, kind: str) -> Floats | None:
    if kind not in control.NEEDS_SIZES:
        return None
    if not size:
        raise BadTable(
            f"A {kind} chart needs what each count is out of.",
            "Name that column with the option “size”.",
        )
    return series(rows, when, size, step).values


def _refuse_what_is_no_count(
    values: Floats, sizes: Floats | None, kind: str, column: str
) -> None:
    if kind in OF_COUNTS and (values < 0).any():
        raise BadTable(
            f"Column “{column}” has figures below 0, which a {kind} chart cannot hold.",
            "Take the kind xmr.",
        )
    if kind.startswith("p") and sizes is not None and (values > sizes).any():
        raise BadTable(
            f"Column “{column}” has more than there are in all: a share passes 100%.",
            "Take the kind u for events, which can pass their base.",
        )


def _without_shape(
    line: Series, *, wanted: bool, kind: str
) -> tuple[Floats, tuple[str, ...]]:
    if not wanted:
        return line.values, ()
    if kind not in ("xmr", "mr", "run"):
        raise BadTable("The shape is taken out only for the kinds xmr, mr and run.")
    cycle, first = season_of(line.step), place_in_cycle(line)
    try:
        found = shape_of(line.values, cycle, first)
    except ValueError as failure:
        raise BadTable(str(failure)) from failure
    words = (
        f"The usual shape of a cycle of {cycle} {line.step}s, from {found.cycles} whole "
        "ones, was taken out: values are what they would be without it."
    )
    return without_shape(line.values, found, first), (words,)


def _cautions(line: Series, made: control.Drawn, baseline: int) -> tuple[str, ...]:
    told = []
    left_out = [line.labels[at] for at in made.limits.screened]
    if left_out:
        told.append(
            "Left out of the mean step as one-off jumps, which narrows the limits: the "
            f"step to {', '.join(left_out)}."
        )
    known = int((~np.isnan(made.values[: baseline or None])).sum())
    if known < GOOD:
        told.append(f"Limits from {known} points are rough; {GOOD} or more are better.")
    if made.kind in ("c", "u", "p"):
        told.append(
            f"A {made.kind} chart takes all variation for chance; crime mostly varies "
            "more, and then flags too much. Compare with xmr or a prime chart."
        )
    return tuple(told)
