"""
The one place that writes spreadsheets: CSV, ODS and XLSX.

Everything that leaves the product as rows and columns goes through
`write_table` (one table) or `write_workbook` (several), so that no cell can
become a formula, every file says where it comes from, and the formats agree.
"""

from frankpledge.documents.columns import Column, Kind, Value
from frankpledge.documents.spreadsheets.cells import restored
from frankpledge.documents.spreadsheets.sheets import HEADER_ROW, Cover, Sheet
from frankpledge.documents.spreadsheets.writing import (
    FORMATS,
    csv_pieces,
    write_csv,
    write_table,
    write_workbook,
)


__all__ = [
    "FORMATS",
    "HEADER_ROW",
    "Column",
    "Cover",
    "Kind",
    "Sheet",
    "Value",
    "csv_pieces",
    "restored",
    "write_csv",
    "write_table",
    "write_workbook",
]
