"""Reads of the log of recording changes."""

from django.db.models import Q, QuerySet

from frankpledge.evidence.models import RecordingChange


def recording_changes() -> QuerySet[RecordingChange]:
    """Return the changes of recording rules that stand, oldest first."""
    return RecordingChange.objects.filter(is_withdrawn=False)


def changes_for(measure_id: str, dataset: str, area: str) -> list[RecordingChange]:
    """Return the recording changes that break a measure's figures for an area."""
    rows = recording_changes().filter(
        Q(dataset="") | Q(dataset=dataset), Q(area_code="") | Q(area_code=area)
    )
    return [row for row in rows if not row.measures or measure_id in row.measures]
