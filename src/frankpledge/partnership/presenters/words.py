"""The words in which pages speak of the directory's kinds and dates."""

from datetime import date
from enum import StrEnum

from frankpledge.analysis.dates import day_in_words, last_day
from frankpledge.partnership.models.directory import Spell


ABBREVIATIONS = ("lsoa", "msoa")


HYPHENATED = {"co-operating"}


def words(kind: str) -> str:
    """Return an enum's value as a word or two: "Local policing body", "LSOA"."""
    if kind in ABBREVIATIONS:
        return kind.upper()
    return (kind if kind in HYPHENATED else kind.replace("-", " ")).capitalize()


def choices(kinds: type[StrEnum], *, anything: str = "") -> list[tuple[str, str]]:
    """Return an enum's values for a box; `anything` heads them where given."""
    listed = [(kind.value, words(kind.value)) for kind in kinds]
    return [("", anything), *listed] if anything else listed


def spell(held: Spell, today: date) -> str:
    """Return from when to when something holds, in words; empty where always."""
    parts = []
    if held.starts_on:
        parts.append(
            f"{'since' if open_on(held, today) else 'from'} {day_in_words(held.starts_on)}"
        )
    if held.ends_before:
        parts.append(f"to {day_in_words(last_day(held.ends_before))}")
    return " ".join(parts)


def open_on(held: Spell, today: date) -> bool:
    """Say whether something has begun and has no end yet."""
    return held.ends_before is None and held.holds_on(today)


def standing(held: Spell, today: date) -> str:
    """Return whether something is current, past or still to come."""
    if held.holds_on(today):
        return "Current"
    return "Ended" if held.ends_before and held.ends_before <= today else "To come"
