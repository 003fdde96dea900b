"""
The sentences of a document, each with what stands around it.

A sentence is also kept as a template: every figure and every period is one sign,
so that a rule can speak of “from FIGURE to FIGURE by PERIOD” and fit any figure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from frankpledge.documents.reading.blocks import (
    Heading,
    Paragraph,
    Place,
    ReadDocument,
    Table,
)
from frankpledge.plan.rules.claims.headless import plain_heads
from frankpledge.plan.rules.claims.numbers import Figure, figures_in
from frankpledge.plan.rules.claims.years import Dated, periods_in


FIGURES, PERIODS = 0xE100, 0xE200
FIGURE = "[\ue100-\ue1ff]"
PERIOD = "[\ue200-\ue2ff]"
_MOST = 250
_SHORTENED = [
    "st",
    "no",
    "nos",
    "e.g",
    "i.e",
    "approx",
    "vs",
    "lancs",
    "cllr",
    "dr",
    "mr",
    "mrs",
    "ms",
    "sgt",
    "insp",
    "supt",
    "rev",
    "dept",
    "etc",
    "fig",
    "figs",
    "para",
    "inc",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "oct",
    "nov",
    "dec",
    "c",
    "v",
    "p",
    "pp",
]
_END = re.compile(r"(?<=[.!?;])[)”\"’']?\s+(?=[A-Z“\"‘'(\d])")
_COUNTED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty)\b",
    re.I,
)
_NOT_FIGURES = re.compile(
    r"\b(?:tables?|figures?|fig\.?|charts?|pages?|pg|p\.|sections?|s\.|objectives?|priority|priorities|chapters?|appendix|paragraph|para|"
    r"part|tier|tiers|levels?|class|stage|phase|strand|article|regulation|reg|act|psa|ni|bvpi|"
    r"ward|junction|option|question|tel|fax|phone|call|number\s?:|ref)\s*:?\s*\d+(?:\s?[/.&,–-]\s?\d+)*(?![\d,]*\s?(?:%|per cent))"
    r"|\bquarter\s[1-4]\b(?![,.]\d|%)|\btarget\s\d{1,2}(?:\.\d)?\b(?!,\d|%)|\byears?\s(?:[1-9]|1[0-3])\b(?!,\d|%)"
    r"|(?<![\d.,£])\d{1,3}\s?[-–]\s?\d{1,3}\b(?!\s?%|\s?per cent|[.,]\d)"
    r"|\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty)[- ](?:(?:working|calendar|school) )?(?:days?|weeks?|hours?|minutes?|miles?|pages?)\b"
    r"|\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty)[- ]times\b"
    r"|\b\d{1,2}\s?(?:-|–|to)\s?\d{1,2}(?:\s|-)?(?:year|yr)s?\b|\baged?\s+\d+(?:\s?(?:-|–|to|and)\s?\d+)?(?:\s+(?:and|or)\s+(?:over|under))?"
    r"|\b(?:under|over|aged?)[- ]\d{1,2}[’']?s\b|\b\d{1,3}\+|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b"
    r"|(?<=were )\d{1,2} (?:to|-|–) \d{1,2}(?=,| and\b|\.(?!\d)| or\b)|\b\d{1,2} (?:or|and) (?:over|older|under|younger|above)\b|(?<=were )(?:under|over) \d{1,2}\b"
    r"|\b\d{2,3}-hour\b|\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)\b|\b\d{1,2}:\d\d\b|\b24/7\b|\b0\d{2,4}[ -]\d{3}[ -]?\d{3,4}\b|\b0\d{9,10}\b|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b",
    re.IGNORECASE,
)


_LASTING = re.compile(
    r"\bfrom \S+ (?P<unit>days|weeks|hours|minutes|months|miles)\b[^.;]{0,40}? to \S+ (?P=unit)\b",
    re.IGNORECASE,
)


_TIMED = re.compile(r"(?:days?|weeks?|hours?|minutes?|miles?|times)$", re.IGNORECASE)


def _no_figures(text: str, *, counts_time: bool) -> list[tuple[int, int]]:
    """Return what is no figure; lengths of time are figures where two are compared."""
    lasting = _LASTING.search(text)
    return [
        found.span()
        for found in _NOT_FIGURES.finditer(text)
        if not (lasting and found[0].lower().endswith(lasting["unit"].lower()))
        and not (counts_time and _TIMED.search(found[0]))
    ]


@lru_cache(maxsize=2048)
def _dated_in(text: str) -> tuple[Dated, ...]:
    return tuple(periods_in(text)[:_MOST])


@lru_cache(maxsize=2048)
def _counted_in(
    text: str, labels: "re.Pattern[str] | None", *, counts_time: bool
) -> tuple[Figure, ...]:
    taken = [(each.start, each.end) for each in _dated_in(text)]
    if _COUNTED.search(text):
        taken += _no_figures(text, counts_time=counts_time)
    if labels:
        taken += [found.span() for found in labels.finditer(text)]
    return tuple(figures_in(text, taken)[:_MOST])


@dataclass(frozen=True)
class Passage:
    """One sentence: its words, its place, and what leads up to it."""

    text: str
    place: Place
    block: int
    before: str = ""
    lead: str = ""
    heading: str = ""
    is_cell: bool = False
    is_item: bool = False
    section: int = -1
    labels: "re.Pattern[str] | None" = None
    counts_time: bool = False

    @cached_property
    def dated(self) -> list[Dated]:
        """Return the periods that the sentence names."""
        return list(_dated_in(self.text))

    @cached_property
    def figures(self) -> list[Figure]:
        """Return the figures that count something, in order."""
        return list(_counted_in(self.text, self.labels, counts_time=self.counts_time))

    @cached_property
    def template(self) -> str:
        """Return the sentence in lower case, one sign for each figure and period."""
        signs = [
            (f.start, f.end, chr(FIGURES + at)) for at, f in enumerate(self.figures)
        ]
        signs += [
            (d.start, d.end, chr(PERIODS + at)) for at, d in enumerate(self.dated)
        ]
        made, at = [], 0
        for start, end, sign in sorted(signs):
            made += [self.text[at:start], sign]
            at = end
        made.append(self.text[at:])
        return "".join(made).replace("’", "'").lower()

    def figure(self, sign: str) -> Figure:
        """Return the figure that a sign of the template stands for."""
        return self.figures[ord(sign) - FIGURES]

    def period(self, sign: str) -> Dated:
        """Return the period that a sign of the template stands for."""
        return self.dated[ord(sign) - PERIODS]


@lru_cache(maxsize=64)
def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph; a shortened word ends none."""
    made: list[str] = []
    start = 0
    for found in _END.finditer(text):
        last = text[start : found.start()].split()[-1:] or [""]
        word = last[0].rstrip(".").lstrip("(“'\"").lower()
        opens = text[start : found.start()].strip() == last[0]
        is_short = word in _SHORTENED or re.fullmatch(r"[a-z]", word)
        # “1.” numbers what follows; “from 9 to 19.” ends a sentence
        is_number = opens and re.fullmatch(r"\d{1,2}", word)
        if last[0].endswith(".") and (is_short or is_number):
            continue
        made.append(text[start : found.end()].strip())
        start = found.end()
    made.append(text[start:].strip())
    return [part for each in made if each for part in _cut(each)]


