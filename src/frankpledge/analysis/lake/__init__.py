"""Where incident and tally rows live: Delta tables, replaced slice by slice."""

from frankpledge.analysis.lake.commits import Commit, Operation
from frankpledge.analysis.lake.failures import CannotRestore, LakeIsBusy
from frankpledge.analysis.lake.lake import Lake
from frankpledge.analysis.lake.originals import Originals


__all__ = ["CannotRestore", "Commit", "Lake", "LakeIsBusy", "Operation", "Originals"]
