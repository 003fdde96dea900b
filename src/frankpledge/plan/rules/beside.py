"""
What stands beside a plan's lines: pledges, whom actions affect, who settles what.

It is no part of what is agreed and frozen as a version, but it travels with the plan:
as sheets of its workbook, and in print.
"""

from datetime import date
from typing import Annotated, Any

from pydantic import Field, ValidationError, model_validator

from frankpledge.plan.rules.content import Line, Number, PlanFault, Ref, place
from frankpledge.plan.rules.faults import in_words
from frankpledge.plan.states import (
    PROTECTED,
    Effect,
    Limb,
    MeasuredFrom,
    PledgeKind,
    TimeUnit,
)


class SignatoryLine(Line):
    """An organisation that signed a pledge: one of the directory, or another by name."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    signed_by: Annotated[str, Field(max_length=200)] = ""
    signed_on: date
    ended_on: date | None = None


class PledgeLine(Line):
    """A pledge that is signed, or a minimum standard that is tested."""

    ref: Ref
    kind: PledgeKind
    title: Annotated[str, Field(min_length=1, max_length=200)]
    words: Annotated[str, Field(min_length=1)]
    test: str = ""
    share: Annotated[Number | None, Field(gt=0, le=100)] = None
    measured_from: MeasuredFrom = MeasuredFrom.SELF_REPORT
    within: Annotated[Number | None, Field(gt=0)] = None
    within_unit: TimeUnit = TimeUnit.WORKING_DAYS
    owner: str = ""
    signatories: list[SignatoryLine] = []


class EqualityLine(Line):
    """Whom an action affects of those the Equality Act 2010 protects, and how."""

    action: Ref
    groups: list[str] = []
    effect: Effect
    evidence: Annotated[str, Field(min_length=1)]
    changed: str = ""
    review_on: date | None = None
    written_on: date | None = None

    @model_validator(mode="after")
    def names_what_the_law_does(self) -> "EqualityLine":
        """Refuse a group that section 4 of the Act does not name."""
        unknown = [name for name in self.groups if name not in PROTECTED]
        if unknown:
            raise ValueError(f"the law names no such group: {', '.join(unknown)}")
        return self


class SettlingLine(Line):
    """Who settles one thing that the plan leaves open, and by when."""

    line: Annotated[str, Field(min_length=1, max_length=12)]
    ref: Ref
    want: Annotated[str, Field(min_length=1, max_length=12)]
    owner: Annotated[str, Field(min_length=1)]
    due_on: date


class RegardLine(Line):
    """Which of our priorities meets one above, or why none does."""

    external: Annotated[str, Field(min_length=1)]
    priority: str = ""
    words: Annotated[str, Field(min_length=1)]


class CheckLine(Line):
    """A decision that was looked at for what it does to crime, by limb of section 17."""

    title: Annotated[str, Field(min_length=1, max_length=200)]
    agency: Annotated[str, Field(min_length=1)]
    decided_on: date
    crime_and_disorder: Effect = Effect.UNSURE
    substance_misuse: Effect = Effect.UNSURE
    re_offending: Effect = Effect.UNSURE
    serious_violence: Effect = Effect.UNSURE
    why: Annotated[str, Field(min_length=1)]
    changed: str = ""

    def effects(self) -> dict[str, Effect]:
        """Return the effect on each limb, by the limb's name."""
        return {
            limb.value: getattr(self, limb.value.replace("-", "_")) for limb in Limb
        }


class Beside(Line):
    """Everything that stands beside a plan's lines."""

    pledges: list[PledgeLine] = []
    equality: list[EqualityLine] = []
    settlings: list[SettlingLine] = []
    regards: list[RegardLine] = []
    checks: list[CheckLine] = []


def read_beside(data: dict[str, Any]) -> Beside:
    """Return what stands beside a plan's lines; raise PlanFault naming every fault."""
    try:
        return Beside.model_validate(data)
    except ValidationError as error:
        raise PlanFault(
            [f"{place(item['loc'])}: {in_words(item)}" for item in error.errors()]
        ) from None
