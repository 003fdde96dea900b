"""The trail: one entry for each look and change, chained, never rewritten."""

from datetime import UTC
from typing import Any

from django.db import models

from frankpledge.audit.rules import Link
from frankpledge.audit.states import Operation, Regime


class Entry(models.Model):
    """
    Who did what to which thing, when and for which purpose; never the values.

    People, memberships and agencies are numbers, not foreign keys: the trail
    outlives whatever it tells of. Triggers in the database refuse to change it.
    """

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    member = models.BigIntegerField(null=True)
    agency = models.BigIntegerField(null=True)
    session = models.CharField(max_length=16, blank=True)
    purpose = models.CharField(max_length=40, blank=True)
    legal_regime = models.CharField(
        max_length=20, choices=[(regime.value, regime.value) for regime in Regime]
    )
    operation = models.CharField(
        max_length=20, choices=[(act.value, act.value) for act in Operation]
    )
    kind = models.CharField(max_length=60)
    ref = models.CharField(max_length=200)
    case = models.CharField(max_length=60, blank=True)
    field_classes = models.JSONField(default=list)
    recipients = models.JSONField(default=list)
    grant = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=40)
    request = models.CharField(max_length=32, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["sequence"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["kind", "ref"], name="audit_entry_thing"),
            models.Index(fields=["at"], name="audit_entry_at"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.operation} of {self.kind} {self.ref}"

    def content(self) -> dict[str, Any]:
        """Return all that the entry says, as it is hashed."""
        return {
            "sequence": self.sequence,
            "at": self.at.astimezone(UTC).isoformat(),
            "actor": self.actor,
            "member": self.member,
            "agency": self.agency,
            "session": self.session,
            "purpose": self.purpose,
            "legal_regime": self.legal_regime,
            "operation": self.operation,
            "kind": self.kind,
            "ref": self.ref,
            "case": self.case,
            "field_classes": self.field_classes,
            "recipients": self.recipients,
            "grant": self.grant,
            "outcome": self.outcome,
            "request": self.request,
        }

    def link(self) -> Link:
        """Return the entry as verification reads it."""
        return Link(
            sequence=self.sequence,
            content=self.content(),
            previous_hash=self.previous_hash,
            hash=self.hash,
        )
