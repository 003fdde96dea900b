"""Reads of the data room; other rooms come in here."""

from frankpledge.intake.selectors.arrivals import (
    GridRow,
    arrivals_grid,
    late_returns,
    overdue_of,
)
from frankpledge.intake.selectors.context import (
    events_between,
    gaps_for,
    open_gaps,
)
from frankpledge.intake.selectors.coverage import (
    Covered,
    coverage,
    datasets,
    loads_behind,
    slices_of,
    sources_of,
)
from frankpledge.intake.selectors.places import lake
from frankpledge.intake.selectors.supplies import (
    layouts_for,
    quarantined_rows,
    source_for,
    sources_visible_to,
    supplies_visible_to,
    supply_for,
)


__all__ = [
    "Covered",
    "GridRow",
    "arrivals_grid",
    "coverage",
    "datasets",
    "events_between",
    "gaps_for",
    "lake",
    "late_returns",
    "layouts_for",
    "loads_behind",
    "open_gaps",
    "overdue_of",
    "quarantined_rows",
    "slices_of",
    "source_for",
    "sources_of",
    "sources_visible_to",
    "supplies_visible_to",
    "supply_for",
]
