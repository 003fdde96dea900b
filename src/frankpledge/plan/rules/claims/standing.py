"""
Where one row or column of a table stands among the others, and how much of all it is.

“Abbey has the highest rate”, “August was the busiest month”, “robbery is 4% of the
total”: a claim is wrong only when no table of its section lets it be right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.plan.rules.claims import sayings
from frankpledge.plan.rules.claims.cells import is_derived
from frankpledge.plan.rules.claims.composites import joined
from frankpledge.plan.rules.claims.findings import Finding, Kind
from frankpledge.plan.rules.claims.grids import Grid, Number
from frankpledge.plan.rules.claims.numbers import Figure, Unit, fits
from frankpledge.plan.rules.claims.passages import FIGURE, Passage
from frankpledge.plan.rules.claims.topics import every_word, is_one_word, topic
from frankpledge.plan.rules.claims.totals import is_total, total_rows


_F = FIGURE
MOST = r"highest|most|largest|biggest|busiest|greatest|worst"
LEAST = r"lowest|fewest|smallest|quietest|least"
_ORDINALS = ("second", "2nd", "third", "3rd", "fourth", "4th", "fifth")
_ORDER = {word: 2 + at // 2 for at, word in enumerate(_ORDINALS)}
_WHICH = "|".join(_ORDER)
_RANK = re.compile(
    rf"\b(?:the|was|were|is|are|at (?:its|their)|had|has) (?:the |its |their )?(?:(?P<order>{_WHICH})[ -])?(?:(?P<most>{MOST})|(?P<least>{LEAST}))\b(?! (?:(?:percentage |actual |overall )?(?:fall|rise|drop|reduction|increase|decrease|change)s?\b|for|since|level for|in (?:the last|\w+ years)))"
)
_MOVED_MOST = re.compile(
    r"\b(?:fell|fallen|rose|risen|grew|grown|dropped|increased|decreased|declined|improved|worsened|reduced|changed) (?:by )?$"
)
_NEXT_RANK = re.compile(rf"(?:,| and)(?= the (?:{MOST}|{LEAST})\b)")
_RANKED = re.compile(rf"\b(?:ranks?|ranked|came|comes) (?P<order>first|{_WHICH})\b")
_NOT_RANK = re.compile(
    r"\b(?:one of the|among the|most of|at least|most (?:likely|serious|recent|people|effective|important)|since|in (?:percentage|relative) terms|outside|apart from|except|after)\b"
)
_SHARE = re.compile(
    rf"^(?P<who>[^.;:{_F[1:-1]}]*?)\b(?:makes? up|made up|accounts? for|accounted for|is|are|was|were|takes? up|took|represents?|represented|holds?|held|had|has) "
    rf"(?:about |around |nearly |almost |some |over |more than |just over |just under |together |between them )*(?P<s>{_F}) of (?:(?:all|the|recorded|police|reported) )*(?P<whole>(?:[\w']+ )?(?:total|offences|crimes?|incidents|cost|costs|cases|spending|referrals)|all|total|[a-z' -]{{3,40}}?(?= in the | across | recorded| reported|[.,;]|$))"
)
_PLAIN_WHOLE = re.compile(
    r"\b(?:all|total|offences|crimes?|incidents|costs?|cases|spending|referrals)$"
)
_HAPPENED = re.compile(
    rf"(?:^|, |\band )(?:about |around |nearly |almost |some |over |more than |just over |just under )*(?P<s>{_F}) (?:of )?(?:all )?(?:the )?(?:offences|crimes?|incidents|cases|calls) (?:happen|happened|take place|took place|occur|occurred|were|was|came|are|is) (?:recorded |reported )?(?:in|at|from) (?P<who>[^.;:,{_F[1:-1]}]*)"
)
_MONTHS = re.compile(
    r"^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*$"
)
_QUARTER = re.compile(r"^q(?:uarter)?(?:\\? )?([1-4])$")
_PER_HEAD = re.compile(
    r"\bper (?:1,?000|10,?000|100,?000|head|thousand)", re.IGNORECASE
)
_FEWEST = 3
_TOTAL_FIT = 0.5


@dataclass(frozen=True)
class Line:
    """One measure over several names: the column “Offences” over the wards."""

    measure: str
    words: str
    names: tuple[str, ...]
    cells: tuple[Number, ...]
    totals: tuple[Decimal, ...]


def standing(passage: Passage, grids: Sequence[Grid]) -> Iterator[Finding]:
    """Yield what becomes of ranks and of shares of a total, by the section's tables."""
    words = passage.template
    rank = _RANKED.search(words) or _RANK.search(words)
    share = _SHARE.search(words) or _HAPPENED.search(words)
    if not (rank or share) or not grids:
        return
    lines = [line for grid in grids for line in lines_of(grid)]
    if rank and not _NOT_RANK.search(words):
        yield from _ranked(passage, rank, lines)
    if share:
        yield from _shared(passage, share, lines)


