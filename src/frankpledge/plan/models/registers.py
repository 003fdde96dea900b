"""Registers of a plan: pledges and standards, whose priorities it meets, decisions checked."""

from django.db import models
from django.db.models import F, Q

from frankpledge.plan.models.lines import Priority
from frankpledge.plan.models.plans import Plan, choices
from frankpledge.plan.states import MeasuredFrom, PledgeKind, TimeUnit


class Pledge(models.Model):
    """
    Something promised to the public: a pledge that is signed, or a minimum standard.

    `test` says what is looked at to tell whether it was kept in one case; `share` is
    the per cent of cases that are to keep it, none where every one must. `within` is
    how soon what is promised must be done, where the standard names a time.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="pledges")
    ref = models.CharField(max_length=20)
    kind = models.CharField(max_length=8, choices=choices(PledgeKind))
    title = models.CharField(max_length=200)
    words = models.TextField()
    test = models.TextField(blank=True)
    share = models.FloatField(null=True, blank=True)
    measured_from = models.CharField(
        max_length=11,
        choices=choices(MeasuredFrom),
        default=MeasuredFrom.SELF_REPORT.value,
    )
    within = models.FloatField(null=True, blank=True)
    within_unit = models.CharField(
        max_length=12, choices=choices(TimeUnit), default=TimeUnit.WORKING_DAYS.value
    )
    owner = models.ForeignKey(
        "partnership.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="pledges",
    )
    version = models.PositiveIntegerField(default=1, db_column="edit")

    class Meta:
        ordering = ["kind", "ref", "id"]
        constraints = [
            models.UniqueConstraint(
                name="pledge_ref_is_unique", fields=["plan", "ref"]
            ),
            models.CheckConstraint(
                name="pledge_share_is_a_percentage",
                condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=100),
            ),
            models.CheckConstraint(
                name="pledge_time_is_positive",
                condition=Q(within__isnull=True) | Q(within__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Signatory(models.Model):
    """An organisation that signed a pledge, from a day and perhaps until another."""

    pledge = models.ForeignKey(
        Pledge, on_delete=models.CASCADE, related_name="signatories"
    )
    agency = models.ForeignKey(
        "partnership.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="pledges_signed",
    )
    name = models.CharField(max_length=200)
    signed_by = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["signed_on", "id"]
        verbose_name_plural = "signatories"
        constraints = [
            models.UniqueConstraint(
                name="pledge_is_signed_once", fields=["pledge", "name", "signed_on"]
            ),
            models.CheckConstraint(
                name="signatory_ends_after_signing",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("signed_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SelfReport(models.Model):
    """How many of the cases looked at kept a standard, by agency and quarter."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="reports")
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, related_name="standards_told"
    )
    quarter_starts_on = models.DateField()
    looked_at = models.PositiveIntegerField()
    kept = models.PositiveIntegerField()
    out_of = models.PositiveIntegerField(null=True, blank=True)
    drawn = models.CharField(max_length=300)
    evidence = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        "access.Member", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-quarter_starts_on", "agency__name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="standard_told_once_a_quarter",
                fields=["pledge", "agency", "quarter_starts_on"],
            ),
            models.CheckConstraint(
                name="kept_is_of_those_looked_at", condition=Q(kept__lte=F("looked_at"))
            ),
            models.CheckConstraint(
                name="looked_at_is_of_all_there_were",
                condition=Q(out_of__isnull=True) | Q(looked_at__lte=F("out_of")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kept} of {self.looked_at}"


class Regard(models.Model):
    """
    Which of our priorities meets one of those above, or why none does.

    The duty runs both ways: the commissioner and the responsible authorities have
    regard to each other's priorities (Police Reform and Social Responsibility Act
    2011, section 10).
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="regards")
    external = models.ForeignKey(
        "assessment.ExternalPriority", on_delete=models.PROTECT, related_name="regards"
    )
    priority = models.ForeignKey(
        Priority,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="regards",
    )
    words = models.TextField()

    class Meta:
        ordering = ["external__title", "id"]
        constraints = [
            models.UniqueConstraint(
                name="regard_is_had_once", fields=["plan", "external", "priority"]
            ),
            models.UniqueConstraint(
                name="regard_is_refused_once",
                fields=["plan", "external"],
                condition=Q(priority__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]


class DecisionCheck(models.Model):
    """
    That a decision or a development was looked at for what it does to crime.

    Crime and Disorder Act 1998, section 17: each authority exercises its functions
    with due regard to their effect on crime and disorder, misuse of drugs and alcohol,
    re-offending and serious violence. `effects` holds one Effect for each.
    """

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="decision_checks"
    )
    title = models.CharField(max_length=200)
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, related_name="decisions_checked"
    )
    decided_on = models.DateField()
    effects = models.JSONField(default=dict)
    why = models.TextField()
    changed = models.TextField(blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(
        "access.Member", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-decided_on", "-id"]

    def __str__(self) -> str:
        return self.title
