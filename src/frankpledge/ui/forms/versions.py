"""Forms of what two people may change: what was seen, and what is kept by now."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from frankpledge.analysis.dates import day_in_words
from frankpledge.ui.forms.bases import Form


class VersionForm(Form):
    """
    A form that knows which version of the thing its reader saw, 0 where it is new.

    Its initial values are what is kept: they are read anew for each request.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    @classmethod
    def kept(cls, thing: Any) -> dict[str, Any]:
        """Return what a thing says now in the boxes of this form, with its version."""
        names = [name for name in cls.base_fields if hasattr(thing, name)]
        return {name: getattr(thing, name) for name in names}

    @property
    def version_seen(self) -> int:
        """Return the version that the person saw when they began to write."""
        return self.cleaned_data.get("version") or 0

    def said(self) -> dict[str, Any]:
        """Return what was filled in, without the version."""
        return {name: v for name, v in self.cleaned_data.items() if name != "version"}

    def saw_what_is_kept(self) -> list[dict[str, str]]:
        """
        Return the boxes that say otherwise than what is kept now, both texts in words.

        What is kept then counts as seen, so that saving again is a choice.
        """
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["version"] = str(self.initial.get("version") or 0)  # type: ignore[index]
        return list(self._differing())

    def _differing(self) -> Iterator[dict[str, str]]:
        for name, field in self.fields.items():
            if name == "version" or name not in self.initial:
                continue
            now = in_words(field, self.initial[name])
            typed = in_words(field, self.cleaned_data.get(name))
            if now != typed:
                yield {"label": str(self[name].label), "now": now, "typed": typed}


def in_words(field: forms.Field, value: Any) -> str:
    """Return a box's value as one text, the same for what is kept and what was typed."""
    if isinstance(value, (list, tuple, set, QuerySet)):
        return "; ".join(in_words(field, one) for one in value)
    if isinstance(value, Model):
        value = value.pk
    if value is None or value == "":
        return ""
    if hasattr(field, "choices"):
        return _chosen(field.choices, str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, (float, Decimal)):
        return f"{Decimal(str(value)).normalize():f}"
    return str(value).strip()


def _chosen(choices: Any, value: str) -> str:
    for key, text in choices:
        for own, words in text if isinstance(text, (list, tuple)) else ((key, text),):
            if str(own) == value:
                return str(words)
    return value
