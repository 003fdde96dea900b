"""Forms that render as the design system's fields."""

from frankpledge.ui.forms.bases import Form
from frankpledge.ui.forms.dates import DateField
from frankpledge.ui.forms.errors import errors_of
from frankpledge.ui.forms.opened import OpenedForm
from frankpledge.ui.forms.versions import VersionForm


__all__ = ["DateField", "Form", "OpenedForm", "VersionForm", "errors_of"]