MOST_LETTERS = 1_500
"""A longer run of words is no sentence; it is cut, so that no rule works on it for long."""
_MOST_BEFORE = 1_500


def _cut(sentence: str) -> list[str]:
    if len(sentence) <= MOST_LETTERS:
        return [sentence]
    return [
        sentence[at : at + MOST_LETTERS] for at in range(0, len(sentence), MOST_LETTERS)
    ]


def _joined(before: str, sentence: str) -> str:
    """Return the words before the next sentence, as many as may still be meant."""
    words = f"{before} {sentence}".strip()
    return words if len(words) <= _MOST_BEFORE else sentence


def passages(document: ReadDocument) -> Iterator[Passage]:
    """Yield every sentence of the document in order, those in cells too."""
    lead = heading = ""
    section = -1
    labels, heads = number_labels(document), plain_heads(document)
    for at, block in enumerate(document.blocks):
        if isinstance(block, Heading) or (at in heads and isinstance(block, Paragraph)):
            lead, heading, section = "", block.text, at
        elif isinstance(block, Table):
            lead = ""
            for each in _of_cells(block, at, heading):
                yield replace(each, section=section, labels=labels)
        else:
            for each in _of_paragraph(block, at, lead, heading):
                yield replace(each, section=section, labels=labels)
            if not block.is_item:
                lead = block.text


_NUMBERED = re.compile(
    r"\D{0,10}?(\d{1,2}(?:[:.]\d\d)?)\s?(?:-|–|—|to)\s?(\d{1,2}(?:[:.]\d\d)?)\D{0,12}"
)


def number_labels(document: ReadDocument) -> "re.Pattern[str] | None":
    """Return what finds the labels of tables that are numbers themselves: 18 to 24."""
    cells = {
        cell.text.strip()
        for table in document.tables()
        for at, row in enumerate(table.rows)
        for cell in (row.cells if not at else row.cells[:1])
    }
    bounds = {found.groups() for text in cells if (found := _NUMBERED.fullmatch(text))}
    forms = [
        rf"(?<![\d.,£]){re.escape(a)}\s?(?:-|–|—|to|and)\s?{re.escape(b)}(?![\d%]|[,.:]\d)"
        for a, b in sorted(bounds)
    ]
    return re.compile("|".join(forms)) if forms else None


def _of_paragraph(
    block: Paragraph, at: int, lead: str, heading: str
) -> Iterator[Passage]:
    before = ""
    for sentence in sentences(block.text):
        yield Passage(
            sentence,
            block.place,
            at,
            before,
            lead if block.is_item else "",
            heading,
            is_item=block.is_item,
        )
        before = _joined(before, sentence)


def _of_cells(table: Table, at: int, heading: str) -> Iterator[Passage]:
    for row in table.rows:
        for cell in row.cells:
            if len(cell.text.split()) < 3:
                continue
            before = ""
            for line in cell.text.split("\n"):
                for sentence in sentences(line):
                    yield Passage(
                        sentence, cell.place, at, before, "", heading, is_cell=True
                    )
                    before = _joined(before, sentence)
