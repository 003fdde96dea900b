"""The demonstration's time given in kind, and what rests on its core budget."""

from datetime import date, datetime
from decimal import Decimal

from frankpledge.access.models import Member
from frankpledge.config.demonstration import people
from frankpledge.config.demonstration.people import Invented
from frankpledge.funding import services
from frankpledge.funding.models import Award, Contract, Fund
from frankpledge.funding.states import Certainty
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.selectors import agency_by_code, groups_of
from frankpledge.plan.models import Plan
from frankpledge.plan.selectors import actions_under


Cast = dict[Invented, Member]
RATES = {
    "staff_rate": Decimal("28.50"),
    "vehicle_rate": Decimal("35.00"),
    "other_value": Decimal(0),
    "rate_source": "Invented rates with on-costs, for the demonstration",
}

LINES = (
    (
        people.LEAD,
        "Visits after burglaries",
        "A1",
        False,
        date(2019, 12, 20),
        120,
        4,
    ),
    (
        people.LEAD,
        "Weekend patrols of car parks",
        None,
        True,
        date(2020, 3, 1),
        64,
        8,
    ),
    (
        people.FIRE,
        "Checks of alleys before gating",
        "A2",
        False,
        date(2019, 9, 12),
        18,
        2,
    ),
)


def in_kind(
    partnership: Partnership, plan: Plan, award: Award, cast: Cast, at: datetime
) -> None:
    """Count what the police and the fire service gave without being paid."""
    actions = {action.ref: action for action in actions_under([plan])}
    for who, what, ref, beside, day, hours, vehicles in LINES:
        services.write_contribution(
            contribution=None,
            fields={
                **RATES,
                "agency": cast[who].agency,
                "what": what,
                "action": actions.get(ref or ""),
                "award": award if beside else None,
                "given_on": day,
                "hours": Decimal(hours),
                "vehicle_days": Decimal(vehicles),
            },
            version=0,
            by=cast[who],
            on=at.date(),
        )


def rest_on(
    partnership: Partnership,
    plan: Plan,
    core: Fund,
    cast: Cast,
    year: int,
    at: datetime,
) -> None:
    """Tie an action and a service to the core budget, so that its end can be asked."""
    manager, on = cast[people.MANAGER], at.date()
    actions = {action.ref: action for action in actions_under([plan])}
    services.tie_action(
        action=actions["A2"],
        fund=core,
        fields={
            "amount": Decimal(6000),
            "starts_on": date(year, 4, 1),
            "ends_before": date(year + 2, 4, 1),
            "certainty": Certainty.SECURED.value,
        },
        by=manager,
        on=on,
    )
    bought = buy_advisers(partnership, core, manager, year, on)
    services.plan_review(
        contract=bought, due_on=date(year + 1, 1, 15), by=manager, on=on
    )
    plan_a_group(partnership, manager, on)


def buy_advisers(
    partnership: Partnership, core: Fund, manager: Member, year: int, on: date
) -> Contract:
    """Buy a service out of the core budget, judged by a measure."""
    bought = services.write_contract(
        contract=None,
        fields={
            "agency": agency_by_code(partnership, "st-helens-council"),
            "fund": core,
            "provider": "Harbour Example (invented)",
            "service": "Independent domestic violence advisers",
            "starts_on": date(year, 4, 1),
            "ends_before": date(year + 1, 10, 1),
            "value": Decimal(38000),
            "exit": "Clients are told three months before; the council decides by then.",
        },
        version=0,
        by=manager,
        on=on,
    )
    services.judge_contract_by(
        contract=bought,
        fields={
            "measure": "marac-cases",
            "area_code": partnership.area_code,
            "period_type": "financial-year",
            "aim": None,
        },
        by=manager,
        on=on,
    )
    return bought


def plan_a_group(partnership: Partnership, manager: Member, on: date) -> None:
    """Plan what the first theme group is meant to have."""
    group = groups_of(partnership).first()
    if group is not None:
        services.plan_allocation(
            group=group,
            year=2019,
            planned=Decimal(15000),
            why="Car crime was the group's first matter.",
            version=0,
            by=manager,
            on=on,
        )
