"""Reading plans and how their targets stand."""

from frankpledge.plan.models import Plan, Target
from frankpledge.plan.rules.pairing import Move, Paired, Reading, read_together
from frankpledge.plan.rules.path import expected_on
from frankpledge.plan.selectors.answering import (
    Vacancy,
    actions_in_order,
    actions_under,
    open_plans,
    reasons_for,
    vacancies,
)
from frankpledge.plan.selectors.awaiting import late_first, open_end_named, open_ends
from frankpledge.plan.selectors.claims import CheckedClaim, check_claims, claims_for
from frankpledge.plan.selectors.delivering import deliveries_of, delivery_named
from frankpledge.plan.selectors.forecasting import (
    Forecast,
    year_before,
    year_forecast,
)
from frankpledge.plan.selectors.nesting import (
    Part,
    counted_once,
    family_of,
    has_ref,
    objectives_to_share,
    possible_parents,
)
from frankpledge.plan.selectors.reading import (
    baselines_awaited,
    content_of,
    line_of,
    plans_of,
    plans_of_action,
    target_named,
    targets_of,
    targets_under,
    whole,
)
from frankpledge.plan.selectors.rebasing import Rebase, rebase_of
from frankpledge.plan.selectors.standings import (
    Known,
    Standing,
    hidden_from,
    known_of,
    off_course_first,
    standings,
    standings_for,
    standings_of,
)
from frankpledge.plan.selectors.versions import changed_lines


__all__ = [
    "CheckedClaim",
    "Forecast",
    "Known",
    "Move",
    "Paired",
    "Part",
    "Plan",
    "Reading",
    "Rebase",
    "Standing",
    "Target",
    "Vacancy",
    "actions_in_order",
    "actions_under",
    "baselines_awaited",
    "changed_lines",
    "check_claims",
    "claims_for",
    "content_of",
    "counted_once",
    "deliveries_of",
    "delivery_named",
    "expected_on",
    "family_of",
    "has_ref",
    "hidden_from",
    "known_of",
    "late_first",
    "line_of",
    "objectives_to_share",
    "off_course_first",
    "open_end_named",
    "open_ends",
    "open_plans",
    "plans_of",
    "plans_of_action",
    "possible_parents",
    "read_together",
    "reasons_for",
    "rebase_of",
    "standings",
    "standings_for",
    "standings_of",
    "target_named",
    "targets_of",
    "targets_under",
    "vacancies",
    "whole",
    "year_before",
    "year_forecast",
]
