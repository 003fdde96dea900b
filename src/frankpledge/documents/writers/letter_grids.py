"""The tables of letters: a row is made once, and the others after it."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from frankpledge.documents.columns import writable
from frankpledge.documents.model import Table
from frankpledge.documents.writers.widths import is_short


def made(tag: str, **attributes: str) -> Any:
    """Return an element of the letter with attributes of its own namespace."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def describe_grid(grid: Any, table: Table) -> None:
    """Give a table its lines, the room in its cells, its caption and what heads it."""
    properties = grid._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    lines, room = made("w:tblBorders"), made("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        drawn = "single" if side in {"bottom", "insideH"} else "nil"
        lines.append(made(f"w:{side}", val=drawn, sz="4", space="0", color="B1B4B6"))
    for side in ("top", "bottom"):
        room.append(made(f"w:{side}", w="40", type="dxa"))
    # The schema asks for this order; what stands out of it some programs drop.
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(lines)
    layout.addnext(room)
    properties.append(
        made(
            "w:tblLook",
            val="00A0" if table.has_row_heads else "0020",
            firstRow="1",
            firstColumn=str(int(table.has_row_heads)),
        )
    )
    properties.append(made("w:tblCaption", val=writable(table.caption)))


def fill_grid(grid: Any, table: Table) -> None:
    """
    Write a table into a letter's grid that has the row of heads alone, still empty.

    The library looks through all rows for each that it adds; a copy of a finished row
    takes a tenth of that.
    """
    rows = grid._tbl
    head = rows.tr_lst[0]
    if words := table.words():
        grid.add_row()
        body = rows.tr_lst[1]
        _prepare(body, table, grid)
        rows.remove(body)
        keeps = is_short(table)
        for number, line in enumerate(words, start=1):
            row = deepcopy(body)
            rows.append(row)
            _write(row, line, table)
            if keeps and number < len(words):
                _keep(row)
    _prepare(head, table, grid, is_head=True)
    _keep(head)
    _write(head, [column.title for column in table.columns], table, is_head=True)


def _keep(row: Any) -> None:
    """Keep a row on the page of the row after it."""
    for box in row.tc_lst:
        box.p_lst[0].get_or_add_pPr().get_or_add_keepNext()


def _prepare(row: Any, table: Table, grid: Any, *, is_head: bool = False) -> None:
    """Give a row's empty cells all they have besides their words."""
    settings = row.get_or_add_trPr()
    settings.append(made("w:cantSplit"))
    if is_head:
        settings.append(made("w:tblHeader"))
    for box, column in zip(row.tc_lst, table.columns, strict=True):
        if column.kind.is_numeric:
            paragraph = WordParagraph(box.p_lst[0], grid)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if is_head:
            shade = made("w:shd", val="clear", color="auto", fill="E8EEF4")
            box.get_or_add_tcPr().append(shade)


def _write(
    row: Any, words: Sequence[str], table: Table, *, is_head: bool = False
) -> None:
    for place, (box, said) in enumerate(zip(row.tc_lst, words, strict=True)):
        is_bold = is_head or (place == 0 and table.has_row_heads)
        run = deepcopy(_BOLD if is_bold else _PLAIN)
        box.p_lst[0].append(run)
        if text := writable(said):
            run.text = text


def _run(*, is_bold: bool) -> Any:
    element: Any = OxmlElement("w:r")
    run = Run(element, None)  # type: ignore[arg-type]
    run.font.size = Pt(9)
    run.bold = is_bold or None
    return element


_PLAIN, _BOLD = _run(is_bold=False), _run(is_bold=True)
