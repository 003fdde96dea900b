"""A document's outline: its cover, its headings with what stands under each, its prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from frankpledge.documents.reading.blocks import (
    Heading,
    Paragraph,
    ReadDocument,
    Table,
)
from frankpledge.plan.rules.printing.parts import ABOUT, AWAITED, part_of
from frankpledge.plan.rules.reading.asking import Asking, Data
from frankpledge.plan.rules.reading.draft import Choice, DoubtKind
from frankpledge.plan.rules.reading.figures import day_after, day_named


_FACTS = (
    r"(?:Area|Period|Version|Status|Created|Approved|Sources|Licence|Other formats)"
)
# A PDF runs the lines of its cover together.
_FACT = re.compile(rf"({_FACTS}): (.+?)(?=\s{_FACTS}: |$)")
_FINANCIAL = re.compile(
    r"\b((?:19|20)\d\d)[/-]\d\d\s*(?:[-–—]|to)\s*((?:19|20)\d\d)[/-]\d\d\b"
)
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–/]|to)\s*((?:19|20)?\d\d)\b")
REF = re.compile(r"((?:[A-Z]{1,3}\d+|\d+)(?:\.[A-Z]?\d+)*[a-z]?)\s+(.*)", re.S)
LONGEST_HEADING = 120
# The title, and what a PDF makes headings of beneath it.
COVER_PIECES = 4
_CALLOUT = re.compile(r"(?:Note|Warning|Good news): ")


_PRIORITY = re.compile(
    r"(?:strategic |key |our |cross[- ]cutting )?(?:priorit(?:y|ies)|themes?|aims?|ambitions?|outcomes?)"
    r"(?: areas?)?\s*(?P<ref>\d{1,2}|[A-Z](?=\W)|one|two|three|four|five|six|seven|eight|nine|ten)?\s*[-–—:.)]\s*(?P<title>\S.+?)[.:]?",
    re.I,
)
_SPELT = {
    word: str(number)
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        start=1,
    )
}
_NUMBERED = re.compile(r"\(?(?P<ref>\d{1,2})[.)]\s*(?P<title>\S.+?):?")
_OBJECTIVE = re.compile(
    r"(?:strategic |key )?objective (?P<ref>[\w.]+?)(?: \((?P<home>\S+)\))?(?:\s*[:–—-]|\.?\s)\s*(?P<text>\S.+)",
    re.S | re.I,
)


@dataclass
class Piece:
    """A heading and the paragraphs and tables that stand under it."""

    heading: str
    level: int
    blocks: list[Paragraph | Table] = field(default_factory=list)
    taken: list[Table] = field(default_factory=list)

    def rest(self) -> list[Paragraph | Table]:
        """Return everything under the heading but the tables that were taken as lines."""
        return [
            block
            for block in self.blocks
            if not any(block is table for table in self.taken)
        ]

    def tables(self) -> list[Table]:
        """Return the tables under the heading."""
        return [block for block in self.blocks if isinstance(block, Table)]

    def paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs and list items under the heading."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]


def outline(document: ReadDocument) -> list[Piece]:
    """Return the document heading by heading; the first has what stands before any."""
    pieces = [Piece("", 0)]
    for block in document.blocks:
        if isinstance(block, Heading) and _FACT.fullmatch(block.text):
            # A short line of the cover of a PDF is no heading.
            pieces[-1].blocks.append(Paragraph(block.text, block.place))
        elif isinstance(block, Heading):
            pieces.append(Piece(block.text, block.level))
        else:
            pieces[-1].blocks.append(block)
    return pieces


def with_headings(document: ReadDocument) -> ReadDocument:
    """
    Return a document in which lines that name a priority or a part are headings.

    Many plans set their headings in bold, or in a row of a workbook, and not as headings.
    """
    return replace(document, blocks=tuple(map(as_heading, document.blocks)))


def as_heading(block: Heading | Paragraph | Table) -> Heading | Paragraph | Table:
    """Return a line as the heading that its words say it is, or as it was."""
    if not isinstance(block, Paragraph) or len(block.text) > LONGEST_HEADING:
        return block
    said = block.text
    named = _PRIORITY.fullmatch(said)
    if named and named["ref"] and not block.is_item:
        return Heading(said, 1, block.place)
    objective = _OBJECTIVE.fullmatch(said)
    if objective and objective["ref"][:1].isdigit() and not block.is_item:
        return Heading(said, 2, block.place)
    if not block.is_item and part_of(said)[0] is not None and ": " not in said:
        return Heading(said, 2, block.place)
    return block


def priority_named(piece: Piece, *, is_own: bool) -> tuple[str, str] | None:
    """Return the reference and title of the priority that a heading names, or None."""
    if found := None if is_own else _PRIORITY.fullmatch(piece.heading):
        ref = found["ref"] or ""
        return _SPELT.get(ref.lower(), ref), found["title"]
    ref, said = split_ref(piece.heading)
    if ref and piece.level == 1 and (is_own or not ref.isdigit()):
        return ref, said
    return None


def numbered(piece: Piece) -> tuple[str, str] | None:
    """Return the number and title of a chapter, "(1) Violence" or "2. Burglary"."""
    found = _NUMBERED.fullmatch(piece.heading)
    return (found["ref"], found["title"]) if found else None


def objective_named(heading: str) -> tuple[str, str, str] | None:
    """Return an objective's reference, the priority it names, and its words, or None."""
    found = _OBJECTIVE.fullmatch(heading)
    return (found["ref"], found["home"] or "", found["text"]) if found else None


