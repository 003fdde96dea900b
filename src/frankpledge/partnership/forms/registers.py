"""What people fill in for an entry of each register."""

from typing import Any

from django import forms

from frankpledge.partnership.forms.directory import VersionForm
from frankpledge.partnership.models import (
    Agency,
    Area,
    Course,
    Group,
    Person,
    Premises,
    Risk,
)
from frankpledge.partnership.models.governance import IMPACTS, LIKELIHOODS
from frankpledge.partnership.presenters.words import choices
from frankpledge.partnership.rules.stakeholders import themes
from frankpledge.partnership.states import (
    MEASURED_KINDS,
    AskedAs,
    Reach,
    RiskState,
    TrainedFor,
)
from frankpledge.ui.forms import DateField, Form, OpenedForm
from frankpledge.ui.forms.offers import offer_rows


def long_text(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    """Return a box for several lines."""
    return forms.CharField(
        label=label,
        max_length=20_000,
        required=required,
        help_text=hint,
        widget=forms.Textarea,
    )


class EntryForm(VersionForm, OpenedForm):
    """A form of a register; what it offers belongs to the partnership."""

    def __init__(self, *args: Any, partnership_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            Agency: Agency.objects.filter(partnership_id=partnership_id),
            Group: Group.objects.filter(partnership_id=partnership_id),
            Person: Person.objects.filter(
                agency__partnership_id=partnership_id
            ).select_related("agency"),
            Course: Course.objects.filter(
                partnership_id=partnership_id, withdrawn_because=""
            ),
            Risk: Risk.objects.filter(
                partnership_id=partnership_id, withdrawn_because=""
            ),
            Area: Area.objects.filter(
                partnership_id=partnership_id,
                kind__in=MEASURED_KINDS,
                ends_before=None,
            ),
            Premises: Premises.objects.filter(
                partnership_id=partnership_id, withdrawn_because=""
            ),
        }
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                field.queryset = offered[field.queryset.model]


class TermsForm(EntryForm):
    """One version of a group's terms of reference."""

    group = forms.ModelChoiceField(queryset=Group.objects.none())
    edition = forms.CharField(label="Version", max_length=20, help_text="Such as 2.")
    text = long_text("The terms", "Purpose, members, chair, how it decides, to whom.")
    quorum = forms.IntegerField(
        label="Quorum",
        required=False,
        min_value=1,
        max_value=100,
        help_text="How many agencies must be there.",
    )
    adopted_on = DateField(
        label="Adopted on",
        required=False,
        help_text="For example, 27 3 2026. Empty while a draft.",
    )
    review_on = DateField(label="To be reviewed on", required=False)


class MinutesForm(EntryForm):
    """What one meeting decided and who was there."""

    group = forms.ModelChoiceField(
        queryset=Group.objects.none(),
        help_text="Not a case panel: its minutes are kept with its cases.",
    )
    met_on = DateField(label="Met on", help_text="For example, 27 3 2026")
    present = forms.ModelMultipleChoiceField(
        label="Agencies that were there",
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    apologies = forms.CharField(max_length=400, required=False)
    decisions = long_text("What was decided", "One decision to a line.")
    text = long_text("The minutes", required=False)
    link = forms.CharField(
        label="Where the signed copy is", max_length=400, required=False
    )
    agreed_on = DateField(label="Agreed as a true record on", required=False)


class CourseForm(EntryForm):
    """A course and how long it holds."""

    title = forms.CharField(max_length=160)
    code = forms.SlugField(
        label="Short name", max_length=60, help_text="Such as risk-checklist."
    )
    provider = forms.CharField(max_length=160, required=False)
    about = long_text("What it teaches, and whom", required=False)
    asked_for = forms.ChoiceField(
        label="What only the trained may do",
        choices=[("", "Nothing"), *choices(TrainedFor)],
        required=False,
    )
    refresher_months = forms.IntegerField(
        label="Months until it must be refreshed",
        required=False,
        min_value=1,
        max_value=120,
        help_text="Empty where it never must.",
    )


class AttendanceForm(EntryForm):
    """Somebody took a course."""

    course = forms.ModelChoiceField(queryset=Course.objects.none())
    person = forms.ModelChoiceField(queryset=Person.objects.none())
    attended_on = DateField(label="Attended on", help_text="For example, 27 3 2026")


class RiskForm(EntryForm):
    """A risk, scored, with its owner and what is done about it."""

    title = forms.CharField(label="The risk", max_length=160)
    effect = long_text("What it would do")
    likelihood = forms.TypedChoiceField(
        choices=LIKELIHOODS, coerce=int, widget=forms.RadioSelect
    )
    impact = forms.TypedChoiceField(
        choices=IMPACTS, coerce=int, widget=forms.RadioSelect
    )
    owner = forms.ModelChoiceField(queryset=Agency.objects.none())
    mitigation = long_text("What is done about it", required=False)
    review_on = DateField(label="To be looked at again on", required=False)
    state = forms.ChoiceField(
        label="How it stands", choices=choices(RiskState), initial=RiskState.OPEN.value
    )


class IssueForm(EntryForm):
    """Something that went wrong."""

    title = forms.CharField(label="The issue", max_length=160)
    effect = long_text("What it does to the work")
    raised_on = DateField(label="Raised on", help_text="For example, 27 3 2026")
    owner = forms.ModelChoiceField(queryset=Agency.objects.none())
    risk = forms.ModelChoiceField(
        label="The risk that foretold it", queryset=Risk.objects.none(), required=False
    )
    doing = long_text("What is done about it", required=False)
    due_on = DateField(label="To be put right by", required=False)
    closed_on = DateField(label="Closed on", required=False)


class ScrutinyForm(EntryForm):
    """What scrutiny asked and was answered."""

    title = forms.CharField(label="What it is about", max_length=160)
    kind = forms.ChoiceField(label="Asked as", choices=choices(AskedAs))
    committee = forms.CharField(max_length=160)
    received_on = DateField(label="Received on", help_text="For example, 27 3 2026")
    wanted_by = DateField(
        label="Wanted by",
        required=False,
        help_text="Only where the committee names a day; otherwise 28 days.",
    )
    text = long_text("What was asked")
    asked_of = forms.ModelChoiceField(
        label="Who must answer", queryset=Agency.objects.none()
    )
    answer = long_text("The answer", required=False)
    answered_on = DateField(label="Answered on", required=False)


class PracticeForm(EntryForm):
    """A piece of good practice."""

    title = forms.CharField(max_length=160)
    theme = forms.ChoiceField(choices=lambda: list(themes().items()))
    problem = long_text("The problem")
    tactic = long_text("What was done")
    result = long_text("What came of it", "With the figures, and against what.")
    evidence = forms.CharField(
        label="How it is known",
        max_length=400,
        required=False,
        help_text="Such as before and after, with a comparison area; a published study.",
    )
    place = forms.CharField(label="Where it was done", max_length=160, required=False)
    agency = forms.ModelChoiceField(queryset=Agency.objects.none(), required=False)
    whom_to_ask = forms.CharField(
        max_length=240, required=False, help_text="A post rather than a person."
    )


class ContactForm(EntryForm):
    """A useful contact."""

    title = forms.CharField(label="Service", max_length=160)
    purpose = forms.CharField(label="What for", max_length=400)
    reach = forms.ChoiceField(
        label="Who may be given it",
        choices=choices(Reach),
        widget=forms.RadioSelect,
        initial=Reach.INTERNAL.value,
    )
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    email = forms.EmailField(required=False)
    web = forms.URLField(label="Web page", required=False, assume_scheme="https")
    hours = forms.CharField(max_length=160, required=False)
    agency = forms.ModelChoiceField(queryset=Agency.objects.none(), required=False)
    checked_on = DateField(label="Last checked on", required=False)


class WithdrawForm(VersionForm):
    """Why an entry is withdrawn."""

    because = forms.CharField(
        label="Why is it withdrawn?",
        max_length=240,
        help_text="It stays in the register, marked as withdrawn, with this reason.",
    )


class MapForm(Form):
    """Which problem the map is of, and which group works on it."""

    theme = forms.ChoiceField(label="Problem", choices=lambda: list(themes().items()))
    group = forms.ModelChoiceField(
        label="Group that works on it",
        queryset=Group.objects.none(),
        required=False,
        empty_label="No group: the whole directory",
    )

    def __init__(self, *args: Any, groups: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "group", groups)
