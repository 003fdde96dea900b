"""
A plan as the sheets of a workbook, and back: taking in what was given out changes nothing.

One sheet for each kind of line; a line names the one it stands under by its
reference. A list in one cell is written with semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from frankpledge.plan.rules.beside import (
    Beside,
    CheckLine,
    EqualityLine,
    PledgeLine,
    RegardLine,
    SettlingLine,
    SignatoryLine,
    read_beside,
)
from frankpledge.plan.rules.content import (
    ActionLine,
    ClaimLine,
    Line,
    ObjectiveLine,
    PassageLine,
    PlanContent,
    PlanFault,
    PriorityLine,
    TargetLine,
    read_content,
)
from frankpledge.plan.rules.faults import in_words


Cell = str | int | float | date | bool | None
Row = dict[str, Any]
LISTS = frozenset({"limbs", "owners", "leads", "targets", "external_tags", "groups"})
BELOW = frozenset(
    {"priorities", "objectives", "actions", "claims", "passages", "signatories"}
)
NUMBERS = frozenset(
    {"baseline", "percent", "value", "low", "high", "far_value", "amount", "share"}
    | {"within"}
)
# A number as people type it into a cell of text: 1,509 or -18%.
PRINTED_NUMBER = re.compile(r"\s*[-+]?\d{1,3}(,?\d{3})*(\.\d+)?\s*%?\s*")
SHEETS: dict[str, tuple[type[Line], str]] = {
    "Plan": (PlanContent, ""),
    "Priorities": (PriorityLine, ""),
    "Objectives": (ObjectiveLine, "priority"),
    "Targets": (TargetLine, "objective"),
    "Actions": (ActionLine, "objective"),
    "Claims": (ClaimLine, "priority"),
    "Passages": (PassageLine, ""),
    "Pledges": (PledgeLine, ""),
    "Signatories": (SignatoryLine, "pledge"),
    "Equality notes": (EqualityLine, ""),
    "Open ends": (SettlingLine, ""),
    "Regard": (RegardLine, ""),
    "Decisions checked": (CheckLine, ""),
}
# The sheets of what stands beside the lines, and the field that each fills.
BESIDE = {
    "Pledges": "pledges",
    "Equality notes": "equality",
    "Open ends": "settlings",
    "Regard": "regards",
    "Decisions checked": "checks",
}


def columns_of(sheet: str) -> list[str]:
    """Return the names in a sheet's header row."""
    line, parent = SHEETS[sheet]
    hidden = BELOW if line is ActionLine else BELOW | {"targets"}
    own = [name for name in line.model_fields if name not in hidden]
    return [parent, *own] if parent else own


def to_sheets(
    content: PlanContent, beside: Beside | None = None
) -> dict[str, list[list[Cell]]]:
    """Return the rows of every sheet, in the order of `columns_of`."""
    rows: dict[str, list[list[Cell]]] = {name: [] for name in SHEETS}
    rows["Plan"].append(cells(content, "Plan", ""))
    rows["Passages"] += [cells(each, "Passages", "") for each in content.passages]
    for priority in content.priorities:
        rows["Priorities"].append(cells(priority, "Priorities", ""))
        for claim in priority.claims:
            rows["Claims"].append(cells(claim, "Claims", priority.ref))
        for objective in priority.objectives:
            rows["Objectives"].append(cells(objective, "Objectives", priority.ref))
            for target in objective.targets:
                rows["Targets"].append(cells(target, "Targets", objective.ref))
            for action in objective.actions:
                rows["Actions"].append(cells(action, "Actions", objective.ref))
    kept = beside or Beside()
    for sheet, name in BESIDE.items():
        rows[sheet] += [cells(line, sheet, "") for line in getattr(kept, name)]
    for pledge in kept.pledges:
        rows["Signatories"] += [
            cells(one, "Signatories", pledge.ref) for one in pledge.signatories
        ]
    return rows


def cells(line: Line, sheet: str, parent: str) -> list[Cell]:
    """Return one line's cells; the first names the line it stands under."""
    data = line.model_dump(mode="python")
    names = columns_of(sheet)
    own = names[1:] if SHEETS[sheet][1] else names
    values = [as_cell(data[name]) for name in own]
    return [parent, *values] if SHEETS[sheet][1] else values


def as_cell(value: Any) -> Cell:
    """Return a value as one cell: a list joined, an empty text left blank."""
    if isinstance(value, list):
        return "; ".join(value) or None
    if isinstance(value, str):
        return str(value) or None
    cell: Cell = value
    return cell


def from_sheets(sheets: dict[str, Sequence[Row]]) -> PlanContent:
    """
    Return the plan that a workbook's rows say; raise PlanFault naming every fault.

    Each row is a dict by column name with a `row` number of its own for faults.
    """
    faults = list(shape_faults(sheets))
    if faults:
        raise PlanFault(faults)
    plan = put_together(sheets, faults)
    for sheet, rows in sheets.items():
        for row in rows:
            faults += line_faults(values(row, sheet), sheet, row.get("row"))
    if faults:
        raise PlanFault(faults)
    return read_content(plan)


