"""Forms that render as the design system's fields."""

from frankpledge.ui.forms.bases import Form
from frankpledge.ui.forms.dates import DateField
from frankpledge.ui.forms.errors import errors_of
from frankpledge.ui.forms.opened import OpenedForm


__all__ = ["DateField", "Form", "OpenedForm", "errors_of"]
