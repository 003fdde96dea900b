"""What agencies give in kind, and the services that are bought."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from frankpledge.funding.models.awards import Award
from frankpledge.funding.models.funds import Fund, not_negative, pounds
from frankpledge.funding.rules.contributions import value_of


class Contribution(models.Model):
    """What an agency gave without being paid: hours, vehicles and other things."""

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="contributions"
    )
    agency = models.ForeignKey(
        "partnership.Agency", models.PROTECT, related_name="contributions"
    )
    what = models.CharField(max_length=200)
    action = models.ForeignKey(
        "actions.Action",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
    )
    award = models.ForeignKey(
        Award, models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    given_on = models.DateField()
    hours = models.DecimalField(max_digits=9, decimal_places=2, default=Decimal(0))
    staff_rate = pounds(default=0)
    vehicle_days = models.DecimalField(
        max_digits=7, decimal_places=2, default=Decimal(0)
    )
    vehicle_rate = pounds(default=0)
    other_value = pounds(default=0)
    rate_source = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-given_on", "-id"]
        constraints = [
            not_negative(
                "contribution_is_not_negative",
                "hours",
                "staff_rate",
                "vehicle_days",
                "vehicle_rate",
                "other_value",
            ),
            models.CheckConstraint(
                name="contribution_says_whose_rate", condition=~Q(rate_source="")
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def value(self) -> Decimal:
        """Return what it was worth in pounds, worked out from the rates."""
        return value_of(
            hours=self.hours,
            staff_rate=self.staff_rate,
            vehicle_days=self.vehicle_days,
            vehicle_rate=self.vehicle_rate,
            other_value=self.other_value,
        )


class Contract(models.Model):
    """A service that is bought: from whom, for how long, for how much, and its exit."""

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="contracts"
    )
    agency = models.ForeignKey(
        "partnership.Agency", models.PROTECT, related_name="contracts"
    )
    fund = models.ForeignKey(
        Fund, models.PROTECT, null=True, blank=True, related_name="contracts"
    )
    provider = models.CharField(max_length=160)
    service = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_before = models.DateField()
    value = pounds()
    exit = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["ends_before", "id"]
        constraints = [
            not_negative("contract_is_not_negative", "value"),
            models.CheckConstraint(
                name="contract_starts_before_it_ends",
                condition=Q(starts_on__lt=F("ends_before")),
            ),
        ]

    def __str__(self) -> str:
        return self.service


class ContractMeasure(models.Model):
    """A measure of the catalogue that a contract is judged by."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="measures")
    measure = models.CharField(max_length=80)
    area_code = models.CharField(max_length=12)
    period_type = models.CharField(max_length=20, default="financial-year")
    aim = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="contract_measure_once",
                fields=["contract", "measure", "area_code", "period_type"],
            )
        ]

    def __str__(self) -> str:
        return self.measure


class ContractReview(models.Model):
    """A day on which a contract is looked at, and what was found."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="reviews")
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    finding = models.TextField(blank=True)
    held_by = models.ForeignKey(
        "access.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="contract_review_once_a_day", fields=["contract", "due_on"]
            ),
            models.CheckConstraint(
                name="held_review_says_what_was_found",
                condition=Q(held_on__isnull=True) | ~Q(finding=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {self.due_on}"
