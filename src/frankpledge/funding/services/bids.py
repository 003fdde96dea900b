"""Writing, submitting, scoring and withdrawing bids."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.audit.states import Operation
from frankpledge.funding import policies
from frankpledge.funding.models import (
    Bid,
    BidScore,
    BidShare,
    BidStep,
    BidYear,
    Principle,
)
from frankpledge.funding.rules.gate import missing_in, passes
from frankpledge.funding.rules.scoring import LEAST_SCORERS, MOST_POINTS
from frankpledge.funding.selectors import (
    facts_of,
    principles_for,
    principles_on,
    summary_of,
)
from frankpledge.funding.services.changes import CannotFund, change, note
from frankpledge.funding.services.funds import refuse_backwards
from frankpledge.funding.states import BID_CHANGES, BidState
from frankpledge.partnership.selectors import home


@transaction.atomic
def write_bid(
    *,
    bid: Bid | None,
    fields: Mapping[str, Any],
    version: int,
    by: Member,
    at: datetime,
) -> Bid:
    """Begin a bid, or change a draft; it may be half empty until it is submitted."""
    on = at.date()
    policies.may_change_of(by, fields["agency"].pk, on=on).require()
    if fields.get("starts_on"):
        refuse_backwards(fields["starts_on"], fields.get("ends_before"))
    named = {**fields, "serves_words": str(served(fields))}
    if bid is None:
        bid = Bid.objects.create(partnership=home(), asked_by=by, **named)
        step(bid, BidState.DRAFT, by=by, at=at)
        changed = list(named)
    else:
        policies.may_change_bid(by, bid, on=on).require()
        changed = change(bid, named, version=version)
    note(by, bid, "written", fields=changed)
    return bid


def served(fields: Mapping[str, Any]) -> Any:
    """Return the target or the priority that a bid names, empty for neither."""
    return fields.get("target") or fields.get("priority") or ""


def step(bid: Bid, state: BidState, *, by: Member, at: datetime, why: str = "") -> None:
    """Write down a dated change of a bid's state."""
    BidStep.objects.create(bid=bid, state=state.value, made_at=at, made_by=by, note=why)


@transaction.atomic
def set_bid_amounts(
    *, bid: Bid, amounts: Mapping[int, Decimal], version: int, by: Member, on: date
) -> Bid:
    """Say what a bid asks in each year."""
    policies.may_change_bid(by, bid, on=on).require()
    change(bid, {}, version=version)
    bid.years.all().delete()
    BidYear.objects.bulk_create(
        BidYear(bid=bid, year=year, amount=amount)
        for year, amount in sorted(amounts.items())
        if amount
    )
    note(by, bid, "amounts set", fields=["amounts"])
    return bid


@transaction.atomic
def add_share(*, bid: Bid, fields: Mapping[str, Any], by: Member, on: date) -> BidShare:
    """Say what one body adds to a bid, in money and in kind."""
    policies.may_change_bid(by, bid, on=on).require()
    if bool(fields.get("agency")) == bool(fields.get("body")):
        raise CannotFund("Choose an agency, or name a body that is not one: not both.")
    if not (fields.get("money") or fields.get("in_kind")):
        raise CannotFund("Say how much it adds, in money or in kind.")
    made = BidShare.objects.create(bid=bid, **fields)
    note(by, made, "added", fields=list(fields))
    return made


@transaction.atomic
def remove_share(*, share: BidShare, by: Member, on: date) -> None:
    """Take out what a body was to add."""
    policies.may_change_bid(by, share.bid, on=on).require()
    note(by, share, "removed", operation=Operation.ERASURE)
    share.delete()


def move(bid: Bid, state: BidState, *, by: Member, at: datetime, why: str) -> None:
    """Change a bid's state where the table of states allows it."""
    if state not in BID_CHANGES[BidState(bid.state)]:
        raise CannotFund(f"A bid that is {bid.state} cannot become {state.value}.")
    bid.state = state.value
    bid.version += 1
    bid.save()
    step(bid, state, by=by, at=at, why=why)
    note(by, bid, state.value, fields=["state"])


@transaction.atomic
def submit_bid(*, bid: Bid, by: Member, at: datetime) -> Bid:
    """Submit a draft; what the gate finds missing is refused in words."""
    bid = Bid.objects.select_for_update().get(pk=bid.pk)
    policies.may_change_bid(by, bid, on=at.date()).require()
    found = missing_in(facts_of(bid, today=at.date()))
    if not passes(found):
        named = sorted({one.letter.value.lower() for one in found if not one.is_advice})
        raise CannotFund(
            f"The bid is not yet {', '.join(named)}.",
            "See what it lacks, with examples, and add it.",
        )
    bid.submitted_by = by
    move(bid, BidState.SUBMITTED, by=by, at=at, why="")
    return bid


