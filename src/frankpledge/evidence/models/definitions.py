"""Every version of every measure's definition, and who wrote and checked it."""

import json
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from django.db import models

from frankpledge.evidence.states import VersionState


if TYPE_CHECKING:
    from frankpledge.analysis.measures.definition import Definition


DEFINITIONS_KEPT = 512
"""Definitions that a process keeps read: every version of every measure, and some."""


@lru_cache(maxsize=DEFINITIONS_KEPT)
def definition_in(text: str) -> "Definition":
    """Return the definition that a text holds, checked once; none can be changed."""
    # here, so that a command which reads no measure does not load them
    from frankpledge.analysis.measures.definition import Definition

    return Definition.model_validate_json(text)


class MeasureVersion(models.Model):
    """
    One version of a measure's definition, kept for as long as its figures are.

    `content` is the whole definition. The columns beside it only repeat what
    lists are filtered and searched by.
    """

    measure = models.SlugField(max_length=80)
    number = models.PositiveIntegerField()
    state = models.CharField(
        max_length=12, choices=[(state.value, state.label) for state in VersionState]
    )
    name = models.CharField(max_length=160)
    family = models.CharField(max_length=40)
    direction = models.CharField(max_length=12)
    dataset = models.CharField(max_length=80, blank=True)
    words = models.TextField(help_text="Names, old names and question, for searching.")
    is_restricted = models.BooleanField(default=False)
    is_shipped = models.BooleanField(default=False)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    in_force_from = models.DateField()
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField()
    author = models.ForeignKey(
        "access.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )
    checker = models.ForeignKey(
        "access.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "number"], name="evidence_version_once"
            ),
            models.UniqueConstraint(
                fields=["measure"],
                condition=models.Q(state="in-force"),
                name="evidence_one_version_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(checker=None)
                | ~models.Q(checker=models.F("author")),
                name="evidence_checker_is_another",
            ),
            models.CheckConstraint(
                condition=models.Q(checker=None, checked_at=None)
                | models.Q(checker__isnull=False, checked_at__isnull=False),
                name="evidence_checker_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"

    @cached_property
    def definition(self) -> "Definition":
        """Return the definition itself, checked when this text was first read."""
        return definition_in(self.raw)

    @property
    def raw(self) -> str:
        """Return the definition as the text it was kept as."""
        return json.dumps(self.content)

    @property
    def state_name(self) -> VersionState:
        """Return the state as the enum that its words come with."""
        return VersionState(self.state)
