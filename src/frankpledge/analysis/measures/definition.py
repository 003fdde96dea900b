"""
What a measure is: a declared, dated rule that turns records into figures.

Two people with the same records and the same definition get the same number.
Figures keep the version of the definition they were made with.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from frankpledge.analysis.disclosure.rules import SmallNumbers
from frankpledge.analysis.measures.periods import Period, PeriodType


class Direction(StrEnum):
    """Which way is good. Some measures are watched and judged neither way."""

    LESS = "less"
    MORE = "more"
    NEUTRAL = "neutral"
    NONE = "none"


class Family(StrEnum):
    """The part of community safety a measure speaks of; the handbook's chapters."""

    CRIME = "recorded-crime"
    ASB = "antisocial-behaviour"
    DOMESTIC_ABUSE = "domestic-abuse"
    HATE = "hate-crime"
    OFFENDING = "offending"
    YOUNG_PEOPLE = "young-people"
    DRUGS_ALCOHOL = "drugs-and-alcohol"
    FIRE = "fire"
    ROADS = "roads"
    VIEWS = "public-views"
    DELIVERY = "delivery"


class Unit(StrEnum):
    """What is counted, in the singular."""

    OFFENCE = "offence"
    INCIDENT = "incident"
    PERSON = "person"
    CASE = "case"
    CASUALTY = "casualty"
    FIRE = "fire"
    ORDER = "order"
    TEST = "test"
    CONVICTION = "conviction"
    RESPONSE = "response"
    REPORT = "report"
    REFERRAL = "referral"
    VISIT = "visit"
    EVENT = "event"
    OUTCOME = "outcome"
    SITE = "site"


PLURALS = {Unit.PERSON: "people", Unit.CASUALTY: "casualties"}


class Form(StrEnum):
    """The shape of the value: a plain count, a rate, a percentage or a difference."""

    COUNT = "count"
    RATE = "rate"
    PERCENTAGE = "percentage"
    RELATIVE_DIFFERENCE = "relative-difference"


class Interval(StrEnum):
    """How the uncertainty of a value is worked out (`statistics.intervals`)."""

    POISSON = "poisson"
    WILSON = "wilson"
    NONE = "none"


class Strict(BaseModel):
    """A record that refuses unknown fields, changes and guessed types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Names = Annotated[tuple[str, ...], Field(strict=False)]


class Incidents(Strict):
    """
    Records of one dataset, counted.

    No kinds means every kind. A record counts when it carries all the qualifiers,
    none of the excluded ones and, where outcomes are named, one of those.
    """

    rests_on: Literal["incidents"]
    dataset: str
    kinds: Names = ()
    exclude_kinds: Names = ()
    qualifiers: Names = ()
    exclude_qualifiers: Names = ()
    outcomes: Names = ()

    @property
    def condition(self) -> Condition:
        """Return what beyond its kind decides whether a record counts."""
        return self.qualifiers, self.exclude_qualifiers, self.outcomes


Condition = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
UNCONDITIONAL: Condition = ((), (), ())


class Series(Strict):
    """
    Totals that a supplier's return gives, added together where several are named.

    `adds_up` is false for figures that may not be summed over time, such as
    people, who can appear in two quarters of one year.
    """

    rests_on: Literal["series"]
    series: Names
    adds_up: bool = True

    @model_validator(mode="after")
    def _names_a_series(self) -> Self:
        if not self.series:
            raise ValueError("Name at least one series.")
        return self


class Given(Strict):
    """A value that arrives worked out, such as a survey's percentage."""

    rests_on: Literal["given"]
    series: str


Source = Annotated[Incidents | Series | Given, Field(discriminator="rests_on")]


class Per(StrEnum):
    """What a numerator is divided by."""

    RESIDENTS = "residents"
    HOUSEHOLDS = "households"
    DWELLINGS = "dwellings"
    MEASURE = "measure"
    SERIES = "series"
    NONE = "none"


POPULATIONS = {Per.RESIDENTS, Per.HOUSEHOLDS, Per.DWELLINGS}


class Denominator(Strict):
    """
    What the numerator is out of, and per how many.

    `measure` names another measure whose numerator is the base; `series` names
    totals of a return; `base` says in words what either counts. Residents, households and dwellings come from the yearly
    estimates of the area.
    """

    per: Annotated[Per, Field(strict=False)] = Per.NONE
    multiplier: Annotated[int, Field(gt=0)] = 1
    base: str = ""
    measure: Name | None = None
    series: Names = ()

    @model_validator(mode="after")
    def _names_its_base(self) -> Self:
        if (self.per is Per.MEASURE) != (self.measure is not None):
            raise ValueError("A base that is a measure names it, and no other does.")
        if (self.per is Per.SERIES) != bool(self.series):
            raise ValueError("A base that is a series names it, and no other does.")
        return self


