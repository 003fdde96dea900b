"""The lines that head the parts of a document whose headings are not marked as such."""

import re
from functools import lru_cache

from frankpledge.documents.reading.blocks import Block, Heading, Paragraph, ReadDocument


_MOST_WORDS = 10
_TITLES = 2
_NO_HEAD = re.compile(r"^\W*(?:table|figure|fig|chart|source|note)\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def plain_heads(document: ReadDocument) -> frozenset[int]:
    """Return the short lines that head what follows; none where headings are marked."""
    blocks = document.blocks
    if any(isinstance(block, Heading) for block in blocks[_TITLES:]):
        return frozenset()
    found = [at for at, block in enumerate(blocks[:-1]) if _is_head(block)]
    return frozenset(at for at in found if not _is_head(blocks[at + 1]))


def _is_head(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.is_item:
        return False
    words = block.text.strip()
    is_short = 0 < len(words.split()) <= _MOST_WORDS and "\n" not in words
    is_open = words[-1:] not in ".;,:!?"
    return (
        is_short
        and is_open
        and (words[:1].isupper() or words[:1].isdigit())
        and not _NO_HEAD.match(words)
    )
