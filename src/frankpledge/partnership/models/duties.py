"""How the partnership met its statutory duties, year by year, with the evidence."""

from django.db import models
from django.db.models import Q

from frankpledge.partnership.states import DutyState


STATES = [(state.value, state.value) for state in DutyState]


class DutyRecord(models.Model):
    """
    How one duty stands in the year that begins on 1 April of `year`.

    The duty's words and law are data; here stands who answers for it, the evidence,
    and the day on which it was met.
    """

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="duty_records"
    )
    duty = models.SlugField(max_length=60)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=16, choices=STATES, default=DutyState.TO_DO.value
    )
    owner = models.ForeignKey(
        "partnership.Agency", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    evidence = models.TextField(blank=True)
    link = models.CharField(max_length=400, blank=True)
    met_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "duty"]
        constraints = [
            models.UniqueConstraint(
                name="duty_recorded_once_a_year",
                fields=["partnership", "duty", "year"],
            ),
            models.CheckConstraint(
                name="met_duty_has_evidence_and_day",
                condition=~Q(state=DutyState.MET.value)
                | (Q(met_on__isnull=False) & ~Q(evidence="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} {self.year}"


class DutyStep(models.Model):
    """A dated change of how a duty stands and who made it."""

    record = models.ForeignKey(DutyRecord, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=16, choices=STATES)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.state} {self.made_at:%Y-%m-%d}"
