"""Reads XLSX and ODS workbooks into sheets of text, after looking inside them first."""

from frankpledge.analysis.readers.workbook.cells import Sheet, sheet_named, sheets_of


__all__ = ["Sheet", "sheet_named", "sheets_of"]
