"""What the registers of the partnership share: a version, and a step for each change."""

from typing import ClassVar

from django.db import models

from frankpledge.partnership.states import EntryAct, RegisterName


def choices_of(
    states: type[RegisterName] | type[EntryAct],
) -> list[tuple[str, str]]:
    """Return an enum's values as Django wants them."""
    return [(one.value, one.value.replace("-", " ")) for one in states]


class Entry(models.Model):
    """
    One entry of a register; it is never deleted.

    What was wrong is withdrawn with the reason, so that the trail stays readable.
    """

    register: ClassVar[RegisterName]

    partnership = models.ForeignKey(
        "partnership.Partnership", models.PROTECT, related_name="+"
    )
    withdrawn_because = models.CharField(max_length=240, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class EntryStep(models.Model):
    """A dated change of an entry and who made it."""

    register = models.CharField(max_length=24, choices=choices_of(RegisterName))
    entry = models.PositiveBigIntegerField()
    act = models.CharField(max_length=10, choices=choices_of(EntryAct))
    fields = models.JSONField(default=list, blank=True)
    note = models.CharField(max_length=240, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["register", "entry"], name="step_of_entry")]

    def __str__(self) -> str:
        return f"{self.register} {self.entry} {self.act}"
