"""What a box offers where that is known only when its page is asked for."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet


def offer(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, str]]) -> None:
    """Let a box of the form offer these values with their words."""
    cast("forms.ChoiceField", form.fields[name]).choices = list(choices)


def offer_rows(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Let a box of the form offer these rows."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows
