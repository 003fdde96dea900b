"""How each supplier lays out its spreadsheets, kept for the next time."""

from typing import TYPE_CHECKING

from django.db import models

from frankpledge.intake.models.sources import Source


if TYPE_CHECKING:
    from frankpledge.analysis.readers.layout import Layout


class SavedLayout(models.Model):
    """
    One version of a supplier's layout.

    A changed layout is a new version, because an old supply can only be read again
    by the layout that it was read with.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="layouts")
    name = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    content = models.JSONField()
    headings = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("access.Member", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "name", "version"], name="layout_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"

    @property
    def layout(self) -> "Layout":
        """Return the layout as the readers take it."""
        from frankpledge.analysis.readers.layout import Layout

        return Layout.from_data(self.content)
