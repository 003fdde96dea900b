"""The tables of evidence: definitions, series, recording changes and comparison groups."""

from frankpledge.evidence.models.changes import RecordingChange
from frankpledge.evidence.models.definitions import MeasureVersion
from frankpledge.evidence.models.groups import ComparisonGroup, GroupMember
from frankpledge.evidence.models.series import (
    Provenance,
    Series,
    SmallAreaCounts,
    Vintage,
)


__all__ = [
    "ComparisonGroup",
    "GroupMember",
    "MeasureVersion",
    "Provenance",
    "RecordingChange",
    "Series",
    "SmallAreaCounts",
    "Vintage",
]
