"""Tables of targets: a baseline, a percentage and the target that they come to."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.documents.reading.blocks import Place, Table
from frankpledge.plan.rules.claims.aims import target_from
from frankpledge.plan.rules.claims.cells import say
from frankpledge.plan.rules.claims.findings import Finding, Kind, Verdict
from frankpledge.plan.rules.claims.grids import number_in
from frankpledge.plan.rules.claims.kept import kept, several
from frankpledge.plan.rules.claims.numbers import Figure, Unit, rounded_alike
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.years import headed_period, periods_in


_BASELINE = re.compile(
    r"\bbase ?lines?\b|\bbase\b|\bstarting\b|\bcurrent\b|\bactual\b|\bwhere we are\b|\bwhere are we\b|\bposition\b|\blatest\b|\bnow\b|\boutturn\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\btarget|\baim\b|\bgoal\b|\bmilestone|\bwe want\b|\bwill be\b|\bambition\b",
    re.IGNORECASE,
)
_SAYS_TARGET = re.compile(r"\btarget", re.IGNORECASE)
_RESULT = re.compile(
    r"\b(?:results?|achieved|reached|outturn|actual|performance)\b", re.IGNORECASE
)
_PERCENT = re.compile(
    r"%|per ?cent|percentage|reduction|increase|change", re.IGNORECASE
)
_DOWN = re.compile(
    r"\b(?:reduc\w*|decreas\w*|lower\w*|cut\w*|fewer|less|fall\w*|minimi[sz]e|down)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:increas\w*|improv\w*|rais\w*|more|grow\w*|higher|up|rise\w*)\b",
    re.IGNORECASE,
)
_KEEP = re.compile(
    r"\bmaintain\w*|\bsustain\w*|\bremain\w*|\bkeep\b|\bhold\b|no (?:increase|change)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:at or (?:below|above|under|over)|below|above|under|over|at (?:least|most)|no (?:more|less|fewer) than)\b",
    re.IGNORECASE,
)
_AWAITED = re.compile(
    r"\b(?:tbc|tba|to be (?:confirmed|established|agreed|discussed|set|determined|developed))\b|^\?+$|\?\s*$|baseline\s*\?",
    re.IGNORECASE,
)
_MOST_IN_HEAD = 10


def targets(table: Table, block: int) -> list[Finding]:
    """Return what becomes of the targets that a table's rows set."""
    texts = table.texts()
    if len(texts) < 2:
        return []
    found: list[Finding] = []
    heads: list[str] = []
    columns: Columns = {}
    for at, row in enumerate(texts):
        headed = _head(row)
        if headed:
            heads, columns = row, headed
        elif columns:
            found += _row(table, at, heads, row, columns, block)
    return found


def _is_kept(words: str) -> bool:
    """Say whether a target is to stay where its baseline is, and not within a limit."""
    return bool(_KEEP.search(words)) and not _LIMIT.search(words)


Columns = dict[str, int]


def _head(row: list[str]) -> Columns:
    """Return where baseline, target and percentage stand, where a row heads them."""
    if any(len(cell.split()) > _MOST_IN_HEAD for cell in row):
        return {}
    base = _column(row, _BASELINE)
    base = _latest_year(row) if base is None else base
    if base is None or number_in(row[base], Place()):
        return {}
    after = [""] * (base + 1) + row[base + 1 :]
    target = _column(after, _SAYS_TARGET) or _column(after, _TARGET)
    target = target or _column(row, _TARGET, but=base)
    if target is None:
        # “Target & Base Line | March 2012”: the date that heads the next column
        dated = [at for at, cell in enumerate(row) if at > base and headed_period(cell)]
        target = dated[0] if dated else None
    if target is None:
        return {}
    percent = next(
        (
            at
            for at, cell in enumerate(row)
            if at not in {base, target} and _PERCENT.search(cell)
        ),
        None,
    )
    columns = {"base": base, "target": target}
    if not _BASELINE.search(row[base]):
        # only a change that is asked for in words is one from a plain year
        return columns | {"year": base}
    result = _column(row, _RESULT, but=base)
    if result is not None and percent is not None and percent > result:
        # the change is that of the result, not the one asked for
        return columns | {"result": result}
    return columns | ({"percent": percent} if percent is not None else {})


def _latest_year(row: list[str]) -> int | None:
    """Return the last year that heads a column before the target's own: its baseline."""
    target = _column(row, _SAYS_TARGET) or 0
    dated = [at for at in range(1, target) if headed_period(row[at])]
    return dated[-1] if dated else None


def _column(
    row: list[str], pattern: "re.Pattern[str]", but: int | None = None
) -> int | None:
    return next(
        (at for at, cell in enumerate(row) if at != but and pattern.search(cell)), None
    )


