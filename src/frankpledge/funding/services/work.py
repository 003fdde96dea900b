"""Writing down what is given in kind and what services are bought."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.funding import policies
from frankpledge.funding.models import (
    Contract,
    ContractMeasure,
    ContractReview,
    Contribution,
    Fund,
)
from frankpledge.funding.rules.money import NOTHING, pounds
from frankpledge.funding.selectors import balance_of
from frankpledge.funding.services.changes import CannotFund, change, note
from frankpledge.funding.services.funds import refuse_backwards
from frankpledge.partnership.selectors import home


@transaction.atomic
def write_contribution(
    *,
    contribution: Contribution | None,
    fields: Mapping[str, Any],
    version: int,
    by: Member,
    on: date,
) -> Contribution:
    """Write down what an agency gave without being paid; its value is worked out."""
    policies.may_change_of(by, fields["agency"].pk, on=on).require()
    if fields["given_on"] > on:
        raise CannotFund("What is still to come has not been given yet.")
    if fields["hours"] and not fields["staff_rate"]:
        raise CannotFund("Hours need a rate: what does an hour of that work cost?")
    if fields["vehicle_days"] and not fields["vehicle_rate"]:
        raise CannotFund("Vehicle days need a rate.")
    if not (fields["hours"] or fields["vehicle_days"] or fields["other_value"]):
        raise CannotFund("Say what was given: hours, vehicle days or another value.")
    if contribution is None:
        contribution = Contribution.objects.create(partnership=home(), **fields)
        changed = list(fields)
    else:
        policies.may_change_of(by, contribution.agency_id, on=on).require()
        changed = change(contribution, fields, version=version)
    note(by, contribution, "written", fields=changed)
    return contribution


@transaction.atomic
def write_contract(
    *,
    contract: Contract | None,
    fields: Mapping[str, Any],
    version: int,
    by: Member,
    on: date,
) -> Contract:
    """Write down a service that is bought; its value comes out of its fund."""
    policies.may_change_of(by, fields["agency"].pk, on=on).require()
    refuse_backwards(fields["starts_on"], fields["ends_before"])
    refuse_unpayable(contract, fields)
    if contract is None:
        contract = Contract.objects.create(partnership=home(), **fields)
        changed = list(fields)
    else:
        policies.may_change_of(by, contract.agency_id, on=on).require()
        changed = change(contract, fields, version=version)
    note(by, contract, "written", fields=changed)
    return contract


def refuse_unpayable(contract: Contract | None, fields: Mapping[str, Any]) -> None:
    """Raise CannotFund where a contract takes more than its fund has free."""
    fund: Fund | None = fields.get("fund")
    if fund is None:
        return
    Fund.objects.select_for_update().get(pk=fund.pk)
    is_same = contract is not None and contract.fund_id == fund.pk
    held = contract.value if contract is not None and is_same else NOTHING
    free = balance_of(fund).free + held
    if fields["value"] > max(free, held):
        raise CannotFund(
            f"{pounds(fields['value'])} is more than the {pounds(free)} that is free in"
            f" {fund.name}."
        )


@transaction.atomic
def judge_contract_by(
    *, contract: Contract, fields: Mapping[str, Any], by: Member, on: date
) -> ContractMeasure:
    """Judge a contract by a measure of the catalogue."""
    policies.may_change_of(by, contract.agency_id, on=on).require()
    same = {name: fields[name] for name in ("measure", "area_code", "period_type")}
    made, _ = ContractMeasure.objects.update_or_create(
        contract=contract, **same, defaults={"aim": fields["aim"]}
    )
    note(by, made, "written", fields=list(fields))
    return made


@transaction.atomic
def plan_review(
    *, contract: Contract, due_on: date, by: Member, on: date
) -> ContractReview:
    """Set a day on which a contract is looked at."""
    policies.may_change_of(by, contract.agency_id, on=on).require()
    made, is_new = ContractReview.objects.get_or_create(
        contract=contract, due_on=due_on
    )
    if not is_new:
        raise CannotFund("A review is planned for that day already.")
    note(by, made, "planned", fields=["due_on"])
    return made


@transaction.atomic
def hold_review(
    *, review: ContractReview, finding: str, held_on: date, by: Member, on: date
) -> ContractReview:
    """Write down what a review found."""
    policies.may_change_of(by, review.contract.agency_id, on=on).require()
    if held_on > on:
        raise CannotFund("A review cannot have been held on a day still to come.")
    if not finding.strip():
        raise CannotFund("Say what the review found.")
    review.held_on, review.finding, review.held_by = held_on, finding, by
    review.save()
    note(by, review, "held", fields=["finding"])
    return review
