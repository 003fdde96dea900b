"""Registers beside the assessment: others' priorities and plans, links, questions."""

from django.db import models
from django.db.models import Q

from frankpledge.assessment.models.projects import choices
from frankpledge.assessment.states import Intent, Level, ResearchState


class ExternalPriority(models.Model):
    """
    What somebody above the partnership puts first, in our own words, with its dates.

    `themes` are the local themes it speaks to; `superseded_by` what took its place.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="external_priorities"
    )
    title = models.CharField(max_length=200)
    level = models.CharField(max_length=9, choices=choices(Level))
    issuer = models.CharField(max_length=160)
    starts_on = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)
    words = models.TextField()
    themes = models.JSONField(default=list, blank=True)
    superseded_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="supersedes"
    )
    version = models.PositiveIntegerField(default=1, db_column="edit")

    class Meta:
        ordering = ["level", "title", "id"]
        constraints = [
            models.CheckConstraint(
                name="external_priority_ends_after_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_before__isnull=True)
                | Q(starts_on__lt=models.F("ends_before")),
            )
        ]

    def __str__(self) -> str:
        return self.title


class LinkedStrategy(models.Model):
    """Another body's plan that ours takes into account, and where the two meet."""

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="linked_strategies"
    )
    title = models.CharField(max_length=200)
    owner = models.CharField(max_length=160)
    starts_on = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)
    meets = models.TextField()
    clash = models.TextField(blank=True)
    themes = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1, db_column="edit")

    class Meta:
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title


class StrategyTarget(models.Model):
    """
    What another body's plan promises of a measure that ours may promise something of.

    `value` is what the measure is to reach by `due_on`, None where only a direction
    is promised.
    """

    strategy = models.ForeignKey(LinkedStrategy, models.CASCADE, related_name="targets")
    measure = models.SlugField(max_length=80)
    intent = models.CharField(max_length=5, choices=choices(Intent))
    value = models.FloatField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=300)

    class Meta:
        ordering = ["measure", "due_on", "id"]

    def __str__(self) -> str:
        return self.words


class ThemeLink(models.Model):
    """That one theme drives another, how strongly, and who says so."""

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="theme_links"
    )
    cause = models.SlugField(max_length=60)
    effect = models.SlugField(max_length=60)
    strength = models.PositiveSmallIntegerField()
    source = models.TextField()

    class Meta:
        ordering = ["cause", "effect"]
        constraints = [
            models.UniqueConstraint(
                name="themes_linked_once", fields=["partnership", "cause", "effect"]
            ),
            models.CheckConstraint(
                name="link_strength_from_1_to_3",
                condition=Q(strength__gte=1, strength__lte=3),
            ),
            models.CheckConstraint(
                name="theme_links_to_another", condition=~Q(cause=models.F("effect"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cause} drives {self.effect}"


class ResearchRequest(models.Model):
    """A question somebody put to the analysts, and what was made of it."""

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="research_requests"
    )
    asker = models.CharField(max_length=160)
    agency = models.ForeignKey(
        "partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+"
    )
    question = models.TextField()
    purpose = models.TextField()
    asked_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    is_sensitive = models.BooleanField(default=False)
    state = models.CharField(
        max_length=8, choices=choices(ResearchState), default=ResearchState.ASKED.value
    )
    answer = models.TextField(blank=True)
    product = models.CharField(max_length=300, blank=True)
    reuse = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return self.question[:80]
