"""Forms of decisions, findings, achievements, self-checks, returns and programmes."""

from typing import Any

from django import forms

from frankpledge.evidence.selectors.measures import in_force
from frankpledge.partnership.selectors import agencies_of, groups_of, home
from frankpledge.performance.rules.checks import RATINGS
from frankpledge.performance.states import FindingState
from frankpledge.ui.forms import DateField, Form, VersionForm
from frankpledge.ui.forms.offers import offer


def agency_choices() -> list[tuple[str, str]]:
    """Return the partnership's agencies for a box."""
    return [("", "Nobody"), *((str(one.pk), one.name) for one in agencies_of(home()))]


def measure_choices() -> list[tuple[str, str]]:
    """Return the measures in force for a box."""
    return list(in_force().order_by("name").values_list("measure", "name"))


def words_of(value: str) -> str:
    """Return a state's value as people read it."""
    return value.replace("-", " ").capitalize()


class MeasuresField(forms.CharField):
    """Measures by name or id, one a line; names that nobody knows are said back."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.Textarea,
            required=False,
            help_text="One a line, by the name in the list of measures.",
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """Show the names of measures that are kept by id."""
        if not isinstance(value, list):
            return value
        names = dict(measure_choices())
        return "\n".join(str(names.get(one, one)) for one in value)

    def clean(self, value: Any) -> list[str]:
        """Return the measures' ids."""
        ids = {name.lower(): one for one, name in measure_choices()}
        ids |= {one: one for one in ids.values()}
        lines = [line.strip() for line in super().clean(value).splitlines()]
        wanted = [line for line in lines if line]
        unknown = [line for line in wanted if line.lower() not in ids]
        if unknown:
            raise forms.ValidationError(f"There is no measure “{unknown[0]}”")
        return list(dict.fromkeys(ids[line.lower()] for line in wanted))


class GivesTask(Form):
    """What a decision or a gap may give rise to: who does what by when."""

    task = forms.CharField(
        label="Task that follows",
        help_text="It goes into the one list of actions.",
        widget=forms.Textarea,
        required=False,
    )
    task_owner = forms.ChoiceField(label="Agency that does it", required=False)
    task_due_on = DateField(label="Done by", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "task_owner", agency_choices())

    def clean(self) -> dict[str, Any]:
        """Ask for who and when wherever a task is given."""
        said = super().clean() or {}
        if said.get("task"):
            if not said.get("task_owner"):
                self.add_error("task_owner", "Choose the agency that does the task")
            if not said.get("task_due_on"):
                self.add_error("task_due_on", "Enter the day by which it is done")
        return said


class DecisionForm(GivesTask):
    """What a group decided on seeing a number."""

    text = forms.CharField(
        label="What was decided",
        help_text="No names of victims or suspects.",
        widget=forms.Textarea,
    )
    group = forms.TypedChoiceField(label="Which group decided", coerce=int)
    decided_on = DateField(label="Decided on")
    field_order = ("text", "group", "decided_on", "task", "task_owner", "task_due_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(one.pk, one.name) for one in groups_of(home())]
        offer(self, "group", [("", "Choose a group"), *groups])


class PairForm(Form):
    """The harm that is read beside a target which wants more."""

    measure = forms.ChoiceField(
        label="Measure of harm",
        help_text="Such as repeats or serious harm. Blank to read the target alone.",
        required=False,
    )
    why = forms.CharField(
        label="Why these two belong together", widget=forms.Textarea, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "measure", [("", "None"), *measure_choices()])


class InspectionForm(VersionForm):
    """A finding of an inspection and the answer to it."""

    body = forms.CharField(
        label="Who inspected", help_text="Such as the police inspectorate."
    )
    service = forms.CharField(label="What was inspected")
    inspected_on = DateField(label="Report dated")
    finding = forms.CharField(label="Finding", widget=forms.Textarea)
    grade = forms.CharField(
        label="Grade, in the inspectorate's own words", required=False, max_length=120
    )
    link = forms.CharField(label="Where the report is", required=False, max_length=400)
    response = forms.CharField(
        label="What the partnership answers", widget=forms.Textarea, required=False
    )
    owner = forms.ChoiceField(label="Who answers for it", required=False)
    due_on = DateField(label="Due on", required=False)
    state = forms.ChoiceField(
        label="State",
        choices=[(one.value, words_of(one.value)) for one in FindingState],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", agency_choices())


class AchievementForm(VersionForm):
    """Something achieved, with what shows it."""

    year = forms.IntegerField(
        label="Year that starts on 1 April",
        help_text="2019 for 2019/20",
        min_value=1998,
        max_value=2100,
    )
    claim = forms.CharField(label="What was achieved", max_length=300)
    figure = forms.CharField(label="Figure", max_length=120)
    base = forms.CharField(
        label="Out of what, or compared with what",
        help_text="Such as “of 266 cases” or “from 14.7% in 2011/12”.",
        max_length=200,
    )
    source = forms.CharField(label="Source", max_length=200)


class RatingForm(GivesTask, VersionForm):
    """How one element of a self-check stands."""

    rating = forms.TypedChoiceField(
        label="Rating",
        coerce=int,
        choices=list(RATINGS.items()),
        widget=forms.RadioSelect,
    )
    evidence = forms.CharField(
        label="Evidence beside what was found",
        widget=forms.Textarea,
        required=False,
    )
    gap = forms.CharField(
        label="What is missing", widget=forms.Textarea, required=False
    )
    field_order = ("rating", "evidence", "gap", "task", "task_owner", "task_due_on")


class OutsideReturnForm(VersionForm):
    """A return that somebody outside asks for."""

    title = forms.CharField(label="Return", max_length=200)
    asked_by = forms.CharField(label="Who asks for it", max_length=200)
    tag = forms.CharField(
        label="Priority it counts towards",
        help_text="As targets name it under “counts towards”, such as PSA23.",
        max_length=80,
    )
    measures = MeasuresField(label="Further measures it asks for")
    starts_on = DateField(label="From")


class RetireForm(Form):
    """The end of a return."""

    retired_on = DateField(label="Retired on")
    why = forms.CharField(
        label="Why", help_text="Such as: the policy has ended.", widget=forms.Textarea
    )


class SendForm(Form):
    """The period a return is filled for."""

    period = forms.CharField(
        label="Period", help_text="Such as 2019/20 or 2019/20-Q4", max_length=20
    )


class ProgrammeForm(VersionForm):
    """A programme with its measures."""

    title = forms.CharField(label="Programme", max_length=200)
    about = forms.CharField(
        label="What it is for", widget=forms.Textarea, required=False
    )
    owner = forms.ChoiceField(label="Who answers for it", required=False)
    starts_on = DateField(label="From")
    ends_before = DateField(label="Ends before", required=False)
    activity = MeasuresField(label="Activity: what is done")
    output = MeasuresField(label="Output: what is made or reached")
    outcome = MeasuresField(label="Outcome: what is to change by it")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", agency_choices())
