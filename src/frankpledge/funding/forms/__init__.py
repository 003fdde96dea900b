"""What people fill in about the partnership's money."""

from frankpledge.funding.forms.awards import (
    CloseForm,
    ConditionForm,
    ProfileForm,
    ReturnForm,
    TickForm,
)
from frankpledge.funding.forms.base import MoneyForm
from frankpledge.funding.forms.bids import (
    AwardForm,
    BidAmountsForm,
    BidForm,
    NewPrincipleForm,
    PrincipleForm,
    ScoreForm,
    ShareForm,
    WhyForm,
)
from frankpledge.funding.forms.funds import (
    ActionMoneyForm,
    AllocationForm,
    AmountsForm,
    EndsForm,
    FundForm,
    SpendForm,
)
from frankpledge.funding.forms.work import (
    ContractForm,
    ContractMeasureForm,
    ContributionForm,
    PlanReviewForm,
    ReviewForm,
)


__all__ = [
    "ActionMoneyForm",
    "AllocationForm",
    "AmountsForm",
    "AwardForm",
    "BidAmountsForm",
    "BidForm",
    "CloseForm",
    "ConditionForm",
    "ContractForm",
    "ContractMeasureForm",
    "ContributionForm",
    "EndsForm",
    "FundForm",
    "MoneyForm",
    "NewPrincipleForm",
    "PlanReviewForm",
    "PrincipleForm",
    "ProfileForm",
    "ReturnForm",
    "ReviewForm",
    "ScoreForm",
    "ShareForm",
    "SpendForm",
    "TickForm",
    "WhyForm",
]
