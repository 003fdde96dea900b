"""Information from the community: graded, put into safe words, read twice, passed on."""

from django.db import models
from django.db.models import F, Q

from frankpledge.partnership.models.registers import Entry
from frankpledge.partnership.states import (
    Assessed,
    Handling,
    RegisterName,
    SourceGrade,
)


def graded(kinds: type[SourceGrade | Assessed | Handling]) -> list[tuple[str, str]]:
    """Return grades as Django wants them."""
    return [(one.value, one.value.replace("-", " ")) for one in kinds]


class CommunityInformation(Entry):
    """
    What an agency was told that others should know, in words that point to nobody.

    Only the safe words are kept here; the original stays with the agency that was
    told. It is passed on once somebody other than its writer has read it.
    """

    register = RegisterName.INFORMATION

    title = models.CharField(max_length=160)
    received_on = models.DateField()
    told_to = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    source_grade = models.CharField(max_length=40, choices=graded(SourceGrade))
    assessed = models.CharField(max_length=40, choices=graded(Assessed))
    handling = models.CharField(max_length=40, choices=graded(Handling))
    conditions = models.CharField(max_length=240, blank=True)
    text = models.TextField()
    passed_to = models.ForeignKey(
        "partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+"
    )
    passed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-received_on", "pk"]
        verbose_name_plural = "community information"
        constraints = [
            models.CheckConstraint(
                condition=~Q(handling=Handling.CONDITIONS.value) | ~Q(conditions=""),
                name="conditions_are_said",
                violation_error_message="Say on which conditions it may be shared.",
            ),
            models.CheckConstraint(
                condition=Q(passed_to=None, passed_on=None)
                | Q(
                    passed_to__isnull=False,
                    passed_on__isnull=False,
                    passed_on__gte=F("received_on"),
                ),
                name="passed_on_to_somebody",
                violation_error_message=(
                    "What was passed on went to an agency, on a day after it was told."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title
