"""Asking an agency for a data set."""

from datetime import date
from typing import Any

from django import forms

from frankpledge.intake.models import Source
from frankpledge.intake.rules.datasets import Dataset
from frankpledge.partnership.selectors import agencies_of, home
from frankpledge.ui.forms import Form
from frankpledge.ui.forms.offers import offer_rows


class AskForm(Form):
    """Which agency is asked."""

    agency = forms.ModelChoiceField(
        label="Which agency sends it?", queryset=Source.objects.none()
    )

    def __init__(self, *args: Any, dataset: Dataset, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = agencies_of(home(), on=on)
        offer_rows(self, "agency", agencies)
        likely = agencies.filter(kind__in=dataset.agency_kinds).first()
        self.fields["agency"].initial = likely.pk if likely else None
