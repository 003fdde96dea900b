"""What of a supply is in the lake, and what was left out of it."""

from django.db import models
from django.db.models import Q

from frankpledge.analysis.tables import Slice
from frankpledge.intake.models.sources import Source
from frankpledge.intake.models.supplies import Supply
from frankpledge.intake.states import SliceState


SLICE_STATES = [(state.value, state.value.capitalize()) for state in SliceState]


class LoadedSlice(models.Model):
    """
    One source's rows for one period, as one supply brought them.

    Figures are counted from the current one. `lake_version` is the lake's commit
    that brought it: of two supplies loaded at once the later commit is current.
    """

    supply = models.ForeignKey(Supply, models.CASCADE, related_name="slices")
    source = models.ForeignKey(Source, models.PROTECT, related_name="slices")
    starts_on = models.DateField()
    ends_before = models.DateField()
    period_type = models.CharField(max_length=20)
    rows = models.PositiveIntegerField()
    quarantined = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=SLICE_STATES)
    lake_version = models.BigIntegerField(null=True, blank=True)
    replaced = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )

    class Meta:
        ordering = ["source", "starts_on", "-lake_version"]
        indexes = [models.Index(fields=["source", "starts_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["supply", "source", "starts_on", "period_type"],
                name="slice_once_a_supply",
            ),
            models.UniqueConstraint(
                fields=["source", "starts_on", "period_type"],
                condition=Q(state="current"),
                name="one_current_slice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.starts_on:%B %Y}"

    @property
    def part(self) -> Slice:
        """Return the slice's name in the lake; it needs the source beside it."""
        return Slice(
            self.source.dataset, self.source.code, self.starts_on, self.period_type
        )


class QuarantinedRow(models.Model):
    """One row that was not loaded, as it was supplied, with everything wrong in it."""

    supply = models.ForeignKey(Supply, models.CASCADE, related_name="quarantine")
    file = models.CharField(max_length=512)
    sheet = models.CharField(max_length=120, blank=True)
    line = models.PositiveIntegerField()
    cells = models.JSONField()
    faults = models.JSONField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"
