"""The styles of our OpenDocument texts: what Word calls by the same names."""

from collections.abc import Iterable

from frankpledge.documents import opendocument as odf
from frankpledge.documents.model import Document, PageBreak, Section
from frankpledge.documents.writers.widths import is_wide


FONT = "Arial"
# A short table stays on one page.
_GRIDS = {"Grid": "", "GridWhole": ' style:may-break-between-rows="false"'}
# The page shapes a section may have: across or upright, in one column or two.
_SHAPES = [Section(wide, columns) for wide in (False, True) for columns in (1, 2)]
CONTENTS_TITLE, CONTENTS_LINE = "Contents_20_Heading", "Contents_20_1"
CONTENTS_END = "ContentsEnd"
_HEADINGS = {"Title": 22, "Heading_20_1": 16, "Heading_20_2": 13, "Heading_20_3": 12}


def named_styles(document: Document) -> str:
    """Return fonts, paragraph styles, page layout, marking in header and footer."""
    return (
        f'<office:font-face-decls><style:font-face style:name="{FONT}" '
        f'svg:font-family="{FONT}"/></office:font-face-decls>'
        f"<office:styles>{_styles(document.about.language)}</office:styles>"
        f"<office:automatic-styles>{_layout(document)}</office:automatic-styles>"
        f"<office:master-styles>{_master(document.about.marking)}</office:master-styles>"
    )


def first_page(document: Document) -> Section:
    """Return the shape of a document's first pages: across where a table is wide."""
    return Section(is_wide=is_wide(document))


def column_name(width: float) -> str:
    """Return the name of the style of a column of so many centimetres."""
    return f"Column{round(10 * width)}"


def begun_name(style: str, shape: str) -> str:
    """Return the name of a style whose paragraph begins a page of a shape."""
    return f"{shape}_{style}"


def _begun(style: str, shape: str) -> str:
    """Return a style like another, but on a new page: of a shape, or as those before."""
    is_shape = shape != shape_name(PageBreak())
    page = f' style:master-page-name="{shape}"' if is_shape else ""
    broken = "" if is_shape else ' fo:break-before="page"'
    return (
        f'<style:style style:name="{begun_name(style, shape)}" style:family="paragraph" '
        f'style:parent-style-name="{style}"{page}><style:paragraph-properties{broken}/>'
        "</style:style>"
    )


def automatic_styles(
    widths: Iterable[float], begun: Iterable[tuple[str, str]] = ()
) -> str:
    """Return the styles of tables, columns, rows, cells, frames and pages' beginnings."""
    room = (
        'fo:padding-top="0.08cm" fo:padding-bottom="0.08cm" '
        'fo:padding-left="0.12cm" fo:padding-right="0.12cm"'
    )
    border = f'fo:border-bottom="0.5pt solid #b1b4b6" {room}'
    return (
        "".join(
            f'<style:style style:name="{name}" style:family="table"><style:table-properties '
            'style:width="100%" table:align="margins" style:rel-width="100%" '
            f'fo:margin-bottom="0.3cm"{parting}/></style:style>'
            for name, parting in _GRIDS.items()
        )
        + '<style:style style:name="Row" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>'
        '<style:style style:name="Head" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="#e8eef4" fo:border-bottom="1pt solid #0b0c0c" {room}/>'
        "</style:style>"
        '<style:style style:name="Body" style:family="table-cell"><style:table-cell-properties '
        f"{border}/></style:style>"
        '<style:style style:name="Chart" style:family="graphic"><style:graphic-properties '
        'style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'
        + "".join(_begun(style, shape) for style, shape in sorted(begun))
        + "".join(
            f'<style:style style:name="{column_name(width)}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.1f}cm" '
            f'style:rel-column-width="{round(100 * width)}*"/></style:style>'
            for width in sorted(widths)
        )
    )


def shape_name(shape: PageBreak | Section) -> str:
    """Return the name of the page, and of the paragraph that begins it, of a shape."""
    if isinstance(shape, PageBreak):
        return "PageBreak"
    return f"{'Wide' if shape.is_wide else 'Tall'}{min(shape.columns, 2)}"


def _styles(language: str) -> str:
    text = (
        f'style:font-name="{FONT}" fo:font-size="11pt" {odf.default_language(language)}'
    )
    default = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        f'fo:margin-bottom="0.25cm"/><style:text-properties {text}/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph"/>'
    )
    headings = "".join(
        _style(
            name,
            'fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
            f'fo:font-size="{size}pt" fo:font-weight="bold" fo:color="#12436d"',
        )
        for name, size in _HEADINGS.items()
    )
    return default + headings + _contents() + _prose() + _cells() + _spans() + _lists()


