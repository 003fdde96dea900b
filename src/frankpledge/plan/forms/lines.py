"""Forms for the lines of a plan: priority, objective, target, action."""

from typing import Any, ClassVar

from django import forms

from frankpledge.actions.states import ActionState
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.plan.forms.bases import LineForm
from frankpledge.plan.states import (
    DIRECTION_TESTS,
    TARGET_KINDS,
    BaselineState,
    DirectionTest,
    Part,
    Path,
)
from frankpledge.ui.forms import DateField


LIMBS = [
    ("crime-and-disorder", "Crime and disorder"),
    ("substance-misuse", "Misuse of drugs, alcohol and other substances"),
    ("re-offending", "Re-offending"),
    ("serious-violence", "Serious violence"),
]


class PriorityForm(LineForm):
    """A matter the partnership puts first."""

    named: ClassVar[dict[str, str]] = {"owner": "agencies"}
    ref = forms.CharField(label="Reference", max_length=20)
    title = forms.CharField(label="Priority", max_length=200)
    why = forms.CharField(
        label="Why it is a priority", widget=forms.Textarea, required=False
    )
    limbs = forms.MultipleChoiceField(
        label="Which duties of section 6 does it serve?",
        choices=LIMBS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    owner = forms.ChoiceField(label="Answerable agency", required=False)


class ObjectiveForm(LineForm):
    """What is to be brought about."""

    named: ClassVar[dict[str, str]] = {"owners": "several", "leads": "people"}
    ref = forms.CharField(label="Reference", max_length=20)
    text = forms.CharField(label="Objective", widget=forms.Textarea)
    owners = forms.MultipleChoiceField(
        label="Answerable agencies",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    leads = forms.MultipleChoiceField(
        label="Lead officers", widget=forms.CheckboxSelectMultiple, required=False
    )
    evaluation = forms.CharField(
        label="How and when it will be evaluated",
        help_text="For example: each March, gated streets beside streets without",
        widget=forms.Textarea,
        required=False,
    )


class TargetForm(LineForm):
    """A promise about one measure, or the reasoned choice to promise nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tags = self.initial.get("external_tags")
        if isinstance(tags, list):
            self.initial["external_tags"] = "; ".join(tags)

    named: ClassVar[dict[str, str]] = {
        "measure": "measures",
        "owner": "agencies",
        "baseline_owner": "agencies",
        "leads": "people",
        "deputy": "person",
        "comparison_group": "groups",
    }
    ref = forms.CharField(label="Reference", max_length=20)
    measure = forms.ChoiceField(label="Measure", required=False)
    title = forms.CharField(
        label="What it is about",
        help_text="Where no measure says it",
        max_length=200,
        required=False,
    )
    area = forms.CharField(
        label="Code of its area",
        help_text="Blank for the whole partnership",
        max_length=12,
        required=False,
    )
    kind = forms.ChoiceField(
        label="What kind of target is it?",
        choices=[(kind.value, words) for kind, words in TARGET_KINDS.items()],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="If there is no target: why",
        help_text="This reason is shown to the public.",
        widget=forms.Textarea,
        required=False,
    )
    period_type = forms.ChoiceField(
        label="Kind of period it is promised for",
        choices=[(one.value, one.value.replace("-", " ")) for one in PeriodType],
        initial=PeriodType.FINANCIAL_YEAR.value,
    )
    baseline_state = forms.ChoiceField(
        label="Baseline",
        choices=[
            (s.value, s.value.replace("-", " ").capitalize()) for s in BaselineState
        ],
        widget=forms.RadioSelect,
        initial=BaselineState.SET.value,
    )
    baseline = forms.FloatField(
        label="Baseline value",
        help_text="Left empty, the newest figure of this kind of period, if one is known",
        required=False,
    )
    baseline_period = forms.CharField(
        label="Baseline period", help_text="For example 2003/04", required=False
    )
    baseline_ends_on = DateField(
        label="Day after the baseline period",
        help_text="1 April 2004 for the year 2003/04",
        required=False,
    )
    baseline_owner = forms.ChoiceField(
        label="Who will set the baseline", required=False
    )
    baseline_due_on = DateField(label="Baseline due on", required=False)
    starts_from = forms.CharField(
        label="What it starts from, in words",
        help_text="Where a number does not say it: the launch of a campaign",
        max_length=300,
        required=False,
    )
    percent = forms.FloatField(
        label="Change, per cent of the baseline",
        help_text="Minus for less: -18",
        required=False,
    )
    value = forms.FloatField(label="Value to reach", required=False)
    low = forms.FloatField(label="Lowest value allowed", required=False)
    high = forms.FloatField(label="Highest value allowed", required=False)
    due_on = DateField(
        label="Day after the target period ends",
        help_text="1 April 2008 for the year 2007/08",
        required=False,
    )
    path = forms.ChoiceField(
        label="Path from baseline to target",
        choices=[
            (Path.LINEAR.value, "Even steps"),
            (Path.COMPOUND.value, "Even percentages"),
        ],
        widget=forms.RadioSelect,
        initial=Path.LINEAR.value,
    )
    far_value = forms.FloatField(label="Far target", required=False)
    far_due_on = DateField(label="Far target due on", required=False)
    tested_by = forms.ChoiceField(
        label="What says whether a direction is kept",
        help_text="Chosen now, before any figure is known",
        choices=[(test.value, words) for test, words in DIRECTION_TESTS.items()],
        widget=forms.RadioSelect,
        initial=DirectionTest.LEVEL_OR_SLOPE.value,
    )
    is_cumulative = forms.BooleanField(
        label="Limits are of the number counted up to the day it is due",
        help_text="Not of each month or quarter by itself",
        required=False,
    )
    shown_by = forms.CharField(
        label="How it is measured or shown",
        help_text="Where no measure says it: the record, survey or report",
        max_length=300,
        required=False,
    )
    tolerance_percent = forms.FloatField(
        label="Tolerance when holding level, per cent",
        initial=2,
        min_value=0,
        max_value=100,
    )
    comparison_group = forms.ChoiceField(label="Comparison group", required=False)
    denominator_vintage = forms.CharField(
        label="Population or dwellings used", required=False
    )
    printed = forms.CharField(
        label="As printed, or what is to be delivered",
        max_length=300,
        required=False,
    )
    external_tags = forms.CharField(
        label="Counts towards", help_text="Separate with semicolons", required=False
    )
    owner = forms.ChoiceField(label="Answerable agency", required=False)
    leads = forms.MultipleChoiceField(
        label="Lead officers", widget=forms.CheckboxSelectMultiple, required=False
    )
    deputy = forms.ChoiceField(label="Deputy", required=False)

    def line(self) -> dict[str, Any]:
        """Return the target as a line, its tags as a list."""
        found = super().line()
        if "external_tags" in found:
            tags = found["external_tags"].split(";")
            found["external_tags"] = [tag.strip() for tag in tags if tag.strip()]
        return found


class ActionForm(LineForm):
    """Something to be done under an objective."""

    named: ClassVar[dict[str, str]] = {
        "owner": "agencies",
        "leads": "people",
        "deputy": "person",
    }
    ref = forms.CharField(label="Reference", max_length=20)
    text = forms.CharField(label="Action", widget=forms.Textarea)
    owner = forms.ChoiceField(label="Owner agency", required=False)
    leads = forms.MultipleChoiceField(
        label="Lead officers", widget=forms.CheckboxSelectMultiple, required=False
    )
    deputy = forms.ChoiceField(label="Deputy", required=False)
    targets = forms.MultipleChoiceField(
        label="Which targets does it serve?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    starts_on = DateField(label="Starts on", required=False)
    due_on = DateField(label="Due on", required=False)
    state = forms.ChoiceField(
        label="State",
        choices=[
            (s.value, s.value.replace("-", " ").capitalize()) for s in ActionState
        ],
    )
    funding = forms.CharField(
        label="Funding",
        help_text="For example: Existing budgets, Home Office",
        max_length=200,
        required=False,
    )
    amount = forms.FloatField(label="Amount in pounds", min_value=0, required=False)


class PassageForm(LineForm):
    """Prose of the plan: a foreword, a vision, what stands under a priority."""

    named: ClassVar[dict[str, str]] = {}
    ref = forms.CharField(label="Reference", max_length=20)
    part = forms.ChoiceField(
        label="What it is",
        choices=[(p.value, p.value.replace("-", " ").capitalize()) for p in Part],
    )
    under = forms.CharField(
        label="Reference of the priority it stands under",
        help_text="Blank for the plan as a whole",
        max_length=20,
        required=False,
    )
    heading = forms.CharField(label="Heading", max_length=200, required=False)
    text = forms.CharField(label="Text", widget=forms.Textarea)
    author = forms.CharField(label="Author", max_length=200, required=False)


LINE_FORMS: dict[str, type[LineForm]] = {
    "priority": PriorityForm,
    "objective": ObjectiveForm,
    "target": TargetForm,
    "action": ActionForm,
    "passage": PassageForm,
}
