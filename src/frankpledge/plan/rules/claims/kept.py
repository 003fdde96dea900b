"""Targets that keep their baseline, and several baselines and targets of one cell."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.documents.reading.blocks import Place
from frankpledge.plan.rules.claims.aims import target_from
from frankpledge.plan.rules.claims.cells import say
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.numbers import Figure, rounded_alike
from frankpledge.plan.rules.claims.years import periods_in


def several(
    place: Place,
    base: str,
    target: str,
    pairs: list[tuple[Figure, Figure]],
    percent: Decimal,
) -> Iterator[Finding]:
    """Hold several baselines of one cell, in their order, to the targets of another."""
    words = " ".join(target.split())
    horizon = _horizon(words)
    for before, after in pairs:
        right = target_from(before.value, percent)
        shown = half_up(right, 1)
        claim = f"{before.text} to {after.text}: {words[:140]}"
        said: dict[str, Any] = {
            "shown": after.text,
            "printed": after.value,
            "computed": shown,
            "right": f"{shown}",
        }
        if rounded_alike(after.value, after.decimals, right):
            yield say(
                Verdict.AGREES,
                place,
                claim,
                f"{percent:+}% of {before.text} comes to {shown}.",
                **said,
            )
            continue
        made = half_up(100 * (after.value - before.value) / before.value, 1)
        step = f" If it is a step on the way to {horizon}, say so." if horizon else ""
        yield say(
            Verdict.DISAGREES,
            place,
            claim,
            f"{percent:+}% of {before.text} comes to {shown}; {after.text} is {made:+}%.{step}",
            Kind.TARGET,
            **said,
        )


def _horizon(text: str) -> str:
    years = [each.months for each in periods_in(text) if each.months.is_year]
    return max(years).words() if years else ""


def kept(place: Place, claim: str, base: Figure, target: Figure) -> Finding:
    """Hold a target that keeps its baseline to it."""
    said: dict[str, Any] = {
        "shown": target.text,
        "printed": target.value,
        "computed": base.value,
        "right": base.text,
    }
    if base.value == target.value:
        return say(
            Verdict.AGREES,
            place,
            claim,
            f"The target keeps the baseline of {base.text}.",
            **said,
        )
    return say(
        Verdict.DISAGREES,
        place,
        claim,
        f"The target is to maintain {base.text}, but it says {target.text}.",
        Kind.TARGET,
        **said,
    )