def _row(
    table: Table,
    at: int,
    heads: list[str],
    row: list[str],
    columns: Columns,
    block: int,
) -> Iterator[Finding]:
    aimed = _target_of(heads, row, columns)
    columns = columns | {"target": aimed}
    base, target = row[columns["base"]], row[aimed]
    place = _place(table, at, aimed)
    label = _label(row, columns)
    bases, aims = _figures(base), _figures(target)
    percent = _percent(row, heads, columns)
    counts, wanted = _plain(bases), _plain(aims)
    if percent is not None and len(counts) == 1 and len(wanted) == 1:
        yield _held(place, label, counts[0], wanted[0], percent, target)
    elif percent is not None and len(counts) > 1 and len(counts) == len(wanted):
        yield from several(
            place, base, target, list(zip(counts, wanted, strict=True)), percent
        )
    elif _is_kept(f"{label} {target}") and bases and len(bases) == len(aims):
        for before, after in zip(bases, aims, strict=True):
            yield kept(place, _shown(label, before.text, target), before, after)
    elif _AWAITED.search(base) and not counts:
        yield say(
            Verdict.UNCHECKED,
            place,
            _shown(label, base, target),
            "The baseline is still to be confirmed, so the target cannot be worked out.",
            shown=base[:80],
        )


def _target_of(heads: list[str], row: list[str], columns: Columns) -> int:
    """Return which of several target columns a row's own date names, or the last."""
    dated = {
        at: headed_period(re.sub(r"(?i)\btargets?\b|\bby\b", "", head))
        for at, head in enumerate(heads)
        if at not in {columns["base"], columns.get("percent")}
        and _TARGET.search(head)
        and at < len(row)
    }
    if len(dated) < 2 or not all(dated.values()):
        return columns["target"]
    named = [each.months for each in periods_in(row[0])]
    own = [at for at, months in dated.items() if months in named]
    return own[0] if own else max(dated)


def _label(row: list[str], columns: Columns) -> str:
    return row[0] or row[columns["base"]]


def _shown(label: str, base: str, target: str) -> str:
    parts = dict.fromkeys(
        " ".join(part.split())[:120] for part in (label, base, target)
    )
    return " | ".join(part for part in parts if part)


def _place(table: Table, at: int, column: int) -> Place:
    spread = [cell.place for cell in table.rows[at].cells for _ in range(cell.span)]
    return spread[min(column, len(spread) - 1)] if spread else table.place


def _figures(text: str) -> list[Figure]:
    return Passage(" ".join(text.split()), Place(), 0).figures


def _plain(figures: list[Figure]) -> list[Figure]:
    return [f for f in figures if f.unit in {Unit.COUNT, Unit.RATE}]


def _percent(row: list[str], heads: list[str], columns: Columns) -> Decimal | None:
    """Return the change that a row asks for, in per cent with its sign, or None."""
    places = [columns["percent"]] if "percent" in columns else []
    places += [0, columns["target"], columns["base"]]
    places += [] if "result" in columns else range(1, len(row))
    for at in dict.fromkeys(places):
        if "year" in columns and not (_DOWN.search(row[at]) or _UP.search(row[at])):
            continue
        text = f"{heads[at]} {row[at]}" if at == columns.get("percent") else row[at]
        found = _asked(text, row[at], is_column=at == columns.get("percent"))
        if found is not None:
            return found
    return None


def _asked(text: str, cell: str, *, is_column: bool) -> Decimal | None:
    percents = [f for f in _figures(cell) if f.unit is Unit.PERCENT]
    if is_column and not percents:
        percents = [f for f in _figures(cell) if f.unit is Unit.COUNT][:1]
    if len(percents) != 1:
        return None
    value = percents[0].value
    if value < 0:
        return value
    near = text if is_column else _around(cell, percents[0])
    is_down, is_up = bool(_DOWN.search(near)), bool(_UP.search(near))
    if is_down == is_up:
        return None
    return -value if is_down else value


def _around(cell: str, figure: Figure) -> str:
    """Return the words that say which way: those before “by 12%”, after “12% reduction”."""
    words = " ".join(cell.split())
    after = re.match(
        r"\s*(?:\w+ ){0,2}?(?:reduction|increase|decrease|fall|rise|cut|fewer|more|lower|higher|less)\b",
        words[figure.end :],
    )
    if after:
        return after[0]
    before = words[: figure.start]
    return before if re.search(r"\bby\s*(?:\w+ )?$|\bof\s*$", before) else ""


def _held(
    place: Place, label: str, base: Figure, target: Figure, percent: Decimal, text: str
) -> Finding:
    right = target_from(base.value, percent)
    shown = half_up(right, target.decimals)
    said: dict[str, Any] = {
        "shown": target.text,
        "printed": target.value,
        "computed": shown,
        "right": f"{shown:,}",
    }
    claim = _shown(label, base.text, text)
    words = f"{percent:+}% of {base.value:,} comes to {shown:,}"
    if rounded_alike(target.value, target.decimals, right):
        return say(Verdict.AGREES, place, claim, f"{words}.", **said)
    made = (
        half_up(100 * (target.value - base.value) / base.value, 1)
        if base.value
        else Decimal(0)
    )
    return say(
        Verdict.DISAGREES,
        place,
        claim,
        f"{words}, not {target.value:,}, which is {made:+}%.",
        Kind.TARGET,
        **said,
    )
