"""Bids: what the gate looks at, how they are scored, what the board was shown."""

from datetime import date
from decimal import Decimal
from typing import Any

from frankpledge.access.models import Member
from frankpledge.analysis.measures.definition import Direction
from frankpledge.evidence.selectors import measure_is_known
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.funding.models import Bid, Principle
from frankpledge.funding.rules.gate import BidFacts, Missing, missing_in
from frankpledge.funding.rules.money import NOTHING, PENNY
from frankpledge.funding.rules.scoring import (
    Asked,
    Given,
    Summary,
    shipped_principles,
    summary,
)
from frankpledge.funding.selectors.funds import balance_of
from frankpledge.funding.selectors.outcomes import baseline_kept
from frankpledge.funding.states import BidState


def plan_served(bid: Bid) -> Any:
    """Return the plan a bid serves, None where it names no part of one."""
    if bid.target is not None:
        return bid.target.objective.priority.plan
    return bid.priority.plan if bid.priority is not None else None


def facts_of(bid: Bid, *, today: date) -> BidFacts:
    """Return what the gate looks at."""
    plan = plan_served(bid)
    return BidFacts(
        today=today,
        objective=bid.objective,
        measure=bid.measure,
        measure_is_known=bool(bid.measure) and measure_is_known(bid.measure),
        wants_more=wants_more(bid.measure),
        baseline=bid.baseline,
        baseline_kept=baseline_kept(bid),
        baseline_ends_before=bid.baseline_ends_before,
        aim=bid.aim,
        achievable=bid.achievable,
        serves=str(bid.target or bid.priority or ""),
        serves_until=plan.ends_before if plan else None,
        starts_on=bid.starts_on,
        ends_before=bid.ends_before,
        fund_starts_on=bid.fund.starts_on,
        fund_ends_before=bid.fund.ends_before,
        evaluation=bid.evaluation,
        review=bid.review,
        review_on=bid.review_on,
        asked=tuple((row.year, row.amount) for row in bid.years.all()),
    )


def wants_more(measure: str) -> bool | None:
    """Return whether more is better for a measure, None where neither way is judged."""
    row = in_force().filter(measure=measure).first()
    if row is None or row.definition.direction not in {Direction.MORE, Direction.LESS}:
        return None
    return row.definition.direction is Direction.MORE


def asked_in_all(bid: Bid) -> Decimal:
    """Return what a bid asks the fund for in all its years."""
    return sum((row.amount for row in bid.years.all()), NOTHING)


def principles_on(partnership_id: int, day: date) -> list[Asked]:
    """Return the principles of a day: the board's own wording, else the shipped five."""
    rows = Principle.objects.filter(partnership_id=partnership_id)
    held = [
        Asked(row.key, row.title, row.asks, row.weight)
        for row in rows
        if row.starts_on <= day and (row.ends_before is None or day < row.ends_before)
    ]
    return held or list(shipped_principles())


def scored_on(bid: Bid, today: date) -> date:
    """Return the day by whose principles a bid is scored: that of its submission."""
    sent = [one for one in bid.steps.all() if one.state == BidState.SUBMITTED]
    return sent[0].made_at.date() if sent else today


def lacking(bid: Bid, *, today: date) -> list[Missing]:
    """Return what a bid lacks at the gate: a draft today, others when they were sent."""
    return missing_in(facts_of(bid, today=scored_on(bid, today)))


def principles_for(bid: Bid, *, today: date) -> list[Asked]:
    """Return the principles that a bid is scored by, as they were when it was sent."""
    return principles_on(bid.partnership_id, scored_on(bid, today))


def summary_of(bid: Bid, *, today: date) -> Summary:
    """Return how everybody scored a bid."""
    given = [
        Given(score.given_by_id, score.principle, score.points)
        for score in bid.scores.all()
    ]
    return summary(principles_for(bid, today=today), given)


def sees_scores(bid: Bid, member: Member) -> bool:
    """
    Say whether a member sees what others scored: once their own is given.

    Scores are blind while they are asked for, so that the first does not lead.
    """
    if bid.state not in {BidState.DRAFT, BidState.SUBMITTED}:
        return True
    return any(score.given_by_id == member.pk for score in bid.scores.all())


def seen_at_decision(bid: Bid, *, today: date) -> dict[str, Any]:
    """Return what whoever decides is shown, as it is kept with the decision."""
    scored = summary_of(bid, today=today)
    balance = balance_of(bid.fund)
    return {
        "scores": scored.words,
        "mean": scored.mean,
        "low": scored.low,
        "high": scored.high,
        "scorers": scored.scorers,
        "principles": [
            {"title": one.asked.title, "points": list(one.points)}
            for one in scored.principles
        ],
        "asked": str(asked_in_all(bid).quantize(PENNY)),
        "free": str(balance.free.quantize(PENNY)),
        "fund": bid.fund.name,
        "advice": [one.says for one in missing_in(facts_of(bid, today=today))],
    }
