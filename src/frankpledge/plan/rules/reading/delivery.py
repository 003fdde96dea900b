"""A plan in delivery tables: target and baseline, by when, owner, actions, lead, funding."""

from frankpledge.documents.reading.blocks import Table
from frankpledge.plan.rules.reading import grid
from frankpledge.plan.rules.reading.asking import Asking, Data
from frankpledge.plan.rules.reading.building import Building
from frankpledge.plan.rules.reading.cells import (
    BASELINE,
    Cells,
    actions_in,
    cells_of,
    date_of,
    parts_of,
    promises_in,
    targets_in,
)
from frankpledge.plan.rules.reading.columns import (
    cell,
    columns_of,
    is_delivery_head,
    says_more,
)
from frankpledge.plan.rules.reading.draft import DoubtKind
from frankpledge.plan.rules.reading.figures import ends_of, iso
from frankpledge.plan.rules.reading.grid import is_grid
from frankpledge.plan.rules.reading.lines import (
    ask_measure,
    measured,
    milestone_title,
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
    read_baseline,
    read_due,
    read_start,
)
from frankpledge.plan.states import BaselineState, TargetKind


BREADTH = 6
WHOLE = "The objective as a whole"
MOST_PRINTED = 300


def is_delivery(table: Table) -> bool:
    """Say whether a table has, in any of its rows, the heads of a delivery table."""
    return any(is_delivery_head(row.texts()) for row in table.rows)


def read_delivery(pieces: list[Piece], building: Building) -> None:
    """Fill a plan from a document with delivery tables."""
    for position, piece in enumerate(pieces):
        if is_cover(piece, position, is_own=building.asking.is_own):
            continue
        tables = delivery_tables(piece)
        # A table that says more than its lines hold stays in the prose as well.
        is_own = building.asking.is_own
        piece.taken = [table for table in tables if is_own or not more_in(table)]
        grids = [] if is_own else [each for each in piece.tables() if is_grid(each)]
        grids = [each for each in grids if each not in tables]
        piece.taken += [table for table in grids if not grid.more_in(table)]
        begun = begins(piece, building)
        for table in grids:
            grid.read_table(table, building)
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
        elif self.targets and BASELINE.match(cells.target.strip()):
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
