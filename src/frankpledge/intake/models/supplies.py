"""Supplies: the files that came, what was read in them, and every decision on them."""

from django.db import models

from frankpledge.intake.models.sources import Source, choices_of
from frankpledge.intake.states import SourceKind, SupplyState


class Supply(models.Model):
    """
    Files that came together, from the moment they are received.

    `reference` is the load's name everywhere: on screens, on the command line and
    in the lake's own log, by which a load broken off by a crash is found again.
    A supply of police files may name no source: each file says which force it is.
    """

    reference = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=choices_of(SourceKind))
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="supplies"
    )
    agency = models.ForeignKey(
        "partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+"
    )
    layout = models.JSONField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=choices_of(SupplyState))
    reason = models.TextField(blank=True)
    received_at = models.DateTimeField()
    supplied_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    extracted_on = models.DateField(null=True, blank=True)
    request_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    fingerprint = models.CharField(max_length=64, db_index=True)
    same_as = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )

    rows_read = models.PositiveIntegerField(default=0)
    rows_accepted = models.PositiveIntegerField(default=0)
    rows_duplicate = models.PositiveIntegerField(default=0)
    rows_quarantined = models.PositiveIntegerField(default=0)
    accounts = models.JSONField(default=list)
    understood = models.JSONField(default=list)
    difference = models.JSONField(default=list)
    # True from the moment its rows changed the lake until figures were counted again.
    figures_are_due = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name_plural = "supplies"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    rows_read=models.F("rows_accepted")
                    + models.F("rows_duplicate")
                    + models.F("rows_quarantined")
                ),
                name="supply_accounts_for_every_row",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def status(self) -> SupplyState:
        """Return how far the supply has come."""
        return SupplyState(self.state)

    @property
    def is_mapped(self) -> bool:
        """Say whether a layout must tell which column is which."""
        return SourceKind(self.kind).is_mapped


class SupplyFile(models.Model):
    """One file as it came; its bytes are kept under their SHA-256 and never change."""

    supply = models.ForeignKey(Supply, models.CASCADE, related_name="supply_files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["supply", "position"], name="supply_file_position_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class SupplyStep(models.Model):
    """One change of a supply's state: from what, to what, when and by whom."""

    supply = models.ForeignKey(Supply, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=20, choices=choices_of(SupplyState))
    at = models.DateTimeField()
    by = models.ForeignKey(
        "access.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.supply}: {self.state}"

    @property
    def status(self) -> SupplyState:
        """Return the state that the supply came into."""
        return SupplyState(self.state)
