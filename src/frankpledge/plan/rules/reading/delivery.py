"""A plan in delivery tables: target and baseline, by when, owner, actions, lead, funding."""

import re
from dataclasses import dataclass
from datetime import timedelta

from frankpledge.documents.reading.blocks import Row, Table
from frankpledge.plan.rules.reading.asking import Asking, Data
from frankpledge.plan.rules.reading.building import Building
from frankpledge.plan.rules.reading.columns import (
    Columns,
    cell,
    columns_of,
    dated,
    is_delivery_head,
    says_more,
)
from frankpledge.plan.rules.reading.draft import DoubtKind
from frankpledge.plan.rules.reading.figures import ends_of, iso
from frankpledge.plan.rules.reading.lines import (
    BESIDES,
    ask_measure,
    measured,
    milestone_title,
    said_besides,
)
from frankpledge.plan.rules.reading.outline import (
    Piece,
    is_cover,
    objective_named,
    priority_named,
    split_ref,
)
from frankpledge.plan.rules.reading.promises import read_promise, worked_out
from frankpledge.plan.rules.reading.terms import (
    STATES,
    read_baseline,
    read_due,
    read_start,
)
from frankpledge.plan.states import BaselineState, TargetKind


_BASELINE = re.compile(r"\bBase ?line\b\s*[:–-]*\s*", re.I)
_BULLET = re.compile(r"^\s*[•○▪·]\s*")
BREADTH = 6
WHOLE = "The objective as a whole"
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
MOST_PRINTED = 300
LONGEST_DATE = 20
NESTED = " | "


def is_delivery(table: Table) -> bool:
    """Say whether a table has, in any of its rows, the heads of a delivery table."""
    return any(is_delivery_head(row.texts()) for row in table.rows)


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


def read_delivery(pieces: list[Piece], building: Building) -> None:
    """Fill a plan from a document with delivery tables."""
    for position, piece in enumerate(pieces):
        if is_cover(piece, position, is_own=building.asking.is_own):
            continue
        tables = delivery_tables(piece)
        # A table that says more than its lines hold stays in the prose as well.
        is_own = building.asking.is_own
        piece.taken = [table for table in tables if is_own or not more_in(table)]
        begun = begins(piece, building)
        for table in tables:
            read_table(table, building)
        if not begun:
            inside = piece.level > building.level and bool(building.priorities)
            under = building.last_priority["ref"] if inside else ""
            building.passages.add(piece.heading or "Text", piece.rest(), under=under)


def more_in(table: Table) -> bool:
    """Say whether a delivery table has columns that no line has room for."""
    heads = [row.texts() for row in table.rows]
    place = next((at for at, row in enumerate(heads) if is_delivery_head(row)), None)
    return place is not None and says_more(table, place, columns_of(heads[place]))


def delivery_tables(piece: Piece) -> list[Table]:
    """
    Return a piece's delivery tables, with what goes on from them on another page.

    Rows that go on may come as a table of its own without a head, of the same breadth.
    """
    found: list[Table] = []
    for table in piece.tables():
        is_more = bool(found) or objective_named(piece.heading) is not None
        same = breadth(found[-1]) if found else BREADTH
        if is_delivery(table) or (is_more and breadth(table) == same):
            found.append(table)
    return found


def breadth(table: Table) -> int:
    """Return how many columns a table has."""
    return max(len(row.texts()) for row in table.rows)


def begins(piece: Piece, building: Building) -> bool:
    """Begin the priority or objective that a heading names; say whether it was one."""
    if found := objective_named(piece.heading):
        home = next((p for p in building.priorities if p["ref"] == found[1]), None)
        objective = building.objective(found[0], found[2], under=home)
        current(building, home)
        building.details(objective, piece.rest())
        return True
    if named := priority_named(piece, is_own=building.asking.is_own):
        building.priority(*named)
        building.level = piece.level
        building.why(piece.rest())
        return True
    return False


def current(building: Building, home: Data | None) -> None:
    """Make a priority the one in hand, so that its objective is."""
    if home is not None:
        building.in_hand = home


def read_table(table: Table, building: Building) -> bool:
    """Read a table's rows into the objective in hand; say whether it was such a table."""
    reading = Rows(building)
    above: Cells | None = None
    for row in table.rows:
        words = row.texts()
        filled = [each for each in words if each.strip()]
        if len(filled) == 1 and (found := objective_named(filled[0])):
            building.objective(found[0], found[2])
            reading, above = Rows(building), None
        elif is_delivery_head(words):
            building.columns = columns_of(words)
            building.heads = {
                name: cell(row, building.columns, name) for name in building.columns
            }
            dates = (building.heads.get(name, "") for name in ("target", "due"))
            ends = (ends_of(date)[0] for date in dates)
            reading.due_on, above = iso(next(filter(None, ends), None)), None
        elif cells := cells_of(row, building, above):
            reading.row(cells)
            above = cells
        else:
            building.loose(row)
    return reading.has_rows