def _contents() -> str:
    stop = (
        '<style:tab-stops><style:tab-stop style:position="17cm" style:type="right" '
        'style:leader-style="dotted" style:leader-text="."/></style:tab-stops>'
    )
    title = _style(
        CONTENTS_TITLE,
        'fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
        f'fo:font-size="{_HEADINGS["Heading_20_1"]}pt" fo:font-weight="bold" '
        'fo:color="#12436d"',
    )
    line = _style(CONTENTS_LINE, 'fo:margin-bottom="0.1cm"', "", stop)
    return title + line + _style(CONTENTS_END, 'fo:margin-bottom="0.5cm"', "", stop)


def _prose() -> str:
    return (
        _style(
            "Subtitle",
            'fo:margin-bottom="0.4cm"',
            'fo:font-size="13pt" fo:color="#505a5f"',
        )
        + _style(
            "Caption",
            'fo:margin-top="0.3cm" fo:keep-with-next="always"',
            'fo:font-size="10pt" fo:font-weight="bold"',
        )
        + _style("Notes", 'fo:margin-bottom="0.1cm"', 'fo:font-size="9pt"')
        + _style("LastNote", 'fo:margin-bottom="0.4cm"', 'fo:font-size="9pt"')
        + _style("LeadingIn", 'fo:keep-with-next="always"', "")
        + _style("Item", 'fo:margin-bottom="0.05cm"', "")
        # The line a table needs before it to begin a page.
        + _style("Thin", 'fo:margin-bottom="0cm"', 'fo:font-size="2pt"')
        + _style(
            "Callout",
            'fo:margin-left="0.5cm" fo:padding-left="0.3cm" fo:border-left="3pt solid #12436d" '
            'fo:keep-with-next="always"',
            "",
        )
        + _style(
            "Marking",
            'fo:text-align="center"',
            'fo:font-size="9pt" fo:font-weight="bold"',
        )
    )


def _cells() -> str:
    plain, bold = 'fo:font-size="9pt"', 'fo:font-size="9pt" fo:font-weight="bold"'
    left, right = 'fo:margin-bottom="0cm"', 'fo:margin-bottom="0cm" fo:text-align="end"'
    return (
        _style("TextCell", left, plain)
        + _style("FigureCell", right, plain)
        + _style("TextHead", left, bold)
        + _style("FigureHead", right, bold)
    )


def _style(name: str, paragraph: str, text: str, stops: str = "") -> str:
    shown = name.replace("_20_", " ")
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" '
        'style:family="paragraph" style:parent-style-name="Standard">'
        f"<style:paragraph-properties {paragraph}>{stops}</style:paragraph-properties>"
        f"<style:text-properties {text}/></style:style>"
    )


def _spans() -> str:
    return (
        '<style:style style:name="Strong" style:family="text"><style:text-properties '
        'fo:font-weight="bold"/></style:style>'
        '<style:style style:name="Emphasis" style:family="text"><style:text-properties '
        'fo:font-style="italic"/></style:style>'
    )


def _lists() -> str:
    place = (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        'fo:text-indent="-0.6cm" fo:margin-left="0.9cm"/></style:list-level-properties>'
    )
    return (
        '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" '
        f'text:bullet-char="•">{place}</text:list-level-style-bullet></text:list-style>'
        '<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" '
        f'style:num-format="1" style:num-suffix=".">{place}</text:list-level-style-number></text:list-style>'
    )


def _layout(document: Document) -> str:
    first = _page("Sheet", first_page(document))
    return first + "".join(_page(f"Page{shape_name(each)}", each) for each in _SHAPES)


def _page(name: str, shape: Section) -> str:
    width, height, turned = (
        ("29.7cm", "21cm", "landscape")
        if shape.is_wide
        else ("21cm", "29.7cm", "portrait")
    )
    columns = (
        f'<style:columns fo:column-count="{shape.columns}" fo:column-gap="1cm"/>'
        if shape.columns > 1
        else ""
    )
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties '
        f'fo:page-width="{width}" fo:page-height="{height}" style:print-orientation="{turned}" '
        f'fo:margin="2cm">{columns}</style:page-layout-properties>'
        f"{_edge('header', 'bottom')}{_edge('footer', 'top')}</style:page-layout>"
    )


def _edge(name: str, inner: str) -> str:
    return (
        f"<style:{name}-style><style:header-footer-properties "
        f'fo:min-height="0.8cm" fo:margin-{inner}="0.4cm"/></style:{name}-style>'
    )


def _master(marking: str) -> str:
    said = odf.text(marking)
    pages = "Page <text:page-number>1</text:page-number> of <text:page-count>1</text:page-count>"
    head = (
        f'<style:header><text:p text:style-name="Marking">{said}</text:p></style:header>'
        if marking
        else ""
    )
    foot = f'<style:footer><text:p text:style-name="Marking">{said}{"  " if marking else ""}{pages}</text:p></style:footer>'
    names = {"Standard": "Sheet"} | {
        shape_name(each): f"Page{shape_name(each)}" for each in _SHAPES
    }
    return "".join(
        f'<style:master-page style:name="{name}" style:page-layout-name="{layout}">'
        f"{head}{foot}</style:master-page>"
        for name, layout in names.items()
    )
