"""Markdown: the same blocks as from an office document."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from frankpledge.documents.reading.blocks import Builder, ReadDocument


_MARKUP = re.compile(r"<[^>\n]{1,200}>")


def read_markdown(words: str) -> ReadDocument:
    """Return the blocks of a Markdown text; raw HTML is dropped, its words kept."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(words)
    builder = Builder()
    depth = 0
    place = 0
    while place < len(tokens):
        token = tokens[place]
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "table_open":
            end = next(
                at
                for at in range(place, len(tokens))
                if tokens[at].type == "table_close"
            )
            builder.table(list(_rows(tokens[place:end])))
            place = end
        elif token.type == "heading_open":
            builder.heading(_plain(tokens[place + 1]), int(token.tag[1]))
            place += 1
        elif token.type in {"inline", "fence", "code_block"}:
            for line in _plain(token).split("\n\n"):
                builder.paragraph(line, is_item=depth > 0)
        place += 1
    return builder.finished("", "md")


def _rows(tokens: Sequence[Token]) -> Iterator[list[tuple[str, int]]]:
    row: list[tuple[str, int]] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append((_plain(token), 1))
        elif token.type == "tr_close":
            yield row


def _plain(token: Token) -> str:
    if not token.children:
        return _MARKUP.sub(" ", token.content)
    pieces = [
        "\n" if child.type in {"softbreak", "hardbreak"} else child.content
        for child in token.children
    ]
    return _MARKUP.sub(" ", "".join(pieces))
