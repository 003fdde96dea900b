"""Figures: one row a series, with every period in it, and when it became known."""

import json
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models.expressions import Col


TEXTS_KEPT = 256
"""Series that a process keeps read: some 50 kB each."""


@lru_cache(maxsize=TEXTS_KEPT)
def read_once(text: str) -> Any:
    """Return what a JSON text says; the same text says the same to everybody."""
    return json.loads(text)


class ReadOnce(models.JSONField[Any, Any]):
    """JSON that nobody changes once it is kept: the same text is parsed only once."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return the value behind the text that the database gave."""
        if isinstance(value, str) and isinstance(expression, Col):
            return read_once(value)
        return super().from_db_value(value, expression, connection)

    def deconstruct(self) -> Any:
        """Return how migrations know the field: as the column of JSON that it is."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


class Vintage(models.Model):
    """
    One time at which figures were worked out.

    A series that came out differently than before is kept again under the new
    vintage; an unchanged one is not, so a page can show what was known on a day.
    """

    known_at = models.DateTimeField()
    as_of = models.DateField(help_text="The day by which settled is judged.")
    datasets = models.JSONField(default=list)
    reason = models.CharField(max_length=200, blank=True)
    changed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-known_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.known_at:%Y-%m-%d %H:%M}"


class Provenance(models.Model):
    """
    Which loads stood behind a dataset's periods from one vintage on.

    `loads` maps the first day of each supplied period to the loads it came from.
    """

    vintage = models.ForeignKey(Vintage, models.PROTECT, related_name="provenances")
    dataset = models.CharField(max_length=80)
    loads = models.JSONField()

    class Meta:
        ordering = ["-vintage_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "vintage"], name="evidence_provenance_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dataset} at {self.vintage_id}"


class Series(models.Model):
    """
    One measure for one area over every period of one type, as known from a vintage.

    `figures` holds arrays of one length (rules.figures says which), so a page
    reads a handful of rows however long the series is. `published_periods` holds
    the first days of the periods that a release let out.
    """

    version = models.ForeignKey(
        "evidence.MeasureVersion", models.PROTECT, related_name="series"
    )
    area_code = models.CharField(max_length=40)
    period_type = models.CharField(max_length=16)
    vintage = models.ForeignKey(Vintage, models.PROTECT, related_name="series")
    figures = ReadOnce()
    digest = models.CharField(max_length=64)
    is_current = models.BooleanField(default=True, db_default=True)
    is_published = models.BooleanField(default=False, db_default=False)
    published_periods = models.JSONField(null=True, blank=True, default=None)

    class Meta:
        ordering = ["-vintage_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "area_code", "period_type", "vintage"],
                name="evidence_series_once",
            ),
            models.UniqueConstraint(
                fields=["version", "area_code", "period_type"],
                condition=models.Q(is_current=True),
                name="evidence_series_current_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["area_code", "period_type"],
                condition=models.Q(is_current=True),
                name="evidence_series_area",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.area_code} {self.period_type}"


class SmallAreaCounts(models.Model):
    """
    One data set's records by small area, kind and month, for the newest months.

    It serves the pages that ask where crime gathers. `counts` holds, for each
    kind, for each small area, a count a month; what was never supplied is in the
    data set's provenance, not here as a zero.
    """

    dataset = models.CharField(max_length=80, unique=True)
    vintage = models.ForeignKey(Vintage, models.PROTECT, related_name="+")
    months = models.JSONField()
    areas = models.JSONField()
    kinds = models.JSONField()
    counts = models.JSONField()

    def __str__(self) -> str:
        return self.dataset
