"""How a register is declared: its words, its columns, and when an entry falls due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from frankpledge.analysis.dates import day_in_words
from frankpledge.partnership.models import Entry
from frankpledge.partnership.presenters.lists import FORMATS
from frankpledge.partnership.states import RegisterName
from frankpledge.ui.tables import Column, Filter


@dataclass(frozen=True)
class Register:
    """
    One register: the list, the page and the files all come from its columns.

    `due` gives the day by which an open entry wants somebody's eye, None where it
    wants none; `due_words` says what for. `adds` are the registers that an entry's
    page offers to add to, each with the words of its link.
    """

    name: RegisterName
    title: str
    about: str
    noun: tuple[str, str]
    add: str
    columns: tuple[Column, ...]
    due: Callable[[Any], date | None] = lambda entry: None
    due_words: str = ""
    filters: tuple[Filter, ...] = ()
    order: str = ""
    adds: Mapping[RegisterName, str] = field(default_factory=dict)
    help_url: str = "/help/how-to/keep-the-registers/"

    @property
    def slug(self) -> str:
        """Return the register's part of the address."""
        return self.name.value

    def is_overdue(self, entry: Entry, today: date) -> bool:
        """Say whether an entry is past its day."""
        due_on = self.due(entry)
        return due_on is not None and due_on < today

    def due_text(self, entry: Entry, today: date) -> str:
        """Return the day an entry is due in words, and whether it is past."""
        due_on = self.due(entry)
        if due_on is None:
            return ""
        return f"{day_in_words(due_on)}{', overdue' if due_on < today else ''}"


def head(name: str, heading: str, sort: str | tuple[str, ...]) -> Column:
    """Return the column that names an entry and leads to its page."""
    return Column(
        name,
        heading,
        value=lambda entry: str(getattr(entry, name)),
        sort=sort,
        is_header=True,
        href=lambda entry: reverse(
            "partnership:entry", args=[entry.register.value, entry.pk]
        ),
    )


def day(name: str, heading: str, *, on_page: bool = True) -> Column:
    """Return a column of a date: plain in files, in words on a page."""
    return Column(
        name,
        heading,
        shown=lambda entry: (
            day_in_words(held) if (held := getattr(entry, name)) else ""
        ),
        sort=name,
        on_page=on_page,
    )


def about(name: str, heading: str) -> Column:
    """Return a column of text too long for the list: on the page and in files."""
    return Column(
        name,
        heading,
        shown=lambda entry: in_paragraphs(getattr(entry, name)),
        on_page=False,
    )


def in_paragraphs(text: str) -> SafeString:
    """Return text with each of its lines as a paragraph."""
    lines = ((line,) for line in text.splitlines() if line.strip())
    return format_html_join("", "<p>{}</p>", lines)


def named(name: str, heading: str) -> Column:
    """Return a column of another thing's name."""
    return Column(
        name,
        heading,
        value=lambda entry: str(getattr(entry, name) or ""),
        sort=(f"{name}__name", "pk"),
    )


def chosen(
    name: str, label: str, pairs: list[tuple[str, str]], field: str = ""
) -> Filter:
    """Return a filter on one field's value."""
    return Filter(
        name,
        forms.ChoiceField(label=label, choices=[("", "Any"), *pairs]),
        lambda rows, value: rows.filter(**{field or name: value}),
    )


def containing(field: str, name: str, label: str) -> Filter:
    """Return a filter on what a field's text holds."""
    return Filter(
        name,
        forms.CharField(label=label, max_length=80),
        lambda rows, value: rows.filter(**{f"{field}__icontains": value}),
    )


def overdue(register_due: Callable[[Any], date | None], today: date) -> Filter:
    """Return a filter that leaves what is past its day."""

    def apply(rows: Any, value: bool) -> list[Any]:  # noqa: FBT001 - the table gives what was ticked
        return [
            one
            for one in rows
            if (due := register_due(one)) is not None and due < today
        ]

    return Filter("overdue", forms.BooleanField(label="Overdue only"), apply)


WITHDRAWN = Filter(
    "withdrawn",
    forms.BooleanField(label="Withdrawn"),
    lambda rows, value: rows,
)
FILE_KINDS = FORMATS
