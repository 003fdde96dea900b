"""The long list, what each scored apart, and what the board decided and why."""

from django.db import models
from django.db.models import Q

from frankpledge.assessment.models.projects import Assessment, choices
from frankpledge.assessment.states import Confidence, Tier


class ThemeLine(models.Model):
    """
    One matter on an assessment's long list.

    `theme` is one of the themes that are data, or empty for a matter of this area
    alone. `public_concern` is the share of people, in per cent, who put it first,
    with where that was asked.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="lines")
    theme = models.SlugField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    is_emerging = models.BooleanField(default=False)
    public_concern = models.FloatField(null=True, blank=True)
    concern_source = models.CharField(max_length=300, blank=True)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="long_list_has_a_title_once", fields=["assessment", "title"]
            ),
            models.CheckConstraint(
                name="public_concern_is_a_percentage",
                condition=Q(public_concern__isnull=True)
                | Q(public_concern__gte=0, public_concern__lte=100),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ScoreSheet(models.Model):
    """
    How one agency's scorer scored one matter, apart from the others.

    `values[item]` and `reasons[item]` follow the scoring method of `method` version.
    Until scoring closes nobody sees another agency's sheet.
    """

    line = models.ForeignKey(ThemeLine, models.CASCADE, related_name="sheets")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    scored_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    method = models.PositiveIntegerField()
    values = models.JSONField(default=dict)
    reasons = models.JSONField(default=dict)
    confidence = models.CharField(max_length=1, choices=choices(Confidence), blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_column="edit")

    class Meta:
        ordering = ["line_id", "agency_id"]
        constraints = [
            models.UniqueConstraint(
                name="one_sheet_an_agency_and_matter", fields=["line", "agency"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.line} by {self.agency}"


class Weighting(models.Model):
    """
    The weights that a partnership set for an assessment, and why; the last are in force.

    `weights` holds `public_concern` and `gap_divisor`; `items[item]` how often an item
    counts. None of them is ever changed: another row takes their place.
    """

    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="weightings"
    )
    weights = models.JSONField(default=dict)
    items = models.JSONField(default=dict)
    reason = models.TextField()
    after_scoring = models.BooleanField(default=False)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-set_at", "-id"]
        constraints = [
            models.CheckConstraint(name="weighting_says_why", condition=~Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.assessment}, weights of {self.set_at:%Y-%m-%d}"


class Decision(models.Model):
    """
    What the board decided of a matter, chosen or not, and why.

    Where it turns the order of the scores round, `overrides_rank` says so and
    `against` says why.
    """

    line = models.OneToOneField(ThemeLine, models.CASCADE, related_name="decision")
    tier = models.CharField(max_length=14, choices=choices(Tier))
    reason = models.TextField()
    limbs = models.JSONField(default=list, blank=True)
    owner = models.ForeignKey(
        "partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+"
    )
    leads = models.ManyToManyField("partnership.Person", blank=True, related_name="+")
    groups = models.ManyToManyField("partnership.Group", blank=True, related_name="+")
    measures = models.JSONField(default=list, blank=True)
    overrides_rank = models.BooleanField(default=False)
    against = models.TextField(blank=True)
    added_value = models.PositiveSmallIntegerField(null=True, blank=True)
    decided_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    seen = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["line__order", "line_id"]
        constraints = [
            models.CheckConstraint(name="decision_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="decision_against_scores_says_why",
                condition=Q(overrides_rank=False) | ~Q(against=""),
            ),
            models.CheckConstraint(
                name="added_value_from_0_to_3",
                condition=Q(added_value__isnull=True) | Q(added_value__lte=3),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.tier}"
