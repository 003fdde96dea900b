"""What an auditor asks of the trail."""

from django import forms

from frankpledge.audit.selectors import Question
from frankpledge.audit.states import Operation


ANY = ("", "Any")


class QuestionForm(forms.Form):
    """Filters of the trail; every one may stay empty."""

    operation = forms.ChoiceField(
        required=False,
        choices=[ANY, *((each.value, each.value.capitalize()) for each in Operation)],
    )
    kind = forms.ChoiceField(label="Kind of thing", required=False)
    ref = forms.CharField(label="Number of the thing", required=False, max_length=200)
    person = forms.CharField(label="Name or email", required=False, max_length=120)
    since = forms.DateField(
        label="From", required=False, help_text="For example, 16 June 2026"
    )
    until = forms.DateField(
        label="To", required=False, help_text="For example, 30 June 2026"
    )

    def __init__(self, *args: object, kinds: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            ANY,
            *((kind, kind.replace("-", " ").capitalize()) for kind in kinds),
        ]

    def question(self) -> Question:
        """Return what was asked; where a filter is not understood, nothing is."""
        return Question(**self.cleaned_data) if self.is_valid() else Question()
