"""Handing files in, and deciding on them."""

import secrets
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from frankpledge.access.models import Member
from frankpledge.intake import policies, selectors
from frankpledge.intake.forms.uploading import (
    TOO_MUCH,
    ManyFilesField,
    limit_in_words,
)
from frankpledge.intake.models import Source
from frankpledge.intake.states import SourceKind
from frankpledge.ui.forms import DateField, Form
from frankpledge.ui.forms.offers import offer


OPEN_FILES = f"kind:{SourceKind.POLICE_STREET.value}"


class SupplyForm(Form):
    """The files of a supply and where they come from."""

    source = forms.ChoiceField(
        label="Where do the files come from?",
        help_text="Only sources that you may send files for are listed.",
    )
    extracted_on = DateField(
        label="When were the figures taken from the agency's system?",
        required=False,
        help_text="For example, 27 3 2020. Leave it empty if nobody has said.",
    )
    request_key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    uploads = ManyFilesField(
        label="Files",
        help_text="CSV, plain or zipped, XLSX or ODS. You can choose several at once.",
    )

    def __init__(
        self,
        request: HttpRequest,
        member: Member,
        *args: Any,
        on: date,
        chosen: Source | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.sources = {
            str(source.pk): source
            for source in selectors.sources_to_supply(member, on=on)
        }
        choices = [(pk, source.name) for pk, source in self.sources.items()]
        if policies.may_supply(member, None):
            choices.insert(0, (OPEN_FILES, "police.uk street-level files, any force"))
        offer(self, "source", [("", "Choose a source"), *choices])
        self.fields["source"].initial = str(chosen.pk) if chosen else ""
        self.fields["request_key"].initial = secrets.token_urlsafe(24)
        self.fields["uploads"].help_text += f" At most {limit_in_words()} together."

    def clean(self) -> dict[str, Any]:
        """Say in plain words that an upload was cut off for its size."""
        cleaned = super().clean() or {}
        if self.request.META.get(TOO_MUCH):
            self.errors.pop("uploads", None)
            raise ValidationError(
                f"The files are larger than {limit_in_words()} together."
                " Send fewer months at a time."
            )
        return cleaned

    @property
    def chosen_source(self) -> Source | None:
        """Return the source that was chosen, None for files that name their own."""
        return self.sources.get(self.cleaned_data["source"])

    @property
    def chosen_kind(self) -> SourceKind:
        """Return how the files are read."""
        source = self.chosen_source
        return SourceKind(source.kind) if source else SourceKind.POLICE_STREET


class ReasonForm(Form):
    """Why a supply is refused or a load undone."""

    reason = forms.CharField(
        label="Why?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Whoever sent the files will read it. Name no persons.",
    )
