"""What people fill in about information from the community."""

from django import forms

from frankpledge.partnership.forms.registers import EntryForm, long_text
from frankpledge.partnership.models import Agency
from frankpledge.partnership.presenters.words import choices
from frankpledge.partnership.states import Assessed, Handling, SourceGrade
from frankpledge.ui.forms import DateField


class InformationForm(EntryForm):
    """One piece of information, graded, in words that point to nobody."""

    title = forms.CharField(label="What it is about", max_length=160)
    received_on = DateField(label="Told on", help_text="For example, 27 3 2026")
    told_to = forms.ModelChoiceField(
        label="Which agency was told", queryset=Agency.objects.none()
    )
    source_grade = forms.ChoiceField(
        label="The source", choices=choices(SourceGrade), widget=forms.RadioSelect
    )
    assessed = forms.ChoiceField(
        label="What was said", choices=choices(Assessed), widget=forms.RadioSelect
    )
    handling = forms.ChoiceField(
        label="Sharing", choices=choices(Handling), widget=forms.RadioSelect
    )
    conditions = forms.CharField(
        label="On which conditions", max_length=240, required=False
    )
    text = long_text(
        "In words that point to nobody",
        "No names, addresses or anything that shows who told it. The original stays"
        " with the agency that was told.",
    )
    passed_to = forms.ModelChoiceField(
        label="Passed on to",
        queryset=Agency.objects.none(),
        required=False,
        help_text="Only by somebody who did not write the words.",
    )
    passed_on = DateField(label="Day it was passed on", required=False)
