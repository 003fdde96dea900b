"""What is left of funds, and every line that the balance is made of."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from frankpledge.analysis.dates import year_of, year_words
from frankpledge.funding.models import (
    Award,
    AwardYear,
    Contract,
    Fund,
    FundYear,
    Return,
    Spending,
)
from frankpledge.funding.rules.money import NOTHING, Balance
from frankpledge.funding.states import AwardState, Certainty


def sums(rows: QuerySet[Any], by: str, amount: str) -> dict[Any, Decimal]:
    """Return a column's sum for each fund, in one query."""
    found = rows.order_by().values_list(by).annotate(sum=Sum(amount))
    return {key: value or NOTHING for key, value in found}


def sum_beside(rows: QuerySet[Any], by: str, amount: str) -> Subquery:
    """Return a column's sum for the fund that a query is at."""
    own = rows.filter(**{by: OuterRef("pk")}).order_by().values(by)
    return Subquery(own.annotate(sum=Sum(amount)).values("sum"))


def balances_of(funds: Collection[int]) -> dict[int, Balance]:
    """Return what is left of these funds, in a handful of queries for all."""
    keys = list(funds)
    years = FundYear.objects.filter(fund__in=keys)
    given = sums(years.filter(certainty=Certainty.SECURED), "fund", "amount")
    hoped = sums(years.filter(certainty=Certainty.HOPED_FOR), "fund", "amount")
    contracted = sums(Contract.objects.filter(fund__in=keys), "fund", "value")
    spent = sums(Spending.objects.filter(fund__in=keys), "fund", "amount")
    running = AwardYear.objects.filter(
        award__bid__fund__in=keys, award__state=AwardState.OPEN
    )
    ended = Return.objects.filter(
        award__bid__fund__in=keys, award__state=AwardState.CLOSED
    )
    awarded = sums(running, "award__bid__fund", "amount")
    used = sums(ended, "award__bid__fund", "spent")
    return {
        key: Balance(
            given=given.get(key, NOTHING),
            hoped_for=hoped.get(key, NOTHING),
            awarded=awarded.get(key, NOTHING) + used.get(key, NOTHING),
            contracted=contracted.get(key, NOTHING),
            spent=spent.get(key, NOTHING),
        )
        for key in keys
    }


def balance_of(fund: Fund) -> Balance:
    """Return what is left of one fund."""
    return balances_of([fund.pk])[fund.pk]


@dataclass(frozen=True)
class YearLine:
    """One financial year of a fund, in pounds."""

    year: int
    given: Decimal
    hoped_for: Decimal
    awarded: Decimal
    spent: Decimal

    @property
    def free(self) -> Decimal:
        """Return what awards and spending leave of the year's secured money."""
        return self.given - self.awarded - self.spent


def awarded_by_year(fund: Fund) -> dict[int, Decimal]:
    """Return what a fund's awards take in each year: closed ones what they spent."""
    found: defaultdict[int, Decimal] = defaultdict(lambda: NOTHING)
    running = AwardYear.objects.filter(award__bid__fund=fund)
    for year, amount in running.filter(award__state=AwardState.OPEN).values_list(
        "year", "amount"
    ):
        found[year] += amount
    ended = Return.objects.filter(
        award__bid__fund=fund, award__state=AwardState.CLOSED, spent__isnull=False
    )
    for day, spent in ended.values_list("starts_on", "spent"):
        found[year_of(day)] += spent or NOTHING
    return found


def years_of(fund: Fund) -> list[YearLine]:
    """Return every year of a fund; contracts have no years and stand in the balance."""
    given: defaultdict[tuple[int, str], Decimal] = defaultdict(lambda: NOTHING)
    for row in fund.years.all():
        given[row.year, row.certainty] += row.amount
    spent: defaultdict[int, Decimal] = defaultdict(lambda: NOTHING)
    for one in fund.spendings.all():
        spent[year_of(one.spent_on)] += one.amount
    awarded = awarded_by_year(fund)
    years = sorted({year for year, _ in given} | set(spent) | set(awarded))
    return [
        YearLine(
            year=year,
            given=given[year, Certainty.SECURED],
            hoped_for=given[year, Certainty.HOPED_FOR],
            awarded=awarded.get(year, NOTHING),
            spent=spent[year],
        )
        for year in years
    ]


@dataclass(frozen=True)
class FundInYear:
    """What a fund gave in one financial year, what was awarded and paid of it."""

    name: str
    giver: str
    given: Decimal
    awarded: Decimal
    paid: Decimal


def funds_in(year: int, funds: QuerySet[Fund]) -> list[FundInYear]:
    """
    Return what each of these funds gave in a year, in one query for all.

    Only secured money is given. Paid is what award holders returned as spent and what
    was paid by no award; what a running service was paid stands in neither.
    """
    day, end = date(year, 4, 1), date(year + 1, 4, 1)
    secured = FundYear.objects.filter(year=year, certainty=Certainty.SECURED)
    awarded = AwardYear.objects.filter(year=year)
    quarters = Return.objects.filter(starts_on__gte=day, starts_on__lt=end)
    days = Spending.objects.filter(spent_on__gte=day, spent_on__lt=end)
    rows = funds.annotate(
        given_then=sum_beside(secured, "fund", "amount"),
        awarded_then=sum_beside(awarded, "award__bid__fund", "amount"),
        returned_then=sum_beside(quarters, "award__bid__fund", "spent"),
        spent_then=sum_beside(days, "fund", "amount"),
    )
    made = [
        FundInYear(
            fund.name,
            fund.giver,
            fund.given_then or NOTHING,
            fund.awarded_then or NOTHING,
            (fund.returned_then or NOTHING) + (fund.spent_then or NOTHING),
        )
        for fund in rows
    ]
    return [one for one in made if one.given or one.awarded or one.paid]


@dataclass(frozen=True)
class BalanceLine:
    """One line of a balance: what it is, its sum (taken away: below nothing)."""

    kind: str
    words: str
    amount: Decimal
    key: int = 0


def balance_lines(fund: Fund) -> list[BalanceLine]:
    """Return every line that the balance is made of; their sum is what is free."""
    return [*given_lines(fund), *taken_lines(fund)]


def given_lines(fund: Fund) -> Iterator[BalanceLine]:
    """Yield what was secured, year by year."""
    for row in fund.years.filter(certainty=Certainty.SECURED):
        yield BalanceLine("given", year_words(row.year), row.amount)


def taken_lines(fund: Fund) -> Iterator[BalanceLine]:
    """Yield what awards, contracts and payments take."""
    awards = Award.objects.filter(bid__fund=fund).select_related("bid")
    for award in awards.prefetch_related("years", "returns"):
        yield BalanceLine("award", str(award.bid), -taken_by(award), award.pk)
    for contract in fund.contracts.all():
        yield BalanceLine("contract", contract.service, -contract.value, contract.pk)
    for row in fund.spendings.all():
        yield BalanceLine("spending", row.what, -row.amount)


def taken_by(award: Award) -> Decimal:
    """Return what an award takes from its fund: all of it, or once closed its spending."""
    if award.state == AwardState.OPEN:
        return sum((row.amount for row in award.years.all()), NOTHING)
    return sum((row.spent or NOTHING for row in award.returns.all()), NOTHING)
