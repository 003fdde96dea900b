"""The demonstration's money: invented funds, bids, an award, and time given in kind."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from frankpledge.access.models import Member
from frankpledge.config.demonstration import people
from frankpledge.config.demonstration.giving import in_kind, rest_on
from frankpledge.config.demonstration.people import Invented
from frankpledge.funding import services
from frankpledge.funding.models import Award, Bid, Fund
from frankpledge.funding.states import Certainty, FundKind, Standing
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.selectors import agency_by_code, groups_of
from frankpledge.plan.models import Plan
from frankpledge.plan.selectors import target_named


Cast = dict[Invented, Member]
SCORES = {
    people.ANALYST: (4, 4, 3, 1, 3),
    people.CHAIR: (5, 4, 4, 4, 2),
}
PRINCIPLES = (
    "county-result",
    "future-risk",
    "fills-gaps",
    "cross-district",
    "innovation",
)

CAR_CRIME: dict[str, Any] = {
    "title": "Lock it, light it, leave it (invented)",
    "objective": "Light and watch 9 car parks in the town centre and give 2,000 drivers"
    " advice, so that fewer vehicles are broken into or stolen.",
    "measure": "vehicle-crime",
    "period_type": "financial-year",
    "baseline": 6.06,
    "baseline_ends_before": date(2019, 4, 1),
    "aim": 5.5,
    "achievable": "Lighting cut vehicle crime in car parks by a fifth or more in trials"
    " elsewhere; 7 of the 9 owners have agreed.",
    "starts_on": date(2019, 10, 1),
    "ends_before": date(2020, 10, 1),
    "evaluation": "Compare vehicle crime in the twelve months with the year before, and"
    " with car parks that were not lit; survey drivers.",
    "review": "The acquisitive crime group looks at it every quarter and stops it where"
    " car crime rises in lit car parks.",
    "review_on": date(2020, 1, 15),
    "unit_cost": "theft from vehicle",
}


def pay(
    partnership: Partnership, plan: Plan, cast: Cast, *, at: datetime
) -> dict[str, Any]:
    """Make two funds, three bids, one award with two returns, and a ledger in kind."""
    manager = cast[people.MANAGER]
    pot = fund(
        partnership,
        manager,
        at,
        name="Safer streets pot (invented)",
        giver="Home Office",
        kind=FundKind.GRANT,
        starts_on=date(2019, 4, 1),
        ends_before=date(2021, 4, 1),
        amounts={
            (2019, Certainty.SECURED): Decimal(40000),
            (2020, Certainty.SECURED): Decimal(30000),
        },
    )
    year = at.year if (at.month, at.day) >= (4, 1) else at.year - 1
    core = fund(
        partnership,
        manager,
        at,
        name="Community safety core budget (invented)",
        giver="St Helens Council",
        kind=FundKind.CORE,
        starts_on=date(year, 4, 1),
        ends_before=date(year + 2, 4, 1),
        amounts={
            (year, Certainty.SECURED): Decimal(60000),
            (year + 1, Certainty.SECURED): Decimal(45000),
            (year + 1, Certainty.HOPED_FOR): Decimal(15000),
        },
    )
    won = car_crime(partnership, plan, pot, cast, at)
    half_written(partnership, core, cast, year, at)
    waiting(partnership, plan, pot, cast, at)
    in_kind(partnership, plan, won, cast, at)
    rest_on(partnership, plan, core, cast, year, at)
    return {"funds": [pot.name, core.name], "award": won.pk}


def fund(
    partnership: Partnership,
    by: Member,
    at: datetime,
    *,
    amounts: dict[tuple[int, Certainty], Decimal],
    **fields: Any,
) -> Fund:
    """Write down a fund that the council holds, with its years."""
    made = services.write_fund(
        fund=None,
        fields={
            "agency": agency_by_code(partnership, "st-helens-council"),
            "rules": "For work that serves the partnership's plan. No building work.",
            "conditions": "A return each quarter; what is not spent goes back.",
            "return_days": 30,
            **fields,
        },
        version=0,
        by=by,
        on=at.date(),
    )
    return services.set_amounts(
        fund=made,
        amounts=amounts,
        accepts_shortfall=False,
        version=made.version,
        by=by,
        on=at.date(),
    )


def bid(
    partnership: Partnership,
    of: Fund,
    by: Member,
    at: datetime,
    amounts: dict[int, Decimal],
    **fields: Any,
) -> Bid:
    """Begin a bid of a member's own agency and say what it asks."""
    made = services.write_bid(
        bid=None,
        fields={"fund": of, "agency": by.agency, **fields},
        version=0,
        by=by,
        at=at,
    )
    return services.set_bid_amounts(
        bid=made, amounts=amounts, version=made.version, by=by, on=at.date()
    )


