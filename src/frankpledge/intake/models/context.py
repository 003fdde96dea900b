"""What happened around the figures, and what the figures cannot tell."""

from django.db import models
from django.db.models import F, Q

from frankpledge.intake.states import GapState


GAP_STATES = [(state.value, state.value.capitalize()) for state in GapState]


class ContextEvent(models.Model):
    """
    Something that happened at a time and place and may explain a figure.

    Charts show it as a mark: new bins rolled out, metal prices, a football final.
    It says what happened and not what it caused. An empty area means everywhere,
    empty data sets mean all of them.
    """

    title = models.CharField(max_length=120)
    what_changed = models.TextField(max_length=2000, blank=True)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    area_code = models.CharField(max_length=20, blank=True)
    datasets = models.JSONField(default=list, blank=True)
    told_by = models.CharField(max_length=160, blank=True)
    is_withdrawn = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_before=None) | Q(ends_before__gt=F("starts_on")),
                name="event_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.title


class DataGap(models.Model):
    """Something the partnership needs to know and does not, and who will see to it."""

    title = models.CharField(max_length=160)
    effect = models.TextField(max_length=2000)
    workaround = models.TextField(max_length=2000, blank=True)
    source = models.ForeignKey(
        "intake.Source",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="gaps",
    )
    owner = models.ForeignKey(
        "partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    blocks = models.CharField(max_length=240, blank=True)
    state = models.CharField(max_length=10, choices=GAP_STATES, default=GapState.OPEN)
    outcome = models.TextField(max_length=2000, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["state", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None)
                | Q(state="closed", closed_on__isnull=False),
                name="gap_closed_has_date",
            )
        ]

    def __str__(self) -> str:
        return self.title