def lines_of(
    grid: Grid, *, derived: bool = False, fewest: int = _FEWEST
) -> Iterator[Line]:
    """Yield each measure of a table over its rows, and over its columns."""
    wholes = total_rows(grid)
    rows = [at for at, label in enumerate(grid.labels) if label and at not in wholes]
    wide = [
        at for at, c in enumerate(grid.columns) if derived or not is_derived(c.words)
    ]
    columns = [at for at in wide if not is_total(grid.columns[at].words)]
    for at in wide:
        column = grid.columns[at]
        cells = [(grid.labels[r], grid.numbers[r][at]) for r in rows]
        head = f"{column.words} {column.months.words() if column.months else ''}"
        printed = [n for whole in wholes[-1:] if (n := grid.numbers[whole][at])]
        yield from _line(head, cells, printed, column.words, fewest=fewest)
    if not grid.has_period_rows:
        for r, label in enumerate(grid.labels):
            cells = [(grid.columns[c].words, grid.numbers[r][c]) for c in columns]
            if all(name for name, _ in cells):
                yield from _line(label, cells, fewest=fewest)


def _line(
    measure: str,
    cells: Sequence[tuple[str, Number | None]],
    printed: Sequence[Number] = (),
    words: str | None = None,
    *,
    fewest: int,
) -> Iterator[Line]:
    filled = [(name, cell) for name, cell in cells if cell]
    if len(filled) >= fewest and len({name for name, _ in filled}) == len(filled):
        total = sum((cell.value for _, cell in filled), Decimal(0))
        names, numbers = zip(*filled, strict=True)
        totals = [total, *(number.value for number in printed)]
        said = measure if words is None else words
        yield Line(measure, said, names, numbers, tuple(dict.fromkeys(totals)))


def names_said(words: str, names: Sequence[str]) -> list[str]:
    """Return the names that words speak of, each in full, or those that one name joins."""
    joint = joined(words, names)
    if len(joint) == 1:
        return [names[at] for at in joint[0]]
    low = " ".join(words.lower().split())
    found = []
    for name in sorted(names, key=len, reverse=True):
        plain = re.escape(name.lower())
        tail = "[a-z]*" if _MONTHS.match(name.lower()) else "s?"
        plain = _QUARTER.sub(r"(?:q|quarter )\1", plain)
        match = re.search(rf"\b{plain}{tail}\b", low)
        if match:
            found.append(name)
            low = low[: match.start()] + " " * len(match[0]) + low[match.end() :]
        elif topic(name) and topic(name) == topic(words):
            found.append(name)
    return found


def _ranked(
    passage: Passage, match: "re.Match[str]", lines: Sequence[Line]
) -> Iterator[Finding]:
    said = match.groupdict()
    is_moved = _MOVED_MOST.search(passage.template[: match.start()])
    if match[0].startswith("at ") or is_moved:
        # “at its lowest” speaks of other years, “fell the most” of movements
        return
    order = _ORDER.get(said["order"] or "", 1)
    is_least = bool(said.get("least"))
    before, after = passage.template[: match.start()], passage.template[match.end() :]
    # “the most homes and the lowest rate”: each rank has its own measure
    after = _NEXT_RANK.split(after)[0]
    tries = []
    for line in lines:
        names = names_said(before, line.names)
        if len(names) == 1 and len(names_said(f"{before} {after}", line.names)) == 1:
            tries.append((line, names[0], _fit(f"{before} {after}", line)))
    best = max((fit for *_, fit in tries), default=-1)
    meant = [(line, name) for line, name, fit in tries if fit == best]
    if not meant:
        return
    found = [
        _place_of(passage, match[0], line, name, order, is_least=is_least)
        for line, name in meant
    ]
    right = next((each for each in found if each.kind is None), None)
    if right:
        yield right
    elif len(found) == 1:
        yield found[0]
    elif len({line.words for line, _ in meant}) == 1:
        # wrong in every year that may be meant; the last is the latest
        yield found[-1]
    else:
        yield sayings.unchecked(
            passage, "Several columns of the table may be meant.", shown=match[0]
        )


