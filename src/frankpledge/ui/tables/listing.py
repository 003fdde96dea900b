"""A list as it is declared, once, beside the page that shows it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from frankpledge.ui.tables.declared import Declared
from frankpledge.ui.tables.shown import Shown


Rows = QuerySet[Any] | Iterable[Any]


class Listing(Declared):
    """A declared list that can be shown as an address asks for it."""

    def of(self, rows: Rows, asked: QueryDict | Mapping[str, Any]) -> Shown:
        """Return the list as the address asks for it: filtered, sorted, one page."""
        held = rows if isinstance(rows, QuerySet) else list(rows)
        data = asked if isinstance(asked, QueryDict) else _query(asked)
        return Shown(listing=self, everything=held, asked=data)


def _query(asked: Mapping[str, Any]) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, value in asked.items():
        made.setlist(name, value if isinstance(value, list) else [value])
    return made
