"""What people do with the partnership's money: one function per thing."""

from frankpledge.funding.services.awards import (
    add_condition,
    award_bid,
    close_award,
    refuse_bid,
    send_return,
    set_profile,
    tick_condition,
)
from frankpledge.funding.services.bids import (
    add_share,
    drop_principle,
    end_scoring,
    remove_share,
    score_bid,
    send_bid_back,
    set_bid_amounts,
    submit_bid,
    withdraw_bid,
    word_principle,
    write_bid,
)
from frankpledge.funding.services.changes import CannotFund, ChangedMeanwhile
from frankpledge.funding.services.funds import (
    give_out_paper,
    plan_allocation,
    set_amounts,
    spend,
    take_list_away,
    tie_action,
    untie_action,
    write_fund,
)
from frankpledge.funding.services.work import (
    hold_review,
    judge_contract_by,
    plan_review,
    write_contract,
    write_contribution,
)


__all__ = [
    "CannotFund",
    "ChangedMeanwhile",
    "add_condition",
    "add_share",
    "award_bid",
    "close_award",
    "drop_principle",
    "end_scoring",
    "give_out_paper",
    "hold_review",
    "judge_contract_by",
    "plan_allocation",
    "plan_review",
    "refuse_bid",
    "remove_share",
    "score_bid",
    "send_bid_back",
    "send_return",
    "set_amounts",
    "set_bid_amounts",
    "set_profile",
    "spend",
    "submit_bid",
    "take_list_away",
    "tick_condition",
    "tie_action",
    "untie_action",
    "withdraw_bid",
    "word_principle",
    "write_bid",
    "write_contract",
    "write_contribution",
    "write_fund",
]
