"""
What a plan's lines lack to be SMART, evaluated and reviewed, with a line that has it.

Charnwood's strategy of 2005 asked that of every project it paid for: specific,
measurable, achievable, realistic, timed, evaluated and reviewed (domain handbook,
partnership, funding). Whether a line is achievable or realistic is for people to
judge; what can be read off the page is looked for here, and nothing else is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.plan.rules.content import (
    ActionLine,
    ObjectiveLine,
    PlanContent,
    TargetLine,
)
from frankpledge.plan.rules.open_ends import names_somebody
from frankpledge.plan.states import BaselineState, TargetKind


# An action of fewer words names a subject and not what is to be done.
FEWEST_WORDS = 2


class Want(StrEnum):
    """What a line may lack."""

    NUMBER = "number"
    DATE = "date"
    METHOD = "method"
    OWNER = "owner"
    EVALUATION = "evaluation"
    BASELINE = "baseline"
    ACTION = "action"
    TARGET = "target"
    WITHIN = "within"


WORDS = {
    Want.NUMBER: "It promises no number, so nobody can say whether it was kept.",
    Want.DATE: "It names no day by which it is to be done.",
    Want.METHOD: "It does not say how it will be measured or shown.",
    Want.OWNER: "No agency answers for it.",
    Want.EVALUATION: "It does not say how and when it will be evaluated.",
    Want.BASELINE: "The value it starts from is not set.",
    Want.ACTION: "No action is to bring it about.",
    Want.TARGET: "No target says how much is to change.",
    Want.WITHIN: "Its day lies outside the plan's years.",
}
SHORTLY = {
    Want.NUMBER: "A number",
    Want.DATE: "A day",
    Want.METHOD: "How it is measured or shown",
    Want.OWNER: "An owner",
    Want.EVALUATION: "How it is evaluated",
    Want.BASELINE: "Its baseline",
    Want.ACTION: "An action",
    Want.TARGET: "A target",
    Want.WITHIN: "A day within the plan's years",
}
EXAMPLES = {
    ("target", Want.NUMBER): "Domestic burglaries down 18%, from 969 in 2003/04 to 795",
    ("target", Want.DATE): "… by 31 March 2008",
    (
        "target",
        Want.METHOD,
    ): "Measured by: police recorded domestic burglary, by quarter",
    ("target", Want.OWNER): "Answerable: the borough council, housing service",
    ("target", Want.BASELINE): (
        "Baseline to be established by 1 September, by the council's analyst"
    ),
    ("objective", Want.TARGET): "Target 2.1: vehicle crime down 20% by 31 March 2008",
    ("objective", Want.ACTION): (
        "Action 2.1.1: fit alley-gates to 40 entries by 30 June, housing service"
    ),
    ("objective", Want.EVALUATION): (
        "Evaluated by the analyst each March: gated streets beside streets without"
    ),
    (
        "target",
        Want.WITHIN,
    ): "A step within the plan: 412 by 2007/08, on the way to 2010",
    ("action", Want.WITHIN): "Due by the plan's last day, or taken into the next plan",
    ("action", Want.DATE): "Due 30 June 2027",
    ("action", Want.OWNER): "Owner: the fire and rescue service",
    ("action", Want.METHOD): (
        "Visit 200 homes of older people and fit a smoke alarm in each that lacks one"
    ),
}


@dataclass(frozen=True)
class Lack:
    """One thing that one line lacks; `line` is target, objective or action."""

    line: str
    ref: str
    text: str
    want: Want

    @property
    def words(self) -> str:
        """Return what is missing, as a sentence."""
        return WORDS[self.want]

    @property
    def example(self) -> str:
        """Return how a good line says it."""
        return EXAMPLES[(self.line, self.want)]


def lacking(plan: PlanContent) -> list[Lack]:
    """Return everything the plan's lines lack, in the plan's order."""
    return [
        lack
        for priority in plan.priorities
        for objective in priority.objectives
        for lack in (*of_objective(objective), *outside(plan, objective))
    ]


def lines_looked_at(plan: PlanContent) -> int:
    """Return how many objectives, targets and actions were looked at."""
    objectives = [one for priority in plan.priorities for one in priority.objectives]
    return sum(1 + len(one.targets) + len(one.actions) for one in objectives)


def of_objective(objective: ObjectiveLine) -> Iterator[Lack]:
    """Yield what an objective and the lines below it lack."""
    wants = {
        Want.TARGET: bool(objective.targets),
        Want.ACTION: bool(objective.actions),
        Want.EVALUATION: bool(objective.evaluation),
    }
    for want, is_there in wants.items():
        if not is_there:
            yield Lack("objective", objective.ref, objective.text, want)
    for target in objective.targets:
        for want in of_target(target):
            text = target.title or target.printed or target.measure
            yield Lack("target", target.ref, text, want)
    for action in objective.actions:
        for want in of_action(action):
            yield Lack("action", action.ref, action.text, want)


def outside(plan: PlanContent, objective: ObjectiveLine) -> Iterator[Lack]:
    """
    Yield the lines whose day lies before the plan begins or after it ends.

    A plan of 2011/12 asked for two events by December 2012 (measures-worked 3b.3).
    """
    for target in objective.targets:
        ends = target.due_on
        if ends and not plan.starts_on < ends <= plan.ends_before:
            text = target.title or target.printed or target.measure
            yield Lack("target", target.ref, text, Want.WITHIN)
    for action in objective.actions:
        day = action.due_on
        if day and not plan.starts_on <= day < plan.ends_before:
            yield Lack("action", action.ref, action.text, Want.WITHIN)


def of_target(target: TargetLine) -> Iterator[Want]:
    """Yield what a target lacks; one without a target on purpose needs an owner alone."""
    if not (target.owner or names_somebody(target.owner_words)):
        yield Want.OWNER
    if target.kind is TargetKind.NONE:
        return
    if not has_number(target):
        yield Want.NUMBER
    if target.due_on is None and not is_for_every_period(target):
        yield Want.DATE
    if not (target.measure or target.shown_by):
        yield Want.METHOD
    if target.baseline_state is BaselineState.TO_BE_CONFIRMED or (
        target.baseline_state is BaselineState.TO_BE_ESTABLISHED
        and not (target.baseline_due_on and target.baseline_owner)
    ):
        yield Want.BASELINE


def has_number(target: TargetLine) -> bool:
    """Say whether a target promises an amount, or a thing that is there or is not."""
    match target.kind:
        case TargetKind.BY_PERCENT:
            return target.percent is not None
        case TargetKind.TO_VALUE | TargetKind.INTERIM:
            return target.value is not None
        case TargetKind.THRESHOLD:
            return target.low is not None or target.high is not None
        case TargetKind.DIRECTION:
            return False
    return True


def is_for_every_period(target: TargetLine) -> bool:
    """Say whether a promise is kept or broken in every period, without a last day."""
    return target.kind is TargetKind.THRESHOLD and not target.is_cumulative


def of_action(action: ActionLine) -> Iterator[Want]:
    """Yield what an action lacks."""
    if not (action.owner or names_somebody(action.owner_words)):
        yield Want.OWNER
    if action.due_on is None:
        yield Want.DATE
    if len(action.text.split()) < FEWEST_WORDS:
        yield Want.METHOD
