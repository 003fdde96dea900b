"""A comparison group, as a page asks for it."""

from typing import Any

from django import forms

from frankpledge.analysis import codes
from frankpledge.evidence.rules.written import lines_of
from frankpledge.evidence.services.groups import Membership
from frankpledge.ui.forms import DateField, OpenedForm


class GroupForm(OpenedForm):
    """Who belongs to a group from a day on, and why."""

    slug = forms.SlugField(
        label="Short name",
        max_length=60,
        help_text="Small letters, figures and hyphens, for example similar-2019.",
    )
    name = forms.CharField(label="Name", max_length=120)
    reason = forms.CharField(
        label="Why these areas?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.CharField(
        label="Where the list comes from", required=False, max_length=200
    )
    areas = forms.CharField(
        label="Partnerships to compare with",
        help_text="One on each line, by name or by code, for example Halton.",
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    not_comparable = forms.CharField(
        label="Of these, not comparable at present",
        help_text="One on each line. They are named and left out of means and ranks.",
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    from_day = DateField(label="From which day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        is_change = kwargs.pop("is_change", False)
        super().__init__(*args, **kwargs)
        if is_change:
            self.fields["slug"].disabled = True

    def clean_areas(self) -> dict[str, str]:
        """Return the partnerships named, by code; say which line names none."""
        return self.found("areas")

    def clean_not_comparable(self) -> dict[str, str]:
        """Return the partnerships that are not comparable, by code."""
        return self.found("not_comparable")

    def found(self, box: str) -> dict[str, str]:
        """Return the partnerships that the lines of a box name."""
        named: dict[str, str] = {}
        for line in lines_of(self.cleaned_data[box]):
            partnership = partnership_named(line)
            if partnership is None:
                raise forms.ValidationError(
                    f"No partnership of England or Wales is called “{line}”."
                )
            named[partnership.code] = partnership.name
        return named

    @property
    def memberships(self) -> list[Membership]:
        """Return the members that the form names."""
        out = self.cleaned_data["not_comparable"]
        return [
            Membership(code, name, is_not_comparable=code in out)
            for code, name in self.cleaned_data["areas"].items()
        ]


def partnership_named(line: str) -> codes.Partnership | None:
    """Return the partnership that a line names by code or name."""
    known = codes.partnerships()
    first, _, _ = line.partition(" ")
    if first.upper() in known:
        return known[first.upper()]
    wanted = line.strip().lower()
    return next((p for p in known.values() if p.name.lower() == wanted), None)
