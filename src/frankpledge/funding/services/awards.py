"""Awarding and refusing, conditions and returns."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.dates import year_of, year_words
from frankpledge.funding import policies
from frankpledge.funding.models import (
    Award,
    AwardYear,
    Bid,
    BoardDecision,
    Condition,
    Fund,
    Output,
    Return,
)
from frankpledge.funding.rules.money import (
    NOTHING,
    in_equal_parts,
    pounds,
    quarters_between,
    total,
)
from frankpledge.funding.selectors import (
    balance_of,
    frozen,
    pull,
    seen_at_decision,
    wanted_by,
    years_of,
)
from frankpledge.funding.services.bids import move
from frankpledge.funding.services.changes import CannotFund, change, note
from frankpledge.funding.states import AwardState, BidState


@transaction.atomic
def award_bid(
    *,
    bid: Bid,
    amounts: Mapping[int, Decimal],
    conditions: Iterable[str],
    reason: str,
    by: Member,
    at: datetime,
) -> Award:
    """
    Give money for a bid, by year, from what its fund has secured and free.

    The decision is kept with what was seen; the quarterly returns are made, each
    with its due day and an equal share of its year's money.
    """
    bid = Bid.objects.select_for_update().get(pk=bid.pk)
    decide(bid, BidState.AWARDED, reason, by=by, at=at)
    fund = Fund.objects.select_for_update().get(pk=bid.fund_id)
    given = {year: amount for year, amount in amounts.items() if amount}
    refuse_what_is_not_there(bid, fund, given)
    award = Award.objects.create(bid=bid, awarded_on=at.date())
    AwardYear.objects.bulk_create(
        AwardYear(award=award, year=year, amount=amount)
        for year, amount in sorted(given.items())
    )
    Condition.objects.bulk_create(
        Condition(award=award, text=text.strip()) for text in conditions if text.strip()
    )
    Return.objects.bulk_create(returns_owed(award, fund, given))
    note(by, award, "awarded", fields=["amounts", "conditions"])
    return award


def refuse_what_is_not_there(
    bid: Bid, fund: Fund, given: Mapping[int, Decimal]
) -> None:
    """Raise CannotFund where an award is empty or more than the fund has free."""
    if not given:
        raise CannotFund("Say how much is awarded, or refuse the bid.")
    asked = {row.year: row.amount for row in bid.years.all()}
    lines = {line.year: line.free for line in years_of(fund)}
    for year, amount in sorted(given.items()):
        if year not in asked:
            raise CannotFund(f"The bid asks nothing for {year_words(year)}.")
        free = lines.get(year, NOTHING)
        if amount > free:
            raise CannotFund(
                f"{pounds(amount)} for {year_words(year)} is more than the"
                f" {pounds(free)} that {fund.name} has secured and free in that year."
            )
    free, wanted = balance_of(fund).free, total(given.values())
    if wanted > free:
        raise CannotFund(
            f"{pounds(wanted)} is more than the {pounds(free)} that is free in"
            f" {fund.name} once contracts are paid."
        )


def returns_owed(
    award: Award, fund: Fund, given: Mapping[int, Decimal]
) -> list[Return]:
    """Return a row for every quarter of the bid, with equal shares of each year."""
    bid = award.bid
    if bid.starts_on is None or bid.ends_before is None:
        raise CannotFund("The bid has no dates, so no return can fall due.")
    quarters = quarters_between(bid.starts_on, bid.ends_before)
    rows = []
    for year in sorted({year_of(one.starts_on) for one in quarters}):
        own = [one for one in quarters if year_of(one.starts_on) == year]
        parts = in_equal_parts(given.get(year, NOTHING), len(own))
        rows += [
            Return(
                award=award,
                starts_on=one.starts_on,
                ends_before=one.ends_before,
                due_on=one.ends_before + timedelta(days=fund.return_days),
                profile=part,
            )
            for one, part in zip(own, parts, strict=True)
        ]
    return rows


@transaction.atomic
def refuse_bid(*, bid: Bid, reason: str, by: Member, at: datetime) -> Bid:
    """Refuse a bid, for a reason, and keep what was seen."""
    bid = Bid.objects.select_for_update().get(pk=bid.pk)
    decide(bid, BidState.REFUSED, reason, by=by, at=at)
    return bid


def decide(
    bid: Bid, verdict: BidState, reason: str, *, by: Member, at: datetime
) -> None:
    """Write the board's decision into the log with what was shown."""
    policies.may_decide_bid(by, bid, on=at.date()).require()
    if not reason.strip():
        raise CannotFund("Say why the board decides so.")
    BoardDecision.objects.create(
        bid=bid,
        verdict=verdict.value,
        reason=reason,
        seen=seen_at_decision(bid, today=at.date()),
        made_at=at,
        made_by=by,
    )
    move(bid, verdict, by=by, at=at, why=reason)


