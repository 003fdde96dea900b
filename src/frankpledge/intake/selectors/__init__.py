"""Reads of the data room; other rooms come in here."""

from frankpledge.intake.selectors.accounts import account_of_supply
from frankpledge.intake.selectors.arrivals import (
    GridRow,
    arrivals_grid,
    late_returns,
    overdue_of,
)
from frankpledge.intake.selectors.asked_for import AskedFor, asked_for
from frankpledge.intake.selectors.context import (
    all_events,
    all_gaps,
    events_between,
    gaps_for,
    open_gaps,
)
from frankpledge.intake.selectors.coverage import (
    Covered,
    coverage,
    datasets,
    days_taken,
    latest_loaded_month,
    loads_behind,
    slices_of,
    sources_of,
)
from frankpledge.intake.selectors.places import lake, series_of
from frankpledge.intake.selectors.standing import (
    Standing,
    broken_loads,
    current_periods_of,
    returns_awaited,
    standing_of_source,
    standing_of_sources,
)
from frankpledge.intake.selectors.supplies import (
    NoSuchThing,
    best_layout,
    layout_named,
    layouts_for,
    layouts_visible_to,
    load_named,
    quarantined_rows,
    source_for,
    source_named,
    sources_to_supply,
    sources_visible_to,
    supplies_visible_to,
    supply_for,
)


__all__ = [
    "AskedFor",
    "Covered",
    "GridRow",
    "NoSuchThing",
    "Standing",
    "account_of_supply",
    "all_events",
    "all_gaps",
    "arrivals_grid",
    "asked_for",
    "best_layout",
    "broken_loads",
    "coverage",
    "current_periods_of",
    "datasets",
    "days_taken",
    "events_between",
    "gaps_for",
    "lake",
    "late_returns",
    "latest_loaded_month",
    "layout_named",
    "layouts_for",
    "layouts_visible_to",
    "load_named",
    "loads_behind",
    "open_gaps",
    "overdue_of",
    "quarantined_rows",
    "returns_awaited",
    "series_of",
    "slices_of",
    "source_for",
    "source_named",
    "sources_of",
    "sources_to_supply",
    "sources_visible_to",
    "standing_of_source",
    "standing_of_sources",
    "supplies_visible_to",
    "supply_for",
]
