"""A plan in the grid: themes, each with a table of objective, baseline, timescale, target."""

import re

from frankpledge.documents.reading.blocks import Paragraph, Row, Table
from frankpledge.plan.rules.printing import Named
from frankpledge.plan.rules.printing.figures import FINANCIAL_YEAR
from frankpledge.plan.rules.printing.lines import MILESTONE, REPORTING
from frankpledge.plan.rules.printing.openings import AGAINST, SHOWN_BY
from frankpledge.plan.rules.printing.parts import part_of
from frankpledge.plan.rules.printing.terms import AWAITED
from frankpledge.plan.rules.reading.asking import Data
from frankpledge.plan.rules.reading.building import Building
from frankpledge.plan.rules.reading.columns import (
    cell,
    columns_of,
    dated,
    head_of,
    says_more,
)
from frankpledge.plan.rules.reading.lines import ask_measure, measured
from frankpledge.plan.rules.reading.outline import (
    Piece,
    is_cover,
    objective_named,
    priority_named,
    split_ref,
)
from frankpledge.plan.rules.reading.promises import (
    read_promise,
    reconciled,
    worked_out,
)
from frankpledge.plan.rules.reading.said import changed_by
from frankpledge.plan.rules.reading.terms import read_due, read_start
from frankpledge.plan.states import BaselineState, Part, TargetKind


NOT_APPLICABLE = AWAITED[BaselineState.NOT_APPLICABLE]
# What a row of the grid says, and what the head of its column is taken for.
COLUMNS = {
    "objective": "name",
    "baseline": "baseline",
    "timescale": "due",
    "target": "target",
    "owner": "owner",
    "lead": "lead",
}
# The verb before it has taken the article.
REPORTED = REPORTING.removeprefix("the ")
_THEME = re.compile(r"(?:Strategic )?Theme\s*(?:\d+\s*)?[-–:]\s*(.+?)\.?$", re.I)
_MARK = re.compile(r"\s*\*\s*(PSA\s*\w+|[A-Z][A-Z0-9]*)", re.I)
_SHARE = re.compile(r"\s*\bby (\d[\d.,]*)\s*(?:%|per cent)", re.I)
_VERB = re.compile(
    r"^(?:.*\bto |we will )?(?P<verb>reduce|cut|decrease|lower|increase|improve|raise|maintain|keep within limits|watch|"
    r"turn or hold|reach|do better than others on|take a step on the way on)"
    r"(?: the)? (?P<rest>.+)$",
    re.I,
)
_WHOSE = re.compile(r"(owner|lead|deputy): (.+)", re.I)
_NATIONAL = re.compile(r"\bPSA\s*[I1l]\b", re.I)


def is_grid(table: Table) -> bool:
    """Say whether a table has the grid's columns."""
    return head_of(table) is not None


def read_grid(pieces: list[Piece], building: Building) -> None:
    """Fill a plan from a document in the grid layout."""
    for position, piece in enumerate(pieces):
        if is_cover(piece, position, is_own=building.asking.is_own):
            continue
        grids = [table for table in piece.tables() if is_grid(table)]
        # A table that says more than its lines hold stays in the prose as well.
        is_own = building.asking.is_own
        piece.taken = [table for table in grids if is_own or not more_in(table)]
        begun = begins(piece, building)
        for table in grids:
            read_table(table, building)
        if not begun:
            prose(piece, building)


def begins(piece: Piece, building: Building) -> bool:
    """Begin the theme or objective that a heading names; say whether it was one."""
    ref, said = split_ref(piece.heading)
    named = priority_named(piece, is_own=building.asking.is_own)
    if named or (ref and piece.level == 1):
        building.priority(*(named or (ref, said)))
        building.level = piece.level
        building.why(piece.rest())
        return True
    if found := None if building.asking.is_own else objective_named(piece.heading):
        building.details(building.objective(found[0], found[2]), piece.rest())
        return True
    if ref and piece.level == 2 and building.priorities:
        building.details(building.objective(ref, said), piece.rest())
        return True
    return False


def prose(piece: Piece, building: Building) -> None:
    """Keep a piece of prose, or the actions it lists; a theme may begin in one."""
    under = building.priorities[-1]["ref"] if building.priorities else ""
    inside = under if piece.level > building.level else ""
    if part_of(piece.heading)[0] is Part.ACTIONS:
        rest = [each for each in piece.rest() if not read_listed(each, building)]
        building.passages.add(piece.heading, rest, under=inside)
    else:
        building.passages.add(piece.heading or "Text", piece.rest(), under=inside)


def read_listed(each: Paragraph | Table, building: Building) -> bool:
    """Keep an action of a list, or begin the theme that stands in one; say whether."""
    if isinstance(each, Table):
        return False
    if theme := _THEME.match(each.text):
        building.priority("", theme[1])
    elif each.is_item:
        building.listed_action(each.text, each.place.words())
    return bool(theme) or each.is_item


