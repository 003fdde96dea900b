"""Years that do not fit: in a table's heads, its caption, or a target's date."""

import re
from collections.abc import Iterator

from frankpledge.documents.reading.blocks import (
    Place,
    ReadDocument,
    Row,
    Table,
)
from frankpledge.plan.rules.claims.cells import say
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import Grid
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.stages import Stage
from frankpledge.plan.rules.claims.years import Months, headed_period, periods_in


_OPENING = 14
_TITLE = 140
_TITLE_LINES = 4
_APRIL = 3
_MOST_IN_HEAD = 8
_HEADS = re.compile(
    r"\b(?:target|base ?line|owner|lead|actions?|objective|measure)\b", re.IGNORECASE
)
_TO = re.compile(r"((?:19|20)\d\d)\s*(?:to|until|-|–|—)\s*((?:19|20)?\d\d)\b")
_PLAN = re.compile(r"\b(?:plan|strategy|programme)\b", re.IGNORECASE)
_NO_PLAN = re.compile(
    r"\b(?:report|update|assessment|audit|review of|performance in)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby\s+(?:the end of |end of |late |early )?$", re.IGNORECASE)
_HORIZON = re.compile(r"\bon the (?:way|path|road) to\b(?:[^.;]|\.\d)*$", re.IGNORECASE)
_FORWARD = re.compile(
    r"\b(?:direction|forward plan|way forward|forward look)\b[^.;]*?\bfor the (?P<word>preceding|previous|last|past)\s+(?:\S+ )?(?:months|years?)\b",
    re.IGNORECASE,
)
_MALFORMED = re.compile(r"^\s*((?:19|20)\d\d)\s?[/–-]\s?(\d\d(?:\d\d)?)\s*$")


def plan_years(document: ReadDocument) -> Months | None:
    """Return the years that a plan covers, as its opening says: 2011 to 2012, 2013 - 17."""
    opening = [
        b.text
        for b in document.blocks[:_OPENING]
        if not isinstance(b, Table) and len(b.text) < _TITLE
    ]
    named = " ".join(opening[:_TITLE_LINES])
    if _NO_PLAN.search(named) or not _PLAN.search(named):
        return None
    for text in opening:
        found = _TO.search(text)
        if not found:
            continue
        first = int(found[1])
        last = (
            int(found[2]) if len(found[2]) == 4 else first // 100 * 100 + int(found[2])
        )
        if first < last <= first + 10:
            return Months(first * 12 + _APRIL, last * 12 + _APRIL)
    return None


def headed(grid: Grid) -> Iterator[Finding]:
    """Find years that stand twice, out of order, or are no year at all, in a table's heads."""
    heads = [c.months for c in grid.columns if c.months and not c.words]
    if grid.has_period_rows:
        heads = [months for months in grid.row_periods if months]
    yield from _misprints(grid)
    yearly = [months for months in heads if months.is_year]
    twice = dict.fromkeys(m for at, m in enumerate(yearly) if m in yearly[:at])
    # rows that share a year may well be of several things; one slip stands alone
    is_slip = not grid.has_period_rows or (len(twice) == 1 and all(grid.row_periods))
    place = grid.table.rows[0].cells[0].place
    for months in twice if is_slip else ():
        yield say(
            Verdict.DISAGREES,
            place,
            f"{grid.caption or 'Table'}: {months.words()}",
            f"{months.words()} heads two columns or rows. One of them is of another year.",
            Kind.YEARS,
            shown=months.words(),
        )
    yield from _captioned(grid, heads, place)


def _misprints(grid: Grid) -> Iterator[Finding]:
    words = (
        [c.words for c in grid.columns]
        if not grid.has_period_rows
        else list(grid.labels)
    )
    periods = (
        [c.months for c in grid.columns]
        if not grid.has_period_rows
        else list(grid.row_periods)
    )
    yearly = sum(1 for each in periods if each and each.is_year)
    texts = (
        [_head_text(grid, at) for at in range(len(grid.columns))]
        if not grid.has_period_rows
        else words
    )
    for text, months in zip(texts, periods, strict=True):
        found = _MALFORMED.match(text)
        if found and yearly >= 2 and not (months and months.is_year):
            yield say(
                Verdict.DISAGREES,
                grid.table.place,
                f"{grid.caption or 'Table'}: {text.strip()}",
                f"“{text.strip()}” is no single year, though the others are.",
                Kind.YEARS,
                shown=text.strip(),
            )


