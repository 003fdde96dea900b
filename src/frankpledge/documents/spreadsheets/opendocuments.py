"""ODS: the same cover, contents, notes and tables as the XLSX, in the open format."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from frankpledge.documents import opendocument as odf
from frankpledge.documents.columns import Column, Kind, Value, settled
from frankpledge.documents.spreadsheets.cells import plain_number
from frankpledge.documents.spreadsheets.sheets import (
    Cover,
    Sheet,
    contents_sheet,
    cover_sheet,
    fitting_text,
    named,
    notes_sheet,
)


_MOST_PLACES = 6
# Printed, a sheet is as wide as the paper.
_PRINTED = (
    '<office:automatic-styles><style:page-layout style:name="wide">'
    '<style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" '
    'style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/>'
    "</style:page-layout></office:automatic-styles>"
    '<office:master-styles><style:master-page style:name="Default" '
    'style:page-layout-name="wide"/></office:master-styles>'
)


def write_ods(sheets: Sequence[Sheet], cover: Cover) -> bytes:
    """Return an OpenDocument spreadsheet of the tables."""
    tabs = named(sheets)
    notes = notes_sheet(sheets, cover)
    contents = contents_sheet([("Cover", cover_sheet(cover)), ("Notes", notes), *tabs])
    tables = [
        *_plain_sheet("Cover", cover_sheet(cover)),
        *_plain_sheet("Contents", contents, linked=True),
        *_plain_sheet("Notes", notes),
    ]
    for tab, sheet in tabs:
        tables += _table_sheet(tab, sheet, sheet.description(cover))
    return odf.package(
        odf.SPREADSHEET,
        content=odf.part(
            "content",
            f"<office:automatic-styles>{_automatic_styles()}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{''.join(tables)}"
            "</office:spreadsheet></office:body>",
        ),
        styles=odf.part(
            "styles",
            f"<office:styles>{_named_styles(cover)}</office:styles>{_PRINTED}",
        ),
        properties=odf.meta(
            title=cover.title,
            subject=cover.definition,
            language=cover.language,
            created=cover.created,
        ),
    )


def _named_styles(cover: Cover) -> str:
    font = f'style:font-name="{odf.FONT}" fo:font-family="{odf.FONT}"'
    return (
        '<style:default-style style:family="table-cell"><style:text-properties '
        f'{font} fo:font-size="11pt" {odf.default_language(cover.language)}/>'
        "</style:default-style>"
        '<style:style style:name="Default" style:family="table-cell"/>'
        '<style:style style:name="Title" style:family="table-cell" '
        'style:parent-style-name="Default"><style:text-properties '
        'fo:font-size="14pt" fo:font-weight="bold"/></style:style>'
        '<style:style style:name="Names" style:family="table-cell" '
        'style:parent-style-name="Default"><style:table-cell-properties '
        'fo:wrap-option="wrap"/><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="Prose" style:family="table-cell" '
        'style:parent-style-name="Default"><style:table-cell-properties '
        'fo:wrap-option="wrap"/></style:style>'
    )


def _automatic_styles() -> str:
    numbers = "".join(
        f'<number:number-style style:name="N{places}"><number:number '
        f'number:decimal-places="{places}" number:min-decimal-places="{places}" '
        'number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
        f'<style:style style:name="figure{places}" style:family="table-cell" '
        f'style:parent-style-name="Default" style:data-style-name="N{places}"/>'
        for places in range(_MOST_PLACES + 1)
    )
    day = (
        '<number:year number:style="long"/><number:text>-</number:text>'
        '<number:month number:style="long"/><number:text>-</number:text>'
        '<number:day number:style="long"/>'
    )
    clock = (
        '<number:text> </number:text><number:hours number:style="long"/>'
        '<number:text>:</number:text><number:minutes number:style="long"/>'
    )
    dates = "".join(
        f'<number:date-style style:name="D{name}">{parts}</number:date-style>'
        f'<style:style style:name="{name}" style:family="table-cell" '
        f'style:parent-style-name="Default" style:data-style-name="D{name}"/>'
        for name, parts in (("day", day), ("moment", day + clock))
    )
    widths = "".join(
        f'<style:style style:name="w{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * 0.22:.2f}cm"/></style:style>'
        for width in range(10, 101)
    )
    printed = (
        '<style:style style:name="printed" style:family="table" '
        'style:master-page-name="Default"/>'
    )
    return f"{numbers}{dates}{widths}{printed}"


def _plain_sheet(tab: str, sheet: Sheet, *, linked: bool = False) -> Iterator[str]:
    yield _opened(tab)
    yield '<table:table-column table:style-name="w24"/><table:table-column table:style-name="w100"/>'
    yield _row([_text_cell(sheet.title, "Title")])
    yield _names(sheet)
    for row in sheet.rows:
        first, *others = (fitting_text(str(value), sheet) for value in row)
        opening = _link_cell(first) if linked else _text_cell(first, "Prose")
        yield _row([opening, *(_text_cell(other, "Prose") for other in others)])
    yield "</table:table>"


def _table_sheet(tab: str, sheet: Sheet, description: tuple[str, str]) -> Iterator[str]:
    yield _opened(tab)
    for place, column in enumerate(sheet.columns):
        yield f'<table:table-column table:style-name="w{_width(sheet, place, column)}"/>'
    yield _row([_text_cell(sheet.title, "Title")])
    for line in description:
        yield _row([_text_cell(line)])
    yield _names(sheet)
    for row in sheet.rows:
        yield _row(
            [
                _cell(settled(value, column), column, sheet)
                for value, column in zip(row, sheet.columns, strict=True)
            ]
        )
    yield "</table:table>"


def _opened(tab: str) -> str:
    return f'<table:table table:name={odf.attribute(tab)} table:style-name="printed">'


def _names(sheet: Sheet) -> str:
    cells = [_text_cell(column.title, "Names") for column in sheet.columns]
    return f"<table:table-header-rows>{_row(cells)}</table:table-header-rows>"


def _row(cells: Sequence[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _text_cell(words: str, style: str = "Default") -> str:
    # One paragraph a line: readers drop line breaks inside a cell's paragraph.
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    paragraphs = "".join(f"<text:p>{odf.text(line)}</text:p>" for line in lines)
    return (
        f'<table:table-cell table:style-name="{style}" '
        f'office:value-type="string">{paragraphs}</table:table-cell>'
    )


def _link_cell(tab: str) -> str:
    target = odf.attribute(f"#'{tab}'.A1")
    return (
        '<table:table-cell office:value-type="string"><text:p>'
        f'<text:a xlink:type="simple" xlink:href={target}>{odf.text(tab)}</text:a>'
        "</text:p></table:table-cell>"
    )


def _cell(value: Value, column: Column, sheet: Sheet) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, bool):
        return _text_cell("yes" if value else "no")
    if isinstance(value, int | float | Decimal):
        return _number_cell(plain_number(value, column), column)
    if isinstance(value, date):
        style = "moment" if isinstance(value, datetime) else "day"
        return (
            f'<table:table-cell table:style-name="{style}" office:value-type="date" '
            f'office:date-value="{value.isoformat()}"><text:p>{value.isoformat()}'
            "</text:p></table:table-cell>"
        )
    return _text_cell(fitting_text(value, sheet))


def _number_cell(figure: str, column: Column) -> str:
    places = column.places if column.kind is not Kind.TEXT else None
    style = "Default" if places is None else f"figure{min(places, _MOST_PLACES)}"
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="float" '
        f'office:value="{figure}"><text:p>{figure}</text:p></table:table-cell>'
    )


def _width(sheet: Sheet, place: int, column: Column) -> int:
    sample = [str(row[place]) for row in sheet.rows[:200] if row[place] is not None]
    longest = max([len(column.title), *(len(each) for each in sample)])
    return max(10, min(longest + 2, 60))
