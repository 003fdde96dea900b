"""The lines of a plan: priorities, objectives and the targets under them."""

from django.db import models
from django.db.models import Q

from frankpledge.plan.models.plans import Plan, choices
from frankpledge.plan.states import BaselineState, DirectionTest, Path, TargetKind


class Priority(models.Model):
    """A matter the partnership put first, with the limb of section 6 it serves."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="priorities")
    ref = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    limbs = models.JSONField(default=list, blank=True)
    owner = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, null=True, blank=True
    )
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(
                name="priority_ref_is_unique", fields=["plan", "ref"]
            )
        ]

    def __str__(self) -> str:
        return self.title


class Objective(models.Model):
    """What is to be brought about under a priority."""

    priority = models.ForeignKey(
        Priority, on_delete=models.CASCADE, related_name="objectives"
    )
    ref = models.CharField(max_length=20)
    text = models.TextField()
    evaluation = models.TextField(blank=True)
    owners = models.ManyToManyField(
        "partnership.Agency", blank=True, related_name="objectives"
    )
    leads = models.ManyToManyField(
        "partnership.Person", blank=True, related_name="objectives"
    )
    order = models.PositiveIntegerField(default=0)
    actions = models.ManyToManyField(
        "actions.Action", blank=True, related_name="objectives"
    )

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="objective_ref_is_unique", fields=["priority", "ref"]
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Target(models.Model):
    """
    A promise about one measure, or the reasoned choice to promise nothing.

    Values are kept exact; what a document printed is kept beside them as printed.
    """

    objective = models.ForeignKey(
        Objective, on_delete=models.CASCADE, related_name="targets"
    )
    ref = models.CharField(max_length=20)
    title = models.CharField(max_length=200, blank=True)
    measure = models.CharField(max_length=80, blank=True)
    area_code = models.CharField(max_length=12)
    kind = models.CharField(max_length=12, choices=choices(TargetKind))
    period_type = models.CharField(max_length=20, default="financial-year")
    baseline_state = models.CharField(
        max_length=20, choices=choices(BaselineState), default=BaselineState.SET.value
    )
    baseline = models.FloatField(null=True, blank=True)
    baseline_period = models.CharField(max_length=40, blank=True)
    baseline_ends_on = models.DateField(null=True, blank=True)
    baseline_owner = models.ForeignKey(
        "partnership.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="baselines_awaited",
    )
    baseline_due_on = models.DateField(null=True, blank=True)
    starts_from = models.CharField(max_length=300, blank=True)
    percent = models.FloatField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    path = models.CharField(
        max_length=10, choices=choices(Path), default=Path.LINEAR.value
    )
    far_value = models.FloatField(null=True, blank=True)
    far_due_on = models.DateField(null=True, blank=True)
    tested_by = models.CharField(
        max_length=16,
        choices=choices(DirectionTest),
        default=DirectionTest.LEVEL_OR_SLOPE.value,
    )
    is_cumulative = models.BooleanField(default=False)
    shown_by = models.CharField(max_length=300, blank=True)
    tolerance_percent = models.FloatField(null=True, blank=True)
    comparison_group = models.CharField(max_length=80, blank=True)
    denominator_vintage = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True)
    printed = models.CharField(max_length=300, blank=True)
    external_tags = models.JSONField(default=list, blank=True)
    owner = models.ForeignKey(
        "partnership.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="targets",
    )
    owner_words = models.CharField(max_length=200, blank=True)
    lead_words = models.CharField(max_length=200, blank=True)
    leads = models.ManyToManyField(
        "partnership.Person", blank=True, related_name="targets"
    )
    deputy = models.ForeignKey(
        "partnership.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="targets_as_deputy",
    )
    actions = models.ManyToManyField(
        "actions.Action", blank=True, related_name="targets"
    )
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="target_ref_is_unique", fields=["objective", "ref"]
            ),
            models.CheckConstraint(
                name="set_baseline_has_a_value",
                condition=~Q(baseline_state=BaselineState.SET.value)
                | Q(baseline__isnull=False),
            ),
            models.CheckConstraint(
                name="no_target_says_why",
                condition=~Q(kind=TargetKind.NONE.value) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.measure}"
