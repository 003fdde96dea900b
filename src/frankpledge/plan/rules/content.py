"""
A whole plan as plain data: what a file, a workbook and a frozen version hold.

Reading it checks every line and names each fault by where it stands, so that a
plan is taken in whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from frankpledge.actions.states import ActionState
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.plan.rules.choosing import test_fault
from frankpledge.plan.rules.claims import ClaimKind
from frankpledge.plan.rules.faults import in_words
from frankpledge.plan.states import (
    BaselineState,
    DirectionTest,
    Layout,
    Part,
    Path,
    TargetKind,
)


Number = Annotated[float, Field(allow_inf_nan=False)]
Ref = Annotated[str, Field(min_length=1, max_length=20)]


class PlanFault(ExpectedFailure):
    """A plan file that cannot be taken in, with every fault it has."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__(
            "The plan was not taken in: " + "; ".join(faults),
            "Put these right in the file and load it again. Nothing was changed.",
        )


class Line(BaseModel):
    """A line of a plan; a name it does not know is a fault, not ignored."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class ActionLine(Line):
    """Something to be done, with who does it, by when and with what money."""

    ref: Ref
    text: Annotated[str, Field(min_length=1)]
    owner: str = ""
    owner_words: Annotated[str, Field(max_length=200)] = ""
    leads: list[str] = []
    lead_words: Annotated[str, Field(max_length=200)] = ""
    deputy: str = ""
    targets: list[str] = []
    starts_on: date | None = None
    due_on: date | None = None
    state: ActionState = ActionState.NOT_STARTED
    funding: str = ""
    amount: Annotated[Number | None, Field(ge=0)] = None

    @model_validator(mode="after")
    def starts_before_it_is_due(self) -> ActionLine:
        """Refuse an action that would end before it starts."""
        if self.starts_on and self.due_on and self.starts_on > self.due_on:
            raise ValueError("the action is due before it starts")
        return self


class TargetLine(Line):
    """A promise about one measure, or the reasoned choice to promise nothing."""

    ref: Ref
    title: Annotated[str, Field(max_length=200)] = ""
    measure: str = ""
    kind: TargetKind
    area: str = ""
    period_type: PeriodType = PeriodType.FINANCIAL_YEAR
    baseline_state: BaselineState = BaselineState.SET
    baseline: Number | None = None
    baseline_period: str = ""
    baseline_ends_on: date | None = None
    baseline_owner: str = ""
    baseline_due_on: date | None = None
    starts_from: Annotated[str, Field(max_length=300)] = ""
    percent: Number | None = None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    due_on: date | None = None
    path: Path = Path.LINEAR
    far_value: Number | None = None
    far_due_on: date | None = None
    tested_by: DirectionTest = DirectionTest.LEVEL_OR_SLOPE
    is_cumulative: bool = False
    shown_by: Annotated[str, Field(max_length=300)] = ""
    tolerance_percent: Annotated[Number | None, Field(ge=0, le=100)] = None
    comparison_group: str = ""
    denominator_vintage: str = ""
    reason: str = ""
    printed: str = ""
    external_tags: list[str] = []
    owner: str = ""
    owner_words: Annotated[str, Field(max_length=200)] = ""
    leads: list[str] = []
    lead_words: Annotated[str, Field(max_length=200)] = ""
    deputy: str = ""

    @model_validator(mode="after")
    def has_what_its_kind_needs(self) -> TargetLine:
        """Refuse a target that lacks what its kind is judged by."""
        lacking = missing_part(self) or dates_fault(self) or test_fault(self)
        if lacking:
            raise ValueError(lacking)
        return self


def missing_part(target: TargetLine) -> str:
    """Return what a target of its kind still needs, or nothing."""
    if target.kind is TargetKind.NONE:
        return needs_measure(target) or (
            "" if target.reason else "say why there is no target"
        )
    if target.kind is TargetKind.MILESTONE:
        return "" if target.printed else "say what is to be delivered, under printed"
    if not target.measure:
        return needs_measure(target)
    if target.baseline_state is BaselineState.SET and target.baseline is None:
        return "give the baseline, or say that it is to be confirmed or established"
    needs = {
        TargetKind.TO_VALUE: target.value,
        TargetKind.INTERIM: target.value,
        TargetKind.BY_PERCENT: target.percent,
    }
    if target.kind in needs and needs[target.kind] is None:
        awaited = target.baseline_state is not BaselineState.SET
        return "" if awaited else "give the target's value or percentage"
    if target.kind is TargetKind.THRESHOLD:
        return limits_fault(target.low, target.high)
    if target.kind is TargetKind.RELATIVE and not target.comparison_group:
        return "name the comparison group"
    return ""


def needs_measure(target: TargetLine) -> str:
    """Return that a target names no measure, where it does not."""
    return "" if target.measure else "name the measure, or make it a milestone"


def dates_fault(target: TargetLine) -> str:
    """Return what is wrong with the order of a target's dates, or nothing."""
    start, due, far = target.baseline_ends_on, target.due_on, target.far_due_on
    if start and due and due <= start:
        return "the target is due before its baseline ends"
    if due and far and far <= due:
        return "the far target is due before the step on the way to it"
    return ""


