"""What owners say, what is set by hand, and reports as they were given to the board."""

from django.db import models
from django.db.models import F, Q

from frankpledge.performance.states import BuildState


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
    """A status set by hand for a quarter, with the reason; the worked-out one stays."""

    target = models.ForeignKey(
        "plan.Target", on_delete=models.PROTECT, related_name="overrides"
    )
    quarter_starts_on = models.DateField()
    status = models.CharField(max_length=40)
    reason = models.TextField()
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


class FrozenReport(models.Model):
    """
    A quarterly report exactly as it was agreed: files, figures, bindings, vintage.

    Later revisions are worked out against `figures`; the files never change.
    """

    plan = models.ForeignKey(
        "plan.Plan", on_delete=models.PROTECT, related_name="reports"
    )
    quarter_starts_on = models.DateField()
    quarter_ends_before = models.DateField()
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    marking = models.CharField(max_length=60)
    has_restricted = models.BooleanField(default=False)
    figures = models.JSONField()
    bindings = models.JSONField()
    known_at = models.DateTimeField(null=True, blank=True)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey("access.Member", on_delete=models.PROTECT)

    class Meta:
        ordering = ["-quarter_starts_on", "-version"]
        constraints = [
            models.UniqueConstraint(
                name="frozen_report_version_once",
                fields=["plan", "quarter_starts_on", "version"],
            ),
            models.CheckConstraint(
                name="frozen_quarter_has_an_end",
                condition=Q(quarter_starts_on__lt=F("quarter_ends_before")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"


class ReportFile(models.Model):
    """One format of a frozen report; the bytes lie in the workspace under `path`."""

    report = models.ForeignKey(
        FrozenReport, on_delete=models.PROTECT, related_name="files"
    )
    form = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    path = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="report_file_once_a_format", fields=["report", "form"]
            )
        ]

    def __str__(self) -> str:
        return self.name


class ReportBuild(models.Model):
    """
    Files of a draft report being made for one person; they live for a day.

    `made` lists what is ready, so progress shows and stopping loses nothing.
    """

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey("plan.Plan", on_delete=models.CASCADE, related_name="+")
    quarter = models.CharField(max_length=20)
    forms = models.JSONField()
    made = models.JSONField(default=list)
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.value) for state in BuildState],
        default=BuildState.WAITING.value,
    )
    failure = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("access.Member", on_delete=models.CASCADE)

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.quarter} {self.state}"
