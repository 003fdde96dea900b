"""Editions that somebody asked to have frozen, until their files are made."""

from django.db import models
from django.db.models import Q

from frankpledge.assessment.models.projects import (
    Assessment,
    FrozenEdition,
    choices,
)
from frankpledge.assessment.states import Edition, FreezeState


class FreezeOrder(models.Model):
    """
    An edition to be frozen: what was asked for, by whom, and what became of it.

    Making every format takes longer than a person should wait; `taken_at` is when
    some process took it up, so that no two make it at once.
    """

    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="freeze_orders"
    )
    edition = models.CharField(max_length=10, choices=choices(Edition))
    forms = models.JSONField()
    readers = models.CharField(max_length=300, blank=True)
    named = models.ManyToManyField("access.Member", blank=True, related_name="+")
    note = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=8, choices=choices(FreezeState), default=FreezeState.WAITING.value
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)
    frozen = models.OneToOneField(
        FrozenEdition, models.PROTECT, null=True, blank=True, related_name="order"
    )

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="freeze_order_is_done_with_its_edition",
                condition=~Q(state=FreezeState.DONE.value) | Q(frozen__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment}, {self.edition}, {self.state}"
