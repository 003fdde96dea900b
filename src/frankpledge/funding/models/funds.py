"""Funds, their amounts by financial year, and the actions that rest on them."""

from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import F, Q

from frankpledge.funding.states import Certainty, FundKind


def choices(states: type[StrEnum]) -> list[tuple[str, str]]:
    """Return an enum's values as Django wants choices, with no display text kept."""
    return [(state.value, state.value) for state in states]


def pounds(**more: Any) -> "models.DecimalField[Any, Any]":
    """Return a column of pounds and pence."""
    return models.DecimalField(max_digits=12, decimal_places=2, **more)


def not_negative(name: str, *fields: str) -> models.CheckConstraint:
    """Return a constraint that no sum of a row is below nothing."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__gte": 0})
    return models.CheckConstraint(name=name, condition=condition)


class Fund(models.Model):
    """
    Money, or its worth in kind, that somebody gives for a while under rules.

    `ends_before` is the cliff: the first day without it; None where no end is known.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="funds"
    )
    name = models.CharField(max_length=160)
    giver = models.CharField(max_length=160)
    kind = models.CharField(max_length=16, choices=choices(FundKind))
    agency = models.ForeignKey(
        "partnership.Agency", models.PROTECT, related_name="funds_held"
    )
    rules = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    return_days = models.PositiveSmallIntegerField(default=30)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                name="fund_name_is_unique", fields=["partnership", "name"]
            ),
            models.CheckConstraint(
                name="fund_starts_before_it_ends",
                condition=Q(ends_before__isnull=True)
                | Q(starts_on__lt=F("ends_before")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FundYear(models.Model):
    """What a fund gives in the financial year that begins on 1 April of `year`."""

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField()
    amount = pounds()
    certainty = models.CharField(max_length=12, choices=choices(Certainty))

    class Meta:
        ordering = ["year", "certainty"]
        constraints = [
            models.UniqueConstraint(
                name="fund_year_said_once", fields=["fund", "year", "certainty"]
            ),
            not_negative("fund_year_is_not_negative", "amount"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.amount}"


class Spending(models.Model):
    """Money paid straight out of a fund, by neither an award nor a contract."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="spendings")
    spent_on = models.DateField()
    what = models.CharField(max_length=200)
    amount = pounds()
    entered_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-spent_on", "-id"]
        constraints = [not_negative("spending_is_not_negative", "amount")]

    def __str__(self) -> str:
        return f"{self.what} {self.amount}"


class ActionMoney(models.Model):
    """A fund that pays for an action of the plan, for a time, as far as is known."""

    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="money")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="action_money")
    amount = pounds()
    starts_on = models.DateField()
    ends_before = models.DateField()
    certainty = models.CharField(max_length=12, choices=choices(Certainty))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["action__ref", "id"]
        constraints = [
            not_negative("action_money_is_not_negative", "amount"),
            models.CheckConstraint(
                name="action_money_starts_before_it_ends",
                condition=Q(starts_on__lt=F("ends_before")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} {self.amount}"


class Allocation(models.Model):
    """What the partnership means a theme group to have in a financial year."""

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="allocations"
    )
    group = models.ForeignKey(
        "partnership.Group", models.PROTECT, related_name="allocations"
    )
    year = models.PositiveSmallIntegerField()
    planned = pounds()
    why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "group__name"]
        constraints = [
            models.UniqueConstraint(
                name="allocation_said_once", fields=["partnership", "group", "year"]
            ),
            not_negative("allocation_is_not_negative", "planned"),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.year}"