def _head_text(grid: Grid, column: int) -> str:
    texts = grid.table.texts()
    return texts[0][column + 1] if column + 1 < len(texts[0]) else ""


def _captioned(grid: Grid, heads: list[Months], place: Place) -> Iterator[Finding]:
    """
    Find a caption whose years are not those of its table.

    2010-2013 fits 2010/11 to 2012/13: its last year begins or ends there.
    """
    named = periods_in(grid.caption)
    if len(heads) < 2 or not named or isinstance(heads[0], Stage):
        return
    said = Months(named[0].months.first, named[-1].months.end)
    if said.years < 2 and len(named) < 2:
        return
    first, last = min(heads), max(heads)
    starts = said.first // 12 in {first.first // 12, (first.end - 1) // 12}
    ends = bool(
        {said.end // 12, (said.end - 1) // 12}
        & {last.first // 12, (last.end - 1) // 12}
    )
    if starts and ends:
        return
    shown = f"{first.words()} to {last.words()}"
    yield say(
        Verdict.DISAGREES,
        place,
        grid.caption,
        f"The caption's years do not fit the columns, which run from {shown}.",
        Kind.YEARS,
        shown=grid.caption,
        right=shown,
    )


def outside_plan(table: Table, years: Months | None) -> Iterator[Finding]:
    """Find dates in a delivery table that lie outside the plan's own years."""
    if years is None or len(table.rows) < 2:
        return
    target_columns: set[int] = set()
    for row in table.rows:
        dated = _dated_columns(row)
        if dated:
            target_columns = dated
            continue
        for cell in row.cells:
            whole = headed_period(cell.text)
            is_target = cell.place.cell in target_columns
            if (
                is_target
                and whole
                and whole.end - whole.first == 1
                and not _within(whole, years)
            ):
                yield _outside(cell.place, cell.text, cell.text, whole, years)
                continue
            for each in periods_in(cell.text):
                month = each.months
                if (
                    month.end - month.first == 1
                    and month.first > years.end
                    and _BY.search(cell.text[: each.start])
                    and not _HORIZON.search(cell.text[: each.start])
                ):
                    sentence = _sentence(cell.text, each.start)
                    yield _outside(
                        cell.place,
                        sentence,
                        cell.text[each.start : each.end],
                        month,
                        years,
                    )


def _dated_columns(row: Row) -> set[int]:
    """Return the columns that a row of heads gives a month: a target's date."""
    is_head = all(len(cell.text.split()) <= _MOST_IN_HEAD for cell in row.cells)
    if not is_head or not any(_HEADS.search(cell.text) for cell in row.cells):
        return set()
    return {
        cell.place.cell
        for cell in row.cells
        if (months := headed_period(cell.text)) and months.end - months.first == 1
    }


def _within(month: Months, years: Months) -> bool:
    return years.first <= month.first < years.end


def _sentence(text: str, at: int) -> str:
    line_start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    return text[line_start : line_end if line_end > 0 else len(text)][:300]


def _outside(
    place: Place, claim: str, shown: str, month: Months, years: Months
) -> Finding:
    side = (
        "after the plan ends" if month.first >= years.end else "before the plan begins"
    )
    months = (
        month.first - years.end + 1
        if month.first > years.end
        else years.first - month.first
    )
    return say(
        Verdict.DISAGREES,
        place,
        claim,
        f"{shown} is {months} month{'s' if months != 1 else ''} {side} ({years.words()}).",
        Kind.YEARS,
        shown=shown,
        right=f"within {years.words()}",
    )


def backwards(passage: Passage) -> Iterator[Finding]:
    """Find a direction that is given for months already gone."""
    found = _FORWARD.search(passage.text)
    if found:
        yield say(
            Verdict.DISAGREES,
            passage.place,
            passage.text,
            f"A direction is for months to come, not for the {found['word']} ones.",
            Kind.YEARS,
            shown=found["word"],
            right="following",
        )
