"""Reading the partnership's money, as far as a member may see it."""

from frankpledge.funding.selectors.awards import (
    Result,
    late,
    result_of,
    spent_so_far,
    variance_so_far,
)
from frankpledge.funding.selectors.bids import (
    asked_in_all,
    facts_of,
    lacking,
    principles_for,
    principles_on,
    seen_at_decision,
    sees_scores,
    summary_of,
)
from frankpledge.funding.selectors.choosing import allocation_lines, open_funds
from frankpledge.funding.selectors.funds import (
    FundInYear,
    balance_lines,
    balance_of,
    balances_of,
    funds_in,
    taken_by,
    years_of,
)
from frankpledge.funding.selectors.outcomes import (
    Pulled,
    frozen,
    outcome_of_return,
    pull,
    wanted_by,
    wanted_of,
)
from frankpledge.funding.selectors.resting import (
    action_costs,
    endings_visible_to,
    resting_on,
)
from frankpledge.funding.selectors.seeing import (
    allocations_of,
    awards_visible_to,
    bids_visible_to,
    contracts_visible_to,
    contributions_visible_to,
    decisions_visible_to,
    funds_visible_to,
    returns_visible_to,
)


__all__ = [
    "FundInYear",
    "Pulled",
    "Result",
    "action_costs",
    "allocation_lines",
    "allocations_of",
    "asked_in_all",
    "awards_visible_to",
    "balance_lines",
    "balance_of",
    "balances_of",
    "bids_visible_to",
    "contracts_visible_to",
    "contributions_visible_to",
    "decisions_visible_to",
    "endings_visible_to",
    "facts_of",
    "frozen",
    "funds_in",
    "funds_visible_to",
    "lacking",
    "late",
    "open_funds",
    "outcome_of_return",
    "principles_for",
    "principles_on",
    "pull",
    "resting_on",
    "result_of",
    "returns_visible_to",
    "seen_at_decision",
    "sees_scores",
    "spent_so_far",
    "summary_of",
    "taken_by",
    "variance_so_far",
    "wanted_by",
    "wanted_of",
    "years_of",
]
