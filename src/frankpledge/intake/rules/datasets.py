"""The data sets that agencies are asked for, and how each one's file is laid out."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.intake.states import Frequency, Marking


HEADER_ROW = 4
"""Where the headings stand in every kind of file: a title and a hint come before."""

SHEET = "Return"
AREA, PERIOD = "Area", "Period"
LAW = "SI 2007/1831"
PRESCRIBED = range(1, 13)
"""The twelve numbers of the Schedule to SI 2007/1831."""


class UnknownDataset(ExpectedFailure):
    """No shipped data set has this name."""


class Counted(BaseModel):
    """
    A series that is counted out of a data set's records, so that nobody adds it up.

    Records count whose outcome is one of `outcomes` (any, where none is named) and
    none of `not_outcomes`. `people` counts persons and not records; `again_within`
    those of them who came again, on a later day, within so many months.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    series: str
    outcomes: tuple[str, ...] = ()
    not_outcomes: tuple[str, ...] = ()
    people: bool = False
    again_within: int | None = Field(default=None, ge=1, le=60)


class Dataset(BaseModel):
    """One data set: who sends it, how often, and the columns of its file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]+$", max_length=60)
    name: str = Field(max_length=160)
    supplier: str
    agency_kinds: tuple[str, ...]
    frequency: Frequency
    marking: Marking
    period_type: str = ""
    prescribed: int | None = None
    smallest_count: int = 0
    series: tuple[str, ...] = ()
    parts: dict[str, tuple[tuple[str, ...], ...]] = {}
    incidents: dict[str, str] = {}
    counted: tuple[Counted, ...] = ()
    notes: str = ""

    @model_validator(mode="after")
    def _is_one_of_two_tables(self) -> Self:
        if bool(self.series) == bool(self.incidents):
            raise ValueError("A data set is totals or incidents, and not both.")
        if self.counted and not self.incidents:
            raise ValueError("Only records are counted; totals are counted already.")
        if self.prescribed is not None and self.prescribed not in PRESCRIBED:
            raise ValueError(f"{LAW} has no number {self.prescribed}.")
        named = {one for groups in self.parts.values() for one in sum(groups, ())}
        if not named | set(self.parts) <= set(self.series):
            raise ValueError("Parts and what they are parts of are series of its own.")
        return self

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings of the file that the supplier fills in."""
        if self.incidents:
            return tuple(self.incidents)
        return (AREA, PERIOD, *map(heading_of, self.series))

    @property
    def layout(self) -> dict[str, Any]:
        """Return how the filled-in file is read, as the readers take it."""
        columns: list[dict[str, Any]]
        if self.incidents:
            table = "incident"
            columns = [
                column_of(heading, field) for heading, field in self.incidents.items()
            ]
        else:
            table = "tally"
            columns = [
                {"heading": AREA, "field": "area"},
                {"heading": PERIOD, "field": "period"},
            ]
            columns += [
                {"heading": heading_of(one), "field": "value", "series": one}
                for one in self.series
            ]
        return {
            "table": table,
            "columns": columns,
            "sheet": SHEET,
            "header_row": HEADER_ROW,
            "coordinates": "national-grid"
            if "easting" in self.incidents.values()
            else "degrees",
            "period_type": self.period_type or self.frequency.value,
        }


def column_of(heading: str, field: str) -> dict[str, Any]:
    """Return a column of records; "qualifier:grade" is a mark that has a name."""
    field, _, qualifier = field.partition(":")
    named = {"qualifier": qualifier} if qualifier else {}
    return {"heading": heading, "field": field, **named}


def heading_of(series: str) -> str:
    """Return a series' name as a heading: "Accidental dwelling fires"."""
    return series.replace("-", " ").capitalize()


@cache
def shipped() -> dict[str, Dataset]:
    """Return the shipped data sets by their name, each one checked."""
    file = files("frankpledge.intake") / "datasets.toml"
    content = tomllib.loads(file.read_text("utf-8"))["dataset"]
    return {row["id"]: Dataset.model_validate(row) for row in content}


def dataset_named(name: str) -> Dataset:
    """Return the data set of this name."""
    try:
        return shipped()[name]
    except KeyError as unknown:
        raise UnknownDataset(
            f"There is no data set “{name}”.", "The page of returns lists them."
        ) from unknown
