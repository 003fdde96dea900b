"""Writing down funds, what they give by year, what is paid, and what rests on them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from frankpledge.access.models import Member
from frankpledge.audit.states import Operation
from frankpledge.funding import policies
from frankpledge.funding.models import (
    ActionMoney,
    Allocation,
    Fund,
    FundYear,
    Spending,
)
from frankpledge.funding.rules.money import NOTHING, pounds
from frankpledge.funding.selectors import balance_of
from frankpledge.funding.services.changes import (
    CannotFund,
    ChangedMeanwhile,
    change,
    note,
)
from frankpledge.funding.states import Certainty
from frankpledge.partnership.selectors import home


@transaction.atomic
def write_fund(
    *, fund: Fund | None, fields: Mapping[str, Any], version: int, by: Member, on: date
) -> Fund:
    """Write down a new fund, or what is different of one that is known."""
    policies.may_change_of(by, fields["agency"].pk, on=on).require()
    refuse_backwards(fields["starts_on"], fields.get("ends_before"))
    try:
        with transaction.atomic():
            if fund is None:
                fund = Fund.objects.create(partnership=home(), **fields)
                changed = list(fields)
            else:
                policies.may_change_fund(by, fund, on=on).require()
                changed = change(fund, fields, version=version)
    except IntegrityError:
        raise CannotFund(
            f"There is a fund called “{fields['name']}” already.",
            "Change that one, or add the years to the name.",
        ) from None
    note(by, fund, "written", fields=changed)
    return fund


def refuse_backwards(starts_on: date, ends_before: date | None) -> None:
    """Raise CannotFund where something ends before it begins."""
    if ends_before is not None and ends_before <= starts_on:
        raise CannotFund("It ends before it begins: look at the two dates.")


@transaction.atomic
def set_amounts(
    *,
    fund: Fund,
    amounts: Mapping[tuple[int, Certainty], Decimal],
    accepts_shortfall: bool,
    version: int,
    by: Member,
    on: date,
) -> Fund:
    """
    Say what a fund gives in each year, secured and hoped for.

    A cut below what is already promised is refused until the person says that they
    know; the page then shows the shortfall until it is mended.
    """
    policies.may_change_fund(by, fund, on=on).require()
    change(fund, {}, version=version)
    before = balance_of(fund)
    fund.years.all().delete()
    FundYear.objects.bulk_create(
        FundYear(fund=fund, year=year, certainty=certainty.value, amount=amount)
        for (year, certainty), amount in sorted(amounts.items())
        if amount
    )
    after = balance_of(fund)
    if after.free < NOTHING and after.free < before.free and not accepts_shortfall:
        raise CannotFund(
            f"That leaves {pounds(-after.free)} less than is promised already.",
            "Tick the box below if it is so; the fund will say it until it is mended.",
        )
    note(by, fund, "amounts set", fields=["amounts"])
    return fund


@transaction.atomic
def spend(
    *,
    fund: Fund,
    what: str,
    amount: Decimal,
    spent_on: date,
    by: Member,
    on: date,
) -> Spending:
    """Write down money paid straight out of a fund; never more than is free."""
    policies.may_change_fund(by, fund, on=on).require()
    Fund.objects.select_for_update().get(pk=fund.pk)
    if spent_on > on:
        raise CannotFund("Money cannot have been spent on a day still to come.")
    free = balance_of(fund).free
    if amount > free:
        raise CannotFund(
            f"{pounds(amount)} is more than the {pounds(free)} that is free in"
            f" {fund.name}."
        )
    made = Spending.objects.create(
        fund=fund, what=what, amount=amount, spent_on=spent_on, entered_by=by
    )
    note(by, made, "spent", fields=["amount"])
    return made


@transaction.atomic
def tie_action(
    *,
    action: Any,
    fund: Fund,
    fields: Mapping[str, Any],
    by: Member,
    on: date,
) -> ActionMoney:
    """Say that a fund pays for an action, how much, how long and how surely."""
    policies.may_change_fund(by, fund, on=on).require()
    refuse_backwards(fields["starts_on"], fields["ends_before"])
    made = ActionMoney.objects.create(action=action, fund=fund, **fields)
    note(by, made, "tied", fields=list(fields))
    return made


@transaction.atomic
def untie_action(*, money: ActionMoney, by: Member, on: date) -> None:
    """Say that a fund no longer pays for an action."""
    policies.may_change_fund(by, money.fund, on=on).require()
    note(by, money, "untied", operation=Operation.ERASURE)
    money.delete()


@transaction.atomic
def plan_allocation(
    *,
    group: Any,
    year: int,
    planned: Decimal,
    why: str,
    version: int,
    by: Member,
    on: date,
) -> Allocation:
    """Say what a theme group is meant to have in a financial year."""
    policies.may_change_whole(by, on=on).require()
    held = Allocation.objects.filter(partnership=home(), group=group, year=year).first()
    if held is None:
        held = Allocation.objects.create(
            partnership=home(), group=group, year=year, planned=planned, why=why
        )
    elif not version:
        raise ChangedMeanwhile(
            "Somebody else planned money for this group after you opened it.",
            "Open it again, look at what they wrote, and make your change.",
        )
    else:
        change(held, {"planned": planned, "why": why}, version=version)
    note(by, held, "planned", fields=["planned"])
    return held


def give_out_paper(*, thing: Model, form: str, by: Member, on: date) -> None:
    """Record that a bid, an award or a return was taken away as a document."""
    policies.may_export(by, on=on).require()
    note(by, thing, "taken away", fields=[form], operation=Operation.DISCLOSURE)


def take_list_away(*, what: str, by: Member, on: date) -> None:
    """Record that a list of the partnership's money was taken away as a file."""
    policies.may_export(by, on=on).require()
    note(by, what, "taken away", operation=Operation.DISCLOSURE)