def split_ref(words: str) -> tuple[str, str]:
    """Return the reference that words begin with, or nothing, and the rest."""
    found = REF.fullmatch(words.strip())
    return (found[1], found[2].strip()) if found else ("", words.strip())


def cover(document: ReadDocument, pieces: Sequence[Piece], asking: Asking) -> Data:
    """Return the head of the plan: title, short name, area, years, what it is about."""
    facts = dict(_facts(pieces))
    title = _title(document, pieces)
    about = next((piece for piece in pieces if piece.heading == ABOUT), None)
    asking.about("plan", "", "at the start")
    return {
        "title": title[:200],
        "slug": slug_of(title),
        "area": asking.directory.area,
        "about": "\n\n".join(each.text for each in about.paragraphs()) if about else "",
        **years(facts.get("Period", ""), document, asking),
    }


def _title(document: ReadDocument, pieces: Sequence[Piece]) -> str:
    heads = [plain for piece in pieces if (plain := piece.heading.replace("*", ""))]
    is_own = any(what == "Period" for what, _ in _facts(pieces))
    dated = [] if is_own else [head for head in heads if _YEARS.search(head)]
    return next(iter([*dated, *heads]), document.name.rpartition(".")[0] or "A plan")


def slug_of(title: str) -> str:
    """Return the short name a title gives."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:80] or "plan"


def _facts(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    for piece in pieces[:COVER_PIECES]:
        for each in piece.paragraphs():
            for found in _FACT.finditer(each.text):
                yield found[1], found[2]


def years(period: str, document: ReadDocument, asking: Asking) -> Data:
    """Return the plan's first day and the day after its last; ask where only years stand."""
    first, _, last = period.partition(" to ")
    starts, ends = first_of(first), day_after(last)
    if starts is not None and ends is not None:
        return {"starts_on": starts.isoformat(), "ends_before": ends.isoformat()}
    for words in document.words():
        if found := _FINANCIAL.search(words):
            return {
                "starts_on": date(int(found[1]), 4, 1).isoformat(),
                "ends_before": date(int(found[2]) + 1, 4, 1).isoformat(),
            }
        if found := _YEARS.search(words):
            return asked_years(found, asking)
    return {}


def first_of(words: str) -> date | None:
    """Return the first day of a month, or the very day, that words name."""
    day = day_named(words)
    return day.replace(day=1) if day and not words[:1].isdigit() else day


def asked_years(found: re.Match[str], asking: Asking) -> Data:
    """Return the financial years that two years span, and ask whether they do."""
    start = int(found[1])
    end = int(found[2]) if len(found[2]) == 4 else start // 100 * 100 + int(found[2])
    dates = {
        "starts_on": date(start, 4, 1).isoformat(),
        "ends_before": date(end, 4, 1).isoformat(),
    }
    asking.ask(
        DoubtKind.YEARS,
        found[0],
        f"The plan prints “{found[0]}” as its years. Which does it cover?",
        [
            Choice("financial", f"April {start} to March {end}", dates),
            Choice(
                "calendar",
                f"January {start} to December {end}",
                {
                    "starts_on": date(start, 1, 1).isoformat(),
                    "ends_before": date(end + 1, 1, 1).isoformat(),
                },
            ),
        ],
    )
    return dates


def is_cover(piece: Piece, position: int, *, is_own: bool) -> bool:
    """Say whether a piece is of the cover: its title, contents, about, what is awaited."""
    is_first = (
        is_own
        and position < COVER_PIECES
        and any(
            _FACT.search(each.text) or _CALLOUT.match(each.text)
            for each in piece.paragraphs()
        )
    )
    return is_first or piece.heading in {ABOUT, AWAITED, "Contents"}
