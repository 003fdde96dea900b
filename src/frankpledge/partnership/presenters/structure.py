"""The structure of the partnership: a drawing, the same as a list, and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from frankpledge.analysis.words import counted
from frankpledge.documents.columns import Column, Kind
from frankpledge.documents.model import (
    About,
    Document,
    Figure,
    Heading,
    Paragraph,
    Table,
    runs,
)
from frankpledge.partnership.models import Agency, Group, Partnership
from frankpledge.partnership.presenters.words import words
from frankpledge.partnership.rules.structure import lines


WIDTH, INDENT, TALL, GAP, MARGIN = 720, 36, 66, 14, 10
LETTER, SMALL = 8.4, 7.2
"""About how wide a letter of the larger and of the smaller writing is."""
INK, LINE, FILLS = "#0B0C0C", "#505A5F", ("#12436D", "#E8EDF2")


@dataclass(frozen=True)
class Box:
    """One group as the chart and the list show it."""

    key: int
    depth: int
    superior: int | None
    name: str
    kind: str
    chair: str
    agencies: tuple[str, ...]

    @property
    def second_line(self) -> str:
        """Return its kind, chair and how many agencies sit on it."""
        said = [self.kind]
        if self.chair:
            said.append(f"chair: {self.chair}")
        count = len(self.agencies)
        said.append(f"{count} {'agency' if count == 1 else 'agencies'}")
        return "; ".join(said)


def boxes(groups: Sequence[Group]) -> list[Box]:
    """Return the groups with their seats, from the top of the partnership down."""
    held = {group.pk: group for group in groups}
    superiors = {group.pk: group.reports_to_id for group in groups}
    return [
        box_of(held[line.key], line.depth, line.reports_to)
        for line in lines([group.pk for group in groups], superiors)
    ]


def box_of(group: Group, depth: int, superior: int | None) -> Box:
    """Return one group as it is shown at its depth."""
    seats = group.seated  # type: ignore[attr-defined]
    return Box(
        key=group.pk,
        depth=depth,
        superior=superior,
        name=group.name,
        kind=words(group.kind),
        chair=next((seat.agency.name for seat in seats if seat.is_chair), ""),
        agencies=tuple(seat.agency.name for seat in seats),
    )


def shortened(text: str, width: float, letter: float) -> str:
    """Return text that fits a width, cut where it is longer."""
    fits = int(width / letter)
    return text if len(text) <= fits else f"{text[: fits - 1].rstrip()}…"


def chart(shown: Sequence[Box], *, title: str) -> str:
    """Return the structure as an SVG drawing without script, style or outside parts."""
    tall = max(len(shown), 1) * (TALL + GAP) - GAP + 2 * MARGIN
    tops = {box.key: MARGIN + n * (TALL + GAP) for n, box in enumerate(shown)}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}"'
        f' width="{WIDTH}" height="{tall}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{tall}" fill="#FFFFFF"/>',
    ]
    for box in shown:
        if box.superior is not None:
            parts.append(branch(box, tops))
    for box in shown:
        parts += drawn(box, tops[box.key])
    return "".join([*parts, "</svg>"])


def branch(box: Box, tops: dict[int, int]) -> str:
    """Return the line from a group's superior to the group."""
    assert box.superior is not None  # noqa: S101 - for the type checker
    across = MARGIN + (box.depth - 1) * INDENT + INDENT // 2
    down, up = tops[box.key] + TALL // 2, tops[box.superior] + TALL
    to = MARGIN + box.depth * INDENT
    return (
        f'<path d="M{across} {up}V{down}H{to}" fill="none" stroke="{LINE}"'
        ' stroke-width="2"/>'
    )


def drawn(box: Box, top: int) -> list[str]:
    """Return one group's box with its two lines of writing."""
    left = MARGIN + box.depth * INDENT
    wide = WIDTH - MARGIN - left
    is_top = box.depth == 0
    colour = "#FFFFFF" if is_top else INK
    said = (
        (28, 18, 700, box.name, LETTER * 1.2),
        (50, 15, 400, box.second_line, SMALL),
    )
    return [
        f'<rect x="{left}" y="{top}" width="{wide}" height="{TALL}"'
        f' fill="{FILLS[0 if is_top else 1]}" stroke="{LINE}"/>',
        *(
            f'<text x="{left + 14}" y="{top + y}" fill="{colour}"'
            ' font-family="Noto Sans, Arial, sans-serif"'
            f' font-size="{size}" font-weight="{weight}">'
            f"{escape(shortened(text, wide - 28, letter))}</text>"
            for y, size, weight, text, letter in said
        ),
    ]


def tree(shown: Sequence[Box]) -> list[dict[str, object]]:
    """Return the groups as lists within lists, for the page's text equivalent."""
    top: list[dict[str, object]] = []
    held: dict[int, list[dict[str, object]]] = {}
    for box in shown:
        below: list[dict[str, object]] = []
        held[box.key] = below
        within = top if box.superior is None else held[box.superior]
        within.append({"box": box, "below": below})
    return top


def told(shown: Sequence[Box]) -> str:
    """Return what the chart shows, for those who do not see it."""
    tops = "; ".join(box.name for box in shown if box.superior is None)
    below = counted(sum(box.superior is not None for box in shown), "group")
    return (
        f"A tree of {counted(len(shown), 'group')}. At the top: {tops or 'none'}."
        f" Beneath: {below}. The table below says which reports to which."
    )


PAPER = (
    Column("group", "Group"),
    Column("kind", "Kind"),
    Column("reports_to", "Reports to"),
    Column("chair", "Chair"),
    Column("agencies", "Agencies", kind=Kind.TEXT),
)


def paper(
    partnership: Partnership,
    shown: Sequence[Box],
    outside: Sequence[Agency],
    *,
    today: date,
) -> Document:
    """Return the chart as a document, with the same as a table."""
    names = {box.key: box.name for box in shown}
    title = f"How {partnership.name} community safety partnership is made up"
    rows = tuple(
        (
            box.name,
            box.kind,
            names.get(box.superior or 0, ""),
            box.chair,
            "; ".join(box.agencies),
        )
        for box in shown
    )
    figure = Figure(
        caption="Groups and what they report to",
        alt=told(shown),
        svg=chart(shown, title=title).encode(),
    )
    blocks = (
        figure,
        Heading(runs("The groups")),
        Table("Groups of the partnership", PAPER, rows),
        Heading(runs("Agencies without a seat")),
        Paragraph(runs("; ".join(one.name for one in outside) or "None.")),
    )
    about = About(
        title=title,
        created=today,
        area=partnership.name,
        sources=("The partnership's directory",),
    )
    return Document(about, blocks)
