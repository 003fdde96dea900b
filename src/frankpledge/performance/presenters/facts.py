"""What the page of one thing in a register says of it."""

from datetime import date

from frankpledge.analysis.measures.definition import Definition
from frankpledge.performance.models import (
    Achievement,
    Decision,
    Inspection,
    OutsideReturn,
    Programme,
)
from frankpledge.performance.presenters.registers import day, task_words
from frankpledge.performance.presenters.seen import figure_seen, period_seen
from frankpledge.plan.selectors import SaidCheck


def inspection_facts(one: Inspection) -> list[tuple[str, str]]:
    """Return what is known of a finding."""
    facts = [
        ("Inspected by", one.body),
        ("What was inspected", one.service),
        ("Report dated", day(one.inspected_on)),
        ("Finding", one.finding),
        ("Grade, in its own words", one.grade or "none given"),
        ("Where the report is", one.link),
        ("What the partnership answers", one.response or "Nothing yet"),
        ("Who answers for it", str(one.owner or "Nobody yet")),
        ("Due", day(one.due_on) or "no day set"),
    ]
    return [(name, said) for name, said in facts if said]


def decision_facts(
    one: Decision, made: Definition | None, *, area: str, today: date
) -> list[tuple[str, str]]:
    """Return a decision with the number as it was seen."""
    name = made.name if made else one.measure
    unit = f" {made.unit_words}" if made and one.value is not None else ""
    known = f", as known on {day(one.known_at.date())}" if one.known_at else ""
    return [
        ("Decision", one.text),
        ("Taken by", f"{one.group} on {day(one.decided_on)}"),
        ("Target", f"{one.target_ref} {name}, {area}"),
        (
            "Number seen",
            f"{figure_seen(one)}{unit} in {period_seen(one.period)}{known}",
        ),
        ("It stood", one.stood),
        ("Task", task_words(one, today)),
        ("Recorded by", f"{one.recorded_by} on {day(one.recorded_at.date())}"),
    ]


def achievement_facts(one: Achievement, claims: SaidCheck) -> list[tuple[str, str]]:
    """Return a claim with all that shows it, and what the claim check makes of it."""
    checked = (
        f"{one.checked_by} on {day(one.checked_at.date())}"
        if one.checked_at
        else "Nobody yet"
    )
    return [
        ("What was achieved", one.claim),
        ("Year from 1 April", str(one.year)),
        ("Figure", one.figure),
        ("Base", one.base),
        ("Source", one.source),
        ("What the claim check finds", claim_words(claims)),
        ("Written by", str(one.written_by)),
        ("Checked by", checked),
    ]


def claim_words(claims: SaidCheck) -> str:
    """Return what disagrees in a claim; else what agrees, or that nothing could be told."""
    found = claims.wrong or claims.agrees
    if found:
        return " ".join(found)
    return "No figure that it can work out again: look at the source."


def outside_facts(one: OutsideReturn) -> list[tuple[str, str]]:
    """Return what is known of a return."""
    facts = [
        ("Asked by", one.asked_by),
        ("Counts towards", one.tag),
        ("From", day(one.starts_on)),
        ("Retired on", day(one.retired_on)),
        ("Why", one.why_retired),
    ]
    return [(name, said) for name, said in facts if said]


def programme_facts(one: Programme) -> list[tuple[str, str]]:
    """Return what is known of a programme."""
    facts = [
        ("What it is for", one.about),
        ("Who answers for it", str(one.owner or "Nobody yet")),
        ("From", day(one.starts_on)),
        ("Ends before", day(one.ends_before)),
    ]
    return [(name, said) for name, said in facts if said]
