"""Dated lists: crime types, outcomes, kinds of anti-social behaviour, sources."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from frankpledge.analysis.codes.files import listing, provenance


@dataclass(frozen=True)
class CrimeType:
    """A category of data.police.uk and the dates between which it was used."""

    id: str
    label: str
    is_crime: bool
    starts_on: date
    ends_before: date | None
    groups: tuple[str, ...]
    became: tuple[str, ...]

    def is_used_on(self, day: date) -> bool:
        """Say whether the category was in use on a day."""
        return self.starts_on <= day and (
            self.ends_before is None or day < self.ends_before
        )


@dataclass(frozen=True)
class OutcomeType:
    """A last outcome category of data.police.uk and how we group it."""

    id: str
    label: str
    group: str
    is_positive: bool


@dataclass(frozen=True)
class AsbType:
    """A kind of anti-social behaviour; old categories say which kind they became."""

    id: str
    label: str
    starts_on: date | None
    ends_before: date | None
    means: str
    becomes: str


@dataclass(frozen=True)
class Source:
    """Where shipped figures come from and what must be said when they are shown."""

    id: str
    title: str
    publisher: str
    vintage: str
    licence: str


@cache
def crime_types(on: date | None = None) -> tuple[CrimeType, ...]:
    """Return the categories in use on a day, or all there ever were."""
    found = tuple(
        CrimeType(
            id=one["id"],
            label=one["label"],
            is_crime=one["is_crime"],
            starts_on=one["starts_on"],
            ends_before=one.get("ends_before"),
            groups=tuple(one["groups"]),
            became=tuple(one.get("became", ())),
        )
        for one in listing("crime_types")["type"]
    )
    return found if on is None else tuple(one for one in found if one.is_used_on(on))


@cache
def crime_type_labelled(label: str) -> CrimeType | None:
    """Return the category with this label in supplied files, None where unknown."""
    return next((one for one in crime_types() if one.label == label), None)


@cache
def outcome_types() -> tuple[OutcomeType, ...]:
    """Return every last outcome category, with our group."""
    return tuple(
        OutcomeType(one["id"], one["label"], one["group"], one["is_positive"])
        for one in listing("outcome_types")["type"]
    )


@cache
def asb_types(on: date | None = None) -> tuple[AsbType, ...]:
    """Return the kinds of anti-social behaviour in use on a day, or all."""
    found = tuple(
        AsbType(
            id=one["id"],
            label=one["label"],
            starts_on=one.get("starts_on"),
            ends_before=one.get("ends_before"),
            means=one.get("means", ""),
            becomes=one.get("becomes", ""),
        )
        for one in listing("asb_types")["type"]
    )
    if on is None:
        return found
    return tuple(
        one
        for one in found
        if (one.starts_on or date.min) <= on < (one.ends_before or date.max)
    )


@cache
def sources() -> dict[str, Source]:
    """Return every source of shipped figures, by its id."""
    found: dict[str, dict[str, Any]] = listing("sources")["source"]
    return {key: Source(id=key, **one) for key, one in found.items()}


def attribution() -> str:
    """Return the sentence that must stand wherever the figures are shown."""
    text: str = listing("sources")["attribution"]
    return text


def sources_of(table: str) -> tuple[Source, ...]:
    """Return the sources that one shipped table rests on."""
    known = sources()
    return tuple(known[key] for key in provenance()[table]["sources"])
