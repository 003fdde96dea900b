"""The tables of slides: a cell of each look is made once, and the others after it."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Cm, Pt

from frankpledge.documents.columns import writable
from frankpledge.documents.model import Table


FONT = "Arial"


def colour(code: str) -> RGBColor:
    """Return a colour from how it is written in styles: "#12436D"."""
    made: RGBColor = RGBColor.from_string(code.lstrip("#"))  # type: ignore[no-untyped-call]
    return made


_INK = colour("#0B0C0C")
_PALE, _WHITE = colour("#E8EEF4"), colour("#FFFFFF")


def set_words(paragraph: Any, size: int, language: str) -> None:
    """Give a paragraph's words their typeface, size, colour and language."""
    paragraph.alignment = PP_ALIGN.LEFT
    for run in paragraph.runs:
        run.font.name, run.font.size = FONT, Pt(size)
        run.font.color.rgb = _INK
        run._r.get_or_add_rPr().set("lang", language)


class Grids:
    """
    Fills the tables of one set of slides, each look of a cell made once for all.

    The library looks through a cell's whole surroundings for each thing it sets; a
    copy of a finished cell takes a fiftieth of that.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._finished: dict[tuple[int, ...], Any] = {}

    def fill(
        self, grid: Any, lines: Sequence[Sequence[str]], table: Table, size: int
    ) -> None:
        """Write a table's lines, its heads first, into a slide's empty table."""
        for number, (row, words) in enumerate(
            zip(grid._tbl.tr_lst, lines, strict=True)
        ):
            for place, (box, given) in enumerate(zip(row.tc_lst, words, strict=True)):
                said, look = writable(given), _look(table, number, place, size)
                is_plain = bool(said) and not any(mark in said for mark in "\n\r\v")
                if is_plain and look in self._finished:
                    made = deepcopy(self._finished[look])
                    made.txBody.p_lst[0].r_lst[0].text = said
                    row.replace(box, made)
                    continue
                _write(grid.cell(number, place), said, look, self.language)
                if is_plain:
                    self._finished[look] = box


def _look(
    table: Table, row: int, place: int, size: int
) -> tuple[bool, bool, bool, int]:
    """Return whether a cell is of the head, bold, a number, and the size of its letters."""
    is_bold = row == 0 or (place == 0 and table.has_row_heads)
    is_number = table.columns[place].kind.is_numeric
    return row == 0, is_bold, is_number, size


def _write(
    cell: Any, said: str, look: tuple[bool, bool, bool, int], language: str
) -> None:
    is_head, is_bold, is_number, size = look
    cell.text = said
    cell.margin_left = cell.margin_right = Cm(0.15)
    cell.fill.solid()
    cell.fill.fore_color.rgb = _PALE if is_head else _WHITE
    for paragraph in cell.text_frame.paragraphs:
        set_words(paragraph, size, language)
        if is_number:
            paragraph.alignment = PP_ALIGN.RIGHT
        for run in paragraph.runs:
            run.font.bold = is_bold
