"""Reads of definitions, figures, recording changes and comparison groups."""

from frankpledge.evidence.rules.change import Change, change_between
from frankpledge.evidence.rules.figures import KeptSeries, Observation
from frankpledge.evidence.rules.remembering import remembered
from frankpledge.evidence.rules.words import short_period, spoken_period, valued
from frankpledge.evidence.selectors.changes import (
    changes_for,
    declared_breaks,
    recording_changes,
)
from frankpledge.evidence.selectors.comparing import compared
from frankpledge.evidence.selectors.figures import (
    ByArea,
    by_area,
    by_area_at_once,
    history,
    kept_series,
    latest_vintage,
    loads_by_source,
    many_series,
    observation,
    observations,
    published_series,
    vintages_of,
)
from frankpledge.evidence.selectors.groups import group, groups, members_on
from frankpledge.evidence.selectors.measures import (
    definitions_in_force,
    measure,
    measure_is_known,
    measures_counted,
    measures_visible_to,
    period_types_held,
    proposals,
    published_measures,
    search,
    version,
    versions_of,
    why_nothing,
)
from frankpledge.evidence.selectors.restated import restated
from frankpledge.evidence.selectors.seeing import (
    as_printed,
    as_seen,
    measures_seen_in_full,
    seen_one,
)
from frankpledge.evidence.selectors.types import (
    kind_of,
    single_kinds,
    small_area_counts,
)


__all__ = [
    "ByArea",
    "Change",
    "KeptSeries",
    "Observation",
    "as_printed",
    "as_seen",
    "by_area",
    "by_area_at_once",
    "change_between",
    "changes_for",
    "compared",
    "declared_breaks",
    "definitions_in_force",
    "group",
    "groups",
    "history",
    "kept_series",
    "kind_of",
    "latest_vintage",
    "loads_by_source",
    "many_series",
    "measure",
    "measure_is_known",
    "measures_counted",
    "measures_seen_in_full",
    "measures_visible_to",
    "members_on",
    "observation",
    "observations",
    "period_types_held",
    "proposals",
    "published_measures",
    "published_series",
    "recording_changes",
    "remembered",
    "restated",
    "search",
    "seen_one",
    "short_period",
    "single_kinds",
    "small_area_counts",
    "spoken_period",
    "valued",
    "version",
    "versions_of",
    "vintages_of",
    "why_nothing",
]
