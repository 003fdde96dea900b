"""What each result cost, with a range, or why that cannot be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.patterns.evaluation.costs import CostPerCrime, cost_per_crime
from frankpledge.funding.rules.compared import Compared
from frankpledge.funding.rules.money import pounds
from frankpledge.funding.rules.outcomes import Outcome


CAUTION = (
    "A change since the start is not yet proof that the project made it: without"
    " places to compare with, other causes count as results too."
)


@dataclass(frozen=True)
class Priced:
    """What a result cost, in words, or why nothing can be said; `cost` in pounds."""

    sentence: str
    cost: CostPerCrime | None = None
    back: str = ""


def cost_per_result(
    outcome: Outcome,
    *,
    spent: Decimal,
    wants_more: bool,
    unit_cost: float | None = None,
    not_sent: Sequence[str] = (),
) -> Priced:
    """
    Return pounds a result from what was spent in the figure's own period.

    Only counts of events, and rates of them, can be priced: a percentage has no
    single results. `not_sent` names the quarters of the period whose spending is not
    known. The range is that of the change (HM Treasury, Green Book 2022, chapter 5).
    """
    figure = outcome.figure
    if figure is None or outcome.change is None:
        return Priced(f"The cost of a result cannot be told yet. {outcome.sentence}")
    if figure.events is None:
        return Priced(
            "The cost of a result cannot be told: the measure counts no events, so it"
            " has no single results."
        )
    if not_sent:
        return Priced(
            "The cost of a result cannot be told yet: the spending of"
            f" {', '.join(not_sent)} has not been returned."
        )
    if spent <= 0:
        return Priced(
            "The cost of a result cannot be told: no spending is known for"
            f" {figure.period}."
        )
    middle, low, high = results(outcome, figure.events, wants_more=wants_more)
    cost = cost_per_crime(float(spent), middle, low, high, unit_cost)
    return Priced(price_words(cost, figure.period), cost, back_words(cost))


def cost_beside_others(
    found: Compared | None,
    *,
    spent: Decimal,
    wants_more: bool,
    not_sent: Sequence[str] = (),
) -> str:
    """
    Return pounds a result on top of what went on elsewhere, or that nothing is compared.

    The result is what came beside the change of similar places over the same periods.
    """
    if found is None:
        return ""
    sign = -1 if wants_more else 1
    ends = sorted((sign * found.low, sign * found.high))
    middle = sign * found.fewer
    words = ("more", "fewer") if wants_more else ("fewer", "more")
    low, high = (counted_words(end, words) for end in ends)
    beside = (
        f"Had it gone as in {found.places} similar places, {found.expected:,.0f} were to"
        f" be expected and {found.after:,.0f} were counted:"
        f" {counted_words(middle, words)}, from {low} to {high}."
    )
    if spent <= 0 or not_sent:
        return beside
    cost = cost_per_crime(float(spent), middle, ends[0], ends[1], None)
    if cost.least is None:
        return f"{beside} Even at best there was no result on top of that."
    if cost.most is None or cost.middle is None:
        return f"{beside} Chance could explain it, so no price can be told."
    return (
        f"{beside} On top of what went on elsewhere that is {whole(cost.middle)} for"
        f" each result, from {whole(cost.least)} to {whole(cost.most)}."
    )


def counted_words(number: float, words: tuple[str, str]) -> str:
    """Return how many came on top: with the first word, or below nothing the second."""
    return f"{abs(number):,.0f} {words[number < 0]}"


def results(
    outcome: Outcome, events: float, *, wants_more: bool
) -> tuple[float, float, float]:
    """Return the results in events: the best estimate, the fewest and the most."""
    known = (outcome.change or 0.0, outcome.low or 0.0, outcome.high or 0.0)
    change, low, high = (each * events for each in known)
    return (change, low, high) if wants_more else (-change, -high, -low)


def price_words(cost: CostPerCrime, period: str) -> str:
    """Return the price of a result as a sentence."""
    if cost.least is None:
        return (
            f"{pounds(cost.spent)} was spent in {period}, and even at best there was"
            " no result."
        )
    least = whole(cost.least)
    if cost.most is None or cost.middle is None:
        middle = f"most likely {whole(cost.middle)}, " if cost.middle else ""
        return (
            f"The cost of a result cannot be told from chance: {middle}at least"
            f" {least}, and no price is too high to be ruled out ({period})."
        )
    return (
        f"{whole(cost.middle)} for each result in {period}, from {least} to"
        f" {whole(cost.most)}."
    )


def back_words(cost: CostPerCrime) -> str:
    """Return what came back for each pound, empty where no unit cost is known."""
    back = cost.back_for_each_pound
    if back is None:
        return ""
    middle, low, high = back
    return (
        f"For each pound, {pounds(round(middle, 2))} of harm was spared, from"
        f" {pounds(round(low, 2))} to {pounds(round(high, 2))}."
    )


def whole(amount: float) -> str:
    """Return pounds without pence, as no such figure is known to the penny."""
    return pounds(round(amount))
