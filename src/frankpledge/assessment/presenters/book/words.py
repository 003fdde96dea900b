"""Findings in sentences that claim no more than the records show."""

from __future__ import annotations

from datetime import date

from frankpledge.analysis.statistics.sentences import (
    change_sentence,
    number,
    standing_sentence,
)
from frankpledge.analysis.words import counted, listed
from frankpledge.assessment.rules.counts import MONTHS
from frankpledge.assessment.rules.scanning import Finding, Peers
from frankpledge.assessment.selectors import Scanned


MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASON_FROM = 1.1
"""A month this far above the mean month is worth planning for."""


def month(day: date) -> str:
    """Return a month as people write it: July 2019."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def in_order(name: str) -> str:
    """Return a name as it is said, that a register turned round: City of London."""
    main, _, before = name.partition(", ")
    return f"{before} {main}" if before.endswith(" of") else name


def span(scanned: Scanned) -> str:
    """Return the months the findings rest on."""
    latest = scanned.counts.latest()
    first, last = (scanned.counts.months[at] for at in (latest[0], latest[-1]))
    words = month(first) if first == last else f"{month(first)} to {month(last)}"
    if 1 < len(latest) < MONTHS:
        words += f" ({counted(len(latest), 'month')} supplied)"
    return words


def headline(finding: Finding) -> str:
    """Return the sentence that opens a theme's page."""
    records, months = counted(finding.count, "record"), counted(finding.months, "month")
    sentence = f"{records} in {months}"
    if (
        finding.rate is not None
        and finding.low is not None
        and finding.high is not None
    ):
        sentence += (
            f", {number(finding.rate, 1)} for every 1,000 residents (95% interval "
            f"{number(finding.low, 1)} to {number(finding.high, 1)})"
        )
    return f"{sentence}; {number(finding.share, 1)}% of all records."


def change(finding: Finding) -> str:
    """Return what may be said of the change on the year before."""
    if finding.change is None:
        return (
            "Whether it rose or fell cannot be told yet: no month was supplied in "
            "both of two years."
        )
    over = (
        "Over the same twelve months of two years it "
        if finding.months_compared == MONTHS
        else f"Over the {counted(finding.months_compared, 'month')} supplied in both "
        "years it "
    )
    said = change_sentence(finding.change)
    if said.startswith("no clear change"):
        over = over.removesuffix("it ") + "there is "
    return f"{over}{said}."


def place(finding: Finding, name: str, peers: Peers | None) -> str:
    """Return the place among similar areas in words, or why there is none."""
    if finding.standing is None or peers is None:
        return (
            "Its place among similar areas cannot be told: too few of them have sent "
            "the same months."
        )
    return (
        f"Records for every 1,000 residents, {months_compared(peers)}: "
        f"{standing_sentence(finding.standing, name)}"
    )


def months_compared(peers: Peers) -> str:
    """Return the months over which an area is held against those like it."""
    first, last = peers.months[0], peers.months[-1]
    return month(first) if first == last else f"{month(first)} to {month(last)}"


def where(finding: Finding, small_areas: int) -> str:
    """Return how gathered the records are."""
    if finding.places_for_half is None:
        return "There is no record to place."
    if small_areas == 1:
        return (
            "All of it is one small area, so no place in it can be told from another."
        )
    few = round(finding.places_for_half * small_areas / 100)
    said = (
        f"Half of the records lie in {few} of the {counted(small_areas, 'small area')}"
    )
    if finding.half_by_chance is None:
        return f"{said}."
    share, alike = (
        number(percent, 1)
        for percent in (finding.places_for_half, finding.half_by_chance)
    )
    return (
        f"{said} ({share}%); were all of them alike, chance would put half in about "
        f"{alike}%."
    )


def when(finding: Finding) -> str:
    """Return what the months of the year tell, and that day and hour are not known."""
    unknown = "Open data give neither day nor hour."
    if finding.season is None:
        return (
            "The months of the year cannot be told from each other yet: that takes "
            f"two whole calendar years. {unknown}"
        )
    high = [
        f"{MONTH_NAMES[at]} ({number(100 * (index - 1))}% above the mean month)"
        for at, index in enumerate(finding.season)
        if index >= SEASON_FROM and at in finding.busy
    ]
    if not high:
        return f"No month of the year stands out beyond chance. {unknown}"
    return f"It is high in {listed(high)}. {unknown}"
