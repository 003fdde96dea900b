"""Before and after, with a comparison: did it fall, did it move, what can be said."""

from __future__ import annotations

from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.methods.evaluation_words import (
    ANSWERS,
    ONE_PERIOD,
    POISSON,
    STANDS_FOR,
    ChosenAtPeak,
    Worthwhile,
)
from frankpledge.analysis.methods.options import Confidence, Dispersion
from frankpledge.analysis.methods.refusals import said_plainly
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
    TableLike,
    between,
    counts,
    numbers,
    one_of,
    rows_of,
    texts,
)
from frankpledge.analysis.patterns.displacement import (
    NOTHING,
    Estimate,
    Pair,
    Quotient,
    RelativeEffect,
    WeightedDifference,
    displacement_quotient,
    relative_effect,
    weighted_difference,
)
from frankpledge.analysis.patterns.evaluation.verdicts import Evidence, Verdict, judge
from frankpledge.analysis.statistics.sentences import number, signed


ZONES = ("target", "comparison", "around", "comparison-around")
DEFINITION = (
    "Weighted displacement difference: the change in the target less the change in the "
    "comparison, plus the same for the zones around them, in events; each count is "
    "divided by its zone's weight and its length of time, and the variance is the sum "
    "of the counts over those divisors squared (times the dispersion). Effect: the "
    "target's ratio of after to before over the comparison's, with the interval of its "
    "logarithm; events prevented are those expected less those seen. Displacement "
    "quotient: change around over change in the target, both against the comparison, "
    "given only where the target did better. Total net effect: what was gained in the "
    "target and around it, in events."
)


@method(
    "before-after",
    family=Family.EVALUATION,
    title="Before and after, with a comparison and the streets around",
    question="Did the operation work, or did crime only move?",
    definition=DEFINITION,
    sources=(
        "Wheeler and Ratcliffe 2018, Crime Science 7, 11 (weighted difference)",
        "Bowers and Johnson 2003 (displacement quotient)",
        "Guerette 2009 (total net effects)",
        "Farrington and others 2002, Home Office Research Study 252 (relative effect)",
    ),
    example=Example(
        {
            "zone": list(ZONES),
            "before": [207, 308, 178, 150],
            "after": [110, 318, 157, 140],
        },
        {"chosen_at_peak": "no"},
    ),
)
def before_after(
    table: TableLike,
    *,
    zone: Annotated[
        str,
        ColumnOf("target, comparison, around (if any), comparison-around (if any)."),
    ] = "zone",
    before: Annotated[str, ColumnOf("Events before.")] = "before",
    after: Annotated[str, ColumnOf("Events after.")] = "after",
    weight: Annotated[
        str, ColumnOf("Area or base each zone is weighed by; none where alike.")
    ] = "",
    time_before: Annotated[float, Option("Length of the time before.")] = 1.0,
    time_after: Annotated[float, Option("Length of the time after.")] = 1.0,
    dispersion: Dispersion = 1.0,
    chosen_at_peak: ChosenAtPeak = "unknown",
    worthwhile: Worthwhile = 10.0,
    confidence: Confidence = 0.95,
) -> Result:
    """
    Return the weighted difference, the effect and the quotient, with a verdict.

    The table back has one row a measure: its value, interval and unit, null where it
    is not defined. One row a zone comes in; `around` may be left out.
    """
    between("confidence", confidence, 0.5, 0.999)
    one_of("answer", chosen_at_peak, ANSWERS)
    zones = _zones(table, (zone, before, after), weight)
    around = zones.get("around", NOTHING)
    with said_plainly():
        difference = weighted_difference(
            zones["target"],
            zones["comparison"],
            around,
            zones.get("comparison-around", NOTHING),
            time_before=time_before,
            time_after=time_after,
            dispersion=dispersion,
            confidence=confidence,
        )
        effect = relative_effect(
            zones["target"],
            zones["comparison"],
            dispersion=dispersion,
            confidence=confidence,
        )
        quotient = displacement_quotient(zones["target"], around, zones["comparison"])
    has_around = "around" in zones
    verdict = judge(
        Evidence(
            low=100 * (effect.low - 1),
            high=100 * (effect.high - 1),
            smallest_count=difference.smallest_count,
            chosen_at_peak=ANSWERS[chosen_at_peak],
            around=difference.displaced if has_around else None,
        ),
        worthwhile,
    )
    return Result(
        method="before-after",
        definition=DEFINITION,
        sentence=_sentence(verdict, effect, zones["target"]),
        table=_measures(
            difference,
            effect,
            quotient,
            has_around=has_around,
            same_length=time_before == time_after,
        ),
        figures=_figures(difference, effect, quotient, verdict),
        warnings=_warnings(verdict, difference, effect, dispersion, quotient),
        spec=_spec(difference, has_around=has_around),
    )


