"""Before and after, with a comparison: did it fall, did it move, what can be said."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from frankpledge.analysis.methods.evaluation.card import (
    figures_of,
    measures_of,
    spec_of,
)
from frankpledge.analysis.methods.evaluation.words import (
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


Zone = Annotated[
    str,
    ColumnOf("target, comparison, around (if any), comparison-around (if any)."),
]
Before = Annotated[str, ColumnOf("Events before.")]
After = Annotated[str, ColumnOf("Events after.")]
ZoneWeight = Annotated[
    str, ColumnOf("Area or base each zone is weighed by; none where alike.")
]
Length = Annotated[float, Option("Length of that time, before or after.")]
ZONES = ("target", "comparison", "around", "comparison-around")
DEFINITION = (
    "Weighted displacement difference: the change in the target less the change in the "
    "comparison, plus the same for the zones around them, in events; each count is "
    "divided by its zone's weight and its length of time, and the variance is the sum "
    "of the counts over those divisors squared (times the dispersion). Effect: the "
    "target's ratio of after to before over the comparison's, with the interval of its "
    "logarithm; events prevented are those expected less those seen. The relative "
    "effect size is the same turned over: above 1 the target did better. Displacement "
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
    zone: Zone = "zone",
    before: Before = "before",
    after: After = "after",
    weight: ZoneWeight = "",
    time_before: Length = 1.0,
    time_after: Length = 1.0,
    dispersion: Dispersion = 1.0,
    chosen_at_peak: ChosenAtPeak = "unknown",
    worthwhile: Worthwhile = 10.0,
    confidence: Confidence = 0.95,
) -> Result:
    """
    Return the weighted difference, the effect and the quotient, with a verdict.

    The table back has one row a measure: value, interval, standard error and unit,
    null where there is none. One row a zone comes in; `around` may be left out.
    """
    _refuse_odd_options(confidence, dispersion, chosen_at_peak)
    zones = _zones(table, (zone, before, after), weight)
    has_around = "around" in zones
    times = (time_before, time_after)
    with said_plainly():
        difference, effect, quotient = _estimates(zones, times, dispersion, confidence)
    evidence = _evidence(effect, difference, has_around=has_around)
    peak = ANSWERS[chosen_at_peak]
    verdict = judge(replace(evidence, chosen_at_peak=peak), worthwhile)
    table_back = measures_of(
        difference,
        effect,
        quotient,
        has_around=has_around,
        same_length=time_before == time_after,
    )
    return Result(
        method="before-after",
        definition=DEFINITION,
        sentence=_sentence(verdict, effect, zones["target"]),
        table=table_back,
        figures=figures_of(difference, effect, quotient, verdict),
        warnings=_warnings(verdict, difference, effect, dispersion, quotient),
        spec=spec_of(difference, has_around=has_around),
    )


def _refuse_odd_options(
    confidence: float, dispersion: float, chosen_at_peak: str
) -> None:
    """Raise BadTable for an option out of its range or an answer that is none."""
    between("confidence", confidence, 0.5, 0.999)
    between("dispersion", dispersion, 1, 1e4)
    one_of("answer", chosen_at_peak, ANSWERS)


def _estimates(
    zones: dict[str, Pair],
    times: tuple[float, float],
    dispersion: float,
    confidence: float,
) -> tuple[WeightedDifference, RelativeEffect, Quotient]:
    """Return the weighted difference, the relative effect and the quotient."""
    target, comparison = zones["target"], zones["comparison"]
    difference = weighted_difference(
        *(zones.get(name, NOTHING) for name in ZONES),
        time_before=times[0],
        time_after=times[1],
        dispersion=dispersion,
        confidence=confidence,
    )
    effect = relative_effect(
        target, comparison, dispersion=dispersion, confidence=confidence
    )
    around = zones.get("around", NOTHING)
    return difference, effect, displacement_quotient(target, around, comparison)


def _evidence(
    effect: RelativeEffect, difference: WeightedDifference, *, has_around: bool
) -> Evidence:
    return Evidence(
        low=100 * (effect.low - 1),
        high=100 * (effect.high - 1),
        smallest_count=difference.smallest_count,
        around=difference.displaced if has_around else None,
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
