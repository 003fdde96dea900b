"""Funds, bids, awards with their returns, and what agencies give in kind."""

from frankpledge.funding.models.awards import (
    Award,
    AwardYear,
    Condition,
    Output,
    Return,
)
from frankpledge.funding.models.bids import (
    Bid,
    BidScore,
    BidShare,
    BidStep,
    BidYear,
    BoardDecision,
    Principle,
)
from frankpledge.funding.models.funds import (
    ActionMoney,
    Allocation,
    Fund,
    FundYear,
    Spending,
)
from frankpledge.funding.models.work import (
    Contract,
    ContractMeasure,
    ContractReview,
    Contribution,
)


__all__ = [
    "ActionMoney",
    "Allocation",
    "Award",
    "AwardYear",
    "Bid",
    "BidScore",
    "BidShare",
    "BidStep",
    "BidYear",
    "BoardDecision",
    "Condition",
    "Contract",
    "ContractMeasure",
    "ContractReview",
    "Contribution",
    "Fund",
    "FundYear",
    "Output",
    "Principle",
    "Return",
    "Spending",
]
