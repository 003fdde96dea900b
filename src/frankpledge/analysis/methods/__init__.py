"""
The analyst's front door: tables in, a result in plain English out.

Every method of the statistics and patterns rooms can be called here on a table of
any kind (Arrow, pandas, Polars, Ibis, a dictionary of columns) and gives a `Result`:
a sentence, headline figures, a table, warnings, the definition it used and, where
one helps, a chart. `frankpledge analyse` and the methods handbook are made from
this register, so what can be called is what is described.
"""

from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    Method,
    Option,
    TableOf,
    every_method,
    method,
    named,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import BadTable, TableLike, arrow


__all__ = [
    "BadTable",
    "ColumnOf",
    "Example",
    "Family",
    "Method",
    "Option",
    "Result",
    "TableLike",
    "TableOf",
    "arrow",
    "every_method",
    "method",
    "named",
]