def _fit(words: str, line: Line) -> float:
    """Return how many words of a measure's head a sentence says; a total needs none."""
    said = every_word(words)
    head = [w for w in every_word(line.measure) if not w.isdigit()]
    fit: float = sum(
        1 for word in head if any(is_one_word(word, each) for each in said)
    )
    if head and fit == len(head):
        fit += _TOTAL_FIT
    if _PER_HEAD.search(line.measure):
        # a rate is meant where the words say so, and only there
        fit = fit + 2 if said & {"rate", "per"} else 0
    return fit or (_TOTAL_FIT if is_total(line.measure.strip()) else 0)


def _place_of(
    passage: Passage, words: str, line: Line, name: str, order: int, *, is_least: bool
) -> Finding:
    values = sorted((c.value for c in line.cells), reverse=not is_least)
    own = line.cells[line.names.index(name)]
    at = values.index(own.value) + 1
    wanted = (
        line.names[[c.value for c in line.cells].index(values[order - 1])]
        if order <= len(values)
        else ""
    )
    said: dict[str, Any] = {
        "shown": words,
        "printed": Decimal(order),
        "computed": Decimal(at),
        "right": wanted,
        "tied_to": f"the table's figures of “{line.measure.strip()}”",
    }
    way = "lowest" if is_least else "highest"
    shown = ", ".join(
        f"{n} {c.text}" for n, c in zip(line.names, line.cells, strict=True)
    )
    if at <= order < at + values.count(own.value):
        return sayings.agrees(
            passage, f"“{name}” with {own.text} is no. {order} from the {way}.", **said
        )
    return sayings.fault(
        passage,
        Kind.CONTRADICTED,
        f"“{name}” with {own.text} is no. {at} from the {way}, not no. {order}; that is"
        f" “{wanted}”. The table reads {shown}.",
        **said,
    )


def _shared(
    passage: Passage, match: "re.Match[str]", lines: Sequence[Line]
) -> Iterator[Finding]:
    figure = passage.figure(match["s"])
    if figure.unit not in {Unit.PERCENT, Unit.FRACTION}:
        return
    made = []
    whole = match.groupdict().get("whole") or ""
    if topic(whole) and not _PLAIN_WHOLE.search(whole):
        lines = [ln for ln in lines if topic(whole) <= topic(ln.measure)]
    for line in lines:
        if _PER_HEAD.search(line.measure):
            continue
        names = names_said(match["who"], line.names)
        rest = _without(match["who"], names)
        if names and len(names) < len(line.names) and not rest:
            cells = [line.cells[line.names.index(each)].value for each in names]
            part = sum(cells, Decimal(0))
            made += [
                (line, names, part, total) for total in line.totals if total > part
            ]
    right = next((m for m in made if fits(figure, 100 * m[2] / m[3])), None)
    if right:
        yield _share(passage, figure, *right, agrees=True)
    elif made:
        best = max(made, key=lambda each: _fit(passage.text, each[0]))
        yield _share(passage, figure, *best, agrees=False)


def _without(words: str, names: Sequence[str]) -> frozenset[str]:
    """Return what words say beside the names."""
    said = topic(words)
    for name in names:
        said -= topic(name) | every_word(name)
    return said - {"together", "alone", "itself", "between", "them"}


def _share(
    passage: Passage,
    figure: Figure,
    line: Line,
    names: Sequence[str],
    part: Decimal,
    total: Decimal,
    *,
    agrees: bool,
) -> Finding:
    right = half_up(100 * part / total, max(figure.decimals, 1))
    said: dict[str, Any] = {
        "shown": figure.text,
        "printed": half_up(figure.value, 1),
        "computed": right,
        "right": f"{right}%",
        "tied_to": f"the table's figures of “{line.measure.strip()}”",
    }
    who = " and ".join(f"“{each}”" for each in reversed(names))
    words = f"{who} with {part:,} of {total:,} is {right}%"
    if agrees:
        return sayings.agrees(passage, f"{words}.", **said)
    words = f"{words}, not {figure.text}."
    return sayings.fault(passage, Kind.PERCENTAGE, words, **said)
