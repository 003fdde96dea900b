"""Awards, their conditions, and the quarterly returns they owe."""

from django.db import models
from django.db.models import Q

from frankpledge.funding.models.bids import Bid
from frankpledge.funding.models.funds import choices, not_negative, pounds
from frankpledge.funding.states import AwardState, Standing


class Award(models.Model):
    """
    Money given for a bid, by year.

    While it is open all of it is taken from the fund; once closed, what was spent.
    """

    bid = models.OneToOneField(Bid, models.PROTECT, related_name="award")
    awarded_on = models.DateField()
    state = models.CharField(
        max_length=8, choices=choices(AwardState), default=AwardState.OPEN.value
    )
    closed_on = models.DateField(null=True, blank=True)
    closing_words = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-awarded_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="closed_award_says_when_and_why",
                condition=Q(state=AwardState.OPEN.value)
                | (Q(closed_on__isnull=False) & ~Q(closing_words="")),
            )
        ]

    def __str__(self) -> str:
        return str(self.bid)


class AwardYear(models.Model):
    """What an award gives in one financial year."""

    award = models.ForeignKey(Award, models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField()
    amount = pounds()

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                name="award_year_said_once", fields=["award", "year"]
            ),
            not_negative("award_year_is_not_negative", "amount"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.amount}"


class Condition(models.Model):
    """Something an award hangs on, and the evidence that it was met."""

    award = models.ForeignKey(Award, models.CASCADE, related_name="conditions")
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    met_by = models.ForeignKey(
        "access.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="met_condition_has_evidence",
                condition=Q(met_on__isnull=True)
                | (~Q(evidence="") & Q(met_by__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Return(models.Model):
    """
    What an award owes for a quarter; awaited until it is sent.

    The rows are made with the award, each with its due day and the share of the
    money that was to be spent. `outcome` is the figure as it was when it was sent.
    """

    award = models.ForeignKey(Award, models.CASCADE, related_name="returns")
    starts_on = models.DateField()
    ends_before = models.DateField()
    due_on = models.DateField()
    profile = pounds()
    spent = pounds(null=True, blank=True)
    standing = models.CharField(max_length=16, choices=choices(Standing), blank=True)
    risks = models.TextField(blank=True)
    commentary = models.TextField(blank=True)
    outcome = models.JSONField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        "access.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="return_once_a_quarter", fields=["award", "starts_on"]
            ),
            not_negative("return_profile_is_not_negative", "profile"),
            models.CheckConstraint(
                name="sent_return_says_what_was_spent",
                condition=Q(sent_at__isnull=True)
                | (Q(spent__isnull=False) & Q(sent_by__isnull=False) & ~Q(standing="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award} {self.starts_on:%Y-%m}"


class Output(models.Model):
    """Something that was made or done in a quarter, counted with its unit."""

    of_return = models.ForeignKey(Return, models.CASCADE, related_name="outputs")
    what = models.CharField(max_length=160)
    unit = models.CharField(max_length=60)
    quantity = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        ordering = ["id"]
        constraints = [not_negative("output_is_not_negative", "quantity")]

    def __str__(self) -> str:
        return f"{self.what}: {self.quantity} {self.unit}"
