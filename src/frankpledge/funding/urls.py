"""Addresses of the partnership's money."""

from django.urls import path

from frankpledge.funding.views import (
    awards,
    bids,
    contracts,
    deciding,
    drafting,
    funds,
    papers,
    work,
)


app_name = "funding"

urlpatterns = [
    path("", funds.funds, name="funds"),
    path("add/", funds.add_fund, name="add-fund"),
    path("<int:pk>/", funds.fund, name="fund"),
    path("<int:pk>/change/", funds.edit_fund, name="edit-fund"),
    path("<int:pk>/amounts/", funds.set_amounts, name="set-amounts"),
    path("<int:pk>/spend/", funds.spend, name="spend"),
    path("<int:pk>/if-it-ends/", funds.if_it_ends, name="if-it-ends"),
    path("ends/", funds.cliff, name="cliff"),
    path("groups/", funds.groups_now, name="groups-now"),
    path("groups/<int:year>/", funds.groups, name="groups"),
    path(
        "groups/<int:year>/<int:group>/",
        funds.plan_allocation,
        name="plan-allocation",
    ),
    path("bids/", bids.bids, name="bids"),
    path("bids/add/", bids.add_bid, name="add-bid"),
    path("bids/<int:pk>/", bids.bid, name="bid"),
    path("bids/<int:pk>/paper.<slug:form>", papers.bid_paper, name="bid-paper"),
    path("bids/<int:pk>/change/", bids.edit_bid, name="edit-bid"),
    path("bids/<int:pk>/amounts/", drafting.bid_amounts, name="bid-amounts"),
    path("bids/<int:pk>/shares/add/", drafting.add_share, name="add-share"),
    path(
        "bids/<int:pk>/shares/<int:share>/remove/",
        drafting.remove_share,
        name="remove-share",
    ),
    path("bids/<int:pk>/submit/", drafting.submit_bid, name="submit-bid"),
    path("bids/<int:pk>/score/", deciding.score_bid, name="score-bid"),
    path("bids/<int:pk>/end-scoring/", deciding.end_scoring, name="end-scoring"),
    path("bids/<int:pk>/back/", deciding.send_bid_back, name="send-bid-back"),
    path("bids/<int:pk>/withdraw/", deciding.withdraw_bid, name="withdraw-bid"),
    path("bids/<int:pk>/award/", deciding.award_bid, name="award-bid"),
    path("bids/<int:pk>/refuse/", deciding.refuse_bid, name="refuse-bid"),
    path("decisions/", bids.decisions, name="decisions"),
    path("principles/", deciding.principles, name="principles"),
    path("principles/add/", deciding.add_principle, name="add-principle"),
    path(
        "principles/<slug:key>/change/",
        deciding.word_principle,
        name="word-principle",
    ),
    path("principles/<slug:key>/drop/", deciding.drop_principle, name="drop-principle"),
    path("awards/", awards.awards, name="awards"),
    path("awards/<int:pk>/", awards.award, name="award"),
    path("awards/<int:pk>/paper.<slug:form>", papers.award_paper, name="award-paper"),
    path("awards/<int:pk>/profile/", awards.set_profile, name="set-profile"),
    path("awards/<int:pk>/close/", awards.close_award, name="close-award"),
    path("awards/<int:pk>/conditions/add/", awards.add_condition, name="add-condition"),
    path(
        "awards/<int:pk>/conditions/<int:condition>/",
        awards.tick_condition,
        name="tick-condition",
    ),
    path("returns/", awards.returns, name="returns"),
    path("returns/<int:pk>/", awards.quarter_return, name="return"),
    path(
        "returns/<int:pk>/paper.<slug:form>", papers.return_paper, name="return-paper"
    ),
    path("returns/<int:pk>/send/", awards.send_return, name="send-return"),
    path("in-kind/", work.in_kind, name="in-kind"),
    path("in-kind/add/", work.add_contribution, name="add-contribution"),
    path("in-kind/<int:pk>/", work.contribution, name="contribution"),
    path("in-kind/<int:pk>/change/", work.edit_contribution, name="edit-contribution"),
    path("services/", contracts.contracts, name="contracts"),
    path("services/add/", contracts.add_contract, name="add-contract"),
    path("services/<int:pk>/", contracts.contract, name="contract"),
    path("services/<int:pk>/change/", contracts.edit_contract, name="edit-contract"),
    path(
        "services/<int:pk>/measures/", contracts.judge_contract, name="judge-contract"
    ),
    path("services/<int:pk>/reviews/", contracts.plan_review, name="plan-review"),
    path(
        "services/<int:pk>/reviews/<int:review>/",
        contracts.hold_review,
        name="hold-review",
    ),
    path("actions/", work.actions, name="actions"),
    path("actions/<int:pk>/", work.action, name="action"),
    path("actions/<int:pk>/tie/", work.tie_action, name="tie-action"),
    path("actions/<int:pk>/untie/<int:money>/", work.untie_action, name="untie-action"),
]
