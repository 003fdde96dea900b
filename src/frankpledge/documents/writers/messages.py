"""What slides say: one message each, in the document's order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from frankpledge.documents.model import (
    Block,
    Callout,
    Document,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
)


_ROWS_A_SLIDE = 11
_CHARACTERS_A_SLIDE = 700
# A new line takes room too, as much as this many characters.
_LINE = 40


@dataclass(frozen=True)
class Line:
    """One paragraph or point of a slide; numbered points carry their number."""

    words: Runs
    is_point: bool = False
    number: int = 0


@dataclass
class Message:
    """What one slide says: a title and either text, a table or a chart."""

    title: str
    text: list[Line] = field(default_factory=list)
    block: Table | Figure | None = None
    rows: Sequence[list[str]] = ()

    def has_room_for(self, line: Line) -> bool:
        """Say whether another line still fits; the first always does."""
        lines = [*self.text, line]
        length = sum(len(plain(each.words)) + _LINE for each in lines)
        return not self.text or length <= _CHARACTERS_A_SLIDE


def messages(document: Document) -> list[Message]:
    """Return the slides after the opening one; none is empty."""
    made = [Message(document.about.title)]
    for block in document.blocks:
        if isinstance(block, Heading):
            made.append(Message(plain(block.text)))
        elif isinstance(block, Table | Figure):
            heading = made[-1].title.removesuffix(_CONTINUED)
            made += [*_shown(block, heading), Message(heading)]
        else:
            for line in _lines(block):
                if not made[-1].has_room_for(line):
                    made.append(Message(_continued(made[-1].title)))
                made[-1].text.append(line)
    return [message for message in made if message.text or message.block]


_CONTINUED = " (continued)"


def _continued(title: str) -> str:
    return f"{title.removesuffix(_CONTINUED)}{_CONTINUED}"


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield Line(block.text)
    elif isinstance(block, Listing):
        for number, item in enumerate(block.items, start=1):
            yield Line(item, is_point=True, number=number if block.is_numbered else 0)
    elif isinstance(block, Callout):
        yield Line((Run(f"{block.tone.word}: {block.title}", strong=True),))
        for text in block.text:
            yield Line(text)


def _shown(block: Table | Figure, heading: str) -> Iterator[Message]:
    if isinstance(block, Figure):
        yield Message(block.caption, block=block)
        if block.table:
            yield from _shown(block.table, block.caption)
        return
    title = block.caption or heading
    words = block.words()
    for start in range(0, max(len(words), 1), _ROWS_A_SLIDE):
        said = title if start == 0 else _continued(title)
        yield Message(said, block=block, rows=words[start : start + _ROWS_A_SLIDE])
