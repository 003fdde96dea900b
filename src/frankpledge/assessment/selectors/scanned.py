"""One pass over the open police data, and what it says of any partnership."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from frankpledge.analysis import codes
from frankpledge.analysis.codes import Partnership
from frankpledge.analysis.dates import first_day
from frankpledge.analysis.engines import DuckDBEngine
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.measures import IncidentCube
from frankpledge.analysis.measures.definition import UNCONDITIONAL
from frankpledge.assessment.rules.counts import Counts, counts_in
from frankpledge.assessment.rules.peers import Candidates, peers_of
from frankpledge.assessment.rules.scanning import Finding, Peers, scan
from frankpledge.assessment.rules.themes import themes
from frankpledge.assessment.selectors.residents import Estimates
from frankpledge.intake import selectors as intake


DATASET = "police-street"
BETWEEN = "/"


class NothingToAssess(ExpectedFailure):
    """No month of the open police data was supplied for the area."""


Supplied = dict[str, set[date]]


@dataclass(frozen=True)
class Ground:
    """Everything counted, for as many partnerships as one may ask about."""

    cube: IncidentCube
    supplied: Supplied
    totals: dict[str, dict[date, dict[str, int]]]

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """Return partnership -> its small areas."""
        found: dict[str, list[str]] = defaultdict(list)
        for small, area in codes.lookup("partnership", 2019).items():
            found[area].append(small)
        return dict(found)

    @cached_property
    def records(self) -> dict[str, dict[date, dict[str, int]]]:
        """Return partnership -> supplied month -> kind -> records."""
        place = {area: at for at, area in enumerate(self.cube.areas)}
        found = dict(self.totals)
        for area, small in self.members.items():
            own = [place[lsoa] for lsoa in small if lsoa in place]
            months = self.months_of(codes.partnership(area))
            if own and months:
                found[area] = self._by_month(own, months)
        return found

    def months_of(self, area: Partnership) -> set[date]:
        """Return the months that the area's own police force supplied."""
        return self.supplied.get(codes.force_slug(area.force) or "", set())

    def _by_month(
        self, own: list[int], months: set[date]
    ) -> dict[date, dict[str, int]]:
        by_kind = self.cube.counts[0][:, own].sum(axis=1)
        first = self.cube.first_month
        every = [first_day(first + at) for at in range(by_kind.shape[1])]
        return {
            month: {
                kind: int(by_kind[row, at]) for row, kind in enumerate(self.cube.kinds)
            }
            for at, month in enumerate(every)
            if month in months
        }


@dataclass(frozen=True)
class Scanned:
    """
    What the records say of one partnership, theme by theme.

    `residents` are those of the latest twelve months; `vintages` names the estimates
    that its rates, and those of its peers, are taken out of, `newest_estimate` that
    of the latest twelve months.
    """

    area: Partnership
    counts: Counts
    residents: int
    peers: Peers | None
    findings: tuple[Finding, ...]
    vintages: tuple[str, ...] = ()
    newest_estimate: str = ""


def ground() -> Ground:
    """
    Return the open police data of the lake, counted once for the whole nation.

    What was loaded since is counted anew, and nothing else.
    """
    held = intake.lake()
    incidents = tuple(held.file_uris("incident"))
    totals = _totals(tuple(held.file_uris("tally")))
    supplied: Supplied = defaultdict(set)
    for source, month in intake.coverage(DATASET):
        supplied[source].add(month)
    return Ground(_cube(incidents), dict(supplied), totals)


Totals = dict[str, dict[date, dict[str, int]]]


@lru_cache(maxsize=1)
def _cube(incidents_in: tuple[str, ...]) -> IncidentCube:
    """Return the records by small area, month and kind, for as long as files stay."""
    rows = intake.kept_counts(DATASET, codes.lookup("partnership", 2019))
    return IncidentCube.of_rows(
        DATASET,
        rows["area"].unique().to_pylist(),
        [UNCONDITIONAL],
        {
            "area": rows["area"].to_pylist(),
            "month": rows["month"],
            "kind": rows["kind"].to_pylist(),
            "count_0": rows["records"],
        },
    )


