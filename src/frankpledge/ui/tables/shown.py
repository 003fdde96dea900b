"""A list as one person asked to see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import ModelChoiceField
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.text import slugify

from frankpledge.analysis.words import counted
from frankpledge.ui.forms import Form
from frankpledge.ui.tables.columns import Column
from frankpledge.ui.tables.declared import Declared


SORT, PAGE, FORMAT = "sort", "page", "format"


class FilterForm(Form):
    """The boxes beside a list; none of them has to be filled in."""

    says_optional = False


@dataclass
class Shown:
    """What the page, and a file of it, need to know about a list."""

    listing: Declared
    everything: Any
    asked: QueryDict

    @cached_property
    def form(self) -> FilterForm:
        """Return the filters with what was chosen."""
        form = FilterForm(self.asked, auto_id="filter-%s")
        for one in self.listing.filters:
            one.field.required = False
            if isinstance(one.field, ModelChoiceField):
                one.field.empty_label = "Any"
            form.fields[one.name] = one.field
        return form

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """Return the filters that say something the list understands."""
        self.form.is_valid()
        found = self.form.cleaned_data
        return {name: value for name, value in found.items() if not _is_empty(value)}

    @cached_property
    def rows(self) -> Any:
        """Return all rows that match, in the order asked for."""
        rows = self.everything
        for one in self.listing.filters:
            if one.name in self.chosen:
                rows = one.apply(rows, self.chosen[one.name])
        return self._sorted(rows)

    @cached_property
    def sorted_by(self) -> tuple[str, bool]:
        """Return the column's name and whether it runs downwards."""
        for asked in (self.asked.get(SORT, ""), self.listing.order):
            column = self.listing.column(asked.lstrip("-"))
            if column and column.sort:
                return column.name, asked.startswith("-")
        return "", False

    def _sorted(self, rows: Any) -> Any:
        name, downwards = self.sorted_by
        column = self.listing.column(name)
        if isinstance(rows, QuerySet) and column is None:
            return rows if rows.ordered else rows.order_by("pk")
        if column is None:
            return rows
        if isinstance(rows, QuerySet):
            return rows.order_by(*_ordering(column, downwards=downwards), "pk")
        held = [(column.value_of(row), row) for row in rows]
        known = [pair for pair in held if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=downwards)
        unknown = [row for value, row in held if value is None]
        return [row for _, row in known] + unknown

    @cached_property
    def page(self) -> Page[Any]:
        """Return the rows of the page asked for; a page that is not there is the last."""
        paginator = Paginator(self.rows, self.listing.page_size)
        return paginator.get_page(self.asked.get(PAGE))

    @cached_property
    def count(self) -> int:
        """Return how many rows match."""
        return int(self.page.paginator.count)

    @property
    def counted(self) -> str:
        """Return "1 agency", "230 agencies", and which of them are on this page."""
        words = counted(self.count, *self.listing.noun)
        if self.page.paginator.num_pages == 1:
            return words
        first, last = self.page.start_index(), self.page.end_index()
        return f"{words}, showing {first:,} to {last:,}"

    def address(self, **changes: Any) -> str:
        """Return the page's own address with parts of it changed; None takes one out."""
        query = self.asked.copy()
        for name, value in {PAGE: None, FORMAT: None, **changes}.items():
            query.pop(name, None)
            if value is not None:
                query.setlist(name, value if isinstance(value, list) else [str(value)])
        return f"?{query.urlencode()}"

    @property
    def file_format(self) -> str | None:
        """Return the kind of file asked for, None where the page is."""
        asked = self.asked.get(FORMAT)
        return asked if asked in self.listing.formats else None

    def file_name(self, area: str, on: date) -> str:
        """Return the name of the list's file: the area, what it lists, the day."""
        return f"{area.lower()}-{slugify(self.listing.caption)}-{on}.{self.file_format}"

    @property
    def file_headings(self) -> list[str]:
        """Return the stable names that head the columns of a file."""
        return [column.name for column in self._file_columns]

    def file_rows(self) -> Iterator[list[Any]]:
        """Return every row that matches, as a file carries it."""
        rows = self.rows
        found = rows.iterator(chunk_size=2000) if isinstance(rows, QuerySet) else rows
        for row in found:
            yield [column.value_of(row) for column in self._file_columns]

    @property
    def _file_columns(self) -> list[Column]:
        return [column for column in self.listing.columns if column.in_files]

    @property
    def head(self) -> list[dict[str, Any]]:
        """Return the headings, each a link that sorts where the column can be sorted."""
        return [self._heading(one) for one in self.listing.columns if one.on_page]

    def _heading(self, column: Column) -> dict[str, Any]:
        made: dict[str, Any] = {"text": column.heading}
        if column.is_numeric:
            made["format"] = "numeric"
        if not column.sort:
            return made
        name, downwards = self.sorted_by
        here = name == column.name
        turned = f"-{column.name}" if here and not downwards else column.name
        mark = ("▼" if downwards else "▲") if here else "↕"
        made["text"] = format_html(
            '<a class="fp-sort" href="{}">{}<span class="fp-sort__mark"'
            ' aria-hidden="true">{}</span></a>',
            self.address(**{SORT: turned}),
            column.heading,
            mark,
        )
        if here:
            order = "descending" if downwards else "ascending"
            made["attributes"] = {"aria-sort": order}
        return made

    @cached_property
    def body(self) -> list[list[dict[str, Any]]]:
        """Return the cells of the page's rows."""
        columns = [column for column in self.listing.columns if column.on_page]
        return [[_cell(column, row) for column in columns] for row in self.page]

    @property
    def tags(self) -> list[dict[str, Any]]:
        """Return the chosen filters as tags, each leading to the list without it."""
        return [
            {"heading": self.form[name].label, "items": self._tags_of(name, value)}
            for name, value in self.chosen.items()
        ]

    def _tags_of(self, name: str, value: Any) -> list[dict[str, str]]:
        held = self.asked.getlist(name)
        if not isinstance(value, (list, tuple, QuerySet)):
            without = dict.fromkeys(self._parts(name))
            return [{"text": self._word(name, value), "href": self.address(**without)}]
        return [
            {
                "text": self._word(name, one),
                "href": self.address(**{name: [v for v in held if v != one] or None}),
            }
            for one in held
        ]

    def _parts(self, name: str) -> list[str]:
        return [key for key in self.asked if key == name or key.startswith(f"{name}-")]

    def _word(self, name: str, value: Any) -> str:
        choices = getattr(self.form.fields[name], "choices", None) or ()
        for key, words in choices:
            inner = words if isinstance(words, (list, tuple)) else ((key, words),)
            for own, text in inner:
                if str(own) == str(value):
                    return str(text)
        return "Yes" if value is True else str(value)

    @property
    def clear_href(self) -> str:
        """Return the address of the list without any filter, sorted as it is."""
        names = [part for one in self.listing.filters for part in self._parts(one.name)]
        return self.address(**dict.fromkeys(names))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Return what the filter form must carry along: the order, and what is kept."""
        names = (SORT, *self.listing.keeps)
        return [(name, v) for name in names for v in self.asked.getlist(name)]

    @property
    def pages(self) -> dict[str, Any]:
        """Return the links to the other pages, nothing where there is one page."""
        paginator = self.page.paginator
        if paginator.num_pages == 1:
            return {}
        number = self.page.number
        items = [
            {"ellipsis": True}
            if not isinstance(one, int)
            else {
                "number": one,
                "current": one == number,
                "href": self.address(page=one),
            }
            for one in paginator.get_elided_page_range(
                number, on_each_side=1, on_ends=1
            )
        ]
        made: dict[str, Any] = {"items": items}
        if self.page.has_previous():
            made["previous"] = {"href": self.address(page=number - 1)}
        if self.page.has_next():
            made["next"] = {"href": self.address(page=number + 1)}
        return made

    @property
    def files(self) -> list[dict[str, str]]:
        """Return the links that take the whole filtered list away as a file."""
        return [
            {"text": f"{one.upper()} file", "href": self.address(**{FORMAT: one})}
            for one in self.listing.formats
        ]


def _is_empty(value: Any) -> bool:
    if isinstance(value, QuerySet):
        return not value
    return value in (None, "", False) or value == []


def _ordering(column: Column, *, downwards: bool) -> list[str]:
    sort = column.name if column.sort is True else column.sort
    parts = [sort] if isinstance(sort, str) else list(sort or ())
    if not downwards:
        return parts
    return [part[1:] if part.startswith("-") else f"-{part}" for part in parts]


def _cell(column: Column, row: Any) -> dict[str, Any]:
    words = column.shown_for(row)
    address = column.href(row) if column.href and words not in (None, "") else ""
    if address:
        words = format_html('<a class="govuk-link" href="{}">{}</a>', address, words)
    made: dict[str, Any] = {"text": words}
    if column.is_numeric:
        made["format"] = "numeric"
    if column.is_prose:
        made["classes"] = "fp-prose"
    return made | {"is_header": column.is_header}
