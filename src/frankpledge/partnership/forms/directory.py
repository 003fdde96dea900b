"""Forms of the directory: agencies, people, posts and groups."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from frankpledge.partnership.models import Agency, Group, Person, Post
from frankpledge.partnership.presenters.words import choices
from frankpledge.partnership.states import (
    AgencyKind,
    GroupKind,
    LegalStatus,
    PostKind,
    SuccessionKind,
)
from frankpledge.ui.forms import DateField, Form
from frankpledge.ui.forms.offers import offer_rows


class VersionForm(Form):
    """A form that knows which version of the thing it was opened with."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=1)

    def fields_to_write(self) -> dict[str, Any]:
        """Return what was filled in, without the version."""
        return {
            key: value for key, value in self.cleaned_data.items() if key != "version"
        }

    def clean_version(self) -> int:
        """Return the version that the person saw, the first where none was sent."""
        return self.cleaned_data.get("version") or 1


class AgencyForm(VersionForm):
    """What the register says about a body."""

    name = forms.CharField(max_length=160)
    kind = forms.ChoiceField(choices=choices(AgencyKind))
    legal_status = forms.ChoiceField(
        label="How the law ties it to the partnership",
        choices=choices(LegalStatus),
        widget=forms.RadioSelect,
        help_text="Crime and Disorder Act 1998 section 5.",
    )
    legal_basis = forms.CharField(
        max_length=200,
        required=False,
        help_text="Left empty, a responsible authority gets the paragraph of its kind.",
    )
    tier = forms.CharField(
        max_length=60, required=False, help_text="Such as county or district."
    )
    starts_on = DateField(label="Part of the partnership from", required=False)
    note = forms.CharField(max_length=1000, required=False, widget=forms.Textarea)


class CloseForm(Form):
    """From which day on something no longer holds."""

    ends_before = DateField(
        label="First day without it", help_text="For example, 1 4 2026"
    )


class SuccessionForm(Form):
    """Which bodies came after this one, when and how."""

    later = forms.ModelMultipleChoiceField(
        label="Who came after",
        queryset=Agency.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Add the new agency first if it is not here. Tick several for a split.",
    )
    kind = forms.ChoiceField(
        label="How", choices=choices(SuccessionKind), widget=forms.RadioSelect
    )
    on = DateField(label="When", help_text="For example, 1 7 2022")
    note_text = forms.CharField(label="Note", max_length=400, required=False)

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Agency.objects.filter(partnership=agency.partnership_id)
        offer_rows(self, "later", others.exclude(pk=agency.pk))


class PersonForm(VersionForm):
    """Somebody's work details."""

    name = forms.CharField(max_length=120)
    email = forms.EmailField(label="Work email", required=False)
    phone = forms.CharField(label="Work phone", max_length=40, required=False)
    skills = forms.CharField(
        max_length=300, required=False, help_text="Such as mediation, mapping, Welsh."
    )


class PostForm(VersionForm):
    """A post and what it is for."""

    title = forms.CharField(max_length=160)
    kind = forms.ChoiceField(label="What it is for", choices=choices(PostKind))


class FillForm(Form):
    """Who holds or covers a post, from when."""

    person = forms.ModelChoiceField(queryset=Person.objects.none())
    how = forms.ChoiceField(
        label="How",
        choices=[("holds", "Holds the post"), ("covers", "Covers for its holder")],
        widget=forms.RadioSelect,
    )
    starts_on = DateField(label="From")

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(agency=post.agency_id)
        offer_rows(self, "person", people)


class GroupForm(VersionForm):
    """A group of the partnership."""

    name = forms.CharField(max_length=160)
    short_name = forms.CharField(max_length=20, required=False)
    kind = forms.ChoiceField(choices=choices(GroupKind))
    purpose = forms.CharField(max_length=1000, required=False, widget=forms.Textarea)
    meets = forms.CharField(
        label="How often it meets",
        max_length=80,
        required=False,
        help_text="Such as every quarter.",
    )
    reports_to = forms.ModelChoiceField(
        queryset=Group.objects.none(),
        required=False,
        empty_label="No group of the partnership",
        help_text="Where it stands in the structure chart.",
    )
    starts_on = DateField(label="From", required=False)

    def __init__(self, *args: Any, groups: QuerySet[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "reports_to", groups)


class SeatForm(Form):
    """An agency's seat in a group and which of its posts takes it."""

    agency = forms.ModelChoiceField(queryset=Agency.objects.none())
    post = forms.ModelChoiceField(
        queryset=Post.objects.none(),
        required=False,
        help_text="A post of the same agency.",
    )
    is_chair = forms.BooleanField(label="Chairs the group", required=False)
    starts_on = DateField(label="From", required=False)

    def __init__(self, *args: Any, partnership_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = Agency.objects.filter(partnership=partnership_id)
        posts = Post.objects.filter(agency__partnership=partnership_id)
        offer_rows(self, "agency", agencies)
        offer_rows(self, "post", posts.select_related("agency"))