@transaction.atomic
def set_profile(
    *,
    award: Award,
    profile: Mapping[int, Decimal],
    version: int,
    by: Member,
    on: date,
) -> Award:
    """Say what is to be spent in each quarter, by the returns' keys; years keep their sum."""
    policies.may_hold_award(by, award, on=on).require()
    change(award, {}, version=version)
    rows = list(award.returns.all())
    for row in rows:
        row.profile = profile[row.pk]
    for year in award.years.all():
        said = total(row.profile for row in rows if year_of(row.starts_on) == year.year)
        if said != year.amount:
            raise CannotFund(
                f"The quarters of {year_words(year.year)} add up to {pounds(said)};"
                f" the award gives {pounds(year.amount)}."
            )
    Return.objects.bulk_update(rows, ["profile"])
    note(by, award, "profile set", fields=["profile"])
    return award


@transaction.atomic
def add_condition(
    *, award: Award, text: str, due_on: date | None, by: Member, on: date
) -> Condition:
    """Hang an award on one thing more."""
    policies.may_hold_award(by, award, on=on).require()
    made = Condition.objects.create(award=award, text=text, due_on=due_on)
    note(by, made, "added", fields=["text"])
    return made


@transaction.atomic
def tick_condition(
    *, condition: Condition, evidence: str, met_on: date, by: Member, on: date
) -> Condition:
    """Tick a condition as met, with the evidence."""
    policies.may_hold_award(by, condition.award, on=on).require()
    if met_on > on:
        raise CannotFund("A condition cannot have been met on a day still to come.")
    if not evidence.strip():
        raise CannotFund("Say what shows that the condition is met.")
    condition.met_on, condition.evidence, condition.met_by = met_on, evidence, by
    condition.save()
    note(by, condition, "met", fields=["met_on", "evidence"])
    return condition


@transaction.atomic
def send_return(
    *,
    of_award: Return,
    fields: Mapping[str, Any],
    outputs: Sequence[tuple[str, str, Decimal]],
    version: int,
    by: Member,
    at: datetime,
) -> Return:
    """
    Send a quarter's return, or put a sent one right.

    Spending and outputs are typed; the outcome is looked up and kept as it was
    known at that time.
    """
    on = at.date()
    policies.may_send_return(by, of_award, on=on).require()
    if of_award.starts_on > on:
        raise CannotFund("This quarter has not begun yet.")
    if fields["spent"] < NOTHING:
        raise CannotFund("Money spent cannot be below nothing.")
    change(of_award, fields, version=version)
    wanted = wanted_by(of_award.award.bid, until=min(of_award.ends_before, on))
    found = pull([wanted], by=by, on=on) if wanted else []
    of_award.outcome = frozen(found[0]) if found else None
    of_award.sent_at, of_award.sent_by = at, by
    of_award.save()
    of_award.outputs.all().delete()
    Output.objects.bulk_create(
        Output(of_return=of_award, what=what, unit=unit, quantity=quantity)
        for what, unit, quantity in outputs
    )
    note(by, of_award, "sent", fields=[*fields, "outputs"])
    return of_award


@transaction.atomic
def close_award(
    *, award: Award, words: str, version: int, by: Member, on: date
) -> Award:
    """End an award: conditions met or named, and what was not spent goes back."""
    policies.may_hold_award(by, award, on=on).require()
    if not words.strip():
        raise CannotFund("Say how it ended.")
    change(
        award,
        {
            "state": AwardState.CLOSED.value,
            "closed_on": on,
            "closing_words": words,
        },
        version=version,
    )
    note(by, award, "closed", fields=["state"])
    return award
