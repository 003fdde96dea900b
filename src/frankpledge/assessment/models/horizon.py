"""What is on the horizon: matters watched, what sets them off, what was decided."""

from django.db import models
from django.db.models import Q

from frankpledge.assessment.models.projects import choices
from frankpledge.assessment.states import (
    Direction,
    Factor,
    Likelihood,
    WatchState,
    Way,
)


class HorizonItem(models.Model):
    """
    One matter that may come to trouble the area, by the factor that brings it.

    A trigger is a measure's figure above or below a value, or a date; the product
    itself looks whether it has been reached. `next_look_on` is when people look.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="horizon_items"
    )
    title = models.CharField(max_length=200)
    factor = models.CharField(max_length=14, choices=choices(Factor))
    evidence = models.TextField()
    effect = models.TextField(blank=True)
    direction = models.CharField(max_length=10, choices=choices(Direction))
    time_scale = models.CharField(max_length=100, blank=True)
    theme = models.SlugField(max_length=60, blank=True)
    likelihood = models.CharField(max_length=24, choices=choices(Likelihood))
    owner = models.ForeignKey(
        "partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+"
    )
    next_look_on = models.DateField()
    trigger_measure = models.SlugField(max_length=100, blank=True)
    trigger_area = models.CharField(max_length=12, blank=True)
    trigger_period = models.CharField(max_length=20, blank=True)
    trigger_way = models.CharField(max_length=6, choices=choices(Way), blank=True)
    trigger_value = models.FloatField(null=True, blank=True)
    trigger_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=9, choices=choices(WatchState), default=WatchState.WATCHED.value
    )
    version = models.PositiveIntegerField(default=1, db_column="edit")

    class Meta:
        ordering = ["next_look_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="horizon_item_has_a_title_once", fields=["partnership", "title"]
            ),
            models.CheckConstraint(
                name="measured_trigger_is_whole",
                condition=Q(trigger_measure="")
                | (
                    Q(trigger_value__isnull=False)
                    & ~Q(trigger_way="")
                    & ~Q(trigger_period="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class HorizonReview(models.Model):
    """What was decided of a matter on the horizon in one cycle, and why."""

    item = models.ForeignKey(HorizonItem, models.CASCADE, related_name="reviews")
    assessment = models.ForeignKey(
        "assessment.Assessment",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="horizon_reviews",
    )
    state = models.CharField(max_length=9, choices=choices(WatchState))
    reason = models.TextField()
    made_on = models.DateField()
    made_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="horizon_review_says_why", condition=~Q(reason="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.state}"
