"""Profiles of places: what everybody may read, and what is for partners alone."""

from django.db import models

from frankpledge.assessment.models.projects import choices
from frankpledge.assessment.states import Aspect


class PlaceProfile(models.Model):
    """
    A place of note: an estate, a park, a campus, a border.

    `area_code` is the ward or other area whose figures stand beside what is written.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="place_profiles"
    )
    title = models.CharField(max_length=160)
    area_code = models.CharField(max_length=40, blank=True)
    about = models.TextField()
    version = models.PositiveIntegerField(default=1, db_column="edit")

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(
                name="place_profiled_once", fields=["partnership", "title"]
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlaceFact(models.Model):
    """One thing known of a place, who says so, and whether partners alone may read it."""

    place = models.ForeignKey(PlaceProfile, models.CASCADE, related_name="facts")
    aspect = models.CharField(max_length=8, choices=choices(Aspect))
    text = models.TextField()
    source = models.CharField(max_length=300)
    noted_on = models.DateField()
    for_partners = models.BooleanField(default=True)

    class Meta:
        ordering = ["aspect", "-noted_on", "id"]

    def __str__(self) -> str:
        return self.text[:80]