def _zones(
    table: TableLike, columns: tuple[str, str, str], weight: str
) -> dict[str, Pair]:
    """Return each zone's counts; raise BadTable for a zone missing, twice or unknown."""
    rows = rows_of(table, 2)
    names = [one_of("zone", str(name), ZONES) for name in texts(rows, columns[0])]
    if len(set(names)) < len(names):
        raise BadTable("A zone comes twice: add its rows up first.")
    for needed in ("target", "comparison"):
        if needed not in names:
            raise BadTable(f"There is no row for the {needed}.")
    if "comparison-around" in names and "around" not in names:
        raise BadTable("There is a comparison for the zone around, but no such zone.")
    weights = numbers(rows, weight, least=0).tolist() if weight else [1.0] * len(names)
    cells = zip(
        counts(rows, columns[1]), counts(rows, columns[2]), weights, strict=True
    )
    return {
        name: Pair(float(first), float(second), one)
        for name, (first, second, one) in zip(names, cells, strict=True)
    }


def _measures(
    difference: WeightedDifference,
    effect: RelativeEffect,
    quotient: Quotient,
    *,
    has_around: bool,
    same_length: bool,
) -> pa.Table:
    """Return one row a measure, with its interval where it has one."""
    rows: list[tuple[str, float | None, float | None, float | None, str]] = [
        _row("difference in the target", difference.local),
    ]
    if has_around:
        rows.append(_row("difference around it", difference.displaced))
        rows.append(_row("difference in all", difference.total))
    percent = [100 * (one - 1) for one in (effect.ratio, effect.low, effect.high)]
    rows.append(("effect", *percent, "per cent of expected"))  # type: ignore[arg-type]
    prevented = (effect.prevented, effect.prevented_low, effect.prevented_high)
    rows.append(("prevented", *prevented, "events"))
    if same_length:
        rows.append(("gross effect", quotient.gross_effect, None, None, "events"))
    if has_around:
        rows.append(
            ("total net effect", quotient.total_net_effect, None, None, "events")
        )
        rows.append(
            ("displacement quotient", quotient.quotient, None, None, quotient.meaning)
        )
    names = ("measure", "value", "low", "high", "unit")
    kinds = (pa.string(), pa.float64(), pa.float64(), pa.float64(), pa.string())
    return pa.table(
        {
            name: pa.array([row[at] for row in rows], kind)
            for at, (name, kind) in enumerate(zip(names, kinds, strict=True))
        }
    )


def _row(name: str, found: Estimate) -> tuple[str, float, float, float, str]:
    return (name, found.value, found.low, found.high, "events")


def _figures(
    difference: WeightedDifference,
    effect: RelativeEffect,
    quotient: Quotient,
    verdict: Verdict,
) -> dict[str, float | str | None]:
    total = difference.total
    return {
        "difference": total.value,
        "error": total.error,
        "z": total.z,
        "p": total.p,
        "low": total.low,
        "high": total.high,
        "effect_percent": effect.percent,
        "prevented": effect.prevented,
        "prevented_low": effect.prevented_low,
        "prevented_high": effect.prevented_high,
        "displacement_quotient": quotient.quotient,
        "total_net_effect": quotient.total_net_effect,
        "verdict": verdict.grade.value,
    }


def _sentence(verdict: Verdict, effect: RelativeEffect, target: Pair) -> str:
    size = (
        f"{number(target.after)} happened where {number(effect.expected)} were to be "
        f"expected ({signed(effect.percent, 0)}%, from {signed(100 * (effect.low - 1), 0)}% "
        f"to {signed(100 * (effect.high - 1), 0)}%)"
    )
    return f"{verdict.grade.value}: {size}."


def _warnings(
    verdict: Verdict,
    difference: WeightedDifference,
    effect: RelativeEffect,
    dispersion: float,
    quotient: Quotient,
) -> tuple[str, ...]:
    told = {
        POISSON: dispersion == 1,
        "A count is under 5, so the interval of the difference is rough.": (
            not difference.has_enough
        ),
        "A count is 0, so a half was added to each for the effect.": (
            effect.is_corrected
        ),
        f"The displacement quotient is {quotient.meaning}.": quotient.quotient is None,
        ONE_PERIOD: True,
        STANDS_FOR: True,
    }
    return (*verdict.reasons, *(words for words, is_so in told.items() if is_so))


def _spec(difference: WeightedDifference, *, has_around: bool) -> dict[str, object]:
    shown = [("In the target", difference.local)]
    if has_around:
        shown.append(("Around it", difference.displaced))
        shown.append(("In all", difference.total))
    marks = [
        Mark(name, found.value, found.low, found.high, is_own=name == shown[-1][0])
        for name, found in shown
    ]
    return effects_spec(
        marks,
        title="Change against the comparison",
        subtitle="Events more or fewer, with intervals; left of the line is fewer.",
        unit="Events",
    )
