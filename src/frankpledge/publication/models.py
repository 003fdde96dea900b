"""Releases: what goes out, who wrote and who approved it, and every step since."""

from typing import Any

from django.db import models
from django.dispatch import Signal

from frankpledge.publication.states import ReleaseState


# Sent once a release is out or withdrawn, so that the public pages follow.
site_changed = Signal()


class Release(models.Model):
    """
    One version of one release, frozen when it was checked.

    All versions of a release share its slug, which is its permanent address.
    `content` is exactly what goes out: the approver approves it and nothing is
    worked out again afterwards.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="releases"
    )
    slug = models.SlugField(max_length=60)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=160)
    summary = models.TextField(max_length=2000, blank=True)
    measures = models.JSONField(default=list)
    period_types = models.JSONField(default=list)
    inner_kind = models.CharField(max_length=20, blank=True)
    until = models.DateField(help_text="Only periods that ended by this day go out.")
    since = models.DateField(null=True, blank=True)
    is_rounded = models.BooleanField(default=False)
    plan_slug = models.CharField(max_length=80, blank=True)
    state = models.CharField(
        max_length=12,
        choices=[(state.value, state.value) for state in ReleaseState],
        default=ReleaseState.DRAFT.value,
    )
    author = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    approver = models.ForeignKey(
        "access.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )
    content: models.JSONField[Any, Any] = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    figures = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    known_at = models.DateTimeField(null=True, blank=True)
    correction = models.TextField(max_length=2000, blank=True)
    changed = models.JSONField(default=list)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(max_length=2000, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug", "version"], name="release_version_once"
            ),
            models.UniqueConstraint(
                fields=["partnership", "slug"],
                condition=models.Q(state=ReleaseState.PUBLISHED.value),
                name="release_published_once",
            ),
            models.CheckConstraint(
                condition=models.Q(approver=None)
                | ~models.Q(approver=models.F("author")),
                name="release_approved_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[ReleaseState.DRAFT.value, ReleaseState.CHECKED.value]
                )
                | models.Q(approver__isnull=False),
                name="release_out_only_when_approved",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ReleaseState.WITHDRAWN.value)
                | (
                    models.Q(withdrawn_at__isnull=False)
                    & ~models.Q(withdrawn_reason="")
                ),
                name="release_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    @property
    def standing(self) -> ReleaseState:
        """Return the state as the enum that its words come with."""
        return ReleaseState(self.state)


class ReleaseStep(models.Model):
    """One change of a release's state: when, by whom, why."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    reason = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.state} on {self.at:%Y-%m-%d}"
