"""A list as it is declared, once, beside the page that shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from frankpledge.ui.tables.columns import Column, Filter
from frankpledge.ui.tables.shown import Shown


Rows = QuerySet[Any] | list[Any]

FORMATS = ("csv", "ods", "xlsx")


@dataclass(frozen=True)
class Listing:
    """
    Columns, filters and words of a list.

    `noun` is what is counted: one word for one, one for several. `order` names the
    column it is sorted by before anybody chooses, with a minus for descending.
    """

    caption: str
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    order: str = ""
    noun: tuple[str, str] = ("row", "rows")
    page_size: int = 50
    empty: str = "There is nothing here yet."
    empty_fix: str = ""
    formats: tuple[str, ...] = ()
    keeps: tuple[str, ...] = field(default=())

    def of(
        self, rows: Rows | Iterable[Any], asked: QueryDict | Mapping[str, Any]
    ) -> Shown:
        """Return the list as the address asks for it: filtered, sorted, one page."""
        held = rows if isinstance(rows, QuerySet) else list(rows)
        data = asked if isinstance(asked, QueryDict) else _query(asked)
        return Shown(listing=self, everything=held, asked=data)

    def column(self, name: str) -> Column | None:
        """Return the column of that name."""
        return next((one for one in self.columns if one.name == name), None)


def _query(asked: Mapping[str, Any]) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, value in asked.items():
        made.setlist(name, value if isinstance(value, list) else [value])
    return made