class Break(Strict):
    """A day from which the figures are counted by other rules."""

    on: date
    note: str


class Definition(Strict):
    """One measure as declared on one day. See "Core records" 2 of the requirements."""

    id: Name
    name: str
    question: str
    family: Annotated[Family, Field(strict=False)]
    numerator: Source
    denominator: Denominator = Denominator()
    form: Annotated[Form, Field(strict=False)]
    unit: Annotated[Unit, Field(strict=False)]
    direction: Annotated[Direction, Field(strict=False)]
    period_types: Annotated[
        tuple[Annotated[PeriodType, Field(strict=False)], ...],
        Field(strict=False, min_length=1),
    ]
    programme_year_starts: Annotated[int, Field(ge=1, le=12)] = 10
    decimals: Annotated[int, Field(ge=0, le=4)] = 0
    settled_after_months: Annotated[int, Field(ge=0, le=60)] = 0
    interval: Annotated[Interval, Field(strict=False)] = Interval.POISSON
    design_effect: Annotated[float, Field(ge=1, le=10)] = 1.0
    small_numbers: Annotated[SmallNumbers, Field(strict=False)]
    small_numbers_reason: str = ""
    finest_area: Literal["lsoa", "ward", "district"] = "ward"
    restricted: bool = False
    caveats: Names = ()
    breaks: Annotated[tuple[Break, ...], Field(strict=False)] = ()
    composite_note: str = ""
    not_added_to: Names = ()
    counted_from: date | None = None
    counted_until: date | None = None
    supplier: str
    sources: Names = ()
    aliases: Names = ()
    author: str
    checker: str = ""
    written_on: date
    reviewed_on: date | None = None
    review_due_on: date | None = None
    version: Annotated[int, Field(ge=1)] = 1
    valid_from: date

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        for sentence in contradictions(self):
            raise ValueError(sentence)
        return self

    @property
    def unit_words(self) -> str:
        """Return the unit as printed: "offences per 1,000 residents", "% of cases"."""
        return self.units_for("")

    def units_for(self, number: str) -> str:
        """Return the unit after a number as printed: "offence" after 1."""
        units = self.unit if number == "1" else PLURALS.get(self.unit, f"{self.unit}s")
        base = self.denominator.base or self.denominator.per
        match self.form:
            case Form.COUNT:
                return units
            case Form.RATE:
                return f"{units} per {self.denominator.multiplier:,} {base}"
            case Form.PERCENTAGE:
                return f"% of {base}"
            case _:
                return f"% above or below {base}"

    @property
    def scale(self) -> int:
        """Return what numerator over denominator is multiplied by to print it."""
        return 100 if self.form is Form.PERCENTAGE else self.denominator.multiplier

    def breaks_between(self, earlier: Period, later: Period) -> tuple[Break, ...]:
        """Return the changes of rule that stand between two periods' figures."""
        first, last = sorted((earlier, later))
        return tuple(
            b for b in self.breaks if first.starts_on < b.on < last.ends_before
        )


def is_composite(source: Source) -> bool:
    """Say whether a numerator adds several kinds or several series together."""
    if isinstance(source, Incidents):
        return len(source.kinds) > 1 or bool(source.exclude_kinds)
    return isinstance(source, Series) and len(source.series) > 1


def contradictions(measure: Definition) -> Iterator[str]:
    """Yield a sentence for each way in which a definition contradicts itself."""
    has_base = measure.denominator.per is not Per.NONE
    is_given = isinstance(measure.numerator, Given)
    if measure.form in {Form.RATE, Form.PERCENTAGE} and not (has_base or is_given):
        yield "A rate or percentage needs a denominator."
    if measure.form is Form.COUNT and has_base:
        yield "A count has no denominator: call it a rate."
    is_open = measure.small_numbers is SmallNumbers.ALREADY_OPEN
    if is_open and not measure.small_numbers_reason:
        yield "Say why no suppression is needed."
    if measure.checker and measure.checker == measure.author:
        yield "The checker is another person than the author."
    if is_composite(measure.numerator) and not measure.composite_note:
        yield "A composite says what it is made of."
