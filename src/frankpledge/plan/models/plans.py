"""A plan as a whole: its state, its versions, its prose and what its prose claims."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from frankpledge.plan.states import Layout, Part, PlanRole, PlanState


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
    role = models.CharField(
        max_length=12, choices=choices(PlanRole), default=PlanRole.PARTNERSHIP.value
    )
    group = models.ForeignKey(
        "partnership.Group",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="plans",
    )
    about = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)
    layout = models.CharField(
        max_length=12, choices=choices(Layout), default=Layout.DELIVERY.value
    )
    version = models.PositiveIntegerField(default=1, db_column="edit")

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
        "plan.Priority", on_delete=models.CASCADE, related_name="claims"
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
