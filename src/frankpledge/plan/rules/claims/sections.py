"""What stands under each heading of a document, and the time that words above set."""

from functools import lru_cache

from frankpledge.documents.reading.blocks import Heading, Place, ReadDocument
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.headless import plain_heads
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.timing import Timing, timings


def by_section(grids: dict[int, Grid], sections: list[int]) -> dict[int, list[Grid]]:
    """Return the tables that stand under each heading."""
    made: dict[int, list[Grid]] = {}
    for at, grid in grids.items():
        made.setdefault(sections[at], []).append(grid)
    return made


def sections_of(document: ReadDocument) -> list[int]:
    """Return, for each block, the block of the heading that it stands under."""
    sections, last = [], -1
    heads = plain_heads(document)
    for at, block in enumerate(document.blocks):
        last = at if isinstance(block, Heading) or at in heads else last
        sections.append(last)
    return sections


@lru_cache(maxsize=64)
def times_above(lead: str, heading: str) -> tuple[Timing, ...]:
    """Return the time that the words above a paragraph set for it."""
    # words that lead to a list end in a colon; others only stand before it
    leads = lead if lead.rstrip().endswith((":", ":-", "-")) else ""
    for words in filter(None, (leads, heading)):
        found = timings(Passage(words, Place(), 0))
        if found:
            return tuple(found)
    return ()
