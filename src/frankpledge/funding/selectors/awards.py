"""Awards: what was planned and spent so far, and what the result cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from frankpledge.access.models import Member
from frankpledge.analysis.patterns.harm.weights import unit_costs
from frankpledge.funding.models import Award, Return
from frankpledge.funding.rules.money import NOTHING, quarter_of, total
from frankpledge.funding.rules.results import (
    Priced,
    cost_beside_others,
    cost_per_result,
)
from frankpledge.funding.rules.variance import Variance, variance
from frankpledge.funding.selectors.compared import beside_others
from frankpledge.funding.selectors.outcomes import Pulled, pull, wanted_by


def spent_so_far(returns: Iterable[Return]) -> Decimal:
    """Return the spending of every return that was sent."""
    return total(row.spent for row in returns if row.spent is not None)


def variance_so_far(returns: Iterable[Return]) -> Variance:
    """Return spending against profile over the quarters whose returns were sent."""
    sent = [row for row in returns if row.spent is not None]
    return variance(total(row.profile for row in sent), spent_so_far(sent))


def late(returns: Iterable[Return], *, today: date) -> list[Return]:
    """Return the returns that are past their day and were not sent."""
    return [row for row in returns if row.sent_at is None and row.due_on < today]


@dataclass(frozen=True)
class Result:
    """
    What an award brought, and what each result cost with and without time given.

    `beside` tells it once more beside similar places, empty where none is compared.
    """

    pulled: Pulled | None
    priced: Priced
    with_kind: Priced | None = None
    beside: str = ""


def result_of(award: Award, *, by: Member, on: date) -> Result:
    """
    Return an award's result, priced by what was spent in the figure's own period.

    What came after the project ended is not its result.
    """
    until = min(on, award.bid.ends_before or on)
    wanted = wanted_by(award.bid, until=until)
    found = pull([wanted], by=by, on=on) if wanted else []
    if not found:
        return Result(None, Priced("The bid names no measure to price a result by."))
    one = found[0]
    figure = one.outcome.figure
    spent = kind = NOTHING
    waiting: list[str] = []
    if figure is not None:
        starts_on, ends_before = figure.starts_on, figure.ends_before
        spent, kind = spent_between(award, starts_on, ends_before)
        waiting = not_sent_between(award, starts_on, ends_before)
    price = partial(
        cost_per_result,
        one.outcome,
        wants_more=one.wants_more,
        unit_cost=unit_cost(award.bid.unit_cost, on),
        not_sent=waiting,
    )
    both = price(spent=spent + kind) if kind and not waiting else None
    beside = cost_beside_others(
        beside_others(one, by=by, on=on),
        spent=spent,
        wants_more=one.wants_more,
        not_sent=waiting,
    )
    return Result(one, price(spent=spent), both, beside)


def spent_between(
    award: Award, starts_on: date, ends_before: date
) -> tuple[Decimal, Decimal]:
    """Return the money, and the worth in kind, that a period took."""
    money = total(
        row.spent
        for row in award.returns.all()
        if row.spent is not None
        and starts_on <= row.starts_on
        and row.ends_before <= ends_before
    )
    kind = total(
        row.value
        for row in award.contributions.all()
        if starts_on <= row.given_on < ends_before
    )
    return money, kind


def not_sent_between(award: Award, starts_on: date, ends_before: date) -> list[str]:
    """Return the quarters of a period whose spending nobody has returned yet."""
    return [
        quarter_of(row.starts_on).words
        for row in award.returns.all()
        if row.spent is None
        and row.starts_on < ends_before
        and row.ends_before > starts_on
    ]


def unit_cost(code: str, on: date) -> float | None:
    """Return what one such crime costs society in pounds, None where none is named."""
    found = unit_costs().of(code, on) if code else None
    return found.weight if found else None
