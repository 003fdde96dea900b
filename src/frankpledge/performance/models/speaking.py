"""What owners say, what is set by hand, what is taken further, what was decided."""

from django.db import models
from django.db.models import Q


class Commentary(models.Model):
    """
    What a target's owner said about a quarter, with the recovery action.

    Nothing is overwritten: a later word is another version, the newest counts.
    """

    target = models.ForeignKey(
        "plan.Target", on_delete=models.PROTECT, related_name="commentaries"
    )
    quarter_starts_on = models.DateField()
    version = models.PositiveIntegerField()
    stood = models.CharField(max_length=40)
    cause = models.TextField()
    recovery = models.TextField(blank=True)
    recovery_owner = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, null=True, blank=True
    )
    recovery_due_on = models.DateField(null=True, blank=True)
    ask = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("access.Member", on_delete=models.PROTECT)

    class Meta:
        ordering = ["-quarter_starts_on", "-version"]
        verbose_name_plural = "commentaries"
        constraints = [
            models.UniqueConstraint(
                name="commentary_version_once",
                fields=["target", "quarter_starts_on", "version"],
            ),
            models.CheckConstraint(
                name="recovery_has_owner_and_day",
                condition=Q(recovery="")
                | Q(recovery_owner__isnull=False, recovery_due_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.quarter_starts_on} version {self.version}"


class StatusOverride(models.Model):
    """A status set by hand for a quarter, with reason, authority and end."""

    target = models.ForeignKey(
        "plan.Target", on_delete=models.PROTECT, related_name="overrides"
    )
    quarter_starts_on = models.DateField()
    status = models.CharField(max_length=40)
    reason = models.TextField()
    authority = models.CharField(max_length=200, blank=True)
    ends_before = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey("access.Member", on_delete=models.PROTECT)
    is_lifted = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ["-set_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_override_a_quarter",
                fields=["target", "quarter_starts_on"],
                condition=Q(is_lifted=False),
            ),
            models.CheckConstraint(name="override_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.quarter_starts_on} {self.status}"


class Escalation(models.Model):
    """A target taken to the partnership manager or the board, and what came of it."""

    target = models.ForeignKey(
        "plan.Target", on_delete=models.PROTECT, related_name="escalations"
    )
    quarter_starts_on = models.DateField()
    to = models.CharField(max_length=40)
    question = models.TextField()
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(
        "access.Member", on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        "access.Member",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering = ["-raised_at"]
        constraints = [
            models.CheckConstraint(
                name="answered_escalation_names_who",
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.target_id} to {self.to}"


class Decision(models.Model):
    """
    What a group decided on seeing a number, with the number as it was seen.

    The figure may be revised later; what was seen, and by whom decided, never is.
    """

    plan = models.ForeignKey(
        "plan.Plan", on_delete=models.PROTECT, related_name="decisions"
    )
    target_ref = models.CharField(max_length=20)
    measure = models.CharField(max_length=80)
    area_code = models.CharField(max_length=12)
    period = models.CharField(max_length=40)
    stood = models.CharField(max_length=200)
    value = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    known_at = models.DateTimeField(null=True, blank=True)
    text = models.TextField()
    group = models.ForeignKey(
        "partnership.Group", on_delete=models.PROTECT, related_name="decisions"
    )
    decided_on = models.DateField()
    action = models.ForeignKey(
        "actions.Action",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.Member", on_delete=models.PROTECT)

    class Meta:
        ordering = ["-decided_on", "-id"]

    def __str__(self) -> str:
        return f"{self.target_ref} {self.decided_on:%Y-%m-%d}"


class PairedMeasure(models.Model):
    """The harm that is read beside a target that wants more to be reported."""

    target = models.OneToOneField(
        "plan.Target", on_delete=models.CASCADE, related_name="paired"
    )
    measure = models.CharField(max_length=80)
    why = models.TextField(blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey("access.Member", on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"{self.target_id} beside {self.measure}"
