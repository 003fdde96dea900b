"""A plan as a file: the same workbook that can be taken in again, or its data."""

import json
from datetime import date

from frankpledge.documents.spreadsheets import (
    Column,
    Cover,
    Kind,
    Sheet,
    write_table,
    write_workbook,
)
from frankpledge.plan.models import Plan
from frankpledge.plan.rules.beside import Beside
from frankpledge.plan.rules.workbook import Cell, columns_of, to_sheets
from frankpledge.plan.selectors import content_of
from frankpledge.plan.selectors.beside import beside_of
from frankpledge.ui.tables import Shown


KINDS = {"xlsx", "ods", "json"}
NUMBERS = {
    "baseline",
    "percent",
    "value",
    "low",
    "high",
    "far_value",
    "tolerance_percent",
    "amount",
    "share",
    "printed",
    "decimals",
}


def file_name(plan: Plan, kind: str, layout: str = "") -> str:
    """Return the file's name: the area, the plan, its layout if any, the version."""
    parts = [plan.area_code.lower(), plan.slug, layout, f"v{plan.version}"]
    return f"{'-'.join(filter(None, parts))}.{kind}"


def plan_file(plan: Plan, kind: str, *, on: date) -> bytes:
    """Return the plan as a file of one of the kinds; JSON is the plain content."""
    content, beside = content_of(plan), beside_of(plan)
    if kind == "json":
        data = content.model_dump(mode="json")
        if beside != Beside():
            data |= {"beside": beside.model_dump(mode="json")}
        return json.dumps(data, indent=1, ensure_ascii=False).encode()
    sheets = [
        Sheet(
            name,
            f"{name} of {plan.title}",
            tuple(column(name, each) for each in columns_of(name)),
            [tuple(map(plain, row)) for row in rows],
        )
        for name, rows in to_sheets(content, beside).items()
    ]
    cover = Cover(
        title=plan.title,
        source="The partnership's own plan",
        period=f"{plan.starts_on.isoformat()} to {plan.ends_before.isoformat()}",
        created=on,
    )
    return write_workbook(sheets, kind, cover=cover)


def column(sheet: str, name: str) -> Column:
    """Return a column with what it holds."""
    if name in NUMBERS and not (sheet == "Targets" and name == "printed"):
        return Column(name, kind=Kind.NUMBER)
    if name.endswith(("_on", "_before")):
        return Column(name, kind=Kind.DATE)
    return Column(name)


def plain(cell: Cell) -> Cell:
    """Return a cell as the writer takes it: yes and no as words, enums as text."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell) if isinstance(cell, str) else cell


def list_file(shown: Shown, kind: str, *, on: date) -> bytes:
    """Return a whole filtered list as a file."""
    cover = Cover(
        title=shown.listing.caption, created=on, source="The partnership's own plan"
    )
    return write_table(shown.file_headings, shown.file_rows(), kind, cover=cover)
