"""Forms of the horizon and of the registers beside the assessment."""

from django import forms

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.assessment.forms.offered import (
    choices,
    text_area,
    theme_choices,
    words,
)
from frankpledge.assessment.states import (
    CHANCES,
    Direction,
    Factor,
    Level,
    Likelihood,
    ResearchState,
    WatchState,
    Way,
)
from frankpledge.ui.forms import DateField, Form, OpenedForm, VersionForm


KINDS_OF_PERIOD = (
    PeriodType.FINANCIAL_YEAR,
    PeriodType.CALENDAR_YEAR,
    PeriodType.QUARTER,
    PeriodType.MONTH,
    PeriodType.ROLLING_12,
)


class HorizonForm(VersionForm):
    """A matter on the horizon and what sets it off."""

    title = forms.CharField(label="What it is", max_length=200)
    factor = forms.ChoiceField(choices=choices(Factor))
    evidence = text_area("Evidence and source")
    effect = text_area("What it may lead to here", required=False)
    direction = forms.ChoiceField(choices=choices(Direction))
    time_scale = forms.CharField(
        label="When", max_length=100, required=False, help_text="Such as 6-12 months."
    )
    theme = forms.ChoiceField(choices=theme_choices("None"), required=False)
    likelihood = forms.ChoiceField(
        choices=[
            (one.value, f"{one.value.capitalize()} ({CHANCES[one]})")
            for one in Likelihood
        ],
        help_text="Words of the fixed yardstick, so that everybody means the same.",
    )
    owner = forms.ChoiceField(label="Who watches it", required=False)
    next_look_on = DateField(label="Looked at next on")
    trigger_measure = forms.ChoiceField(
        label="Trigger: the measure that is watched", required=False
    )
    trigger_period = forms.ChoiceField(
        label="Trigger: by which period",
        choices=[
            ("", "None"),
            *((str(k), words(str(k))) for k in KINDS_OF_PERIOD),
        ],
        required=False,
    )
    trigger_way = forms.ChoiceField(
        label="Trigger: set off when it is",
        choices=choices(Way, anything="Neither"),
        required=False,
    )
    trigger_value = forms.FloatField(label="Trigger: this value", required=False)
    trigger_on = DateField(
        label="Trigger: or from this day",
        required=False,
        help_text="Such as the day of an election or of a new law.",
    )


class WatchForm(Form):
    """What is decided of a matter on the horizon."""

    state = forms.ChoiceField(
        label="Decision",
        choices=[
            (WatchState.PROMOTED.value, "Promote it to the long list"),
            (WatchState.WATCHED.value, "Keep watching it"),
            (WatchState.CLOSED.value, "Close it"),
        ],
        widget=forms.RadioSelect,
    )
    reason = text_area("Why")
    assessment = forms.ChoiceField(
        label="In which assessment's cycle",
        required=False,
        help_text="One that is still a draft.",
    )
    next_look_on = DateField(
        label="Looked at next on", required=False, help_text="Where it is kept."
    )


class ExternalForm(VersionForm):
    """What somebody above the partnership puts first."""

    title = forms.CharField(max_length=200)
    level = forms.ChoiceField(choices=choices(Level))
    issuer = forms.CharField(label="Who set it", max_length=160)
    starts_on = DateField(label="From", required=False)
    ends_before = DateField(label="Ends before", required=False)
    words = text_area("What it asks, in our own words")
    themes = forms.MultipleChoiceField(
        label="Themes here that it speaks to",
        choices=theme_choices(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class NewExternalForm(ExternalForm):
    """The same, with what it takes the place of."""

    replaces = forms.ChoiceField(label="It takes the place of", required=False)


class StrategyForm(VersionForm):
    """Another body's plan and where it meets ours."""

    title = forms.CharField(max_length=200)
    owner = forms.CharField(label="Whose plan it is", max_length=160)
    starts_on = DateField(label="From", required=False)
    ends_before = DateField(label="Ends before", required=False)
    meets = text_area("Where it meets our plan")
    clash = text_area("Where the two pull apart", required=False)
    themes = forms.MultipleChoiceField(
        label="Themes it covers",
        choices=theme_choices(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class LinkForm(Form):
    """That one theme drives another."""

    cause = forms.ChoiceField(label="This", choices=theme_choices())
    effect = forms.ChoiceField(label="Drives this", choices=theme_choices())
    strength = forms.TypedChoiceField(
        label="How strongly",
        choices=[
            ("1", "1: weakly"),
            ("2", "2: clearly"),
            ("3", "3: strongly"),
            ("0", "0: not at all; take the link away"),
        ],
        coerce=int,
    )
    source = text_area("Who says so, or what shows it")


class QuestionForm(Form):
    """A question to the analysts."""

    asker = forms.CharField(label="Who asks", max_length=160)
    question = text_area("Question")
    purpose = text_area("What the answer is for")
    due_on = DateField(label="Wanted by", required=False)
    is_sensitive = forms.BooleanField(
        label="Only our agency and the analysts may read it", required=False
    )


class QuestionAnswerForm(OpenedForm):
    """What became of a question."""

    state = forms.ChoiceField(
        label="What became of it",
        choices=choices(ResearchState),
        widget=forms.RadioSelect,
    )
    answer = text_area("Answer, or why it is declined", required=False)
    product = forms.CharField(
        label="Where the product lies", max_length=300, required=False
    )
    reuse = text_area("Who else may use it, and for what", required=False)
