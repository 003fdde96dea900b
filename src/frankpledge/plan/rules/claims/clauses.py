"""What narrows a claim to less than its table: another place, a group, a season."""

import re
from collections import Counter

from frankpledge.documents.reading.blocks import Heading, Paragraph, ReadDocument, Table
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.topics import every_word, topic


_PLACED = re.compile(
    r"\b(?:in|at|on|across|around|within|for|throughout)\s+(?:the\s+)?((?:[A-Z][\w.'’]*\.?\s?)+)"
)
_NARROWER = re.compile(
    r"\b(?:town cent\w+|city cent\w+|wards?|estates?|neighbourhoods?|hot ?spots?|among|amongst|young people|"
    r"weekends?|nights?|evenings?|summer|winter|(?<!a )(?<!one )(?<!three )(?<!same )(?<!the )(?<!latest )(?<!last )(?<!this )quarter|target(?:ed)? areas?|pilot|rural|urban|"
    r"national(?:ly)?|regional(?:ly)?|county|countywide|force area|alcohol[- ]related|knife|drug[- ]related|"
    r"some|half of|per cent of|% of|these areas|this area|that area|scheme area|similar (?:areas|partnerships))\b",
    re.IGNORECASE,
)
_NOT_PLACES = frozenset(
    [
        "table",
        "figure",
        "chart",
        "appendix",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "q1",
        "q2",
        "q3",
        "q4",
        "quarter",
        "christmas",
        "partnership",
        "csp",
    ]
)
_OPENING = 12
_TITLE = 140


def home_names(document: ReadDocument) -> frozenset[str]:
    """Return the words that name the document's own area: of its opening."""
    opening = [
        block.text
        for block in document.blocks[:_OPENING]
        if not isinstance(block, Table) and _is_title(block)
    ]
    words = {word for text in opening for word in every_word(text)}
    counted = Counter(
        name
        for block in document.blocks
        if not isinstance(block, Table | Heading)
        for found in _PLACED.findall(block.text)
        for name in every_word(found)
    )
    common = counted.most_common(1)
    return frozenset(words | {name for name, times in common if times > 1})


def _is_title(block: Heading | Paragraph) -> bool:
    if isinstance(block, Paragraph) and block.is_item:
        return False
    is_short = len(block.text) < _TITLE
    return is_short and not block.text.rstrip().endswith((".", ";"))


def is_narrower(passage: Passage, at: int, known: frozenset[str]) -> bool:
    """
    Say whether the clause around a figure speaks of less, or of other, than its table.

    `known` are the area's own names and what the label, caption and heading say.
    """
    text = passage.text
    start, end = _clause(passage, at)
    clause = text[start:end]
    places = {
        word
        for found in _PLACED.findall(clause)
        for word in every_word(found)
        if word not in _NOT_PLACES and not re.fullmatch(r"(?:fy|q)\d+", word)
    }
    if places - known:
        return True
    return any(not topic(found[0]) <= known for found in _NARROWER.finditer(clause))


def _clause(passage: Passage, at: int) -> tuple[int, int]:
    """Return where the clause of a template's figure begins and ends in the sentence."""
    figures = passage.figures
    position = ord(passage.template[at]) - 0xE100 if at < len(passage.template) else -1
    if not 0 <= position < len(figures):
        return 0, len(passage.text)
    figure = figures[position]
    before = [m.end() for m in re.finditer(r"[,;:]\s", passage.text[: figure.start])]
    after = re.search(r"[,;:](?=\s)", passage.text[figure.end :])
    end = figure.end + after.start() if after else len(passage.text)
    return (before[-1] if before else 0), end
