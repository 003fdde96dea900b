"""Invented counts of four small areas over three years, and of areas like them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from frankpledge.analysis import codes
from frankpledge.analysis.measures import IncidentCube
from frankpledge.analysis.measures.definition import UNCONDITIONAL
from frankpledge.assessment import services
from frankpledge.assessment.presenters import editions
from frankpledge.assessment.rules.counts import counts_in
from frankpledge.assessment.rules.scanning import Peers, scan
from frankpledge.assessment.rules.scoring import usual_method
from frankpledge.assessment.rules.themes import theme_named, themes
from frankpledge.assessment.selectors import Scanned
from frankpledge.assessment.states import Confidence


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


TODAY = date(2021, 1, 11)
NOW = datetime(2021, 1, 11, 9, 30, tzinfo=UTC)
ITEMS = [item.id for item in usual_method().item]
LOW = dict(zip(ITEMS, (1, 3, 1, 4, 3, 4, 4, 1, 1, 1, 0), strict=True))
HIGH = dict(zip(ITEMS, (4, 4, 3, 2, 0, 2, 4, 2, 3, 2, 1), strict=True))


@pytest.fixture
def scanned(counts, peers):
    """Return what the invented records say of St Helens."""
    area = codes.partnership("E08000013")
    own = replace(
        peers,
        counts={
            **{k: v for k, v in peers.counts.items() if k != "home"},
            area.code: peers.counts["home"],
        },
        names={**peers.names, area.code: area.name},
        residents={**peers.residents, area.code: 10_000.0},
    )
    findings = tuple(
        scan(theme, counts, lambda _: 10_000, home=area.code, peers=own)
        for theme in themes()
        if theme.kinds
    )
    return Scanned(area, counts, 10_000, own, findings)


@pytest.fixture
def records(scanned, monkeypatch):
    """Have every page and file rest on the invented records."""
    monkeypatch.setattr(editions, "scanned_now", lambda *_: scanned)
    return scanned


@pytest.fixture
def begin(partnership, analyst):
    """Return a function that begins an assessment or another product."""

    def begun(title="Assessment 2021", **more):
        return services.begin_assessment(
            partnership_id=partnership.pk,
            title=title,
            area_code="E08000013",
            looks_from=date(2018, 1, 1),
            looks_before=date(2021, 1, 1),
            by=analyst,
            on=TODAY,
            **more,
        )

    return begun


@pytest.fixture
def assessment(begin):
    """Return a strategic assessment that was just begun."""
    return begin()


@pytest.fixture
def lines(assessment, analyst):
    """Return the usual long list."""
    return services.list_themes(assessment=assessment, by=analyst, on=TODAY)


@pytest.fixture
def give_in():
    """Return a function that gives in one agency's scores of a matter."""

    def given(line, values, by, reason="police figures, 2020"):
        return services.score_line(
            line=line,
            values=values,
            reasons=dict.fromkeys(ITEMS, reason),
            confidence=Confidence.B,
            by=by,
            at=NOW,
        )

    return given


@pytest.fixture
def closed(assessment, analyst):
    """Return a function that closes the scoring."""

    def close():
        return services.send_for_review(
            assessment=assessment, said="", by=analyst, at=NOW
        )

    return close
