"""The source catalogue: who sends which data set, under what basis and how often."""

from typing import Any

from django.db import models

from frankpledge.intake.rules import Pattern
from frankpledge.intake.states import Frequency, Marking, SourceKind


def choices_of(states: Any) -> list[tuple[str, str]]:
    """Return the choices of a field whose values are an enum with labels."""
    return [(state.value, state.label) for state in states]


class Source(models.Model):
    """
    One data set that one agency sends.

    `dataset` and `code` are the names its rows carry in the lake and never change.
    Open data that nobody sends (police.uk) may have no agency.
    """

    dataset = models.SlugField(max_length=60)
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=choices_of(SourceKind))
    agency = models.ForeignKey(
        "partnership.Agency",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
    )
    contact = models.ForeignKey(
        "partnership.Person",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sources_answered_for",
    )
    deputy = models.ForeignKey(
        "partnership.Person",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sources_deputised_for",
    )
    lawful_basis = models.CharField(max_length=240, blank=True)
    agreement = models.CharField(max_length=240, blank=True)
    marking = models.CharField(
        max_length=20, choices=choices_of(Marking), default=Marking.DEPERSONALISED
    )
    file_format = models.CharField(max_length=160, blank=True)
    covers = models.JSONField(default=list, blank=True)
    frequency = models.CharField(
        max_length=20, choices=choices_of(Frequency), default=Frequency.MONTHLY
    )
    lag_days = models.PositiveSmallIntegerField(default=30)
    first_period_on = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)
    settles_after_months = models.PositiveSmallIntegerField(default=0)
    smallest_count = models.PositiveSmallIntegerField(default=0)
    notes = models.TextField(blank=True)
    is_automatic = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "code"], name="source_once_a_dataset"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_before=None)
                | models.Q(first_period_on=None)
                | models.Q(ends_before__gt=models.F("first_period_on")),
                name="source_ends_after_first_period",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def pattern(self) -> Pattern:
        """Return what was agreed about its returns."""
        return Pattern(
            Frequency(self.frequency),
            self.lag_days,
            self.first_period_on,
            self.ends_before,
        )


class AgreedReturn(models.Model):
    """One return that differs from the source's calendar: due later, or not coming."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="agreed_returns")
    period_starts_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=240)

    class Meta:
        ordering = ["period_starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "period_starts_on"], name="agreed_return_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.period_starts_on:%B %Y}"


class SourceNote(models.Model):
    """
    One entry of the query thread on a source, on one of its returns or supplies.

    It stays with the figures it explains, so that the next analyst finds out why
    a month looks odd without asking again.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="source_notes")
    period_starts_on = models.DateField(null=True, blank=True)
    text = models.TextField(max_length=2000)
    written_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source}: {self.text[:40]}"
