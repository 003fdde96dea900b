"""What a list shows and what it can be narrowed by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from django import forms

from frankpledge.ui.dates import moment_in_words


@dataclass(frozen=True)
class Column:
    """
    One column: its name in files, its heading on the page, and where values come from.

    `value` is what files carry and what a list in memory is sorted by; without it
    the row's attribute of the column's name is taken (dots lead further). `shown`
    is what the page shows, where that differs: a status, a link of its own. `sort`
    names the ordering of a queryset ("-due_on", or several); True sorts by `value`.
    `is_prose` keeps room for sentences on the page.
    """

    name: str
    heading: str
    value: Callable[[Any], Any] | None = None
    shown: Callable[[Any], Any] | None = None
    href: Callable[[Any], str] | None = None
    sort: str | tuple[str, ...] | bool | None = None
    is_numeric: bool = False
    is_header: bool = False
    is_prose: bool = False
    in_files: bool = True
    on_page: bool = True

    def value_of(self, row: Any) -> Any:
        """Return what a file says in this column."""
        if self.value:
            return self.value(row)
        if isinstance(row, dict):
            return row.get(self.name)
        return attrgetter(self.name.replace("__", "."))(row)

    def shown_for(self, row: Any) -> Any:
        """Return what the page says in this column: days in words, 1,000 with its comma."""
        if self.shown:
            return self.shown(row)
        value = self.value_of(row)
        if isinstance(value, date):
            return moment_in_words(value)
        is_count = isinstance(value, int) and not isinstance(value, bool)
        return f"{value:,}" if self.is_numeric and is_count else value


@dataclass(frozen=True)
class Filter:
    """
    One way to narrow a list: the box that asks, and what its answer does to the rows.

    The answer stands in the page's address, so never filter by a person's name or
    by anything else that must not be seen in one.
    """

    name: str
    field: forms.Field
    apply: Callable[[Any, Any], Any]
