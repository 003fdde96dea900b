"""Bids, what they ask, how they are scored, and what the board decided."""

from django.db import models
from django.db.models import F, Q

from frankpledge.funding.models.funds import Fund, choices, not_negative, pounds
from frankpledge.funding.states import BidState


class Bid(models.Model):
    """
    What somebody asks a fund for, and the result they promise for it.

    A draft may be half empty; the gate says what it lacks before it is submitted.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="bids"
    )
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="bids")
    agency = models.ForeignKey(
        "partnership.Agency", models.PROTECT, related_name="bids"
    )
    group = models.ForeignKey(
        "partnership.Group", models.PROTECT, null=True, blank=True, related_name="bids"
    )
    title = models.CharField(max_length=200)
    state = models.CharField(
        max_length=12, choices=choices(BidState), default=BidState.DRAFT.value
    )
    objective = models.TextField(blank=True)
    measure = models.CharField(max_length=80, blank=True)
    area_code = models.CharField(max_length=12, blank=True)
    period_type = models.CharField(max_length=20, default="financial-year")
    baseline = models.FloatField(null=True, blank=True)
    baseline_ends_before = models.DateField(null=True, blank=True)
    aim = models.FloatField(null=True, blank=True)
    achievable = models.TextField(blank=True)
    target = models.ForeignKey(
        "plan.Target", models.SET_NULL, null=True, blank=True, related_name="bids"
    )
    priority = models.ForeignKey(
        "plan.Priority", models.SET_NULL, null=True, blank=True, related_name="bids"
    )
    serves_words = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)
    evaluation = models.TextField(blank=True)
    review = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    unit_cost = models.CharField(max_length=60, blank=True)
    asked_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(
        "access.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.CheckConstraint(
                name="bid_starts_before_it_ends",
                condition=Q(starts_on__isnull=True)
                | Q(ends_before__isnull=True)
                | Q(starts_on__lt=F("ends_before")),
            ),
            models.CheckConstraint(
                name="bid_out_of_draft_says_who_sent_it",
                condition=Q(state__in=[BidState.DRAFT, BidState.WITHDRAWN])
                | Q(submitted_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class BidStep(models.Model):
    """A dated change of a bid's state and who made it."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=choices(BidState))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.state} {self.made_at:%Y-%m-%d}"


class BidYear(models.Model):
    """What a bid asks in one financial year."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField()
    amount = pounds()

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(name="bid_year_said_once", fields=["bid", "year"]),
            not_negative("bid_year_is_not_negative", "amount"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.amount}"


class BidShare(models.Model):
    """
    What one body adds to what the fund is asked: money, and its worth in kind.

    `body` names one outside the directory, such as a neighbouring partnership.
    """

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="shares")
    agency = models.ForeignKey(
        "partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.CharField(max_length=160, blank=True)
    money = pounds(default=0)
    in_kind = pounds(default=0)
    what = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            not_negative("bid_share_is_not_negative", "money", "in_kind"),
            models.CheckConstraint(
                name="bid_share_names_one_body",
                condition=Q(agency__isnull=False, body="")
                | (Q(agency__isnull=True) & ~Q(body="")),
            ),
        ]

    def __str__(self) -> str:
        return self.body or str(self.agency)


class Principle(models.Model):
    """One thing the board asks of every bid, from one day to before another."""

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="funding_principles"
    )
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=160)
    asks = models.TextField()
    weight = models.PositiveSmallIntegerField(default=1)
    order = models.PositiveSmallIntegerField(default=0)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order", "key", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                name="principle_has_one_wording_now",
                fields=["partnership", "key"],
                condition=Q(ends_before__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.title


class BidScore(models.Model):
    """How one person holds a bid against one principle, and why."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="scores")
    principle = models.SlugField(max_length=60)
    points = models.PositiveSmallIntegerField()
    reason = models.TextField()
    given_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["principle", "given_at"]
        constraints = [
            models.UniqueConstraint(
                name="principle_scored_once_a_person",
                fields=["bid", "principle", "given_by"],
            ),
            models.CheckConstraint(
                name="bid_score_has_a_reason",
                condition=Q(points__lte=5) & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.principle} {self.points}"


class BoardDecision(models.Model):
    """What the board decided of a bid, why, and what it was shown when it did."""

    bid = models.OneToOneField(Bid, models.PROTECT, related_name="decision")
    verdict = models.CharField(
        max_length=12, choices=choices(BidState), default=BidState.REFUSED.value
    )
    reason = models.TextField()
    seen = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.verdict} {self.made_at:%Y-%m-%d}"
