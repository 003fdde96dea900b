"""Registers of what others say of the partnership, and of what it achieved."""

from django.db import models
from django.db.models import Q

from frankpledge.performance.states import CheckKind, FindingState, Level


FINDINGS = [(state.value, state.value) for state in FindingState]


class Inspection(models.Model):
    """
    One finding of an inspection, its grade in the inspectorate's own words.

    What the partnership answers, who answers for it and by when stand beside it.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.PROTECT, related_name="inspections"
    )
    body = models.CharField(max_length=120)
    service = models.CharField(max_length=120)
    inspected_on = models.DateField()
    finding = models.TextField()
    grade = models.CharField(max_length=120, blank=True)
    link = models.CharField(max_length=400, blank=True)
    response = models.TextField(blank=True)
    owner = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, null=True, blank=True
    )
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=16, choices=FINDINGS, default=FindingState.OPEN.value
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-inspected_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="closed_finding_has_a_response",
                condition=~Q(state=FindingState.CLOSED.value) | ~Q(response=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.inspected_on:%Y-%m-%d}"


class InspectionStep(models.Model):
    """A dated change of a finding's state and who made it."""

    inspection = models.ForeignKey(
        Inspection, on_delete=models.CASCADE, related_name="steps"
    )
    state = models.CharField(max_length=16, choices=FINDINGS)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Member", on_delete=models.PROTECT)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.state} {self.made_at:%Y-%m-%d}"


class Achievement(models.Model):
    """Something the partnership says it achieved: claim, figure, base, source, checker."""

    plan = models.ForeignKey(
        "plan.Plan", on_delete=models.PROTECT, related_name="achievements"
    )
    year = models.PositiveSmallIntegerField()
    claim = models.CharField(max_length=300)
    figure = models.CharField(max_length=120)
    base = models.CharField(max_length=200)
    source = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        "access.Member", on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        "access.Member",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "id"]
        constraints = [
            models.CheckConstraint(
                name="checked_achievement_names_who",
                condition=Q(checked_at=None, checked_by=None)
                | Q(checked_at__isnull=False, checked_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.claim[:80]


class SelfCheck(models.Model):
    """
    How the partnership rates one element of a self-check in the year from 1 April.

    What the product found itself is gathered anew for each reader and kept here as
    it read when the rating was given.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.PROTECT, related_name="self_checks"
    )
    kind = models.CharField(
        max_length=12, choices=[(one.value, one.value) for one in CheckKind]
    )
    year = models.PositiveSmallIntegerField()
    element = models.SlugField(max_length=60)
    rating = models.PositiveSmallIntegerField()
    evidence = models.TextField(blank=True)
    found = models.TextField(blank=True)
    gap = models.TextField(blank=True)
    action = models.ForeignKey(
        "actions.Action",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="self_checks",
    )
    rated_at = models.DateTimeField()
    rated_by = models.ForeignKey("access.Member", on_delete=models.PROTECT)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "element"]
        constraints = [
            models.UniqueConstraint(
                name="element_rated_once_a_year",
                fields=["partnership", "kind", "year", "element"],
            ),
            models.CheckConstraint(
                name="rating_is_nought_to_three", condition=Q(rating__lte=3)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.element} {self.year}: {self.rating}"


class OutsideReturn(models.Model):
    """
    Figures that somebody outside asks for, taken from targets tagged to their priority.

    When the policy ends it is retired with the day and why; what was sent stays.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership",
        on_delete=models.PROTECT,
        related_name="outside_returns",
    )
    title = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=200)
    tag = models.CharField(max_length=80)
    measures = models.JSONField(default=list, blank=True)
    starts_on = models.DateField()
    retired_on = models.DateField(null=True, blank=True)
    why_retired = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.CheckConstraint(
                name="retired_return_says_why",
                condition=Q(retired_on=None) | ~Q(why_retired=""),
            )
        ]

    def __str__(self) -> str:
        return self.title


class SentReturn(models.Model):
    """A return as it was filled and sent: its figures never change."""

    outside_return = models.ForeignKey(
        OutsideReturn, on_delete=models.PROTECT, related_name="sent"
    )
    period = models.CharField(max_length=40)
    figures = models.JSONField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey("access.Member", on_delete=models.PROTECT)

    class Meta:
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return f"{self.outside_return} {self.period}"


class Programme(models.Model):
    """A programme that is watched as it goes: what is done, what comes of it."""

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.PROTECT, related_name="programmes"
    )
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    owner = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, null=True, blank=True
    )
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title


class ProgrammeMeasure(models.Model):
    """A measure of a programme, as its activity, its output or its outcome."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="measures"
    )
    level = models.CharField(
        max_length=12, choices=[(one.value, one.value) for one in Level]
    )
    measure = models.CharField(max_length=80)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="programme_measure_once",
                fields=["programme", "level", "measure"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.measure}"