def beside_from(sheets: dict[str, Sequence[Row]]) -> Beside:
    """Return what a workbook says beside the plan's lines; raise PlanFault."""
    data: Row = {
        name: [values(row, sheet) for row in sheets.get(sheet, ())]
        for sheet, name in BESIDE.items()
    }
    faults: list[str] = []
    pledges = {row.get("ref", ""): row | {"signatories": []} for row in data["pledges"]}
    data["pledges"] = list(pledges.values())
    for row in sheets.get("Signatories", ()):
        line = values(row, "Signatories")
        put(line, row, pledges, "pledge", "signatories", "Signatories", faults)
    if faults:
        raise PlanFault(faults)
    return read_beside(data)


def put_together(sheets: dict[str, Sequence[Row]], faults: list[str]) -> Row:
    """Return the plan's lines each under the one it names, noting those that cannot."""
    plan = values(sheets["Plan"][0], "Plan")
    plan["passages"] = [values(row, "Passages") for row in sheets.get("Passages", ())]
    plan["priorities"] = [
        values(row, "Priorities") | {"objectives": [], "claims": []}
        for row in sheets["Priorities"]
    ]
    priorities = {row.get("ref", ""): row for row in plan["priorities"]}
    objectives: dict[str, Row] = {}
    for row in sheets.get("Objectives", ()):
        line = values(row, "Objectives") | {"targets": [], "actions": []}
        put(line, row, priorities, "priority", "objectives", "Objectives", faults)
        objectives[line.get("ref", "")] = line
    for row in sheets.get("Claims", ()):
        line = values(row, "Claims")
        put(line, row, priorities, "priority", "claims", "Claims", faults)
    for sheet, into in (("Targets", "targets"), ("Actions", "actions")):
        for row in sheets.get(sheet, ()):
            line = values(row, sheet)
            put(line, row, objectives, "objective", into, sheet, faults)
    return plan


def line_faults(line: Row, sheet: str, number: Any) -> list[str]:
    """Return what is wrong with one row by itself, by sheet, row and column."""
    try:
        SHEETS[sheet][0].model_validate(line)
    except ValidationError as error:
        return [
            f"sheet {sheet!r} row {number}"
            f"{''.join(f', {part}' for part in item['loc'][:1])}: {in_words(item)}"
            for item in error.errors()
        ]
    return []


def shape_faults(sheets: dict[str, Sequence[Row]]) -> Iterator[str]:
    """Yield what is wrong with the workbook before any line is read."""
    for needed in ("Plan", "Priorities"):
        if needed not in sheets:
            yield f"the workbook has no sheet called {needed!r}"
    if "Plan" in sheets and len(sheets["Plan"]) != 1:
        yield f"the sheet 'Plan' must have one line, not {len(sheets['Plan'])}"
    for sheet, rows in sheets.items():
        known = {*columns_of(sheet), "row"}
        unknown = sorted({name for row in rows for name in row} - known)
        if unknown:
            yield f"sheet {sheet!r} has columns that are not known: {', '.join(unknown)}"


def put(
    line: Row,
    row: Row,
    parents: dict[str, Row],
    column: str,
    into: str,
    sheet: str,
    faults: list[str],
) -> None:
    """Put a line under the one it names, or note that there is no such line."""
    parent = parents.get(as_text(row.get(column)))
    if parent is None:
        faults.append(
            f"sheet {sheet!r} row {row.get('row')}: there is no {column}"
            f" {as_text(row.get(column))!r}"
        )
        return
    parent[into].append(line)


def values(row: Row, sheet: str) -> Row:
    """Return a row's filled cells as the fields of its line."""
    line, parent = SHEETS[sheet]
    found = {}
    for name, cell in row.items():
        blank = cell is None or (isinstance(cell, str) and not cell.strip())
        if name not in {"row", parent} and not blank:
            found[name] = as_field(cell, name, line)
    return found


def as_field(cell: Any, name: str, line: type[Line]) -> Any:
    """Return a cell as the field wants it: lists split, texts as text, dates as dates."""
    if name in LISTS:
        return [part.strip() for part in str(cell).split(";") if part.strip()]
    if isinstance(cell, datetime):
        return cell.date()
    if name.endswith(("_on", "_before")) and isinstance(cell, str):
        return as_date(cell)
    if name in NUMBERS and isinstance(cell, str) and PRINTED_NUMBER.fullmatch(cell):
        return float(cell.replace(",", "").strip().rstrip("%"))
    wants_text = line.model_fields[name].annotation in {str, "str"}
    if (wants_text or name == "ref") and not isinstance(cell, str):
        return as_text(cell)
    return yes_or_no(cell) if name.startswith("is_") else cell


def as_date(cell: str) -> Any:
    """Return a date written 31/03/2012 as a date; anything else as it is."""
    try:
        return datetime.strptime(cell.strip(), "%d/%m/%Y").date()  # noqa: DTZ007
    except ValueError:
        return cell


def yes_or_no(cell: Any) -> Any:
    """Return yes and no as true and false; anything else as it is."""
    words = {"yes": True, "no": False, "true": True, "false": False}
    return words.get(str(cell).strip().lower(), cell)


def as_text(cell: Any) -> str:
    """Return a cell as text; spreadsheets hold the reference 3 as the number 3.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
