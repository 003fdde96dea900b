"""A plan in print, each in the layout it is known by: grid, leaflet, chapters, delivery."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from frankpledge.access.models import Member
from frankpledge.documents.model import Block, Document
from frankpledge.documents.writers import write
from frankpledge.plan.models import Plan
from frankpledge.plan.presenters.files import plan_file
from frankpledge.plan.presenters.layouts.chapters import chapters
from frankpledge.plan.presenters.layouts.cover import about
from frankpledge.plan.presenters.layouts.delivery import delivery
from frankpledge.plan.presenters.layouts.grid import grid
from frankpledge.plan.presenters.layouts.leaflet import leaflet
from frankpledge.plan.presenters.layouts.source import Source, source_of
from frankpledge.plan.rules.printing.parts import SUBTITLES
from frankpledge.plan.states import Layout


__all__ = ["KINDS", "LAYOUTS", "SUBTITLES", "laid_out", "maker"]

# A workbook is the plan itself, to change and take in again, whatever the layout.
WORKBOOKS = frozenset({"xlsx", "ods"})
KINDS = frozenset({"html", "docx", "odt", "pdf", "pptx"}) | WORKBOOKS
LAYOUTS: dict[Layout, Callable[[Source], Iterator[Block]]] = {
    Layout.GRID: grid,
    Layout.LEAFLET: leaflet,
    Layout.CHAPTERS: chapters,
    Layout.DELIVERY: delivery,
}


def laid_out(plan: Plan, layout: Layout, *, by: Member, on: date) -> Document:
    """Return the plan as a document in a layout, as it may be handed round."""
    source = source_of(plan, by=by, on=on)
    # A leaflet is two pages: it has no room for a list of what is on them.
    has_contents = layout is not Layout.LEAFLET
    cover = about(source, SUBTITLES[layout], has_contents=has_contents)
    return Document(cover, tuple(LAYOUTS[layout](source)))


def maker(by: Member, layout: Layout) -> Callable[..., bytes]:
    """Return the function that writes a plan in a layout as a file of a kind."""
    return partial(made, by=by, layout=layout)


def made(plan: Plan, kind: str, *, on: date, by: Member, layout: Layout) -> bytes:
    """Return the plan in a layout as one file."""
    if kind in WORKBOOKS:
        return plan_file(plan, kind, on=on)
    return write(laid_out(plan, layout, by=by, on=on), kind)
