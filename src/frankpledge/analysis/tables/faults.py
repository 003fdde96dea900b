"""What a standard table says when rows do not fit it."""

import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.failures import ExpectedFailure


# Codes become folder names and addresses, so they hold nothing that either reads.
_CODE = r"^[0-9a-z][0-9a-z.\-]*$"
# A series of another data set is named "data set/kind", as in police-street/burglary.
_SERIES = r"^[0-9a-z][0-9a-z.\-]*(/[0-9a-z][0-9a-z.\-]*)?$"


class RowsDoNotFit(ExpectedFailure):
    """Rows offered to a standard table break one of its rules."""


def fits_schema(rows: pa.Table, schema: pa.Schema) -> None:
    """Raise RowsDoNotFit unless the rows have these columns, filled where they must."""
    if not rows.schema.equals(schema):
        raise RowsDoNotFit("The rows do not have the columns of the table.")
    for column in schema:
        if not column.nullable and rows[column.name].null_count:
            raise RowsDoNotFit(f"A row has no {column.name}.")


def holds(rows: pa.Table, name: str, rule: pa.ChunkedArray, words: str) -> None:
    """Raise RowsDoNotFit unless the rule is true (or unknown) in every row."""
    if not pc.all(rule, min_count=0).as_py():
        raise RowsDoNotFit(f"There is a row whose {name} is not right: it {words}.")


def holds_code(rows: pa.Table, name: str) -> None:
    """Raise RowsDoNotFit unless every value of the column is written as a code."""
    shape = _SERIES if name == "series" else _CODE
    codes = pc.unique(rows[name])
    if not pc.all(pc.match_substring_regex(codes, shape), min_count=0).as_py():
        raise RowsDoNotFit(f"There is a row whose {name} is not written as a code.")