def read_table(table: Table, building: Building) -> None:
    """Read every row of a grid as a target."""
    head, columns = head_of(table) or (0, {})
    objective = building.last_objective
    for row in table.rows[head + 1 :]:
        cells = {name: cell(row, columns, place) for name, place in COLUMNS.items()}
        if columns_of(row.texts()) == columns:
            # The head once more, on another page.
            continue
        if not cells["objective"].strip():
            building.loose(row)
            continue
        heads = table.rows[head]
        cells["baseline"] = dated(cells["baseline"], cell(heads, columns, "baseline"))
        if not cells["timescale"]:
            year = FINANCIAL_YEAR.search(cell(heads, columns, "target"))
            cells["timescale"] = year[0] if year else ""
        building.target(objective, read_row(row, cells, objective, building))


def more_in(table: Table) -> bool:
    """Say whether a grid has columns that no target has room for."""
    head, columns = head_of(table) or (0, {})
    return says_more(table, head, columns)


def read_row(row: Row, cells: Data, objective: Data, building: Building) -> Data:
    """Return one row as a target, with each doubt about it asked."""
    asking = building.asking
    words, whose = whose_in(cells["objective"])
    ref, said = split_ref(words)
    target: Data = {"ref": building.target_ref(objective, ref)}
    asking.about("target", target["ref"], row.cells[0].place.words())
    asking.found["targets"] += 1
    target |= asking.who(
        whose.pop("owner", "") or cells["owner"], whose.pop("lead", "") or cells["lead"]
    )
    target |= whose
    share, tags, phrase = parts_of(said)
    if asking.is_own:
        phrase = phrase.removeprefix(REPORTED)
    raw = "; ".join(cells[name] for name in COLUMNS if cells.get(name))
    named, made = measured(phrase, asking, raw)
    target |= made | ({"external_tags": tags} if tags else {})
    aim, besides = besides_in(cells["target"])
    if not aim.strip() and share is not None:
        promise: Data = {"kind": TargetKind.BY_PERCENT.value, "percent": share}
    else:
        promise = read_promise(aim, known(named, cells, phrase), asking)
    target |= besides | read_due(cells.get("timescale", ""), asking)
    if promise["kind"] == TargetKind.MILESTONE.value:
        return target | promise | milestone(said, cells["baseline"])
    target |= promise
    start, _, words = cells["baseline"].partition("\n")
    target |= read_start(start, promise, named, asking)
    if words:
        target["starts_from"] = " ".join(words.split())[:300]
    target = worked_out(reconciled(target, share, named, asking), named, asking)
    return ask_measure(phrase, target, asking) if named is None else target


def whose_in(cell: str) -> tuple[str, dict[str, str]]:
    """Return an objective's words, and who answers for it in the lines beneath."""
    whose: dict[str, str] = {}
    kept: list[str] = []
    for line in cell.split("\n"):
        found = _WHOSE.fullmatch(line.strip())
        if found and kept:
            whose[found[1].lower()] = found[2]
        else:
            kept.append(line)
    return " ".join(" ".join(kept).split()), whose


def besides_in(cell: str) -> tuple[str, Data]:
    """Return what a cell promises, and what its other lines say besides."""
    made: Data = {}
    kept = []
    for line in cell.split("\n"):
        if line.startswith(SHOWN_BY):
            made["shown_by"] = line.removeprefix(SHOWN_BY)[:300]
        elif line.startswith(AGAINST):
            made["denominator_vintage"] = line.removeprefix(AGAINST)[:80]
        else:
            kept.append(line)
    return "\n".join(kept), made


def milestone(said: str, start: str) -> Data:
    """Return what is left of a row that promises something to be delivered."""
    title = said if said != MILESTONE else ""
    words = "" if start.strip() in {"", NOT_APPLICABLE} else " ".join(start.split())
    return {
        "measure": "",
        "title": title[:200],
        "starts_from": words[:300],
        "baseline_state": BaselineState.NOT_APPLICABLE.value,
    }


def known(named: Named | None, cells: Data, phrase: str) -> Named | None:
    """
    Return a measure to read figures by where the row plainly counts something.

    Both cells begin with a number, so the target is one although its measure is
    not known yet.
    """
    starts = [cells[name].lstrip()[:1].isdigit() for name in ("baseline", "target")]
    return named or (Named("", phrase, "") if all(starts) else None)


def parts_of(said: str) -> tuple[float | None, list[str], str]:
    """Return an objective's percentage with its sign, its marks, and what it is about."""
    tags = [_NATIONAL.sub("PSA1", mark.strip()) for mark in _MARK.findall(said)]
    plain = _MARK.sub("", said).strip().rstrip(".")
    share = _SHARE.search(plain)
    found = _VERB.match(_SHARE.sub("", plain))
    phrase = found["rest"].strip() if found else _SHARE.sub("", plain)
    if share is None:
        return None, tags, phrase
    way = changed_by(plain[found.start("verb") :] if found else plain)
    return (way.fields.get("percent") if way else None), tags, phrase
