"""The prose of a plan: paragraphs, lists and tables that are no lines, as Markdown."""

from collections.abc import Sequence

from frankpledge.documents.reading.blocks import Paragraph, Table
from frankpledge.plan.rules.printing.parts import WRITTEN_BY, part_of
from frankpledge.plan.rules.reading.asking import Data
from frankpledge.plan.states import Part


class Passages:
    """Gathers the prose of a plan, each piece with a reference of its own."""

    def __init__(self) -> None:
        self.lines: list[Data] = []

    def add(
        self, heading: str, blocks: Sequence[Paragraph | Table], *, under: str = ""
    ) -> None:
        """Keep prose under a heading: as the part it is called, else as background."""
        part, own = part_of(heading)
        text, author = prose(blocks)
        if not text:
            return
        self.lines.append(
            {
                "ref": f"T{len(self.lines) + 1}",
                "part": (part or Part.BACKGROUND).value,
                "under": under,
                "heading": own[:200],
                "text": text,
                "author": author,
            }
        )


def prose(blocks: Sequence[Paragraph | Table]) -> tuple[str, str]:
    """Return paragraphs, list items and tables as Markdown, and who wrote them."""
    author = ""
    parts: list[str] = []
    was_item = False
    for each in blocks:
        if isinstance(each, Table):
            parts.append(as_markdown(each))
            was_item = False
            continue
        if each.text.startswith(WRITTEN_BY):
            author = each.text.removeprefix(WRITTEN_BY)
            continue
        said = f"- {each.text}" if each.is_item else each.text
        if each.is_item and was_item:
            parts[-1] += f"\n{said}"
        else:
            parts.append(said)
        was_item = each.is_item
    return escaped("\n\n".join(parts)), author[:200]


def as_markdown(table: Table) -> str:
    """Return a table that holds no lines of the plan as a table in its prose."""
    rows = [[cell_words(cell) for cell in row] for row in table.texts()]
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cell_words(cell: str) -> str:
    """Return a cell on one line, with nothing in it that would end the cell."""
    return " ".join(cell.replace("|", "/").split())


def escaped(text: str) -> str:
    """Return text in which nothing is read as a live figure."""
    return text.replace("{{", "{ {")
