"""What binds a group and what it decided: terms of reference and minutes."""

from django.db import models
from django.db.models import Q

from frankpledge.analysis.dates import day_in_words
from frankpledge.partnership.models.registers import Entry
from frankpledge.partnership.states import RegisterName


class TermsOfReference(Entry):
    """
    One version of a group's terms of reference.

    It binds from the day it was adopted until a later version is; without that day
    it is a draft. The quorum counts agencies.
    """

    register = RegisterName.TERMS

    group = models.ForeignKey(
        "partnership.Group", models.PROTECT, related_name="terms_of_reference"
    )
    edition = models.CharField(max_length=20)
    text = models.TextField()
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["group__name", "-adopted_on", "-pk"]
        verbose_name_plural = "terms of reference"
        constraints = [
            models.UniqueConstraint(
                fields=["group", "edition"],
                condition=Q(withdrawn_because=""),
                name="terms_edition_once",
                violation_error_message="This group has a version by that name already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}, version {self.edition}"


class Minutes(Entry):
    """
    What one meeting of a group decided, and which agencies were there.

    Meetings with agendas and papers are a room of their own; this is the store that
    they will write their minutes to.
    """

    register = RegisterName.MINUTES

    group = models.ForeignKey(
        "partnership.Group", models.PROTECT, related_name="minutes"
    )
    met_on = models.DateField()
    present = models.ManyToManyField(
        "partnership.Agency", blank=True, related_name="meetings_attended"
    )
    apologies = models.CharField(max_length=400, blank=True)
    decisions = models.TextField()
    text = models.TextField(blank=True)
    link = models.CharField(max_length=400, blank=True)
    agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-met_on", "group__name", "pk"]
        verbose_name_plural = "minutes"
        constraints = [
            models.UniqueConstraint(
                fields=["group", "met_on"],
                condition=Q(withdrawn_because=""),
                name="minutes_once_a_meeting",
                violation_error_message="The minutes of this meeting are here already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}, {day_in_words(self.met_on)}"
