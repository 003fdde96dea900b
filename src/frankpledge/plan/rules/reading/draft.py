"""
A plan as it was read from a document, with every doubt still open.

The lines already say what they would if each doubt were left as text; an answer
changes the line that it is about. Nothing is taken in until every doubt has one.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.words import counted
from frankpledge.plan.rules.beside import Beside, read_beside
from frankpledge.plan.rules.content import PlanContent, read_content


AS_TEXT = "as-text"
_LISTS = {"target": "targets", "action": "actions"}


class DoubtKind(StrEnum):
    """What is not certain about something that was read."""

    MEASURE = "unknown-measure"
    AGENCY = "unknown-agency"
    PERSON = "unknown-person"
    YEAR = "ambiguous-year"
    UNIT = "count-or-rate"
    BLANK = "blank"
    QUESTION = "question-mark"
    AIM = "percentage-or-value"
    LIMIT = "which-limit"
    GROUP = "unknown-group"
    WAY = "which-way"
    WORDS = "not-understood"
    PRINT = "read-from-print"
    AREA = "unknown-area"
    YEARS = "plan-years"


@dataclass(frozen=True)
class Choice:
    """One answer to a doubt and what it makes of the line."""

    value: str
    label: str
    changes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Doubt:
    """
    Something read that is not certain: where, what was said, what it may mean.

    `refs` are the lines it is about, "target 7.1": a name that stands in many lines
    is asked once. `place` is where it stands first.
    """

    kind: DoubtKind
    line: str
    refs: tuple[str, ...]
    place: str
    said: str
    question: str
    choices: tuple[Choice, ...] = ()
    id: str = ""

    def values(self) -> list[str]:
        """Return the answers that are allowed."""
        return [*(choice.value for choice in self.choices), AS_TEXT]


@dataclass(frozen=True)
class Draft:
    """What was read: the plan as data, its doubts in order, and how much was found."""

    layout: str
    data: dict[str, Any]
    doubts: tuple[Doubt, ...]
    found: Mapping[str, int]

    def as_data(self) -> dict[str, Any]:
        """Return the draft as plain data, to be kept between a question and its answer."""
        return asdict(self)


def draft_from(data: Mapping[str, Any]) -> Draft:
    """Return the draft that `as_data` described."""
    doubts = tuple(
        Doubt(
            **{
                **each,
                "kind": DoubtKind(each["kind"]),
                "refs": tuple(each["refs"]),
                "choices": tuple(Choice(**one) for one in each["choices"]),
            }
        )
        for each in data["doubts"]
    )
    return Draft(data["layout"], data["data"], doubts, data["found"])


class OpenDoubts(ExpectedFailure):
    """A plan that was read has doubts nobody has answered."""

    def __init__(self, doubts: list[Doubt]) -> None:
        self.doubts = doubts
        super().__init__(
            f"{counted(len(doubts), 'doubt is', 'doubts are')} not answered, so nothing"
            " was taken in.",
            "Answer each, or leave it as text.",
        )


def settled(draft: Draft, answers: Mapping[str, str]) -> PlanContent:
    """
    Return the plan with every doubt answered; raise OpenDoubts where one is not.

    PlanFault says what is still wrong with the plan after that.
    """
    data = answered(draft, answers)
    data.pop("beside", None)
    return read_content(data)


def beside_in(draft: Draft, answers: Mapping[str, str]) -> Beside:
    """Return what stands beside the plan's lines, with every doubt answered."""
    return read_beside(answered(draft, answers).get("beside", {}))


def answered(draft: Draft, answers: Mapping[str, str]) -> dict[str, Any]:
    """Return the draft's data with every answer given; raise OpenDoubts without one."""
    waiting = [each for each in draft.doubts if each.id not in answers]
    wrong = [
        each
        for each in draft.doubts
        if each.id in answers and answers[each.id] not in each.values()
    ]
    if waiting or wrong:
        raise OpenDoubts([*waiting, *wrong])
    data: dict[str, Any] = copied(draft.data)
    for doubt in draft.doubts:
        for choice in doubt.choices:
            if choice.value == answers[doubt.id]:
                for line in lines_of(data, doubt):
                    change(line, choice.changes)
    return data


def copied(value: Any) -> Any:
    """Return plain data copied all the way down."""
    if isinstance(value, dict):
        return {name: copied(below) for name, below in value.items()}
    return [copied(each) for each in value] if isinstance(value, list) else value


def lines_of(data: dict[str, Any], doubt: Doubt) -> list[dict[str, Any]]:
    """Return the lines a doubt is about; the plan itself where it is about no other."""
    wanted = {tuple(each.split(" ", 1)) for each in doubt.refs if " " in each}
    prose = [one for one in data["passages"] if ("passage", one["ref"]) in wanted]
    pledges = data.get("beside", {}).get("pledges", [])
    prose += [one for one in pledges if ("pledge", one["ref"]) in wanted]
    prose += [one for one in data["priorities"] if ("priority", one["ref"]) in wanted]
    prose += [
        objective
        for priority in data["priorities"]
        for objective in priority["objectives"]
        if ("objective", objective["ref"]) in wanted
    ]
    lines = [
        line
        for priority in data["priorities"]
        for objective in priority["objectives"]
        for kind, below in _LISTS.items()
        for line in objective.get(below, ())
        if (kind, line["ref"]) in wanted
    ]
    return [*prose, *lines] or [data]


def change(line: dict[str, Any], changes: Mapping[str, Any]) -> None:
    """Make a line say what an answer says: names join lists, words leave texts."""
    for name, value in changes.items():
        if name in {"leads", "owners"}:
            line[name] = [*line.get(name, []), *value]
        elif name.endswith("_saying"):
            text = name.removesuffix("_saying")
            line[text] = line[text].replace(*value, 1)
        elif name.endswith("_without"):
            text = name.removesuffix("_without")
            kept = [each for each in line.get(text, "").split(" / ") if each != value]
            line[text] = " / ".join(kept)
        else:
            line[name] = value
