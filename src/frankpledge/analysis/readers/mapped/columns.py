"""Finds a layout's columns in a supplier's table and reads codes out of them."""

from collections.abc import Mapping
from dataclasses import replace

from frankpledge.analysis.readers.crime_types import slug
from frankpledge.analysis.readers.failures import CannotRead
from frankpledge.analysis.readers.grid import Grid
from frankpledge.analysis.readers.headings import plain
from frankpledge.analysis.readers.layout import Column, Layout
from frankpledge.analysis.readers.parts import Order
from frankpledge.analysis.readers.sieve import Doubt, Meaning, Understand
from frankpledge.analysis.readers.values.text import cleaned


# A code names a kind; longer words are somebody's sentence, which the lake may not hold.
LONGEST_CODE = 60


def layout_of(order: Order, name: str) -> Layout:
    """Return the layout to read a file by."""
    if order.layout is None:
        raise CannotRead(f"{name} needs a layout to be read.", "Choose one.")
    return order.layout


def placed_by(layout: Layout, grid: Grid) -> Grid:
    """Return the grid knowing which columns the layout uses, under their headings."""
    told = {plain(heading): place for place, heading in enumerate(grid.header)}
    missing = [c.heading for c in layout.columns if plain(c.heading) not in told]
    if missing:
        where = f"row {layout.header_row}"
        if grid.sheet:
            where += f" of the sheet {grid.sheet}"
        raise CannotRead(
            f"{grid.file} has no column {', '.join(missing)} in {where},"
            " where this supplier's layout expects it.",
            "Check that it is the right file, or change the layout.",
        )
    places = {c.heading: told[plain(c.heading)] for c in layout.columns}
    return replace(grid, places=places)


def column_for(layout: Layout, field: str) -> Column | None:
    """Return the layout's column for a field, None where no column carries it."""
    return next((column for column in layout.columns if column.field == field), None)


def code_reader(codes: Mapping[str, str], *, blank: Meaning | Doubt) -> Understand:
    """
    Return the reading of a supplier's words as our codes.

    With a list of codes, a word that is not on it is not guessed at. Without one
    the words become the code themselves.
    """
    folded = {cleaned(words)[0].casefold(): code for words, code in codes.items()}

    def understand(value: str) -> Meaning | Doubt:
        text, why = cleaned(value)
        if text.casefold() in folded:
            return Meaning(folded[text.casefold()], why=why)
        if not text:
            return blank
        if codes:
            return Doubt(
                "unmapped value", "Add the value to the layout's list, or correct it."
            )
        code = slug(text)
        if not code or len(code) > LONGEST_CODE:
            return Doubt("not a kind but free text", "Give one of a few agreed words.")
        return Meaning(code, why=why)

    return understand
