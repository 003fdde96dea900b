"""A fund, and a bid that passes the gate, for a plan with figures."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.apps import apps

from frankpledge.access.states import Role
from frankpledge.analysis.measures.periods import financial_year
from frankpledge.funding import services
from frankpledge.funding.models import ActionMoney
from frankpledge.funding.rules.scoring import shipped_principles
from frankpledge.funding.states import Certainty, FundKind, Standing
from tests.plan.conftest import (  # noqa: F401 - fixtures
    content,
    keep,
    measures,
    people,
    plan,
    restricted,
)


DAY = date(2019, 10, 1)
NOW = datetime(2019, 10, 1, 9, 30, tzinfo=UTC)
HOME = "E08000013"
KEYS = [one.key for one in shipped_principles()]


@pytest.fixture
def fund(agencies, manager):
    """Return a fund that the council holds: £30,000 this year, £10,000 hoped for."""
    made = services.write_fund(
        fund=None,
        fields=fund_fields(agencies["council"]),
        version=0,
        by=manager,
        on=DAY,
    )
    return services.set_amounts(
        fund=made,
        amounts={
            (2019, Certainty.SECURED): Decimal(30000),
            (2020, Certainty.HOPED_FOR): Decimal(10000),
        },
        accepts_shortfall=False,
        version=made.version,
        by=manager,
        on=DAY,
    )


def fund_fields(agency, **changes):
    return {
        "name": "Safer pot",
        "giver": "Home Office",
        "kind": FundKind.GRANT.value,
        "agency": agency,
        "rules": "For the plan.",
        "conditions": "A return each quarter.",
        "starts_on": date(2019, 4, 1),
        "ends_before": date(2021, 4, 1),
        "return_days": 30,
    } | changes


def bid_fields(fund, agency, target, **changes):
    return {
        "title": "Gates in Parr",
        "fund": fund,
        "agency": agency,
        "group": None,
        "objective": "Fit gates to 12 alleys in Parr so that fewer homes are entered.",
        "measure": "domestic-burglary",
        "area_code": HOME,
        "period_type": "financial-year",
        "baseline": 969.0,
        "baseline_ends_before": date(2019, 4, 1),
        "aim": 800.0,
        "achievable": "It fell by a fifth where gates were fitted in 2016 and 2017.",
        "target": target,
        "priority": None,
        "starts_on": date(2019, 4, 1),
        "ends_before": date(2020, 4, 1),
        "evaluation": "Compare burglary a year before and after with other alleys.",
        "review": "The burglary group looks at it every quarter and may stop it.",
        "review_on": date(2019, 12, 15),
        "unit_cost": "",
    } | changes


@pytest.fixture
def target(plan):  # noqa: F811
    return plan.priorities.get().objectives.get().targets.get(ref="T1")


@pytest.fixture
def draft(fund, agencies, lead_officer, target):
    """Return the police's bid for £12,000, not yet submitted."""
    made = services.write_bid(
        bid=None,
        fields=bid_fields(fund, agencies["police"], target),
        version=0,
        by=lead_officer,
        at=NOW,
    )
    return services.set_bid_amounts(
        bid=made,
        amounts={2019: Decimal(12000)},
        version=made.version,
        by=lead_officer,
        on=DAY,
    )


@pytest.fixture
def submitted(draft, lead_officer):
    return services.submit_bid(bid=draft, by=lead_officer, at=NOW)


def scores(points=3):
    return dict.fromkeys(KEYS, (points, "As the figures show."))


@pytest.fixture
def scored(submitted, analyst, board_member, manager):
    for who, points in ((analyst, 3), (board_member, 5)):
        services.score_bid(bid=submitted, scores=scores(points), by=who, at=NOW)
    return services.end_scoring(bid=submitted, by=manager, at=NOW)


@pytest.fixture
def award(scored, board_member):
    return services.award_bid(
        bid=scored,
        amounts={2019: Decimal(12000)},
        conditions=["Owners agree.", "  "],
        reason="It serves T1.",
        by=board_member,
        at=NOW,
    )


def return_fields(spent=3000, **changes):
    return {
        "spent": Decimal(spent),
        "standing": Standing.ON_COURSE.value,
        "risks": "",
        "commentary": "Six gates are up.",
    } | changes


def contribution_fields(agency, **changes):
    nothing = dict.fromkeys(
        ("hours", "staff_rate", "vehicle_days", "vehicle_rate", "other_value"),
        Decimal(0),
    )
    return {
        "agency": agency,
        "what": "Visits",
        "action": None,
        "award": None,
        "given_on": date(2019, 9, 1),
        "rate_source": "Pay scales",
        **nothing,
        "hours": Decimal(10),
        "staff_rate": Decimal(20),
    } | changes


def contract_fields(agency, fund=None, **changes):
    return {
        "agency": agency,
        "fund": fund,
        "provider": "Harbour Example",
        "service": "Advisers",
        "starts_on": date(2019, 4, 1),
        "ends_before": date(2021, 4, 1),
        "value": Decimal(5000),
        "exit": "",
    } | changes


@pytest.fixture
def auditor(make_member):
    return make_member("Lena Example", "council", Role.AUDITOR)


@pytest.fixture
def action(plan):  # noqa: F811
    return plan.priorities.get().objectives.get().actions.get(ref="A1")


@pytest.fixture
def group(partnership):
    return apps.get_model("partnership", "Group").objects.create(
        partnership=partnership, name="Burglary group", kind="theme"
    )


@pytest.fixture
def world(fund, award, action, group, agencies, manager, lead_officer, keep):  # noqa: F811
    """Return the keys of one thing of each kind."""
    keep("domestic-burglary", {financial_year(2018): 969, financial_year(2019): 700})
    ActionMoney.objects.create(
        action=action,
        fund=fund,
        amount=500,
        starts_on=date(2019, 4, 1),
        ends_before=date(2028, 4, 1),
        certainty="secured",
    )
    kind = services.write_contribution(
        contribution=None,
        fields=contribution_fields(agencies["police"], action=action, award=award),
        version=0,
        by=lead_officer,
        on=DAY,
    )
    bought = services.write_contract(
        contract=None,
        fields=contract_fields(agencies["council"], fund),
        version=0,
        by=manager,
        on=DAY,
    )
    services.judge_contract_by(
        contract=bought,
        fields={
            "measure": "domestic-burglary",
            "area_code": HOME,
            "period_type": "financial-year",
            "aim": 900.0,
        },
        by=manager,
        on=DAY,
    )
    review = services.plan_review(
        contract=bought, due_on=date(2019, 12, 1), by=manager, on=DAY
    )
    return {
        "fund": fund.pk,
        "bid": award.bid_id,
        "award": award.pk,
        "return": award.returns.first().pk,
        "condition": award.conditions.get().pk,
        "kind": kind.pk,
        "contract": bought.pk,
        "review": review.pk,
        "action": action.pk,
        "money": ActionMoney.objects.get().pk,
        "group": group.pk,
    }
