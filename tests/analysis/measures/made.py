"""Builds small definitions and cubes for the tests of measures."""

from datetime import date

import numpy as np

from frankpledge.analysis.dates import month_number
from frankpledge.analysis.measures import Definition, IncidentCube
from frankpledge.analysis.measures.definition import UNCONDITIONAL


APRIL_2019 = date(2019, 4, 1)


def definition(**changes):
    """Return a plain count of burglaries, with changes."""
    content = {
        "id": "burglary",
        "name": "Burglary",
        "question": "How much burglary is there?",
        "family": "recorded-crime",
        "numerator": {
            "rests_on": "incidents",
            "dataset": "police-street",
            "kinds": ["burglary"],
        },
        "form": "count",
        "unit": "offence",
        "direction": "less",
        "period_types": ["month", "quarter"],
        "small_numbers": "persons",
        "supplier": "police",
        "author": "Ada Example",
        "written_on": date(2026, 1, 1),
        "valid_from": date(2026, 1, 1),
    }
    return Definition.model_validate(content | changes)


def per_1000(**changes):
    """Return a rate of burglaries for every 1,000 residents, with changes."""
    base = {"per": "residents", "multiplier": 1000}
    return definition(form="rate", denominator=base, **changes)


def cube(counts, *, kinds=("burglary",), areas=("Here",), first=APRIL_2019):
    """Return a cube of counts by kind, area and month, under no condition."""
    table = np.array(counts, np.int64).reshape(1, len(kinds), len(areas), -1)
    return IncidentCube(
        "police-street", areas, month_number(first), kinds, (UNCONDITIONAL,), table
    )


def months(first, number, *, without=()):
    """Return the first days of so many months, some left out."""
    start = month_number(first)
    found = {date(m // 12, m % 12 + 1, 1) for m in range(start, start + number)}
    return frozenset(found - set(without))