def partnerships_of(held: Ground) -> list[str]:
    """Return every partnership whose own police force supplied a month."""
    return [
        area
        for area in sorted(held.members)
        if held.months_of(codes.partnership(area)) and held.members[area]
    ]


def scanned(area: str, held: Ground, before: date | None = None) -> Scanned:
    """
    Return what the records say of a partnership, of months before a day where given.

    Raises NothingToAssess where its police force supplied no such month.
    """
    found = codes.partnership(area)
    small = held.members.get(found.code, [])
    months = {
        month for month in held.months_of(found) if before is None or month < before
    }
    counts = counts_in(held.cube, small, months)
    if counts is None:
        until = f" before {before:%B %Y}" if before else ""
        raise NothingToAssess(
            f"No month of open police data is loaded for {found.name}{until}.",
            "Load some with: frankpledge data load police-street FILE...",
        )
    base = Estimates(found.code)
    peers = peers_of(found.code, _candidates(found, held, base, before))
    findings = tuple(
        scan(theme, counts, base.residents, home=found.code, peers=peers)
        for theme in themes()
        if theme.kinds
    )
    return Scanned(
        area=found,
        counts=counts,
        residents=int(base.residents(counts.latest_from())),
        peers=peers,
        findings=findings,
        vintages=base.vintages,
        newest_estimate=base.vintage(counts.latest_from()),
    )


def scanned_now(area: str, before: date | None = None) -> Scanned:
    """Return what the records say of a partnership, worked out once while they stay."""
    held = ground()
    known = tuple(sorted((name, *months) for name, months in held.supplied.items()))
    key = area, before, id(held.cube), known
    if key not in _SCANNED:
        _SCANNED.clear()
        _SCANNED[key] = scanned(area, held, before)
    return _SCANNED[key]


_SCANNED: dict[tuple[Any, ...], Scanned] = {}
"""The one partnership that was scanned last, so that a page's charts need not wait."""


def _candidates(
    home: Partnership, held: Ground, base: Estimates, before: date | None
) -> Candidates:
    """Return home and the partnerships of the districts most like its own."""
    near = {
        other for own in home.districts for other in codes.similar_districts(own.code)
    }
    alike = [
        one.code
        for one in codes.partnerships().values()
        if any(district.code in near for district in one.districts)
    ]
    is_one_district = len(home.districts) == 1
    chosen = [home.code, *(alike if is_one_district else ())]
    return Candidates(
        names={code: codes.partnership(code).name for code in chosen},
        residents=base.national,
        records={
            code: _until(held.records[code], before)
            for code in chosen
            if code in held.records
        },
    )


def _until(
    found: dict[date, dict[str, int]], before: date | None
) -> dict[date, dict[str, int]]:
    """Return the months before a day, all of them where none is given."""
    if before is None:
        return found
    return {month: kinds for month, kinds in found.items() if month < before}


@lru_cache(maxsize=1)
def _totals(tally_in: tuple[str, ...]) -> Totals:
    """Return the monthly totals that were supplied for whole partnerships."""
    with DuckDBEngine({"tally": list(tally_in)}) as engine:
        tally = engine.table("tally")
        wanted = tally.filter(
            tally.period_type == "month",
            tally.status == "given",
            tally.series.startswith(DATASET + BETWEEN),
        )
        rows = engine.run(wanted.select("area", "starts_on", "series", "value"))
    found: Totals = defaultdict(dict)
    for row in rows.to_pylist():
        kind = row["series"].removeprefix(DATASET + BETWEEN)
        month = found[row["area"]].setdefault(row["starts_on"], {})
        month[kind] = int(np.rint(row["value"]))
    return dict(found)
