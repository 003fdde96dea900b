"""Sets of areas to compare with, each with dated members and the reason for them."""

from django.db import models


class ComparisonGroup(models.Model):
    """
    A named set of similar areas, used from one day to another.

    When a set is redrawn a new one takes its place: comparison with the group
    breaks there like a change of counting rules, and both can be shown.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    reason = models.TextField()
    source = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(
        "access.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["name", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_before=None)
                | models.Q(ends_before__gt=models.F("starts_on")),
                name="evidence_group_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """One area of a comparison group, for the days it belongs to it, and why."""

    group = models.ForeignKey(
        ComparisonGroup, models.CASCADE, related_name="memberships"
    )
    area_code = models.CharField(max_length=40)
    area_name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    is_not_comparable = models.BooleanField(default=False)

    class Meta:
        ordering = ["area_name", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "area_code", "starts_on"],
                name="evidence_group_member_once",
            )
        ]

    def __str__(self) -> str:
        return self.area_name
