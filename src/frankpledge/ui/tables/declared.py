"""What a list is, before anybody asks for it."""

from dataclasses import dataclass

from frankpledge.ui.tables.columns import Column, Filter


@dataclass(frozen=True)
class Declared:
    """
    Columns, filters and words of a list.

    `noun` is what is counted: one word for one, one for several. `order` names the
    column it is sorted by before anybody chooses, with a minus for descending;
    `keeps` names other parts of the address that filtering must not lose.
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
    keeps: tuple[str, ...] = ()

    def column(self, name: str) -> Column | None:
        """Return the column of that name."""
        return next((one for one in self.columns if one.name == name), None)