@transaction.atomic
def send_bid_back(*, bid: Bid, why: str, by: Member, at: datetime) -> Bid:
    """Make a submitted bid a draft again and say why; its scores are taken away."""
    bid = Bid.objects.select_for_update().get(pk=bid.pk)
    policies.may_handle_bid(by, bid, on=at.date()).require()
    if not why.strip():
        raise CannotFund("Say why the bid is sent back.")
    bid.scores.all().delete()
    move(bid, BidState.DRAFT, by=by, at=at, why=why)
    return bid


@transaction.atomic
def withdraw_bid(*, bid: Bid, why: str, by: Member, at: datetime) -> Bid:
    """Take a bid back, for a reason."""
    bid = Bid.objects.select_for_update().get(pk=bid.pk)
    policies.may_withdraw_bid(by, bid, on=at.date()).require()
    if not why.strip():
        raise CannotFund("Say why the bid is withdrawn.")
    move(bid, BidState.WITHDRAWN, by=by, at=at, why=why)
    return bid


@transaction.atomic
def score_bid(
    *, bid: Bid, scores: Mapping[str, tuple[int, str]], by: Member, at: datetime
) -> Bid:
    """Hold a bid against every principle, each with points and a reason."""
    bid = Bid.objects.select_for_update().get(pk=bid.pk)
    policies.may_score_bid(by, bid, on=at.date()).require()
    asked = {one.key for one in principles_for(bid, today=at.date())}
    if scores.keys() != asked:
        raise CannotFund("Score every principle: half a set cannot be compared.")
    for points, reason in scores.values():
        if not 0 <= points <= MOST_POINTS or not reason.strip():
            raise CannotFund(f"Give 0 to {MOST_POINTS} points, each with a reason.")
    for key, (points, reason) in scores.items():
        BidScore.objects.update_or_create(
            bid=bid,
            principle=key,
            given_by=by,
            defaults={"points": points, "reason": reason, "given_at": at},
        )
    note(by, bid, "scored", fields=["scores"])
    return bid


@transaction.atomic
def end_scoring(*, bid: Bid, by: Member, at: datetime) -> Bid:
    """End the scoring of a bid once enough people have scored it."""
    bid = Bid.objects.select_for_update().get(pk=bid.pk)
    policies.may_handle_bid(by, bid, on=at.date()).require()
    if not summary_of(bid, today=at.date()).is_enough:
        raise CannotFund(f"At least {LEAST_SCORERS} people must score a bid.")
    move(bid, BidState.SCORED, by=by, at=at, why="")
    return bid


@transaction.atomic
def word_principle(
    *, key: str, title: str, asks: str, weight: int, by: Member, on: date
) -> Principle:
    """
    Word one of the board's principles anew from today; bids sent before keep the old.

    The first time, the shipped five become the board's own.
    """
    policies.may_change_principles(by, on=on).require()
    place = home()
    for order, one in enumerate(principles_on(place.pk, on)):
        Principle.objects.get_or_create(
            partnership=place,
            key=one.key,
            ends_before=None,
            defaults={
                "title": one.title,
                "asks": one.asks,
                "weight": one.weight,
                "order": order,
                "starts_on": date.min.replace(year=2000),
            },
        )
    held = Principle.objects.filter(
        partnership=place, key=key, ends_before=None
    ).first()
    order = held.order if held else Principle.objects.count()
    if held is not None and held.starts_on < on:
        held.ends_before = on
        held.save()
        held = None
    fields = {"title": title, "asks": asks, "weight": weight, "order": order}
    if held is None:
        held = Principle(partnership=place, key=key, starts_on=on)
    for name, value in fields.items():
        setattr(held, name, value)
    held.save()
    note(by, held, "worded", fields=list(fields))
    return held


@transaction.atomic
def drop_principle(*, key: str, by: Member, on: date) -> None:
    """Ask a principle no longer from today; at least one stays."""
    policies.may_change_principles(by, on=on).require()
    asked = principles_on(home().pk, on)
    held = Principle.objects.filter(partnership=home(), key=key, ends_before=None)
    if len(asked) < 2:
        raise CannotFund("At least one principle must stay.")
    row = held.first()
    if row is None:
        raise CannotFund(
            "Word the principle first; the shipped ones are only a default."
        )
    row.ends_before = on
    row.save()
    note(by, row, "dropped", fields=["ends_before"])
