"""The partnership, its areas as they were drawn year by year, and who lives there."""

from functools import cached_property

from django.db import models
from django.db.models import F, Q

from frankpledge.partnership.states import (
    FINE_KINDS,
    AreaKind,
    DenominatorKind,
    Membership,
)


AREA_KINDS = [(kind.value, kind.value.replace("-", " ")) for kind in AreaKind]
METHODS = [(method.value, method.value.replace("-", " ")) for method in Membership]
DENOMINATOR_KINDS = [(kind.value, kind.value) for kind in DenominatorKind]


class Partnership(models.Model):
    """
    One community safety partnership: a forum, not a legal person.

    Its members own the data and sign the contracts. `code` is the partnership's
    own code; `area_code` the code its figures go by, which is the district's
    where it covers exactly one.
    """

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    area_code = models.CharField(max_length=20)
    district_codes = models.JSONField(default=list)
    boundary_year = models.PositiveSmallIntegerField()
    force_code = models.CharField(max_length=20)
    force_name = models.CharField(max_length=120)
    country = models.CharField(max_length=10)
    is_home = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_home"], condition=Q(is_home=True), name="one_home"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def fine_area_codes(self) -> frozenset[str]:
        """Return the measured areas of today that are smaller than a district."""
        rows = self.areas.filter(kind__in=FINE_KINDS, ends_before=None)
        return frozenset(rows.values_list("code", flat=True))


class Area(models.Model):
    """
    A place as it was drawn from one day to another.

    An area drawn anew keeps its code and gets a new row with its own boundary
    year, so that old figures stay as they were and can be cut anew.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="areas")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=AREA_KINDS)
    boundary_year = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    method = models.CharField(
        max_length=20, choices=METHODS, default=Membership.NONE.value
    )
    note = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "name", "boundary_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code", "boundary_year"], name="area_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(ends_before=None)
                | Q(starts_on=None)
                | Q(ends_before__gt=F("starts_on")),
                name="area_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["code"], name="area_code")]

    def __str__(self) -> str:
        return self.name


class AreaPart(models.Model):
    """One small area (LSOA) that makes up an area; the census year says which set."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="parts")
    lsoa_code = models.CharField(max_length=20)
    lsoa_year = models.PositiveSmallIntegerField(default=2011)

    class Meta:
        ordering = ["lsoa_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "lsoa_year", "lsoa_code"], name="part_once"
            )
        ]
        indexes = [models.Index(fields=["lsoa_code"], name="part_lsoa")]

    def __str__(self) -> str:
        return self.lsoa_code


class Outline(models.Model):
    """The outline of an area that somebody loaded, packed as whole steps."""

    area = models.OneToOneField(Area, models.CASCADE, related_name="outline")
    scale = models.PositiveIntegerField()
    rings = models.JSONField()
    polygons = models.JSONField()
    source = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"Outline of {self.area}"


class Denominator(models.Model):
    """
    How many residents, households or dwellings an area had in a year.

    A newer estimate of the same year does not replace the older one: it
    supersedes it on a day, so that a figure can say which one it rests on.
    """

    area = models.ForeignKey(Area, models.CASCADE, related_name="denominators")
    kind = models.CharField(max_length=12, choices=DENOMINATOR_KINDS)
    year = models.PositiveSmallIntegerField()
    value = models.PositiveIntegerField()
    vintage = models.CharField(max_length=80)
    source = models.CharField(max_length=200, blank=True)
    loaded_on = models.DateField()
    superseded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "kind", "year"],
                condition=Q(superseded_on=None),
                name="one_current_denominator",
            )
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.value} {self.kind}, {self.vintage}"


class Rebasing(models.Model):
    """
    A change of denominators under figures that people already know.

    Rates move though nothing happened on the ground: the page says so until
    somebody has read it and told the readers of the figures.
    """

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="rebasings"
    )
    kind = models.CharField(max_length=12, choices=DENOMINATOR_KINDS)
    year = models.PositiveSmallIntegerField()
    old_vintage = models.CharField(max_length=80)
    new_vintage = models.CharField(max_length=80)
    areas_changed = models.PositiveIntegerField()
    largest_change = models.FloatField(help_text="Per cent, with its sign.")
    largest_change_area = models.CharField(max_length=40)
    noted_on = models.DateField()
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        "access.User", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-noted_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.old_vintage} to {self.new_vintage}"