def car_crime(
    partnership: Partnership, plan: Plan, pot: Fund, cast: Cast, at: datetime
) -> Award:
    """Take a bid from draft to its result: scored by two, awarded by the chair."""
    police = cast[people.LEAD]
    made = bid(
        partnership,
        pot,
        police,
        at,
        {2019: Decimal(14000), 2020: Decimal(10000)},
        **CAR_CRIME,
        group=groups_of(partnership).first(),
        area_code=partnership.area_code,
        target=target_named(plan, "T2"),
    )
    add_lamps(partnership, made, police, at)
    services.submit_bid(bid=made, by=police, at=at)
    for who, points in SCORES.items():
        score(made, points, cast[who], at)
    services.end_scoring(bid=made, by=cast[people.MANAGER], at=at)
    award = services.award_bid(
        bid=made,
        amounts={2019: Decimal(14000), 2020: Decimal(9000)},
        conditions=[
            "Every owner signs for the lamps.",
            "Drivers are asked at the end.",
        ],
        reason="It serves target T2 and fills a gap; less in the second year, as two"
        " owners have not agreed.",
        by=cast[people.CHAIR],
        at=at,
    )
    report(award, cast, at)
    return award


def add_lamps(partnership: Partnership, made: Bid, by: Member, at: datetime) -> None:
    """Add what the council gives to a bid, in money and in kind."""
    services.add_share(
        bid=made,
        fields={
            "agency": agency_by_code(partnership, "st-helens-council"),
            "money": Decimal(3000),
            "in_kind": Decimal(1500),
            "what": "Lamps and their fitting",
        },
        by=by,
        on=at.date(),
    )


def score(made: Bid, points: tuple[int, ...], by: Member, at: datetime) -> None:
    """Score a bid on every principle, with a reason for each."""
    why = "As the figures in the bid show."
    services.score_bid(
        bid=made,
        scores={
            key: (given, why) for key, given in zip(PRINCIPLES, points, strict=True)
        },
        by=by,
        at=at,
    )


def report(award: Award, cast: Cast, at: datetime) -> None:
    """Send the first two returns and tick one condition; the other two returns are late."""
    told = (
        (Decimal(6800), Standing.ON_COURSE, Decimal(5)),
        (Decimal(5100), Standing.SOME_CONCERN, Decimal(2)),
    )
    for row, (spent, standing, lit) in zip(award.returns.all()[:2], told, strict=True):
        services.send_return(
            of_award=row,
            fields={
                "spent": spent,
                "standing": standing.value,
                "risks": "Two owners have still not agreed.",
                "commentary": "Lamps fitted and drivers spoken to at weekends.",
            },
            outputs=[("Car parks lit", "car parks", lit)],
            version=row.version,
            by=cast[people.LEAD],
            at=at,
        )
    services.tick_condition(
        condition=award.conditions.all()[0],
        evidence="Seven signed forms, in the partnership's folder.",
        met_on=date(2020, 2, 3),
        by=cast[people.MANAGER],
        on=at.date(),
    )


def half_written(
    partnership: Partnership, core: Fund, cast: Cast, year: int, at: datetime
) -> None:
    """Leave a draft that lacks half of what a bid needs, so that the gate has work."""
    bid(
        partnership,
        core,
        cast[people.FIRE],
        at,
        {year: Decimal(4000)},
        title="Safer homes campaign (invented)",
        objective="Raise awareness of fire safety and work with partners.",
        starts_on=date(year, 9, 1),
        ends_before=date(year + 1, 4, 1),
    )


def waiting(
    partnership: Partnership,
    plan: Plan,
    pot: Fund,
    cast: Cast,
    at: datetime,
) -> None:
    """Leave a bid that was submitted and scored by one person, for others to score."""
    made = bid(
        partnership,
        pot,
        cast[people.LEAD],
        at,
        {2020: Decimal(9000)},
        title="Marked and visited (invented)",
        objective="Mark the property of 400 homes next to homes that were burgled, so"
        " that fewer are burgled again.",
        measure="burglary",
        area_code=partnership.area_code,
        period_type="financial-year",
        baseline=6.75,
        baseline_ends_before=date(2019, 4, 1),
        aim=6.1,
        achievable="Repeat burglary fell by 20% where neighbours were visited within a"
        " week; officers already visit.",
        target=target_named(plan, "T1"),
        starts_on=date(2020, 4, 1),
        ends_before=date(2021, 4, 1),
        evaluation="Count repeat burglaries in the year before and after, compared with"
        " streets that were not visited.",
        review="The acquisitive crime group looks at it every quarter.",
        review_on=date(2020, 7, 15),
    )
    services.submit_bid(bid=made, by=cast[people.LEAD], at=at)
    score(made, (3, 4, 2, 1, 2), cast[people.ANALYST], at)
