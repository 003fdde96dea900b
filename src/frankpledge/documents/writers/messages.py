"""What slides say: one message each, in the document's order, each under its own title."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

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
from frankpledge.documents.writers.slide_rows import SIZES, fit


_CHARACTERS_A_SLIDE = 950
# A new line takes room too, as much as this many characters.
_LINE = 40
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


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
    size: int = SIZES[0]
    columns: Sequence[float] = ()

    def has_room_for(self, line: Line) -> bool:
        """Say whether another line still fits; the first always does."""
        lines = [*self.text, line]
        length = sum(len(plain(each.words)) + _LINE for each in lines)
        return not self.text or length <= _CHARACTERS_A_SLIDE


def messages(document: Document) -> list[Message]:
    """Return the slides after the opening one; none is empty, no two titles are alike."""
    made = [Message(document.about.title)]
    before: Block | None = None
    for title, block in _titled(document):
        if isinstance(block, Heading):
            made.append(Message(title))
        elif isinstance(block, Table | Figure):
            # A heading that says nothing else has no slide of its own to stand on.
            is_lost = isinstance(before, Heading)
            made += [*_shown(block, title, is_lost=is_lost), Message(title)]
        else:
            for line in _lines(block):
                if not made[-1].has_room_for(line):
                    made.append(Message(title))
                made[-1].text.append(line)
        before = block
    said = [message for message in made if message.text or message.block]
    return _apart(said, document.about.title)


def _titled(document: Document) -> Iterator[tuple[str, Block]]:
    """Yield each block with its heading; one of several alike names what is above it."""
    named = Counter(plain(each.text) for _, each in document.headings())
    title, above = document.about.title, ""
    for block in document.blocks:
        if isinstance(block, Heading):
            title = plain(block.text)
            if named[title] > 1 and above and block.level > 2:
                title = f"{above}: {title}"
            above = title if block.level == 2 else above
        yield title, block


def _apart(said: Sequence[Message], opening: str) -> list[Message]:
    """Return the slides, those that go on under a title numbered in it."""
    seen = Counter([opening])
    for message in said:
        seen[message.title] += 1
        if seen[message.title] > 1:
            message.title = f"{message.title} (part {seen[message.title]})"
    return list(said)


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield from _fitting(Line(block.text))
    elif isinstance(block, Listing):
        for number, item in enumerate(block.items, start=1):
            point = Line(item, is_point=True, number=number * block.is_numbered)
            yield from _fitting(point)
    elif isinstance(block, Callout):
        yield Line((Run(f"{block.tone.word}: {block.title}", strong=True),))
        for text in block.text:
            yield from _fitting(Line(text))


def _fitting(line: Line) -> Iterator[Line]:
    """Yield a line; one that no slide could hold is parted between its sentences."""
    held: list[Run] = []
    length = 0
    for run in _sentences(line.words):
        if held and length + len(run.text) > _CHARACTERS_A_SLIDE - _LINE:
            yield replace(line, words=tuple(held))
            held, length = [], 0
        held.append(run)
        length += len(run.text)
    if held:
        yield replace(line, words=tuple(held))


def _sentences(words: Runs) -> Iterator[Run]:
    if len(plain(words)) <= _CHARACTERS_A_SLIDE - _LINE:
        yield from words
        return
    for run in words:
        parts = _SENTENCE.split(run.text)
        for part in parts[:-1]:
            yield replace(run, text=f"{part} ")
        if parts[-1]:
            yield replace(run, text=parts[-1])


def _shown(
    block: Table | Figure, heading: str, *, is_lost: bool = False
) -> Iterator[Message]:
    title = _with_heading(block.caption, heading) if is_lost else block.caption
    if isinstance(block, Figure):
        yield Message(title, block=block)
        if block.table:
            yield from _shown(block.table, f"{block.caption}: the figures")
        return
    stood = fit(block)
    for rows in stood.slides:
        yield Message(
            title or heading,
            block=block,
            rows=rows,
            size=stood.size,
            columns=stood.columns,
        )


def _with_heading(caption: str, heading: str) -> str:
    """Return a caption after its heading, or the one of them that says the other too."""
    if not caption or caption.casefold() in heading.casefold():
        return heading
    if heading.casefold() in caption.casefold():
        return caption
    return f"{heading}: {caption}"
