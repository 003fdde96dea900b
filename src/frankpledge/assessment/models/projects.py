"""An assessment as a project: its sections, requests, recommendations and editions."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from frankpledge.assessment.states import (
    Edition,
    Product,
    ProjectState,
    RecommendationState,
    RequestState,
    SectionState,
)


def choices(states: type[StrEnum]) -> list[tuple[str, str]]:
    """Return an enum's values as Django wants choices, with no display text kept."""
    return [(state.value, state.value) for state in states]


class Assessment(models.Model):
    """
    One product of analysis, from its terms of reference to its last edition.

    `looks_from` and `looks_before` bound the records it rests on; `about` holds the
    terms of reference. `review_on` ends its shelf life. `theme` is what a problem
    profile is about.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="assessments"
    )
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    product = models.CharField(
        max_length=24, choices=choices(Product), default=Product.STRATEGIC.value
    )
    theme = models.SlugField(max_length=60, blank=True)
    area_code = models.CharField(max_length=12)
    looks_from = models.DateField()
    looks_before = models.DateField()
    about = models.TextField(blank=True)
    commissioned_by = models.ForeignKey(
        "partnership.Group",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assessments",
    )
    readership = models.CharField(max_length=300, blank=True)
    review_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=choices(ProjectState), default=ProjectState.DRAFT.value
    )
    earlier = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="later"
    )
    version = models.PositiveIntegerField(default=1, db_column="edit")

    class Meta:
        ordering = ["-looks_before", "title"]
        constraints = [
            models.CheckConstraint(
                name="assessment_looks_over_some_time",
                condition=Q(looks_from__lt=F("looks_before")),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Author(models.Model):
    """
    Who made an assessment together with others, of which district, and what of it.

    `area_code` is another partnership's where districts write one audit together:
    its records are then printed beside ours.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="authors")
    name = models.CharField(max_length=160)
    organisation = models.CharField(max_length=160)
    area_code = models.CharField(max_length=12, blank=True)
    wrote = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name}, {self.organisation}"


class AssessmentStep(models.Model):
    """A dated change of an assessment's state and who made it."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=choices(ProjectState))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.state} {self.made_at:%Y-%m-%d}"


class Section(models.Model):
    """
    What people write: one section, or what is said of one theme (`theme`).

    `text` is Markdown with live figures. A section that is restricted is in no
    public edition.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="sections")
    name = models.SlugField(max_length=40)
    theme = models.SlugField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    author = models.ForeignKey(
        "access.Member", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    is_restricted = models.BooleanField(default=False)
    state = models.CharField(
        max_length=12,
        choices=choices(SectionState),
        default=SectionState.TO_WRITE.value,
    )
    signed_off_by = models.ForeignKey(
        "access.Member", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    signed_off_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_column="edit")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="section_once_a_theme", fields=["assessment", "name", "theme"]
            ),
            models.CheckConstraint(
                name="signed_off_section_says_when",
                condition=~Q(state=SectionState.SIGNED_OFF.value)
                | Q(signed_off_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.theme}".strip()


class DataRequest(models.Model):
    """What an agency was asked for, by when, and what came of it."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="requests")
    agency = models.ForeignKey(
        "partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+"
    )
    holder = models.CharField(max_length=160)
    what = models.TextField()
    theme = models.SlugField(max_length=60, blank=True)
    due_on = models.DateField(null=True, blank=True)
    chased_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=choices(RequestState), default=RequestState.ASKED.value
    )
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return self.what[:80]


class Recommendation(models.Model):
    """What an assessment recommended, what was decided, and what it brought."""

    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="recommendations"
    )
    text = models.TextField()
    theme = models.SlugField(max_length=60, blank=True)
    owner = models.ForeignKey(
        "partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10,
        choices=choices(RecommendationState),
        default=RecommendationState.MADE.value,
    )
    reason = models.TextField(blank=True)
    result = models.TextField(blank=True)
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to"
    )
    action = models.ForeignKey(
        "actions.Action",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="recommendations",
    )
    version = models.PositiveIntegerField(default=1, db_column="edit")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="rejected_recommendation_says_why",
                condition=~Q(state=RecommendationState.REJECTED.value) | ~Q(reason=""),
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class FrozenEdition(models.Model):
    """
    An edition as it was given out: its files can never change afterwards.

    `named` are the only members who may take a restricted edition away, where any
    are named; `readers` says in words who they and others are. After `expires_on`
    nobody takes it.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="editions")
    edition = models.CharField(max_length=10, choices=choices(Edition))
    version = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    readers = models.CharField(max_length=400, blank=True)
    named = models.ManyToManyField("access.Member", blank=True, related_name="+")
    expires_on = models.DateField(null=True, blank=True)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-frozen_at"]
        constraints = [
            models.UniqueConstraint(
                name="frozen_edition_version_once",
                fields=["assessment", "edition", "version"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment}, {self.edition}, version {self.version}"


class FrozenFile(models.Model):
    """One format of a frozen edition; the bytes lie in the workspace under `path`."""

    edition = models.ForeignKey(FrozenEdition, models.PROTECT, related_name="files")
    form = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    path = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="frozen_file_once_a_format", fields=["edition", "form"]
            )
        ]

    def __str__(self) -> str:
        return self.name
