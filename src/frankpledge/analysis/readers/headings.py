"""Finds a source's columns by their headings, and names a file that is another kind."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.grid import Grid


# Other files that people have beside the right one, told by headings only they have.
_OTHERS = (
    ("a data.police.uk outcomes file", {"outcome type", "crime id"}),
    ("a data.police.uk stop and search file", {"object of search", "legislation"}),
    ("a data.police.uk street file", {"crime id", "reported by", "crime type"}),
    ("a table of road casualties", {"casualty severity", "collision severity"}),
    ("a table of road casualties", {"casualty severity", "collision index"}),
    ("a table of road casualties", {"casualty severity", "accident index"}),
    ("a table of road collisions", {"number of casualties", "number of vehicles"}),
)


def plain(heading: str) -> str:
    """Return a heading as people compare them: no case, marks or odd spaces."""
    return re.sub(r"[\W_]+", " ", heading.casefold()).strip()


def placed(grid: Grid, headings: Mapping[str, str], expected: str) -> Grid:
    """
    Return the grid knowing which column is which, whatever their order.

    A column of the source that is absent, or there twice, means that the file is
    another one: no row of it is read by guess.
    """
    exact = {heading.strip(): place for place, heading in enumerate(grid.header)}
    missing = [wanted for wanted in headings.values() if wanted not in exact]
    if missing:
        raise CannotRead(*_another_file(grid, missing, expected))
    twice = _twice(grid.header, headings.values())
    if twice:
        raise CannotRead(
            f"{grid.file} has the column {twice[0]} more than once.",
            f"Expected {expected}.",
        )
    places = {name: exact[heading] for name, heading in headings.items()}
    return replace(grid, places=places)


@dataclass(frozen=True, init=False)
class Heading:
    """The names a column goes by, in `plain` form, and whether it must be there."""

    names: tuple[str, ...]
    is_needed: bool

    def __init__(self, *names: str, is_needed: bool = True) -> None:
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "is_needed", is_needed)


def placed_by_names(grid: Grid, headings: Mapping[str, Heading], expected: str) -> Grid:
    """Return the grid knowing which column is which, by any name each goes by."""
    told = [plain(heading) for heading in grid.header]
    places: dict[str, int] = {}
    for field, heading in headings.items():
        found = [name for name in heading.names if name in told]
        if found and told.count(found[0]) > 1:
            raise CannotRead(
                f"{grid.file} has the column {found[0]} more than once.",
                f"Expected {expected}.",
            )
        if found:
            places[field] = told.index(found[0])
        elif heading.is_needed:
            raise CannotRead(*_another_file(grid, [heading.names[0]], expected))
    return replace(grid, places=places)


def _twice(header: Iterable[str], wanted: Iterable[str]) -> list[str]:
    found = [heading.strip() for heading in header]
    return [heading for heading in wanted if found.count(heading) > 1]


def _another_file(grid: Grid, missing: list[str], expected: str) -> tuple[str, str]:
    told = {plain(heading) for heading in grid.header}
    if len(missing) > 1 and {plain(heading) for heading in missing} <= told:
        return (
            f"{grid.file} has the right columns under changed names, as a statistics"
            " program writes them.",
            f"Expected {expected}; or load it as a spreadsheet with a layout.",
        )
    for words, marks in _OTHERS:
        if marks <= told and not expected.startswith(words):
            return f"{grid.file} is {words}.", f"Expected {expected}."
    names = ", ".join(missing)
    return f"{grid.file} has no column {names}.", f"Expected {expected}."
