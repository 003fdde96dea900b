"""
Keeping cells from becoming formulas (CWE-1236, OWASP "CSV injection").

A spreadsheet program that opens a CSV file runs any cell that begins like a
formula. Text that does is written with an apostrophe before it; numbers held
as numbers are left alone, so -5 stays minus five.
"""

from decimal import Decimal

from frankpledge.documents.columns import Column, Value, settled, writable


# ASCII and full-width forms of the four signs, and the blanks programs skip.
_FORMULA_SIGNS = "=+-@＝＋－＠"  # noqa: RUF001 - the full-width forms are meant
_DANGEROUS = (*_FORMULA_SIGNS, "\t", "\r", "\n")
_GUARD = "'"


def guarded(text: str) -> str:
    """Return text that no program takes for a formula."""
    text = writable(text)
    is_risky = text.startswith(_DANGEROUS) or text.lstrip(" ").startswith(_DANGEROUS)
    return f"{_GUARD}{text}" if is_risky else text


def restored(text: str) -> str:
    """Return the text a guarded cell was made from; other text is unchanged."""
    bare = text.removeprefix(_GUARD)
    return bare if text.startswith(_GUARD) and guarded(bare) == text else text


def heading_of(column: Column) -> str:
    """Return what stands above a column in CSV: its name, or its verbatim heading."""
    return guarded(column.title) if column.is_verbatim else column.name


def as_field(value: Value, column: Column) -> str:
    """Return one CSV field: ISO dates, plain numbers, empty where missing."""
    value = settled(value, column)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, int | float | Decimal):
        return plain_number(value, column)
    return value.isoformat()


def plain_number(value: int | float | Decimal, column: Column) -> str:
    """Return the number with a point and no thousands separators or exponent."""
    places = column.places
    if places is not None and not isinstance(value, int):
        return f"{value:.{places}f}"
    return format(Decimal(str(value)), "f")
