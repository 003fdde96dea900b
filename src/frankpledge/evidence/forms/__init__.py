"""What the pages of evidence ask for."""

from frankpledge.evidence.forms.changes import RecordingChangeForm
from frankpledge.evidence.forms.definitions import DefinitionForm
from frankpledge.evidence.forms.groups import GroupForm


__all__ = ["DefinitionForm", "GroupForm", "RecordingChangeForm"]
