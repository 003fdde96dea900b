"""The words and choices that the forms of the assessment share."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from django import forms

from frankpledge.assessment.rules.themes import themes


HYPHENED = {"cross-cutting": "cross-cutting"}
"""The values that keep their hyphen where people read them."""


def words(value: str) -> str:
    """Return an enum's value as people read it: "In review"."""
    return HYPHENED.get(value, value.replace("-", " ")).capitalize()


def choices(values: Iterable[StrEnum], *, anything: str = "") -> list[tuple[str, str]]:
    """Return an enum's values for a box; `anything` heads them where given."""
    listed = [(value.value, words(value.value)) for value in values]
    return [("", anything), *listed] if anything else listed


def theme_choices(anything: str = "") -> list[tuple[str, str]]:
    """Return the themes for a box."""
    listed = [(theme.id, theme.title) for theme in themes()]
    return [("", anything), *listed] if anything else listed


def theme_title(theme: str) -> str:
    """Return a theme's title; a theme that is no longer data keeps its own name."""
    return dict(theme_choices()).get(theme, words(theme))


def to_choose(
    form: forms.Form,
    name: str,
    rows: Iterable[tuple[Any, str]],
    empty: str = "Nobody yet",
) -> None:
    """Offer rows in a box of the form, with nothing chosen first where it may be."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        first = [] if field.required or _is_many(field) else [("", empty)]
        field.choices = [*first, *((str(key), text) for key, text in rows)]


def with_key(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return what a form said, with the row that was chosen in a box by its key."""
    kept = {field: value for field, value in said.items() if field != name}
    return kept | {f"{name}_id": int(said[name]) if said.get(name) else None}


def _is_many(field: forms.Field) -> bool:
    return isinstance(field, forms.MultipleChoiceField)


def text_area(label: str, help_text: str = "", *, required: bool = True) -> Any:
    """Return a field of several lines."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=20_000,
        widget=forms.Textarea,
    )
