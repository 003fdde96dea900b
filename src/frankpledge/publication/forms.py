"""What people fill in at the publishing desk."""

from typing import Any

from django import forms

from frankpledge.evidence import selectors as evidence
from frankpledge.partnership import selectors as places
from frankpledge.plan import selectors as plans
from frankpledge.publication.rules.wording import PERIOD_WORDS
from frankpledge.ui.forms import Form
from frankpledge.ui.forms.offers import offer


WHOLE_ONLY = ("", "The whole partnership only")


class ReleaseForm(Form):
    """What a release is about: measures, periods, areas, the plan, the words."""

    title = forms.CharField(max_length=160)
    slug = forms.SlugField(
        label="Address",
        max_length=60,
        help_text="The permanent address, such as quarter-4-2019-20. It never changes.",
    )
    summary = forms.CharField(
        label="Summary (optional)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Two or three plain sentences. Name nobody.",
    )
    measures = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Those that have figures.",
    )
    period_types = forms.MultipleChoiceField(
        label="Kinds of period",
        choices=[(str(kind), words) for kind, words in PERIOD_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    since = forms.DateField(
        label="First day (optional)",
        required=False,
        help_text="For example, 1 April 2018",
    )
    until = forms.DateField(label="Last day", help_text="For example, 31 March 2020")
    inner_kind = forms.ChoiceField(
        label="Smaller areas", required=False, widget=forms.RadioSelect
    )
    is_rounded = forms.BooleanField(
        label="Round counts of people to the nearest 5 instead of hiding small ones",
        required=False,
    )
    plan_slug = forms.ChoiceField(label="Plan", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home = places.home()
        kinds = {str(area.kind) for area in places.measured_areas(home)}
        known = evidence.definitions_in_force().values()
        counted, chosen = evidence.measures_counted(home.area_code), self.chosen()
        offer(
            self,
            "measures",
            [
                (each.id, each.name)
                for each in known
                if not each.restricted and (each.id in counted or each.id in chosen)
            ],
        )
        offer(
            self,
            "inner_kind",
            [
                WHOLE_ONLY,
                *((kind, f"By {kind}") for kind in sorted(kinds - {"partnership"})),
            ],
        )
        offer(
            self,
            "plan_slug",
            [
                ("", "Without the plan"),
                *((each.slug, each.title) for each in plans.plans_of(home.pk)),
            ],
        )

    def chosen(self) -> list[str]:
        """Return the measures that the release has already, figures or none."""
        held: list[str] = self.initial.get("measures", [])
        return held


class ChangeForm(ReleaseForm):
    """The same for a draft that is there: its address stays, its edition is known."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["slug"]


class ReasonForm(Form):
    """Why something is sent back, corrected or withdrawn."""

    reason = forms.CharField(
        label="Reason", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ApprovalForm(Form):
    """The second person's word for exactly what they have read."""

    digest = forms.CharField(widget=forms.HiddenInput)
    has_read = forms.BooleanField(
        label="I have read every table and sentence of this release"
    )
