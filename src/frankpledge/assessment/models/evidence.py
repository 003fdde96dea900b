"""Evidence pinned to a section of a product: a figure as it stood, or a source."""

from django.db import models
from django.db.models import Q

from frankpledge.assessment.models.projects import Assessment


class PinnedEvidence(models.Model):
    """
    What bears out a section: a figure as it was known on a day, or where it is told.

    `words` is the figure as it was printed then; the product prints the figure of
    today beside it, so that a restatement shows.
    """

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="evidence")
    section = models.SlugField(max_length=40)
    shows = models.CharField(max_length=300)
    measure = models.CharField(max_length=80, blank=True)
    period = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=300, blank=True)
    pinned_on = models.DateField()
    pinned_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["section", "id"]
        verbose_name_plural = "pinned evidence"
        constraints = [
            models.CheckConstraint(
                name="evidence_is_a_figure_or_a_source",
                condition=(Q(measure="") & ~Q(source=""))
                | (~Q(measure="") & ~Q(period="") & ~Q(words="")),
            )
        ]

    def __str__(self) -> str:
        return self.shows
