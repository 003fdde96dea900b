"""Reads of the log of recording changes."""

from collections import defaultdict
from datetime import date

from django.db.models import QuerySet

from frankpledge.evidence.models import RecordingChange
from frankpledge.evidence.selectors.measures import in_force


def recording_changes() -> QuerySet[RecordingChange]:
    """Return the changes of recording rules that stand, oldest first."""
    return RecordingChange.objects.filter(is_withdrawn=False)


def changes_for(measure_id: str, dataset: str, area: str) -> list[RecordingChange]:
    """Return the recording changes that break a measure's figures for an area."""
    # An empty name stands for every one of them.
    rows = recording_changes().filter(
        dataset__in=("", dataset), area_code__in=("", area)
    )
    return [row for row in rows if not row.measures or measure_id in row.measures]


def declared_breaks() -> list[tuple[date, str, str]]:
    """Return the breaks that definitions declare themselves: day, note, measures."""
    found: dict[tuple[date, str], list[str]] = defaultdict(list)
    for version in in_force():
        for rule in version.definition.breaks:
            found[rule.on, rule.note].append(version.name)
    return sorted(
        (on, note, "; ".join(sorted(names))) for (on, note), names in found.items()
    )
