"""Who could help with a problem, who of them is known, and who is missing."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from frankpledge.partnership.states import AgencyKind


class Body(BaseModel):
    """One kind of body: how it is known in a directory and what it helps with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]+$")
    name: str
    brings: str
    helps: tuple[str, ...]
    agency_kinds: tuple[AgencyKind, ...] = ()
    words: tuple[str, ...] = ()

    def is_met_by(self, agency: "Known") -> bool:
        """Say whether an agency of the directory is of this kind."""
        said = agency.name.casefold()
        return agency.kind in self.agency_kinds or any(
            word in said for word in self.words
        )


@dataclass(frozen=True)
class Known:
    """An agency of the directory, as far as the map asks."""

    code: str
    name: str
    kind: str


class Place(StrEnum):
    """Where a body stands towards the work on a problem."""

    AT_THE_TABLE = "at-the-table"
    IN_DIRECTORY = "in-directory"
    MISSING = "missing"


@dataclass(frozen=True)
class Help:
    """One kind of body that could help, and the agencies of that kind that are known."""

    body: Body
    known: tuple[Known, ...]
    seated: tuple[Known, ...]

    @property
    def place(self) -> Place:
        """Return where the body stands; a seat in the chosen group counts most."""
        if self.seated:
            return Place.AT_THE_TABLE
        return Place.IN_DIRECTORY if self.known else Place.MISSING


class Shipped(BaseModel):
    """The shipped list: themes by their short name, and bodies."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    themes: dict[str, str]
    body: tuple[Body, ...]

    @model_validator(mode="after")
    def _speaks_of_known_themes(self) -> Any:
        unknown = {theme for one in self.body for theme in one.helps} - set(self.themes)
        if unknown:
            raise ValueError(f"There is no theme {', '.join(sorted(unknown))}.")
        return self


@cache
def shipped() -> Shipped:
    """Return the shipped themes and bodies, checked."""
    file = files("frankpledge.partnership") / "stakeholders.toml"
    return Shipped.model_validate(tomllib.loads(file.read_text("utf-8")))


def themes() -> dict[str, str]:
    """Return the themes that bodies help with, by their short name."""
    return shipped().themes


def who_could_help(
    theme: str, agencies: Iterable[Known], seated: Iterable[str] = ()
) -> list[Help]:
    """
    Return every kind of body that could help with a theme, missing ones first.

    `agencies` are those of the directory today; `seated` the codes of those with a
    seat in the group that works on the problem.
    """
    known, codes = list(agencies), set(seated)
    found = []
    for body in shipped().body:
        if theme in body.helps:
            met = tuple(one for one in known if body.is_met_by(one))
            here = tuple(one for one in met if one.code in codes)
            found.append(Help(body, met, here))
    rank = {Place.MISSING: 0, Place.IN_DIRECTORY: 1, Place.AT_THE_TABLE: 2}
    return sorted(found, key=lambda one: rank[one.place])
