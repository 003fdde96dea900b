"""Forms that render as the design system's fields."""

from frankpledge.ui.forms.bases import Form, ModelForm
from frankpledge.ui.forms.dates import DateField
from frankpledge.ui.forms.errors import errors_of


__all__ = ["DateField", "Form", "ModelForm", "errors_of"]
