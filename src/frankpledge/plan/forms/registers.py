"""Forms of a plan's registers: pledges, returns, regard, decisions, equality."""

from typing import Any

from django import forms

from frankpledge.plan.rules.keeping import quarter_words
from frankpledge.plan.states import (
    EFFECT_WORDS,
    LIMB_WORDS,
    MEASURED_FROM_WORDS,
    PROTECTED,
    Effect,
    Limb,
    MeasuredFrom,
    PledgeKind,
    TimeUnit,
)
from frankpledge.ui.forms import DateField, Form, VersionForm
from frankpledge.ui.forms.offers import offer, offer_rows


EFFECTS = [(effect.value, words) for effect, words in EFFECT_WORDS.items()]


class AgencyForm(Form):
    """A form that names one agency of the partnership."""

    agency: Any = forms.ModelChoiceField(queryset=None, label="Agency")

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "agency", agencies)


class PledgeForm(VersionForm):
    """A pledge that is signed, or a minimum standard that is kept."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=[
            (PledgeKind.PLEDGE.value, "A pledge, which organisations sign"),
            (PledgeKind.STANDARD.value, "A minimum standard, which is tested"),
        ],
        widget=forms.RadioSelect,
    )
    ref = forms.SlugField(
        label="Reference", help_text="For example S1 or asb-pledge", max_length=20
    )
    title = forms.CharField(label="In a few words", max_length=200)
    words = forms.CharField(label="What the public is promised", widget=forms.Textarea)
    test = forms.CharField(
        label="How one case is tested",
        help_text="What is looked at to tell whether it was kept",
        widget=forms.Textarea,
        required=False,
    )
    share = forms.FloatField(
        label="Per cent of cases that are to keep it",
        help_text="Blank where every case must",
        min_value=1,
        max_value=100,
        required=False,
    )
    within = forms.FloatField(
        label="How soon it must be done",
        help_text="Blank where the standard names no time",
        min_value=0.25,
        max_value=1000,
        required=False,
    )
    within_unit = forms.ChoiceField(
        label="Counted in",
        choices=[
            (TimeUnit.HOURS.value, "Hours"),
            (TimeUnit.DAYS.value, "Days"),
            (TimeUnit.WORKING_DAYS.value, "Working days, Monday to Friday"),
        ],
        widget=forms.RadioSelect,
        initial=TimeUnit.WORKING_DAYS.value,
        required=False,
    )
    measured_from = forms.ChoiceField(
        label="Measured from",
        choices=[(one.value, words) for one, words in MEASURED_FROM_WORDS.items()],
        widget=forms.RadioSelect,
        initial=MeasuredFrom.SELF_REPORT.value,
    )
    owner: Any = forms.ModelChoiceField(
        queryset=None,
        label="Answerable agency",
        required=False,
        empty_label="Nobody yet",
    )

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "owner", agencies)

    def clean(self) -> dict[str, Any]:
        """Refuse a standard that nobody could test."""
        told = super().clean() or self.cleaned_data
        if told.get("kind") == PledgeKind.STANDARD and not told.get("test"):
            self.add_error("test", "Say how one case is tested")
        told["within_unit"] = told.get("within_unit") or TimeUnit.WORKING_DAYS.value
        return told


class SignatureForm(AgencyForm):
    """That an organisation signed a pledge."""

    name = forms.CharField(
        label="Or an organisation that is no agency here",
        max_length=200,
        required=False,
    )
    signed_by = forms.CharField(
        label="Who signed for it", max_length=200, required=False
    )
    signed_on = DateField(label="Signed on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].required = False


class EndingForm(Form):
    """When a signature ended."""

    ended_on = DateField(label="Ended on")


class ReturnForm(AgencyForm):
    """An agency's own return on a standard, for one quarter."""

    quarter = forms.ChoiceField(label="Quarter")
    out_of = forms.IntegerField(
        label="How many cases there were",
        help_text="Blank where it is not known",
        min_value=0,
        required=False,
    )
    looked_at = forms.IntegerField(label="How many were looked at", min_value=0)
    kept = forms.IntegerField(label="How many of those kept it", min_value=0)
    drawn = forms.CharField(
        label="How those looked at were chosen",
        help_text="For example: every tenth by date; all of them",
        max_length=300,
    )
    evidence = forms.CharField(
        label="What shows it",
        help_text="Where the sample is kept. No names of people.",
        widget=forms.Textarea,
        required=False,
    )

    def __init__(self, *args: Any, quarters: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self, "quarter", [(day.isoformat(), quarter_words(day)) for day in quarters]
        )


class CountForm(AgencyForm):
    """A list of an agency's cases of one quarter, to be counted and not kept."""

    quarter = forms.ChoiceField(label="Quarter")
    file = forms.FileField(
        label="List of cases",
        help_text="CSV, .xlsx or .ods with the columns case, from and to: the case’s"
        " number, when its time began, and when it was done, blank where it was not."
        " No names of people.",
    )

    def __init__(self, *args: Any, quarters: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self, "quarter", [(day.isoformat(), quarter_words(day)) for day in quarters]
        )


class RegardForm(Form):
    """Which of our priorities meets one above, or why none does."""

    external: Any = forms.ModelChoiceField(
        queryset=None, label="Their priority", empty_label="Choose one"
    )
    priority: Any = forms.ModelChoiceField(
        queryset=None,
        label="Ours",
        required=False,
        empty_label="None of ours, on purpose",
    )
    words = forms.CharField(
        label="How it meets theirs, or why none does", widget=forms.Textarea
    )

    def __init__(
        self, *args: Any, externals: Any, priorities: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "external", externals)
        offer_rows(self, "priority", priorities)


class DecisionForm(AgencyForm):
    """That a decision or development was looked at for what it does to crime."""

    title = forms.CharField(label="Decision or development", max_length=200)
    decided_on = DateField(label="Decided on")
    why = forms.CharField(
        label="What is expected, and how that is known", widget=forms.Textarea
    )
    changed = forms.CharField(
        label="What was changed because of it", widget=forms.Textarea, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for limb in Limb:
            self.fields[limb.value] = forms.ChoiceField(
                label=LIMB_WORDS[limb], choices=EFFECTS, widget=forms.RadioSelect
            )
        self.order_fields(["title", "agency", "decided_on", *Limb])

    def effects(self) -> dict[str, Effect]:
        """Return the effect expected on each thing that the law names."""
        return {limb.value: Effect(self.cleaned_data[limb.value]) for limb in Limb}


class EqualityForm(Form):
    """Whom an action affects of those the law protects."""

    groups = forms.MultipleChoiceField(
        label="Whom does it affect more than others?",
        choices=[(name, name) for name in PROTECTED],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    effect = forms.ChoiceField(label="How?", choices=EFFECTS, widget=forms.RadioSelect)
    evidence = forms.CharField(label="How that is known", widget=forms.Textarea)
    changed = forms.CharField(
        label="What was changed because of it", widget=forms.Textarea, required=False
    )
    review_on = DateField(label="Look at it again on", required=False)