class Rows:
    """Reads rows one after another: what stands under an empty cell goes on with it."""

    def __init__(self, building: Building) -> None:
        self.building = building
        self.asking: Asking = building.asking
        self.targets: list[Data] = []
        self.has_rows = False
        self.due_on: str | None = None

    def row(self, cells: Cells) -> None:
        """Read one row: its targets if it has any, its actions with their owner."""
        self.has_rows = True
        objective = self.building.last_objective
        if cells.target.strip() == WHOLE:
            self.targets = []
        elif self.targets and _BASELINE.match(cells.target.strip()):
            self.late_baseline(cells)
        elif cells.target.strip():
            self.targets = self.read_targets(cells, objective)
        elif cells.due.strip():
            self.targets = [*self.targets, self.said_alone(cells, objective)]
        refs = [target["ref"] for target in self.targets]
        for line in actions_in(cells.actions):
            action = self.building.action(objective, line, cells.place)
            self.asking.about("action", action["ref"], cells.place)
            action |= self.asking.who(cells.owner, cells.lead)
            action.setdefault("targets", refs)
            if cells.funding.strip():
                action["funding"] = " ".join(cells.funding.split())[:200]
            if not refs:
                date_of(action, cells.when)

    def said_alone(self, cells: Cells, objective: Data) -> Data:
        """Return as text what stands under a promise with no target beside it."""
        raw = " ".join(cells.due.split())
        target: Data = {
            "ref": self.building.target_ref(objective),
            "kind": TargetKind.MILESTONE.value,
            "printed": raw[:MOST_PRINTED],
            "baseline_state": BaselineState.NOT_APPLICABLE.value,
            "due_on": self.due_on,
        }
        self.asking.about("target", target["ref"], cells.place)
        self.asking.found["targets"] += 1
        target |= self.asking.who(cells.owner, cells.lead)
        self.building.target(objective, target)
        return target

    def late_baseline(self, cells: Cells) -> None:
        """Give the last target the baseline that stands in the row beneath it."""
        target = self.targets[-1]
        _, baseline, _ = parts_of(cells.target)
        self.asking.about("target", target["ref"], cells.place)
        self.asking.drop(DoubtKind.BLANK, target["ref"])
        named = self.asking.directory.by_id(target.get("measure", ""))
        start = read_baseline(baseline or "", named, self.asking)
        target["printed"] = f"{target['printed']}; {cells.target}"[:MOST_PRINTED]
        if named is not None:
            target |= start

    def read_targets(self, cells: Cells, objective: Data) -> list[Data]:
        """Return the targets of one cell, each with its own promise where they are marked."""
        promises = promises_in(cells.due)
        found = []
        for words in targets_in(cells.target):
            ref, said = split_ref(words)
            promise = promises.get(ref, cells.due if not ref else "")
            found.append(self.read_target(ref, said, promise, cells, objective))
        return found

    def read_target(
        self, ref: str, words: str, promise: str, cells: Cells, objective: Data
    ) -> Data:
        """Return one target with its baseline, promise, owner and lead."""
        name, baseline, extra = parts_of(words)
        target: Data = {"ref": self.building.target_ref(objective, ref)}
        self.asking.about("target", target["ref"], cells.place)
        self.asking.found["targets"] += 1
        raw = " ".join(f"{words}; {promise}".split())
        named, made = measured(name, self.asking, raw)
        said = read_promise(promise, named, self.asking)
        target |= made | {"ref": target["ref"]}
        title = milestone_title(name) if ref else None
        if title is not None:
            said["printed"] = said.get("printed", raw)[:MOST_PRINTED]
            said["title"] = title
        target |= said
        target |= self.asking.who(cells.owner, cells.lead) | extra
        is_text = named is None and said["kind"] == TargetKind.MILESTONE.value
        if not ref and is_text:
            target["printed"] = raw[:MOST_PRINTED]
        if cells.when.strip():
            target |= read_due(cells.when, self.asking)
        if not ref:
            target.setdefault("due_on", self.due_on)
        if not ref and is_text:
            target |= read_due(promise, self.asking) if len(promise) < 20 else {}
        if is_text and (ref or baseline is None):
            target["baseline_state"] = BaselineState.NOT_APPLICABLE.value
        else:
            target |= read_start(baseline or "", said, named, self.asking)
        target = worked_out(target, named, self.asking)
        self.building.whole(raw, target, cells.place)
        if named is None and title is None:
            target = ask_measure(name, target, self.asking)
        self.building.target(objective, target)
        return target


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
        goes_on = bool(_BASELINE.match(line)) or any(
            pattern.fullmatch(line) for pattern, _ in STATES
        )
        if not found or (is_own and not goes_on):
            found.append(line)
            has_baseline = False
        else:
            found[-1] += f"\n{line}"
        has_baseline = has_baseline or bool(_BASELINE.search(line))
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
    name, *baseline = _BASELINE.split("\n".join(kept), maxsplit=1)
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
