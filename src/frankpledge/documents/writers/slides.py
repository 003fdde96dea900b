"""PPTX: one message a slide, native tables and columns, sources in the notes."""

import io
import re
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Cm, Emu, Pt

from frankpledge.documents import charts
from frankpledge.documents.columns import Value, as_property, writable
from frankpledge.documents.model import (
    Document,
    Figure,
    Table,
    cell_value,
    is_absolute_link,
)
from frankpledge.documents.packages import dateless_workbook, timeless
from frankpledge.documents.writers.messages import Line, Message, messages
from frankpledge.documents.writers.pages import drawing_of
from frankpledge.documents.writers.slide_grids import (
    FONT,
    Grids,
    colour,
    set_words,
)
from frankpledge.documents.writers.slide_rows import BREADTH, HEIGHT


_WIDTH, _HEIGHT = Cm(33.867), Cm(19.05)
_LEFT, _TOP, _BODY_WIDTH, _BODY_HEIGHT = Cm(1.5), Cm(3.6), Cm(BREADTH), Cm(HEIGHT)


def write_pptx(document: Document) -> bytes:
    """Return the document as slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    _count_parts(deck.part.package)
    about = document.about
    core = deck.core_properties
    core.title, core.subject = as_property(about.title), as_property(about.subtitle)
    core.author = ""
    core.last_modified_by, core.language = "", about.language
    core.created = core.modified = datetime.combine(about.created, time())
    _opening(deck, document)
    grids = Grids(about.language)
    for message in messages(document):
        _slide(deck, message, document, grids)
    target = io.BytesIO()
    deck.save(target)
    return timeless(target.getvalue())


def _count_parts(package: Any) -> None:
    """Have new parts named by a running count: the library looks at all for each."""
    first = package.next_partname
    newest: dict[str, int] = {}

    def following(pattern: str) -> PackURI:
        if pattern in newest:
            newest[pattern] += 1
        else:
            newest[pattern] = int(re.findall(r"\d+", first(pattern))[-1])
        return PackURI(pattern % newest[pattern])

    package.next_partname = following


def _opening(deck: Deck, document: Document) -> None:
    about = document.about
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    title, subtitle = slide.shapes.title, slide.placeholders[1]
    title.left, title.top, title.width, title.height = (
        _LEFT,
        Cm(4.5),
        _BODY_WIDTH,
        Cm(4),
    )
    subtitle.left, subtitle.top, subtitle.width, subtitle.height = (
        _LEFT,
        Cm(9),
        _BODY_WIDTH,
        Cm(6),
    )
    title.text_frame.text = writable(about.title)
    lines = [about.subtitle, about.area, about.period, about.status]
    subtitle.text_frame.text = "\n".join(writable(each) for each in lines if each)
    for shape in (title, subtitle):
        for paragraph in shape.text_frame.paragraphs:
            set_words(paragraph, 36 if shape is title else 20, document.about.language)
    _foot(slide, document, 1)
    slide.notes_slide.notes_text_frame.text = "\n".join(
        f"{what}: {writable(said)}" for what, said in about.facts()
    )


def _slide(deck: Deck, message: Message, document: Document, grids: Grids) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (
        _LEFT,
        Cm(0.9),
        _BODY_WIDTH,
        Cm(2.4),
    )
    title.text_frame.text = writable(message.title)
    title.text_frame.word_wrap = True
    size = 26 if len(message.title) < 90 else 20
    set_words(title.text_frame.paragraphs[0], size, document.about.language)
    title.text_frame.paragraphs[0].runs[0].font.bold = True
    if isinstance(message.block, Table):
        _table(slide, message.block, message, grids)
    elif isinstance(message.block, Figure):
        _figure(slide, message.block, document)
    else:
        _text(slide, message, document)
    _foot(slide, document, len(deck.slides))
    slide.notes_slide.notes_text_frame.text = _spoken(message, document)


def _text(slide: Slide, message: Message, document: Document) -> None:
    frame = slide.shapes.add_textbox(_LEFT, _TOP, _BODY_WIDTH, _BODY_HEIGHT).text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for number, line in enumerate(message.text):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(8)
        for run in line.words:
            made = paragraph.add_run()
            made.text = writable(run.text)
            if run.href and is_absolute_link(run.href):
                made.hyperlink.address = run.href
        set_words(paragraph, 18, document.about.language)
        for run, made in zip(line.words, paragraph.runs, strict=True):
            made.font.bold, made.font.italic = run.strong or None, run.emphasis or None
        if line.is_point:
            _marked(paragraph, line)


def _marked(paragraph: Any, line: Line) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "285750")
    properties.set("indent", "-285750")
    if line.number:
        kind = {"type": "arabicPeriod", "startAt": str(line.number)}
        properties.append(properties.makeelement(qn("a:buAutoNum"), kind))
    else:
        properties.append(properties.makeelement(qn("a:buChar"), {"char": "•"}))


def _table(slide: Slide, table: Table, message: Message, grids: Grids) -> None:
    lines = [[each.title for each in table.columns], *message.rows]
    shape = slide.shapes.add_table(
        len(lines), len(table.columns), _LEFT, _TOP, _BODY_WIDTH, Cm(len(lines))
    )
    _describe(shape, table.caption or message.title, message.title)
    grid = shape.table
    grid.first_row, grid.first_col = True, table.has_row_heads
    for place, width in enumerate(message.columns):
        grid.columns[place].width = Cm(width)
    grids.fill(grid, lines, table, message.size)


def _figure(slide: Slide, figure: Figure, document: Document) -> None:
    if figure.is_columns and figure.table:
        _columns(slide, figure, figure.table)
        return
    picture = slide.shapes.add_picture(
        io.BytesIO(charts.picture(drawing_of(figure))), _LEFT, _TOP, height=_BODY_HEIGHT
    )
    if picture.width > _BODY_WIDTH:
        picture.height = Emu(picture.height * _BODY_WIDTH // picture.width)
        picture.width = _BODY_WIDTH
    _describe(picture, figure.alt, figure.caption)


def _columns(slide: Slide, figure: Figure, table: Table) -> None:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [row[0] for row in table.words()]
    for place, column in enumerate(table.columns[1:], start=1):
        if column.kind.is_numeric:
            data.add_series(
                column.title, [_drawable(cell_value(row[place])) for row in table.rows]
            )
    frame: Any = slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, _LEFT, _TOP, _BODY_WIDTH, _BODY_HEIGHT, data
    )
    _describe(frame, figure.alt, figure.caption)
    chart = frame.chart
    book = chart.part.chart_workbook.xlsx_part
    book._blob = dateless_workbook(book.blob)
    chart.font.name, chart.font.size = FONT, Pt(14)
    # Columns that do not start at nought lie about their size.
    chart.value_axis.minimum_scale = 0
    chart.has_title = False
    chart.has_legend = len(chart.plots[0].series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = (
            XL_LEGEND_POSITION.TOP,
            False,
        )
    chart.plots[0].has_data_labels = True
    for series, code in zip(chart.plots[0].series, charts.PALETTE, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(code)


def _drawable(value: Value) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return float(value)


def _describe(shape: Any, alt: str, title: str) -> None:
    shape._element._nvXxPr.cNvPr.set("descr", writable(alt))
    shape._element._nvXxPr.cNvPr.set("title", writable(title))


def _foot(slide: Slide, document: Document, number: int) -> None:
    frame = slide.shapes.add_textbox(_LEFT, Cm(17.6), _BODY_WIDTH, Cm(1)).text_frame
    frame.word_wrap = True
    parts = [
        document.about.marking,
        document.about.area,
        document.about.period,
        f"{number}",
    ]
    frame.text = "  |  ".join(writable(part) for part in parts if part)
    set_words(frame.paragraphs[0], 11, document.about.language)


def _spoken(message: Message, document: Document) -> str:
    lines = [writable(message.title)]
    if isinstance(message.block, Table):
        lines += message.block.all_notes()
    if isinstance(message.block, Figure):
        lines += [
            message.block.alt,
            f"Source: {message.block.source}" if message.block.source else "",
        ]
    lines += [
        f"Sources: {'; '.join(document.about.sources)}"
        if document.about.sources
        else ""
    ]
    return "\n".join(writable(line) for line in lines if line)
