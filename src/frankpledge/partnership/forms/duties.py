"""What people fill in about a statutory duty."""

from django import forms

from frankpledge.partnership.forms.directory import VersionForm
from frankpledge.partnership.models import Agency
from frankpledge.partnership.presenters.words import choices
from frankpledge.partnership.states import DutyState
from frankpledge.ui.forms import DateField
from frankpledge.ui.forms.offers import offer_rows


class DutyForm(VersionForm):
    """How a duty stands in one year, and by what that is shown."""

    state = forms.ChoiceField(
        label="How it stands", choices=choices(DutyState), widget=forms.RadioSelect
    )
    owner = forms.ModelChoiceField(
        label="Who answers for it", queryset=Agency.objects.none(), required=False
    )
    evidence = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea,
        help_text="What shows it: the meeting, the document, the page, with its date.",
    )
    link = forms.CharField(
        label="Where to find the evidence", max_length=400, required=False
    )
    met_on = DateField(
        label="Met on", required=False, help_text="For example, 27 3 2027"
    )
    note = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text="Needed where it is not met or does not apply.",
    )

    def __init__(self, *args: object, partnership_id: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "owner", Agency.objects.filter(partnership_id=partnership_id))
