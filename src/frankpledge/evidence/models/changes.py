"""The log of recording changes: from a day on, figures are counted differently."""

from django.db import models


class RecordingChange(models.Model):
    """
    A change of recording rules that breaks every series it touches.

    No percentage change is worked out across it (feature COL-29). An empty data
    set, no measures or an empty area mean all of them.
    """

    on = models.DateField()
    title = models.CharField(max_length=80)
    effect = models.TextField(blank=True)
    dataset = models.CharField(max_length=80, blank=True)
    measures = models.JSONField(default=list, blank=True)
    area_code = models.CharField(max_length=40, blank=True)
    made_by = models.ForeignKey(
        "access.Member", models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.on}: {self.title}"
