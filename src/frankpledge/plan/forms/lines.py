"""Forms for the lines of a plan: priority, objective, target, action."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from frankpledge.actions.states import ActionState
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.evidence.selectors import groups
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.partnership.selectors import agencies_of, people_of
from frankpledge.plan.forms.steps import EditedForm
from frankpledge.plan.states import TARGET_KINDS, BaselineState, Path
from frankpledge.ui.forms import DateField


LIMBS = [
    ("crime-and-disorder", "Crime and disorder"),
    ("substance-misuse", "Misuse of drugs, alcohol and other substances"),
    ("re-offending", "Re-offending"),
    ("serious-violence", "Serious violence"),
]


class LineForm(EditedForm):
    """A form for one line; what was left blank is left out of the line."""

    named: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, partnership: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, register in self.named.items():
            self.fields[name].choices = (  # type: ignore[attr-defined]
                choices_of(register, partnership)
            )

    def line(self) -> dict[str, Any]:
        """Return what was filled in, as a line of a plan file."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "edit" and value not in (None, "", [])
        }

    def offer_targets(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer the plan's targets where the line can name some."""
        if "targets" in self.fields:
            self.fields["targets"].choices = list(choices)  # type: ignore[attr-defined]


def choices_of(register: str, partnership: Any) -> list[tuple[str, str]]:
    """Return the names a box offers: agencies, people or measures."""
    if register == "people":
        return [(str(one), str(one)) for one in people_of(partnership)]
    if register == "person":
        return [("", "Nobody"), *choices_of("people", partnership)]
    if register == "measures":
        measures = in_force().order_by("name").values_list("measure", "name")
        return [("", "Choose a measure"), *measures]
    if register == "groups":
        return [("", "None"), *((one.slug, one.name) for one in groups())]
    agencies = [(one.name, one.name) for one in agencies_of(partnership)]
    return [("", "Nobody yet"), *agencies]


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

    ref = forms.CharField(label="Reference", max_length=20)
    text = forms.CharField(label="Objective", widget=forms.Textarea)


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
    baseline = forms.FloatField(label="Baseline value", required=False)
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
    printed = forms.CharField(label="As printed", max_length=300, required=False)
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


LINE_FORMS: dict[str, type[LineForm]] = {
    "priority": PriorityForm,
    "objective": ObjectiveForm,
    "target": TargetForm,
    "action": ActionForm,
}
