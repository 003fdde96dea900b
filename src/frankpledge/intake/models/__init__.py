"""What the data room keeps: sources, what they sent, what is loaded, what is not known."""

from frankpledge.intake.models.context import ContextEvent, DataGap
from frankpledge.intake.models.layouts import SavedLayout
from frankpledge.intake.models.slices import LoadedSlice, QuarantinedRow
from frankpledge.intake.models.sources import AgreedReturn, Source, SourceNote
from frankpledge.intake.models.supplies import Supply, SupplyFile, SupplyStep


__all__ = [
    "AgreedReturn",
    "ContextEvent",
    "DataGap",
    "LoadedSlice",
    "QuarantinedRow",
    "SavedLayout",
    "Source",
    "SourceNote",
    "Supply",
    "SupplyFile",
    "SupplyStep",
]
