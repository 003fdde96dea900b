"""Puts a plan together line by line: priorities, objectives, targets, actions."""

from frankpledge.documents.reading.blocks import Paragraph, Place, Row, Table
from frankpledge.plan.rules.printing.parts import TITLES
from frankpledge.plan.rules.reading.asking import Asking, Data
from frankpledge.plan.rules.reading.columns import Columns
from frankpledge.plan.rules.reading.lines import as_text, read_action
from frankpledge.plan.rules.reading.openings import objective_opening, priority_opening
from frankpledge.plan.rules.reading.outline import split_ref
from frankpledge.plan.rules.reading.prose import Passages
from frankpledge.plan.states import Part


MOST_PRINTED = 300


class Building:
    """The plan so far; what is read next stands under the last of each."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.priorities: list[Data] = []
        self.passages = Passages()
        self.refs: set[str] = set()
        self.in_hand: Data | None = None
        # Which column of the delivery table in hand holds what.
        self.columns: Columns = {}
        self.heads: dict[str, str] = {}
        # The level of the heading of the priority in hand: what is higher ends it.
        self.level = 1

    def free(self, line: str, ref: str) -> str:
        """Return a reference nothing of its kind bears yet."""
        wanted, number = ref[:20], 1
        while f"{line} {wanted}" in self.refs:
            number += 1
            wanted = f"{ref[:16]}-{number}"
        self.refs.add(f"{line} {wanted}")
        return wanted

    def priority(self, ref: str, title: str) -> Data:
        """Begin a priority."""
        number = ref or f"P{len(self.priorities) + 1}"
        made: Data = {
            "ref": self.free("priority", number),
            "title": title[:200] or "Priority",
            "why": "",
            "objectives": [],
        }
        self.priorities.append(made)
        self.in_hand = made
        self.asking.found["priorities"] += 1
        return made

    @property
    def last_priority(self) -> Data:
        """Return the priority in hand, begun where there is none."""
        return self.in_hand or self.priority("", "Objectives")

    def objective(self, ref: str, text: str, *, under: Data | None = None) -> Data:
        """Begin an objective under a priority."""
        home = under if under is not None else self.last_priority
        number = ref or f"{home['ref']}.{len(home['objectives']) + 1}"
        made: Data = {
            "ref": self.free("objective", number),
            "text": text or home["title"],
            "targets": [],
            "actions": [],
        }
        home["objectives"].append(made)
        self.asking.found["objectives"] += 1
        return made

    @property
    def last_objective(self) -> Data:
        """Return the objective in hand, begun where there is none."""
        found = self.last_priority["objectives"]
        made: Data = found[-1] if found else self.objective("", "")
        return made

    def target_ref(self, objective: Data, said: str = "") -> str:
        """Return a target's reference: as printed, else the next of its objective."""
        return self.free("target", said or next_ref(objective, "targets", ""))

    def target(self, objective: Data, target: Data) -> None:
        """Keep a target under an objective; as text while what it promises is in doubt."""
        if self.asking.is_unsettled(target):
            target = as_text(target)
        objective["targets"].append(target)

    def action(self, objective: Data, words: str, place: str) -> Data:
        """Read one action and keep it under an objective."""
        fallback = next_ref(objective, "actions", "A")
        action = read_action(words, self.asking, fallback=fallback, place=place)
        said = action["ref"]
        action["ref"] = self.free("action", said)
        objective["actions"].append(action)
        return action

    def objective_named(self, ref: str) -> Data | None:
        """Return the objective of the priority in hand with a reference."""
        for one in self.last_priority["objectives"]:
            if one["ref"] == ref:
                made: Data = one
                return made
        return None

    def loose(self, row: Row) -> None:
        """Keep a row that holds no line of the plan as prose under the priority."""
        said = "; ".join(filter(None, (each.text for each in row.cells)))
        place = row.cells[0].place
        under = self.last_priority["ref"]
        heading = f"{TITLES[Part.OBJECTIVES]}: {place.words()}"
        self.passages.add(heading, [Paragraph(said, place)], under=under)

    def whole(self, raw: str, target: Data, place: str) -> None:
        """Keep as prose the words of a target that are too many to stand beside it."""
        if len(raw) > MOST_PRINTED and not self.asking.is_own:
            under = self.last_priority["ref"]
            heading = f"{TITLES[Part.OBJECTIVES]}: {target['ref']}, {place}"
            self.passages.add(heading, [Paragraph(raw, Place())], under=under)

    def listed_action(self, words: str, place: str) -> Data:
        """Read an action of a list, which may say which objective it serves."""
        ref, colon, said = words.partition(": ")
        objective = self.objective_named(ref) if colon else None
        if objective is not None:
            return self.action(objective, said, place)
        own = split_ref(words)[0]
        # C1.2.A3 is an action of objective C1.2.
        above = own.rpartition(".")[0]
        return self.action(
            self.objective_named(above) or self.last_objective, words, place
        )

    def why(self, blocks: list[Paragraph | Table]) -> None:
        """Keep what stands under the name of the priority in hand."""
        line = self.last_priority
        priority_opening(line, blocks, self.asking, self.passages)

    def details(self, objective: Data, blocks: list[Paragraph | Table]) -> None:
        """Keep what stands under an objective's name; what is no detail is prose."""
        rest = objective_opening(objective, blocks, self.asking)
        heading = f"{TITLES[Part.OBJECTIVES]}: {objective['ref']} {objective['text']}"
        self.passages.add(heading, rest, under=self.last_priority["ref"])


def next_ref(objective: Data, lines: str, letter: str) -> str:
    """Return the next reference of an objective's targets or actions."""
    return f"{objective['ref']}.{letter}{len(objective[lines]) + 1}"
