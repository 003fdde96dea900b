"""The partnership plan: priorities, objectives, targets and the actions under them."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from frankpledge.plan.states import (
    BaselineState,
    Layout,
    Part,
    Path,
    PlanState,
    TargetKind,
)


def choices(states: type[StrEnum]) -> list[tuple[str, str]]:
    """Return an enum's values as Django wants choices, with no display text kept."""
    return [(state.value, state.value) for state in states]


class Plan(models.Model):
    """
    What the partnership promises for a span of years.

    The rows are the working copy. Each time a plan is agreed, what it said is
    frozen as a version; an agreed plan that is changed is a draft again.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.PROTECT, related_name="plans"
    )
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    area_code = models.CharField(max_length=12)
    starts_on = models.DateField()
    ends_before = models.DateField()
    state = models.CharField(
        max_length=12, choices=choices(PlanState), default=PlanState.DRAFT.value
    )
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    about = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)
    layout = models.CharField(
        max_length=12, choices=choices(Layout), default=Layout.DELIVERY.value
    )
    edit = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "title"]
        constraints = [
            models.CheckConstraint(
                name="plan_starts_before_it_ends",
                condition=Q(starts_on__lt=F("ends_before")),
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanStep(models.Model):
    """A dated change of a plan's state and who made it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=choices(PlanState))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Member", on_delete=models.PROTECT)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.state} {self.made_at:%Y-%m-%d}"


class PlanVersion(models.Model):
    """What a plan said when it was agreed, kept whole."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey("access.Member", on_delete=models.PROTECT)
    note = models.TextField(blank=True)
    content = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                name="plan_version_number_is_unique", fields=["plan", "number"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan} version {self.number}"


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
    tolerance_percent = models.FloatField(default=2.0)
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


class Passage(models.Model):
    """Prose of a plan, with its author; under a priority or of the whole plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="passages")
    ref = models.CharField(max_length=20)
    part = models.CharField(max_length=20, choices=choices(Part))
    under = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    author = models.CharField(max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="passage_ref_is_unique", fields=["plan", "ref"]
            )
        ]

    def __str__(self) -> str:
        return self.heading or self.text[:80]


class PrintedClaim(models.Model):
    """
    A sentence of a plan that states a change, tied to the series it speaks of.

    The claims check recomputes it from the same table, so that a slip is found
    before a councillor finds it.
    """

    priority = models.ForeignKey(
        Priority, on_delete=models.CASCADE, related_name="claims"
    )
    text = models.TextField()
    measure = models.CharField(max_length=80)
    period_type = models.CharField(max_length=20)
    from_period = models.CharField(max_length=40)
    to_period = models.CharField(max_length=40)
    printed = models.FloatField()
    decimals = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=20, default="percent-change")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:80]
