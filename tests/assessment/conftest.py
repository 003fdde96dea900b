"""Invented counts of four small areas over three years, and of areas like them."""

from datetime import date

import numpy as np
import pytest

from frankpledge.analysis.measures import IncidentCube
from frankpledge.analysis.measures.definition import UNCONDITIONAL
from frankpledge.assessment.rules.counts import counts_in
from frankpledge.assessment.rules.scanning import Peers
from frankpledge.assessment.rules.themes import theme_named


AREAS = ("E01006832", "E01006840", "E01006845", "E01006872")


def months(first=date(2018, 1, 1), many=36):
    """Return so many first days of months."""
    start = first.year * 12 + first.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(start, start + many)]


@pytest.fixture
def cube():
    """Return 40 burglaries a month in 2018, 40 in 2019, 80 in 2020; robberies too."""
    rows = {"area": [], "month": [], "kind": [], "count_0": []}
    for month in months():
        burglaries = 20 if month.year == 2020 else 10
        for place, area in enumerate(AREAS):
            for kind, count in (
                ("burglary", burglaries),
                ("robbery", 6 if place == 0 else 0),
            ):
                if count:
                    rows["area"].append(area)
                    rows["month"].append(month)
                    rows["kind"].append(kind)
                    rows["count_0"].append(count)
    return IncidentCube.of_rows("police-street", AREAS, [UNCONDITIONAL], rows)


@pytest.fixture
def counts(cube):
    """Return the counts, July 2019 never supplied."""
    return counts_in(cube, AREAS, set(months()) - {date(2019, 7, 1)})


@pytest.fixture
def burglary():
    """Return the theme of burglary."""
    return theme_named("burglary")


@pytest.fixture
def peers():
    """Return home with the highest rate of burglary among seven areas."""
    codes = ["home", *(f"other-{at}" for at in range(6))]
    rates = np.array([960, 400, 410, 420, 430, 440, 450])
    return Peers(
        names={code: code.title() for code in codes},
        counts={
            code: {"burglary": int(rate)}
            for code, rate in zip(codes, rates, strict=True)
        },
        residents=dict.fromkeys(codes, 10_000.0),
        months=tuple(months(date(2020, 1, 1), 12)),
    )
