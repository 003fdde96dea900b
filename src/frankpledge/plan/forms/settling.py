"""Who settles what a plan leaves open."""

from typing import Any

from django import forms

from frankpledge.ui.forms import DateField, Form
from frankpledge.ui.forms.offers import offer_rows


class SettlingForm(Form):
    """Who settles it, and by when."""

    owner: Any = forms.ModelChoiceField(queryset=None, label="Who settles it")
    due_on = DateField(label="By")

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "owner", agencies)
