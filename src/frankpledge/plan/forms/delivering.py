"""Forms about a milestone: what was delivered, and whether it is accepted."""

from typing import Any

from django import forms

from frankpledge.ui.forms import DateField, Form


# Bytes: minutes, a leaflet, photographs; a film belongs where films are kept.
LARGEST_FILE = 20_000_000


class DeliveryForm(Form):
    """That something was delivered, and what shows it."""

    delivered_on = DateField(label="Delivered on")
    words = forms.CharField(label="What was delivered", widget=forms.Textarea)
    evidence = forms.CharField(
        label="Where it can be seen",
        help_text="An address, a minute, a file's place. Or add the file below.",
        max_length=500,
        required=False,
    )
    file = forms.FileField(label="File that shows it", required=False)

    def clean_file(self) -> Any:
        """Refuse a file too large to keep with a plan."""
        sent = self.cleaned_data["file"]
        if sent and sent.size > LARGEST_FILE:
            raise forms.ValidationError("The file must be smaller than 20 MB")
        return sent


class AnswerForm(Form):
    """What a second person makes of a delivery."""

    accepts = forms.ChoiceField(
        label="Is it what was promised?",
        choices=[("yes", "Yes, accept it"), ("no", "No, send it back")],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label="Why", help_text="Needed to send it back", required=False
    )
