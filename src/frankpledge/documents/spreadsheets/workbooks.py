"""XLSX as the Analysis Function asks for it: cover, contents, notes, marked-up tables."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from frankpledge.documents.columns import Column, Kind, Value, as_property, settled
from frankpledge.documents.spreadsheets.sheets import (
    HEADER_ROW,
    Cover,
    Sheet,
    contents_sheet,
    cover_sheet,
    fitting_text,
    named,
    notes_sheet,
)


# Text stays text: nothing a person typed becomes a formula, a link or a number.
_SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_FONT = {"font_name": "Arial", "font_size": 11}
# What the file format calls A4 paper.
_A4 = 9


def write_xlsx(sheets: Sequence[Sheet], cover: Cover) -> bytes:
    """Return a workbook of the tables, without merged, hidden or blank parts."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {**_SAFE, "default_format_properties": {**_FONT}}
    )
    book.set_properties(
        {
            "title": as_property(cover.title),
            "subject": as_property(cover.definition),
            "comments": as_property(cover.source),
            "created": datetime.combine(cover.created, time()),
            "author": "",
        }
    )
    pen = _Pen(book)
    tabs = named(sheets)
    contents = contents_sheet(
        [("Cover", cover_sheet(cover)), ("Notes", notes_sheet(sheets, cover)), *tabs]
    )
    pen.plain_sheet("Cover", cover_sheet(cover))
    pen.plain_sheet("Contents", contents, linked=True)
    pen.plain_sheet("Notes", notes_sheet(sheets, cover))
    for number, (tab, sheet) in enumerate(tabs, start=1):
        pen.table_sheet(tab, sheet, sheet.description(cover), f"table_{number}")
    book.close()
    return target.getvalue()


class _Pen:
    """Writes cells of one workbook with the formats it needs."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.title = book.add_format({**_FONT, "bold": True, "font_size": 14})
        self.head = book.add_format(
            {**_FONT, "bold": True, "text_wrap": True, "valign": "top"}
        )
        self.prose = book.add_format({**_FONT, "text_wrap": True, "valign": "top"})
        self.link = book.add_format({**_FONT, "font_color": "#12436D", "underline": 1})
        self._kinds: dict[str, Format] = {}

    def plain_sheet(self, tab: str, sheet: Sheet, *, linked: bool = False) -> None:
        """Write a sheet for reading: a title, then a marked-up table of two columns."""
        page = self._page(tab, 1)
        page.write_string(0, 0, sheet.title, self.title)
        page.set_column(0, 0, 24)
        page.set_column(1, 1, 90)
        self._marked_up(page, sheet, 1, tab.lower())
        for number, row in enumerate(sheet.rows, start=2):
            for place, value in enumerate(row):
                words = fitting_text(str(value), sheet)
                if linked and place == 0:
                    page.write_url(
                        number, 0, f"internal:'{words}'!A1", self.link, words
                    )
                else:
                    page.write_string(number, place, words, self.prose)

    def table_sheet(
        self, tab: str, sheet: Sheet, description: tuple[str, str], name: str
    ) -> None:
        """Write one table: title, two lines about it, names, rows."""
        page = self._page(tab, HEADER_ROW - 1)
        page.freeze_panes(HEADER_ROW, 0)
        page.write_string(0, 0, sheet.title, self.title)
        for number, line in enumerate(description, start=1):
            page.write_string(number, 0, line)
        self._marked_up(page, sheet, HEADER_ROW - 1, name)
        formats = [self._format(column) for column in sheet.columns]
        for number, row in enumerate(sheet.rows, start=HEADER_ROW):
            for place, value in enumerate(row):
                column = sheet.columns[place]
                self._cell(
                    page, (number, place), settled(value, column), formats[place], sheet
                )
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, _width(sheet, place, column))

    def _page(self, tab: str, names_row: int) -> Worksheet:
        # Printed, a sheet is as wide as the paper and repeats its columns' names.
        page = self.book.add_worksheet(tab)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(names_row)
        page.set_footer("&L&A&RPage &P of &N")
        return page

    def _marked_up(self, page: Worksheet, sheet: Sheet, top: int, name: str) -> None:
        # A table object needs one row of data, even where there is none to show.
        page.add_table(
            top,
            0,
            top + max(len(sheet.rows), 1),
            len(sheet.columns) - 1,
            {
                "name": name,
                "style": "Table Style Light 1",
                "autofilter": False,
                "banded_rows": False,
                "columns": [
                    {
                        "header": fitting_text(column.title, sheet),
                        "header_format": self.head,
                    }
                    for column in sheet.columns
                ],
            },
        )

    def _cell(
        self,
        page: Worksheet,
        at: tuple[int, int],
        value: Value,
        form: Format,
        sheet: Sheet,
    ) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            page.write_string(*at, "yes" if value else "no", form)
        elif isinstance(value, int | float | Decimal):
            page.write_number(*at, value, form)
        elif isinstance(value, date):
            page.write_datetime(*at, value, form)
        else:
            page.write_string(*at, fitting_text(value, sheet), form)

    def _format(self, column: Column) -> Format:
        code = _number_format(column)
        if code not in self._kinds:
            self._kinds[code] = self.book.add_format(
                {**_FONT, "num_format": code, "valign": "top"}
            )
        return self._kinds[code]


def _number_format(column: Column) -> str:
    if column.kind is Kind.DATE:
        return "yyyy-mm-dd"
    if column.kind is Kind.MOMENT:
        return "yyyy-mm-dd hh:mm"
    if not column.kind.is_numeric:
        return "General"
    if column.places is None:
        return "General"
    return f"#,##0.{'0' * column.places}" if column.places else "#,##0"


def _width(sheet: Sheet, place: int, column: Column) -> int:
    # The first rows say enough about width, and a long export stays quick.
    sample = [str(row[place]) for row in sheet.rows[:200] if row[place] is not None]
    longest = max([len(column.title), *(len(each) for each in sample)])
    return max(10, min(longest + 2, 60))
