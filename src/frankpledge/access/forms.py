"""What people fill in to sign in, about themselves, and about who belongs."""

from datetime import date
from typing import Any

from allauth.account.forms import ChangePasswordForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from django import forms
from django.apps import apps
from django.contrib.auth.password_validation import validate_password
from django.forms.utils import pretty_name

from frankpledge.access import policies
from frankpledge.access.models import Member, User
from frankpledge.access.states import Purpose, Role


HINT = "At least 12 characters. Three random words make a good password."
ROLE_CHOICES = [(role.value, role.replace("-", " ").capitalize()) for role in Role]


class LoginForm(AllauthLoginForm):  # type: ignore[misc]
    """Asks for the e-mail address and password, in the words of our pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain_words(self, {"login": "Email address", "password": "Password"})  # nosec B105


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """Asks for the old password and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            "oldpassword": "Current password",
            "password1": "New password",
            "password2": "New password again",
        }
        plain_words(self, words)
        self.fields["password1"].help_text = HINT


def plain_words(form: forms.Form, labels: dict[str, str]) -> None:
    """Give fields our labels, and take away placeholders, which vanish when typing."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].help_text = ""
        form.fields[name].widget.attrs.pop("placeholder", None)


class Plain:
    """Says of an empty box what to do about it, and of a date that it is none."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = str(field.label or pretty_name(name))
            choosing = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
            inside = label[:1].lower() + label[1:]
            field.error_messages["required"] = (
                f"{'Choose' if choosing else 'Enter'} {inside}"
            )
            if isinstance(field, forms.DateField):
                field.error_messages["invalid"] = f"{label} must be a real date"


class FirstPasswordForm(Plain, forms.Form):
    """Asks an invited person for a password, twice."""

    password = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=HINT,
        strip=False,
    )
    again = forms.CharField(
        label="Password again",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Return the password where it meets every rule."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Return both where they are the same."""
        cleaned = super().clean() or {}
        if cleaned.get("password") and cleaned.get("password") != cleaned.get("again"):
            self.add_error("again", "Type the same password in both boxes.")
        return cleaned


class ProfileForm(Plain, forms.ModelForm[User]):
    """What people may change of their own account, and nothing else."""

    class Meta:
        model = User
        fields = ["name", "phone", "language"]
        labels = {"phone": "Phone number (optional)"}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel"}),
        }


class SeatForm(Plain, forms.Form):
    """Asks as which member, and for which purpose, the person works now."""

    member = forms.ChoiceField(label="Membership", widget=forms.RadioSelect)
    purpose = forms.ChoiceField(
        label="What you are here for",
        choices=[(purpose.value, purpose.capitalize()) for purpose in Purpose],
        widget=forms.RadioSelect,
        initial=Purpose.PLANNING.value,
    )

    def __init__(self, *args: Any, members: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member in members}
        self.fields["member"].choices = [  # type: ignore[attr-defined]
            (key, str(member.agency)) for key, member in self.members.items()
        ]

    def clean(self) -> dict[str, Any]:
        """Return the choice where the membership covers the purpose."""
        cleaned = super().clean() or {}
        member = self.members.get(cleaned.get("member", ""))
        if member and cleaned.get("purpose") not in member.purposes:
            self.add_error("purpose", "This membership does not cover that purpose.")
        return cleaned


class RolesForm(Plain, forms.Form):
    """Asks which roles somebody holds."""

    roles = forms.MultipleChoiceField(
        choices=ROLE_CHOICES, widget=forms.CheckboxSelectMultiple
    )

    def chosen_roles(self) -> list[Role]:
        """Return the roles that were ticked."""
        return [Role(role) for role in self.cleaned_data["roles"]]


class MemberForm(RolesForm):
    """Asks for a new member: who, of which agency, in which roles, from when."""

    field_order = ["name", "email", "agency", "roles", "starts_on"]

    name = forms.CharField(max_length=120)
    email = forms.EmailField(label="Work email address")
    agency: forms.ModelChoiceField[Any] = forms.ModelChoiceField(queryset=None)
    starts_on = forms.DateField(
        label="First day",
        help_text="For example, 16 June 2026",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, by: Member, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = apps.get_model("partnership", "Agency").objects.all()
        for agency in agencies:
            if not policies.may_change_membership(
                by, agency=agency.pk, person=None, on=on
            ):
                agencies = agencies.exclude(pk=agency.pk)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]


class LastDayForm(Plain, forms.Form):
    """Asks from which day on a membership no longer holds."""

    ends_before = forms.DateField(
        label="First day without the membership", help_text="For example, 16 June 2026"
    )
