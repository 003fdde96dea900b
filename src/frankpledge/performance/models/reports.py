"""Reports as they were given to the board, and builds of drafts."""

from django.db import models
from django.db.models import F, Q

from frankpledge.performance.states import BuildState


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
    chair_words = models.TextField(blank=True)
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
