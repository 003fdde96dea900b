"""The cells of a delivery table's row, and the targets and actions that stand in one."""

import re
from dataclasses import dataclass
from datetime import timedelta

from frankpledge.documents.reading.blocks import Row
from frankpledge.plan.rules.reading.asking import Data
from frankpledge.plan.rules.reading.building import Building
from frankpledge.plan.rules.reading.columns import Columns, cell, dated
from frankpledge.plan.rules.reading.figures import ends_of, iso
from frankpledge.plan.rules.reading.lines import BESIDES, said_besides
from frankpledge.plan.rules.reading.outline import split_ref
from frankpledge.plan.rules.reading.terms import STATES


BASELINE = re.compile(r"\bBase ?line\b\s*[:–-]*\s*", re.I)
_BULLET = re.compile(r"^\s*[•○▪·]\s*")
WANTED = ("name", "baseline", "target", "due", "owner", "actions", "lead", "funding")
MERGED = ("owner", "lead", "funding")
# The columns of a delivery table whose head was lost, as such plans have them.
USUAL: Columns = {
    "name": 0,
    "due": 1,
    "owner": 2,
    "actions": 3,
    "lead": 4,
    "funding": 5,
}
LONGEST_DATE = 20
NESTED = " | "


@dataclass
class Cells:
    """One row of a delivery table; `when` is a column of dates beside that of promises."""

    target: str
    due: str
    owner: str
    actions: str
    lead: str
    funding: str
    when: str
    place: str


def cells_of(row: Row, building: Building, above: Cells | None) -> Cells | None:
    """Return a row's cells, None where it has too few; merged ones say what is above."""
    columns = building.columns or USUAL
    if len(row.texts()) <= max(columns.values()):
        return None
    said = {name: cell(row, columns, name) for name in WANTED}
    if above is not None:
        merged = continued_in(row, columns)
        said |= {name: getattr(above, name) for name in MERGED if name in merged}
    target = said["name"]
    if "baseline" in columns and target.strip():
        start = dated(said["baseline"], building.heads.get("baseline", ""))
        target = f"{target}\nBaseline: {start}"
    has_both = "target" in columns
    return Cells(
        target=target,
        due=said["target"] if has_both else said["due"] if "name" in columns else "",
        owner=said["owner"],
        actions=said["actions"],
        lead=said["lead"],
        funding=said["funding"],
        when=said["due"] if has_both or "name" not in columns else "",
        place=row.cells[0].place.words(),
    )


def continued_in(row: Row, columns: Columns) -> set[str]:
    """Return the columns whose cell is merged into the one above."""
    places = {place: name for name, place in columns.items()}
    found, at = set(), 0
    for each in row.cells:
        if each.is_continued and at in places:
            found.add(places[at])
        at += each.span
    return found


def date_of(action: Data, words: str) -> None:
    """Give an action the last day that a column of dates says, or keep its words."""
    said = " ".join(words.split())
    ends = ends_of(said)[0] if len(said) <= LONGEST_DATE else None
    if ends is not None:
        action["due_on"] = iso(ends - timedelta(days=1))
    elif said:
        action["text"] = f"{action['text']} ({said})"


def targets_in(cell_words: str) -> list[str]:
    """Return each target of a cell with what belongs to it, by marks or by baselines."""
    lines = [line.strip() for line in cell_words.split("\n") if line.strip()]
    found: list[str] = []
    has_baseline = False
    is_marked = bool(lines) and bool(split_ref(lines[0])[0])
    for line in lines:
        is_own = bool(split_ref(line)[0]) if is_marked else has_baseline
        goes_on = bool(BASELINE.match(line)) or any(
            pattern.fullmatch(line) for pattern, _ in STATES
        )
        if not found or (is_own and not goes_on):
            found.append(line)
            has_baseline = False
        else:
            found[-1] += f"\n{line}"
        has_baseline = has_baseline or bool(BASELINE.search(line))
    return found


def parts_of(words: str) -> tuple[str, str | None, Data]:
    """Return a target's name, its baseline's words (None where none), and its details."""
    extra: Data = {}
    kept = []
    for line in words.split("\n"):
        word, colon, said = line.partition(": ")
        if colon and word.lower() in BESIDES:
            extra |= said_besides({word.lower(): said})
        else:
            kept.append(line)
    name, *baseline = BASELINE.split("\n".join(kept), maxsplit=1)
    start = " ".join(baseline[0].split()) if baseline else None
    return " ".join(name.split()).strip(" .;–-"), unbracketed(start), extra


def unbracketed(words: str | None) -> str | None:
    """Return "TBC" for "(TBC)": a baseline that stands whole in brackets."""
    if words and words.startswith("(") and words.endswith(")"):
        return words[1:-1]
    return words


def promises_in(words: str) -> dict[str, str]:
    """Return the promises of a cell by the reference that each begins with."""
    found = {}
    for line in words.split("\n"):
        ref, colon, said = line.partition(": ")
        if colon and split_ref(f"{ref} x")[0] == ref:
            found[ref] = said
    return found


def actions_in(words_of_cell: str) -> list[str]:
    """Return the actions of a cell: one a line, and one a bullet."""
    lines = [
        part
        for line in words_of_cell.split("\n")
        for part in re.split(r"\s*(?=[•○]\s)", line)
    ]
    said: list[str] = []
    for line in lines:
        words = _BULLET.sub("", line).strip(" –")
        if said and NESTED in words:
            # A table inside the cell belongs to the action that it stands under.
            said[-1] += f" [{words}]"
        elif words:
            said.append(words)
    return said
