"""Reading plans and how their targets stand."""

from frankpledge.plan.models import Plan, Target
from frankpledge.plan.rules.path import expected_on
from frankpledge.plan.selectors.answering import (
    Vacancy,
    actions_in_order,
    actions_owed,
    actions_under,
    open_plans,
    reasons_for,
    vacancies,
)
from frankpledge.plan.selectors.awaiting import (
    late_first,
    open_end_named,
    open_ends,
    with_measure_names,
)
from frankpledge.plan.selectors.claims import CheckedClaim, check_claims, claims_for
from frankpledge.plan.selectors.delivering import (
    deliveries_of,
    deliveries_waiting,
    delivery_named,
)
from frankpledge.plan.selectors.forecasting import (
    Forecast,
    year_before,
    year_forecast,
)
from frankpledge.plan.selectors.nesting import (
    Part,
    actions_visible_to,
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
from frankpledge.plan.selectors.registers import (
    checks_of,
    digest_of,
    equality_notes,
    pledges_of,
    prose_of,
    regard_of,
    told_since,
    without_equality_note,
)
from frankpledge.plan.selectors.said import SaidCheck, check_said
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
    "Part",
    "Plan",
    "Rebase",
    "SaidCheck",
    "Standing",
    "Target",
    "Vacancy",
    "actions_in_order",
    "actions_owed",
    "actions_under",
    "actions_visible_to",
    "baselines_awaited",
    "changed_lines",
    "check_claims",
    "check_said",
    "checks_of",
    "claims_for",
    "content_of",
    "counted_once",
    "deliveries_of",
    "deliveries_waiting",
    "delivery_named",
    "digest_of",
    "equality_notes",
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
    "pledges_of",
    "possible_parents",
    "prose_of",
    "reasons_for",
    "rebase_of",
    "regard_of",
    "standings",
    "standings_for",
    "standings_of",
    "target_named",
    "targets_of",
    "targets_under",
    "told_since",
    "vacancies",
    "whole",
    "with_measure_names",
    "without_equality_note",
    "year_before",
    "year_forecast",
]