def limits_fault(low: float | None, high: float | None) -> str:
    """Return what is wrong with a threshold's limits, or nothing."""
    if low is None and high is None:
        return "give the lowest or the highest value allowed"
    if low is not None and high is not None and low > high:
        return "the lowest value allowed is above the highest"
    return ""


class ObjectiveLine(Line):
    """What is to be brought about, with its targets and actions."""

    ref: Ref
    text: Annotated[str, Field(min_length=1)]
    owners: list[str] = []
    leads: list[str] = []
    evaluation: str = ""
    targets: list[TargetLine] = []
    actions: list[ActionLine] = []


class ClaimLine(Line):
    """A change that the plan's prose states, and the series it speaks of."""

    text: Annotated[str, Field(min_length=1)]
    measure: str
    period_type: PeriodType
    from_period: str = ""
    to_period: str
    printed: Number
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    kind: ClaimKind = ClaimKind.PERCENT_CHANGE
    note: str = ""


class PassageLine(Line):
    """
    Prose of the plan: a foreword, a chapter's delivery, what is odd in the print.

    `under` is the priority it stands under, blank for the plan as a whole. The text
    is Markdown with live figures, as in any document made here.
    """

    ref: Ref
    part: Part
    under: str = ""
    heading: Annotated[str, Field(max_length=200)] = ""
    text: Annotated[str, Field(min_length=1)]
    author: Annotated[str, Field(max_length=200)] = ""


class PriorityLine(Line):
    """A matter put first, why, and the limb of section 6 it serves."""

    ref: Ref
    title: Annotated[str, Field(min_length=1, max_length=200)]
    why: str = ""
    limbs: list[str] = []
    owner: str = ""
    objectives: list[ObjectiveLine] = []
    claims: list[ClaimLine] = []


class PlanContent(Line):
    """A whole plan."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,80}$")]
    title: Annotated[str, Field(min_length=1, max_length=200)]
    area: str
    starts_on: date
    ends_before: date
    about: str = ""
    is_example: bool = False
    layout: Layout = Layout.DELIVERY
    priorities: list[PriorityLine] = []
    passages: list[PassageLine] = []

    @model_validator(mode="after")
    def dates_and_refs_hold_together(self) -> PlanContent:
        """Refuse a plan that ends before it starts or uses a reference twice."""
        if self.starts_on >= self.ends_before:
            raise ValueError("the plan ends before it starts")
        refs = list(all_refs(self))
        twice = sorted({ref for ref in refs if refs.count(ref) > 1})
        if twice:
            raise ValueError(f"these references are used twice: {', '.join(twice)}")
        known = {"", *(priority.ref for priority in self.priorities)}
        for passage in self.passages:
            if passage.under not in known:
                raise ValueError(
                    f"passage {passage.ref} stands under {passage.under!r},"
                    " which is no priority of this plan"
                )
        for target in targets_in(self):
            target.area = target.area or self.area
        return self


def all_refs(plan: PlanContent) -> Iterator[str]:
    """Yield every reference, each with the kind of line it names."""
    for priority in plan.priorities:
        yield f"priority {priority.ref}"
        for objective in priority.objectives:
            yield f"objective {objective.ref}"
            yield from (f"target {target.ref}" for target in objective.targets)
            yield from (f"action {action.ref}" for action in objective.actions)
    yield from (f"passage {passage.ref}" for passage in plan.passages)


def targets_in(plan: PlanContent) -> Iterator[TargetLine]:
    """Yield every target of the plan in its order."""
    for priority in plan.priorities:
        for objective in priority.objectives:
            yield from objective.targets


def read_content(data: dict[str, Any]) -> PlanContent:
    """Return the plan the data describes; raise PlanFault naming every fault."""
    try:
        return PlanContent.model_validate(data)
    except ValidationError as error:
        raise PlanFault(
            [f"{place(item['loc'])}: {in_words(item)}" for item in error.errors()]
        ) from None


def place(location: tuple[int | str, ...]) -> str:
    """Return where a fault stands, counted as people count."""
    words = [
        f"{part + 1}" if isinstance(part, int) else str(part).replace("_", " ")
        for part in location
    ]
    return " ".join(words) or "the plan"
